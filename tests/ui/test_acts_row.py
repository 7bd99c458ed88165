"""Words beside buttons: in a narrow place they stand above, and no button is cut."""

from PySide6.QtWidgets import QApplication, QPushButton

from journal.ui.kit import labels
from journal.ui.reviewing.acts_row import ActsRow
from tests.ui.rooms import settle


def test_words_stand_above_where_there_is_no_room_beside(qapp: QApplication) -> None:
    words = labels.text("12 entries chosen.", "meta")
    buttons = [QPushButton(name) for name in ("Read", "Erase", "Put back")]
    row = ActsRow(words, "All 100,000 entries chosen.", *buttons)
    row.show()
    for width, beside in ((800, True), (360, False), (800, True)):
        row.resize(width, 120)
        settle()
        assert (words.geometry().bottom() < buttons[0].geometry().top()) is not beside
        assert all(each.width() >= each.sizeHint().width() for each in buttons)
        assert buttons[-1].geometry().right() < width


def test_a_button_that_comes_in_takes_the_room_of_the_words(qapp: QApplication) -> None:
    words, one, other = (
        labels.text("1 entry chosen.", "meta"),
        QPushButton("Put back"),
        QPushButton("Read"),
    )
    words.setWordWrap(False)
    row = ActsRow(words, "All 100,000 entries chosen.", other, one)
    other.hide()
    row.show()
    settle()
    longest = words.fontMetrics().horizontalAdvance("All 100,000 entries chosen.")
    row.resize(longest + one.sizeHint().width() + 40, 120)
    settle()
    assert words.geometry().bottom() >= one.geometry().top()
    other.show()
    settle()
    assert words.geometry().bottom() < one.geometry().top()
