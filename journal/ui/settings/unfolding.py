"""Forms that unfold below their button, one at a time; Esc and Back fold them up again."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from journal.ui.kit.labels import ground, vertical


class Unfolding(QWidget):
    """Shows one of its forms on a quiet ground, or none."""

    def __init__(self, *forms: QWidget) -> None:
        super().__init__()
        self._forms = forms
        self._opener: QPushButton | None = None
        layout = vertical()
        for form in forms:
            form.hide()
            layout.addWidget(form)
        layout.setContentsMargins(20, 16, 20, 16)
        self.setLayout(vertical(4, ground("card", layout)))
        self.hide()

    def unfold(self, form: QWidget, opener: QPushButton) -> None:
        """Show this form and no other; folding it up puts the focus back on `opener`."""
        self._opener = opener
        for other in self._forms:
            other.setVisible(other is form)
        self.show()

    def shows(self, form: QWidget) -> bool:
        """Tell whether this form is unfolded."""
        return not self.isHidden() and not form.isHidden()

    @Slot()
    def fold(self) -> None:
        """Show no form, and go back to where it was opened."""
        self.clear()
        if self._opener is not None:
            self._opener.setFocus()

    def clear(self) -> None:
        """Show no form."""
        self.hide()
        for form in self._forms:
            form.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fold at Esc, unless the form is at work."""
        if event.key() == Qt.Key.Key_Escape and all(form.isEnabled() for form in self._forms):
            self.fold()
        else:
            super().keyPressEvent(event)
