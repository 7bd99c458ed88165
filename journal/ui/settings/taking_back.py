"""What the person said against readings, row by row, each with a way to take it back."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from journal.domain import days
from journal.domain.distance.words import label_words
from journal.domain.entry import Entry
from journal.domain.labels import Label, LabelFrom
from journal.domain.own_word import Exceptions
from journal.domain.text import preview
from journal.services.needs import Failed, Then
from journal.services.writing import Writing
from journal.ui.kit.entry_words import headline, named
from journal.ui.kit.labels import button, horizontal, text, vertical

STRUCK, UNREAD, CORRECTED = "Words set aside", "Entries that are not read", "Labels you changed"
_LONGEST = 160
"""Signs of struck words that a row shows."""

Act: TypeAlias = Callable[[Then[Entry], Failed], None]


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that was said: under which heading, of which entry, and how it is taken back."""

    heading: str
    words: str
    where: str
    done: str
    """What is said once it is taken back."""
    take_back: Act
    say_again: Act


class SaidRow(QWidget):
    """Its words, the entry it belongs to, and the button that takes it back."""

    def __init__(self, said: Said) -> None:
        super().__init__()
        self.said = said
        self.button = button("Take back", "quiet")
        self.button.setAccessibleName(f"Take back: {said.words}, {said.where}")
        words = vertical(text(said.words, "quote"), text(said.where, "meta"), spacing=2)
        row = horizontal(spacing=12)
        row.addLayout(words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(row)


def all_said(found: Exceptions, writing: Writing) -> tuple[Said, ...]:
    """Return a row for everything that was said, by heading and then newest day first."""
    return (*_struck(found, writing), *_unread(found, writing), *_corrected(found, writing))


def _struck(found: Exceptions, writing: Writing) -> Iterator[Said]:
    for each in found.struck:
        id, words = each.entry.id, each.words
        # A veiled page shows nothing of its text in any list.
        shown = "Words of a veiled page" if each.entry.veiled else f"“{preview(words, _LONGEST)}”"
        yield Said(
            *(STRUCK, shown, named(each.entry), "Those words count again."),
            partial(writing.unstrike, id, words),
            partial(writing.strike, id, words),
        )


def _unread(found: Exceptions, writing: Writing) -> Iterator[Said]:
    for entry in found.unread:
        yield Said(
            *(UNREAD, preview(headline(entry), _LONGEST), days.plain(entry.day)),
            "It can be read again when you ask.",
            partial(writing.leave_unread, entry.id, False),
            partial(writing.leave_unread, entry.id, True),
        )


def _corrected(found: Exceptions, writing: Writing) -> Iterator[Said]:
    for entry in found.corrected:
        label = entry.label or Label.UNCLEAR
        yield Said(
            *(CORRECTED, label_words(label, LabelFrom.CORRECTED), named(entry)),
            "Your label is taken back.",
            partial(writing.uncorrect, entry.id, None),
            partial(writing.correct, entry.id, label),
        )
