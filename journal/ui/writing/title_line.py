"""The title of a page, above its words."""

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit


class TitleLine(QLineEdit):
    """One line; a title that is longer is seen from its first word on, except while it is typed."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "title")
        self.setAccessibleName("Title, optional")
        self.setPlaceholderText("A title, if you like")

    def show_title(self, title: str) -> None:
        """Show another title."""
        self.setText(title)
        self.setCursorPosition(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Go back to the first word."""
        super().focusOutEvent(event)
        if not self.hasSelectedText():  # which would be lost by it
            self.setCursorPosition(0)
