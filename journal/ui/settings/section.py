"""One titled part of the settings page."""

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from journal.ui.kit.labels import Item, text, vertical


class Numbers(QComboBox):
    """A list of numbers that the wheel passes by, so that scrolling changes nothing."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


def section(title: str, *items: Item, about: str = "") -> QWidget:
    """Return a part with its title, a sentence about it where there is one, and its items."""
    head: list[Item] = [text(title, "heading")]
    if about:
        head.append(text(about, "lead"))
    part = QWidget()
    part.setAccessibleName(title)
    part.setLayout(vertical(*head, 4, *items, spacing=6))
    return part


def numbers(name: str, values: tuple[int, ...], words: str) -> QComboBox:
    """Return a list of numbers, `words` holding a {} for each."""
    box = Numbers()
    box.setAccessibleName(name)
    for value in values:
        box.addItem(words.format(value), value)
    return box


def show_number(box: QComboBox, value: int, words: str) -> None:
    """Show `value`, adding it where the list does not have it; nobody is told."""
    box.blockSignals(True)
    if box.findData(value) < 0:
        box.addItem(words.format(value), value)
    box.setCurrentIndex(box.findData(value))
    box.blockSignals(False)
