"""The page before something, to be read beside the page after it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTextEdit, QWidget

from journal.domain import days
from journal.domain.entry import Entry
from journal.ui.kit import labels

PADDING = (28, 40, 28, 24)
"""Left, top, right, bottom, in pixels."""


class BeforePane(QWidget):
    """Shows one entry, read only; a veiled one only on request."""

    open_wanted = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._body = ""
        self.holds = False
        """Whether there is an entry to be shown."""
        self.setProperty("role", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self.setAccessibleName("The page before")
        self._day = labels.text("", "meta")
        self._title = labels.text("", "heading")
        self._veil = labels.text("This page is veiled.", "lead")
        self.show_button = labels.button("Show")
        self.show_button.setAccessibleName("Show the page before")
        self.show_button.clicked.connect(self._unveil)
        self.text = QTextEdit()
        self.text.setReadOnly(True)
        self.text.setProperty("role", "reading")
        self.text.setAccessibleName("The page before")
        self.text.setTabChangesFocus(True)
        self.text.document().setDocumentMargin(0)
        self.open_button = labels.button("Open", "quiet")
        self.open_button.setAccessibleName("Open the page before")
        self.open_button.clicked.connect(self.open_wanted)
        self.close_button = labels.button("Close", "quiet")
        self.close_button.setAccessibleName("Close the page before")
        self.close_button.clicked.connect(self.closed)
        acts = labels.horizontal(self.open_button, self.close_button, None, spacing=16)
        column = labels.vertical(
            *(self._day, self._title, 10, self._veil, labels.horizontal(self.show_button, None)),
            spacing=4,
            margins=PADDING,
        )
        column.addWidget(self.text, 1)
        column.addStretch(0)
        column.addLayout(acts)
        self.setLayout(column)
        self.clear()

    def show_entry(self, entry: Entry) -> None:
        """Show this entry."""
        content = entry.content
        self._body = content.body
        self._day.setText(f"Before · {days.spoken(content.day)}")
        self._title.setText(content.title)
        self._title.setVisible(bool(content.title))
        self.text.setPlainText("" if content.veiled else content.body)
        self._show_parts(veiled=content.veiled)
        self.holds = True

    def clear(self) -> None:
        """Forget the entry, and go away."""
        self.holds = False
        self._body = ""
        for label in (self._day, self._title):
            label.setText("")
        self.text.clear()
        self.hide()

    def _unveil(self) -> None:
        self.text.setPlainText(self._body)
        self._show_parts(veiled=False)
        self.text.setFocus()

    def _show_parts(self, *, veiled: bool) -> None:
        self._veil.setVisible(veiled)
        self.show_button.setVisible(veiled)
        self.text.setVisible(not veiled)
