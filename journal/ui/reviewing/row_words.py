"""The words a row of the list is made of, for the eye and for a screen reader."""

from collections.abc import Mapping

from journal.domain import days
from journal.domain.distance.words import label_words
from journal.domain.entry import Summary
from journal.domain.tags import Colour, TagKey, key_of
from journal.ui.kit.entry_words import headline
from journal.ui.kit.tag_words import apart, tag_words

BETWEEN = " · "
DISC = "●"
VEILED = "Veiled. Open it to read it."


def preview_line(summary: Summary) -> str:
    """Return the beginning of the text under a title; a veiled entry shows none."""
    if summary.veiled:
        return VEILED
    return summary.preview if summary.title else ""


def label_line(summary: Summary) -> str:
    """Return the label in words, empty where nobody answered, corrected or asked."""
    if summary.label is None or summary.label_from is None:
        return ""
    return label_words(summary.label, summary.label_from)


def tag_line(summary: Summary) -> str:
    """Return the names on an entry, and its mark for a session."""
    names = [tag_words(tag) for tag in summary.tags]
    if summary.for_session:
        names.append("for session")
    return BETWEEN.join(names)


def end_line(
    summary: Summary, colours: Mapping[TagKey, Colour]
) -> tuple[str, tuple[tuple[int, Colour], ...]]:
    """Return label, names and mark of a row, and where in them a disc of which colour stands."""
    parts, marks = [label_line(summary)] if label_line(summary) else [], []
    for tag in summary.tags:
        colour = colours.get(key_of(tag))
        words = tag_words(tag) if colour is None else f"{DISC} {tag_words(tag)}"
        if colour is not None:
            before = len(BETWEEN.join([*parts, ""]))
            marks.append((before + apart(words).index(DISC), colour))
        parts.append(apart(words))
    if summary.for_session:
        parts.append("for session")
    return BETWEEN.join(parts), tuple(marks)


def spoken_row(summary: Summary) -> str:
    """Return the whole row as one sentence after another."""
    parts = (
        days.spoken(summary.day),
        headline(summary),
        preview_line(summary),
        label_line(summary),
        tag_line(summary),
    )
    return ". ".join(part.rstrip(".") for part in parts if part) + "."
