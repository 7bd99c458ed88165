"""Forms that unfold below their button, one at a time; Esc and Back fold them up again."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from journal.ui.kit.form import Form
from journal.ui.kit.in_sight import TOGETHER
from journal.ui.kit.labels import ground, vertical


class Unfolding(QWidget):
    """Shows one of its forms on a quiet ground, or none."""

    def __init__(self, *forms: Form) -> None:
        super().__init__()
        self._forms = forms
        self._opener: QPushButton | None = None
        for form in forms:
            form.hide()
            form.back_wanted.connect(self.fold)
        self.setLayout(vertical(4, ground("card", vertical(*forms, margins=(20, 16, 20, 16)))))
        self.setProperty(TOGETHER, True)
        self.hide()

    def unfold(self, form: Form, opener: QPushButton) -> None:
        """Show this form and no other; folding it up puts the focus back on `opener`."""
        self._opener = opener
        for other in self._forms:
            other.setVisible(other is form)
        self.show()

    def shows(self, form: Form) -> bool:
        """Tell whether this form is unfolded."""
        return not self.isHidden() and not form.isHidden()

    @Slot()
    def fold(self) -> None:
        """Show no form, and go back to where it was opened."""
        self.hide()
        if self._opener is not None:
            self._opener.setFocus()

    def clear(self) -> None:
        """Show no form, and let each forget what was typed."""
        self.hide()
        for form in self._forms:
            form.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the form at Esc, where it can be left."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
            return
        for form in self._forms:
            if self.shows(form):
                form.back_button.click()
