"""What the panel shows for an entry: the person's own word first, a guess only after it."""

from dataclasses import dataclass, replace

from journal.domain.checkin import Gate
from journal.domain.distance import words
from journal.domain.distance.reading import VERSION, Pole, Reading, Span
from journal.domain.entry import Content, Entry
from journal.domain.labels import Label, LabelFrom
from journal.domain.someone_else import keeps_unread
from journal.domain.text import word_count
from journal.ui.kit.distance_mark import MOST

POSSIBLE, OWN = "A possible reading", "In your words"
ELSEWHERE = "Some words here point elsewhere. You know best."
SEE_WORDS, READ_WORDS = "See the words this might rest on", "Read the words"
READING = "Reading the words…"
_EMPTY = "There are no words here to read."
_OF_ANOTHER = (
    "This page is written as if about someone else, so it is not read. "
    "Above the page you can say that they are you."
)
_LEFT = "You asked me not to read this entry."
_OFF = "You asked me not to read any. Settings can change that."
_NOT_YET = "These words have not been read."
_SHORT = "There are only a few words here. A reading needs a few sentences."
_LIMITS = "A reading knows English only, and only what a writer tells of themselves."
_ENOUGH = 25
"""Words from which on an entry says enough to be read."""


def own_words(label: Label) -> str:
    """Return how a person says this label themselves."""
    return words.label_words(label, LabelFrom.CORRECTED)


def label_of_reading(reading: Reading) -> str:
    """Return the name of what a reading found, as it may be shown."""
    return words.heading(reading)


@dataclass(frozen=True, slots=True)
class Face:
    """One state of the panel.

    `says` is the label that "That fits" is asked for, None where nothing is asked; `own` that
    `label` is the person's word; `silent` that nothing is said, so that they may say it
    themselves; `more` what the button says that leads to the words behind; `readable` that
    readings are wanted at all, `unread` that reading this entry can be allowed again; `note` what
    is good to know about the reading; `older` the version that made it where that is another;
    `reading` is what the mark shows.
    """

    heading: str = POSSIBLE
    label: str = ""
    sentence: str = ""
    note: str = ""
    says: Label | None = None
    own: bool = False
    silent: bool = False
    more: str = ""
    readable: bool = True
    unread: bool = False
    older: str = ""
    reading: Reading | None = None

    @property
    def has_words(self) -> bool:
        """Whether the words behind are shown, so that what was set aside belongs beside them."""
        return self.readable and not self.more

    @property
    def spans(self) -> tuple[Span, ...]:
        """The words that led here: those the mark has segments for, in the order of the text."""
        if self.reading is None:
            return ()
        sides = {Pole.CHOSEN: 0, Pole.INVOLUNTARY: 0}
        shown = []
        for span in self.reading.spans:
            sides[span.pole] += 1
            if sides[span.pole] <= MOST:
                shown.append(span)
        return tuple(shown)


def face_of(entry: Entry, *, words_wanted: bool = False, off: bool = False) -> Face:
    """Return what to show; a person's own label hides every reading until they ask for it.

    `off` is true where the person wants no readings: then nothing is shown but their own word.
    """
    barred = _barred(entry.content, off=off)
    if entry.label is not None and entry.label_from is not LabelFrom.TEXT:
        return _own(entry, entry.label, words_wanted, barred)
    if barred:
        return Face(sentence=barred, silent=True, readable=False, unread=entry.content.unread)
    if not entry.content.body.strip():
        return Face(sentence=_EMPTY, silent=True)
    if entry.reading is None:
        return Face(sentence=_NOT_YET, silent=True, more=READ_WORDS)
    shown = replace(entry.reading, label=entry.label or entry.reading.label)
    label = words.shown_label(shown)
    said = label is not Label.UNCLEAR  # "can't tell" is no guess that could fit
    return Face(
        label=words.heading(shown),
        sentence=words.sentence(shown),
        note=_limits(shown, entry.content.body),
        says=label if said else None,
        silent=not said,
        older=_other_version(shown),
        reading=None if shown.held_back else shown,
    )


def _barred(content: Content, *, off: bool) -> str:
    """Return what keeps a page from being read, empty where nothing does."""
    if content.unread:
        return _LEFT
    if off:
        return _OFF
    return _OF_ANOTHER if keeps_unread(content.facets) else ""


def _own(entry: Entry, label: Label, words_wanted: bool, barred: str) -> Face:
    checkin = entry.content.checkin
    nothing_today = (
        entry.label_from is LabelFrom.CHECKIN
        and checkin is not None
        and checkin.gate is Gate.NOT_REALLY
    )
    if nothing_today:
        return Face(OWN, label="No distance today", own=True, readable=False)
    face = Face(OWN, label=own_words(label), own=True)
    if barred:
        return replace(face, note=barred, readable=False, unread=entry.content.unread)
    if not words_wanted:
        return replace(face, more=SEE_WORDS)
    reading = entry.reading
    if reading is None:
        return face
    face = replace(face, older=_other_version(reading))
    if reading.held_back or not reading.spans:
        return replace(face, note="No words stood out.")
    # Words that lean to one side are part of "some of both" and not elsewhere.
    elsewhere = label is not Label.MIXED and reading.label not in (
        *(label, Label.UNCLEAR, Label.NONE),
    )
    return replace(face, sentence=ELSEWHERE if elsewhere else "", reading=reading)


def _other_version(reading: Reading) -> str:
    return "" if reading.version == VERSION else reading.version


def _limits(reading: Reading, body: str) -> str:
    """Return what keeps the words from being read, where they say too little to a reader."""
    if reading.held_back or reading.spans or reading.label is not Label.UNCLEAR:
        return ""
    return _SHORT if word_count(body) < _ENOUGH else _LIMITS
