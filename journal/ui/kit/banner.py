"""A line in the room where something failed: what, what it means, what can be done."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from journal.ui.kit.announce import announce
from journal.ui.kit.errors import Sentence, words_for
from journal.ui.kit.in_sight import bring_into_sight
from journal.ui.kit.labels import button, horizontal, text, vertical


class Banner(QWidget):
    """Hidden until something is to be said; it never takes the focus.

    A `closable` one has a button that puts it away.
    """

    def __init__(self, parent: QWidget | None = None, *, closable: bool = False) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self._what = text("", "strong")
        self._rest = text("", "body")
        words = vertical(self._what, self._rest, spacing=2)
        row = horizontal(spacing=12, margins=(16, 10, 16, 12))
        row.addLayout(words, 1)
        if closable:
            close = button("Close", "quiet")
            close.setAccessibleName("Close this line")
            close.clicked.connect(self.clear)
            row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(row)
        self.hide()

    @property
    def words(self) -> str:
        """What is being said, empty when hidden."""
        return "" if self.isHidden() else f"{self._what.text()} {self._rest.text()}".strip()

    def show_error(self, error: BaseException) -> None:
        """Say what `error` means."""
        self.say(words_for(error))

    def say(self, sentence: Sentence) -> None:
        """Say `sentence`, also to a screen reader."""
        self._what.setText(sentence.what)
        rest = " ".join(part for part in (sentence.meaning, sentence.help) if part)
        self._rest.setText(rest)
        self._rest.setVisible(bool(rest))
        self.show()
        bring_into_sight(self)
        announce(self, str(sentence))

    @Slot()
    def clear(self) -> None:
        """Say nothing."""
        self.hide()
        self._what.setText("")
        self._rest.setText("")
