"""What the panel shows for an entry: the person's own word first, a guess only after it."""

from dataclasses import dataclass, replace

from journal.domain.checkin import Gate
from journal.domain.distance import words
from journal.domain.distance.reading import Reading, Span
from journal.domain.entry import Entry
from journal.domain.labels import Label, LabelFrom

ELSEWHERE = "Some words here point elsewhere. You know best."


def own_words(label: Label) -> str:
    """Return how a person says this label themselves."""
    return words.label_words(label, LabelFrom.CORRECTED)


@dataclass(frozen=True, slots=True)
class Face:
    """One state of the panel.

    `own` says that `label` is the person's word; `asks` that "That fits" is asked; `more` that the
    words behind it can be asked for; `reading` is what the mark and the quotations show.
    """

    heading: str
    label: str = ""
    sentence: str = ""
    own: bool = False
    asks: bool = False
    more: bool = False
    reading: Reading | None = None

    @property
    def spans(self) -> tuple[Span, ...]:
        """The words that led here."""
        return self.reading.spans if self.reading is not None else ()


def face_of(entry: Entry, words_wanted: bool) -> Face:
    """Return what to show; a person's own label hides every reading until they ask for it."""
    if entry.label is not None and entry.label_from is not LabelFrom.TEXT:
        return _own(entry, entry.label, words_wanted)
    if entry.reading is None:
        return Face("A possible reading", more=True)
    shown = replace(entry.reading, label=entry.label or entry.reading.label)
    return Face(
        "A possible reading",
        label=words.heading(shown),
        sentence=words.sentence(shown),
        asks=True,
        reading=None if shown.held_back else shown,
    )


def _own(entry: Entry, label: Label, words_wanted: bool) -> Face:
    checkin = entry.content.checkin
    nothing_today = (
        entry.label_from is LabelFrom.CHECKIN
        and checkin is not None
        and checkin.gate is Gate.NOT_REALLY
    )
    if nothing_today:
        return Face("In your words", label="No distance today", own=True)
    reading = entry.reading if words_wanted else None
    if reading is None or reading.held_back:
        return Face("In your words", label=own_words(label), own=True, more=not words_wanted)
    # Words that lean to one side are part of "some of both" and not elsewhere.
    elsewhere = label is not Label.MIXED and reading.label not in (
        *(label, Label.UNCLEAR, Label.NONE),
    )
    return Face(
        "In your words",
        label=own_words(label),
        sentence=ELSEWHERE if elsewhere else "",
        own=True,
        reading=reading,
    )
