"""The bar at the foot of the page that finds words on it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from journal.ui.kit import labels
from journal.ui.kit.announce import announce


class FindBar(QWidget):
    """Takes the words to find and says how many there are; Enter goes on, Escape leaves."""

    sought = Signal(str)
    step_wanted = Signal(int)
    """The next place, or with -1 the one before."""
    stay_wanted = Signal()
    """Writing should go on at the place that is shown."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        self.field.setAccessibleName("Find on this page")
        self.field.setPlaceholderText("Find on this page")
        self.field.setMinimumWidth(120)
        hints = Qt.InputMethodHint
        self.field.setInputMethodHints(hints.ImhSensitiveData | hints.ImhNoPredictiveText)
        self.field.textChanged.connect(self.sought)
        self._count = labels.text("", "meta")
        self._count.setWordWrap(False)
        self.before = labels.button("Before", "quiet")
        self.before.setAccessibleName("Place before")
        self.next = labels.button("Next", "quiet")
        self.next.setAccessibleName("Next place")
        self.stay = labels.button("Write here", "quiet")
        close = labels.button("Close", "quiet")
        close.setAccessibleName("Stop finding")
        self.before.clicked.connect(lambda: self.step_wanted.emit(-1))
        self.next.clicked.connect(lambda: self.step_wanted.emit(1))
        self.stay.clicked.connect(self.stay_wanted)
        close.clicked.connect(self.left)
        self._ways = (self.before, self.next, self.stay)
        sought, row = QWidget(), labels.FlowLayout(spacing=12, down=4)
        sought.setLayout(labels.horizontal(self.field, self._count, spacing=12))
        for part in (sought, *self._ways, close):
            row.addWidget(part)
        self.setLayout(row)
        self.show_count("", found=False)
        self.hide()

    @property
    def count(self) -> str:
        """What is said about the places."""
        return self._count.text()

    def show_count(self, words: str, *, found: bool) -> None:
        """Say how many places there are, and offer the ways to them where there are any."""
        if words and words != self._count.text():
            announce(self.field, words)
        self._count.setText(words)
        self._count.setVisible(bool(words))
        lost = not found and self.window().focusWidget() in self._ways
        for way in self._ways:
            way.setEnabled(found)
        if lost:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def open(self, words: str) -> None:
        """Be ready for words, `words` already standing there to be typed over."""
        self.show()
        if words:
            self.field.setText(words)
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def forget(self) -> None:
        """Forget what was sought, so that not even undoing brings it back."""
        self.field.setText("")
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter go on, Shift+Enter go back and Escape leave."""
        key, back = event.key(), event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.field.hasFocus():
            if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.step_wanted.emit(-1 if back else 1)
        else:
            super().keyPressEvent(event)
