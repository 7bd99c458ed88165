"""The ways out of a journal that does not open, below the sentence that says why."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from journal.domain.errors import NotAJournal, Part, VaultDamaged
from journal.ui.kit.labels import FlowLayout, button

_DATABASE = (Part.DATABASE, Part.EMPTY, Part.MISSING)


class WaysOut(QWidget):
    """Shows what can be done about one failure; nothing where there is nothing to offer."""

    mend_wanted = Signal()
    code_wanted = Signal()
    rescue_wanted = Signal()
    restore_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mend_button = button("Use the copy kept on this computer")
        self.code_button = button("Use the recovery code")
        self.rescue_button = button("Rescue what is left…")
        self.restore_button = button("Restore a backup…")
        self._buttons = (
            *(self.mend_button, self.code_button, self.rescue_button, self.restore_button),
        )
        row = FlowLayout(spacing=8)
        for one in self._buttons:
            row.addWidget(one)
        self.setLayout(row)
        self.mend_button.clicked.connect(self.mend_wanted)
        self.code_button.clicked.connect(self.code_wanted)
        self.rescue_button.clicked.connect(self.rescue_wanted)
        self.restore_button.clicked.connect(self.restore_wanted)
        self.clear()

    def show_for(self, error: Exception) -> None:
        """Offer what helps with `error`."""
        part = error.part if isinstance(error, VaultDamaged) else None
        gone = part in _DATABASE
        self.mend_button.setVisible(part is Part.HEADER)
        self.code_button.setVisible(part is Part.HEADER)
        self.rescue_button.setVisible(gone)
        self.restore_button.setVisible(part is not None or isinstance(error, NotAJournal))
        self.setVisible(any(not one.isHidden() for one in self._buttons))

    @Slot()
    def clear(self) -> None:
        """Offer nothing."""
        self.hide()
