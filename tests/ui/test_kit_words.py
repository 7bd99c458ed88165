"""Painted words are as tall as their lines, also where that is known without laying them out."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from journal.ui.kit import theme
from journal.ui.kit.words import Words

WIDE = 2000


@pytest.fixture
def line(qapp: QApplication) -> Iterator[int]:
    """The height of one line of plain words."""
    theme.load_fonts()
    theme.apply(qapp, theme.Theme())
    yield Words("x").heightForWidth(WIDE)
    qapp.setStyleSheet("")


def test_every_line_counts_with_room_or_without(line: int) -> None:
    for words in ("Short", "A “quoted” naïve half", "שלום", "one\ttwo"):
        assert Words(words).heightForWidth(WIDE) == line, words
    for words in ("one\ntwo", "one\u2028two"):
        assert Words(words).heightForWidth(WIDE) == 2 * line, words
    assert Words("one\n\nthree").heightForWidth(WIDE) == 3 * line


def test_no_width_cuts_a_line_off(line: int) -> None:
    words = Words("-i-…f", "date")  # an f reaches over the end of its line
    words.ensurePolished()
    for width in range(20, 200):
        assert words.heightForWidth(width) == words._laid_out(width)[1], width


def test_other_words_and_another_size_are_measured_anew(line: int, qapp: QApplication) -> None:
    words = Words("Short")
    words.show()
    narrow = words.sizeHint()
    words.setText("No longer short")
    assert words.sizeHint().width() > narrow.width()
    before = words.sizeHint()
    theme.apply(qapp, theme.Theme(scale=1.5))
    assert words.sizeHint().width() > before.width()
    assert words.sizeHint().height() > before.height()
