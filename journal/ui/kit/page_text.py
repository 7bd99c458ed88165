"""The text of a page that is only read: in the person's type, and copied as plain words."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from journal.ui.kit import clipboard


class PageText(QTextEdit):
    """Shows words with the lines and paragraphs of the page they were written on."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.given = ""
        """The words as they were given, each character of them."""
        self.setReadOnly(True)
        self.document().setDocumentMargin(0)
        self.setTabChangesFocus(True)
        self.setProperty("role", "reading")
        self.setAccessibleName(name)

    def show_words(self, words: str) -> None:
        """Show these words."""
        self.given = words
        self.setPlainText(words)
        spacing = QTextBlockFormat()
        spacing.setLineHeight(128, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        spacing.setBottomMargin(16)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spacing)

    def clear(self) -> None:
        """Show nothing."""
        self.given = ""
        super().clear()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy plain words."""
        return clipboard.plain(self.textCursor().selectedText().replace("\u2029", "\n"))
