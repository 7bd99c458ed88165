"""The words a row of the list is made of, for the eye and for a screen reader."""

from journal.domain import days
from journal.domain.distance.words import label_words
from journal.domain.entry import Summary
from journal.domain.tags import Tag, TagKind
from journal.ui.kit.entry_words import headline

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


def tag_words(tag: Tag) -> str:
    """Return a name, with its kind where it is not a plain tag."""
    return tag.name if tag.kind is TagKind.TAG else f"{tag.name} ({tag.kind})"


def tag_line(summary: Summary) -> str:
    """Return the names on an entry, and its mark for a session."""
    names = [tag_words(tag) for tag in summary.tags]
    if summary.for_session:
        names.append("for session")
    return " · ".join(names)


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


def counted(entries: int) -> str:
    """Return a number of entries in words and figures."""
    return "1 entry" if entries == 1 else f"{entries:,} entries"
