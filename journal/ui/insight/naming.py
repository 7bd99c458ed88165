"""What the person calls what they see in a view: their own words, kept as they are typed."""

from PySide6.QtCore import QEvent, QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from journal.ui.kit.labels import text, vertical
from journal.ui.kit.theme import Theme

KEEP_AFTER = 500
"""Milliseconds of rest after which the words are kept."""
_HIGH = 58


class NameLine(QWidget):
    """A field for what the person sees; the program itself names nothing."""

    named = Signal(str)
    """The words as they stand now."""

    def __init__(self, title: str, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._kept: str | None = ""
        self.field = _Lines()
        self.field.setAccessibleName(f"{title}: name what you see")
        self.field.setPlaceholderText("In your own words, if you like")
        self.field.setTabChangesFocus(True)
        self._resting = QTimer(self, singleShot=True, interval=KEEP_AFTER)
        self._resting.timeout.connect(self.keep)
        self.field.textChanged.connect(self._resting.start)
        self.field.left.connect(self.keep)
        self.setLayout(vertical(text("Name what you see", "meta"), self.field, spacing=4))
        self._measure()

    def show_words(self, words: str) -> None:
        """Show what was kept, unless something else is being typed."""
        if self.unkept() is None:
            self._kept = words
            with QSignalBlocker(self.field):
                self.field.setPlainText(words)

    def unkept(self) -> str | None:
        """Return what was typed since it was kept last."""
        typed = self.field.toPlainText()
        return None if typed == self._kept else typed

    def keep(self) -> None:
        """Have what was typed kept now."""
        self._resting.stop()
        typed = self.unkept()
        if typed is not None:
            self._kept = typed
            self.named.emit(typed)

    def not_kept(self) -> None:
        """Note that what was typed could not be kept, so that it is tried again."""
        self._kept = None

    def clear(self) -> None:
        """Forget the words, and what could bring them back."""
        self._resting.stop()
        self._kept = ""
        with QSignalBlocker(self.field):
            self.field.setPlainText("")

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def _measure(self) -> None:
        self.field.setFixedHeight(self._theme.px(_HIGH))


class _Lines(QPlainTextEdit):
    """A field that tells when it is left."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the person went elsewhere."""
        super().focusOutEvent(event)
        self.left.emit()
