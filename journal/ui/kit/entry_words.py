"""How an entry is named wherever it stands in a list."""

from journal.domain import days
from journal.domain.entry import Summary
from journal.domain.text import preview

_SHORT = 72
"""Signs of a headline that stands beside its day."""


def headline(summary: Summary) -> str:
    """Return the title, or the beginning of the text where there is none."""
    if summary.title:
        return summary.title
    return "A veiled page" if summary.veiled else summary.preview or "A page without words"


def named(summary: Summary) -> str:
    """Return day and headline on one line, the beginning of a text kept short."""
    return f"{days.plain(summary.day)} · {preview(headline(summary), _SHORT)}"
