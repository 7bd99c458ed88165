"""Writing as if about someone else: a mark on the question's card, and who is meant."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from journal.domain import someone_else
from journal.domain.entry import Content
from journal.domain.prompts import FEELING, Prompt
from journal.ui.kit import labels

_UNREAD = "A page like this is not read, since nobody knows who is meant."


class SomeoneElse(QWidget):
    """Two marks; the second one appears with the first and lets the page be read again."""

    marked = Signal(bool, bool)
    """Whether the page is written as if about someone else, and whether they are the writer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.other = QCheckBox("Write it as if about someone else")
        self.me = QCheckBox("She, he or they is me")
        self._about = labels.text(_UNREAD, "meta")
        self.other.setAccessibleDescription(_UNREAD)
        for box in (self.other, self.me):
            box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            box.clicked.connect(self._say)
        self.setLayout(labels.vertical(self.other, self.me, labels.horizontal(4, self._about)))

    def show_page(self, content: Content, prompt: Prompt | None) -> None:
        """Show what holds for the page; everyday prompts are not offered this way."""
        other, me = someone_else.is_marked(content), someone_else.is_me(content)
        self.other.setChecked(other)
        self.me.setChecked(me)
        self.me.setVisible(other)
        self._about.setVisible(other and not me)
        self.setVisible(other or (prompt is not None and prompt.intensity >= FEELING))

    def _say(self) -> None:
        other = self.other.isChecked()
        self.marked.emit(other, other and self.me.isChecked())
