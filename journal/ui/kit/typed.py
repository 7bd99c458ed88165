"""What was typed leaves a field whole: its words, its undo, and a day that was named."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QDateEdit, QLineEdit, QWidget


def forget_typed(room: QWidget) -> None:
    """Let no empty field in `room` bring back what stood in it, and no date field name a day.

    `QLineEdit.clear` keeps what it clears for undo; `setText` does not. Nobody is told.
    """
    for line in room.findChildren(QLineEdit):
        if not line.text():
            with QSignalBlocker(line):
                line.setText("")
    for field in room.findChildren(QDateEdit):
        with QSignalBlocker(field):
            field.setDate(field.minimumDate())
