"""Names and dates: what is hidden in the packet as it is put together now."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journal.domain.errors import NothingSelected
from journal.domain.packet import Packet
from journal.domain.redaction import Redaction
from journal.services.redacting import Redacting
from journal.ui.handing_over.names.redactor import Redactor
from journal.ui.kit.banner import Banner
from journal.ui.kit.labels import text, vertical
from journal.ui.kit.theme import Theme

OTHERS = (
    "Other people are in these pages too. Roles or initials keep them out of someone else's files."
)
_EMPTY = "There is nothing to look through yet. Put something in first."


class NamesStep(QWidget):
    """Holds what is hidden, also before a packet has been looked through."""

    changed = Signal()

    def __init__(self, redacting: Redacting, theme: Theme) -> None:
        super().__init__()
        self._kept: Redaction | None = None
        self._offered = False
        self.redactor = Redactor(redacting, theme)
        self.empty = text(_EMPTY, "prompt")
        self.banner = Banner()
        column = vertical(text(OTHERS, "lead"), 10, self.empty, self.banner)
        column.addWidget(self.redactor, 1)
        column.addStretch(0)
        self.setLayout(column)
        self.redactor.changed.connect(self.changed)
        self.redactor.failed.connect(self.show_error)
        self._show_parts()

    def keep(self, redaction: Redaction) -> None:
        """Hide this from the next packet on, as it was decided before."""
        self._kept = redaction

    def redaction(self) -> Redaction:
        """Return what is hidden."""
        if not self._offered:
            return self._kept or Redaction()
        return self.redactor.redaction()

    def for_next(self) -> Redaction:
        """Return what is hidden in the next packet too, as it was ticked.

        Names that were hidden before, and not looked at since, stay hidden.
        """
        if not self._offered:
            return Redaction(self.redaction().replacements)
        return self.redactor.for_next()

    def take_typed(self) -> None:
        """Hide what was typed to be hidden, though nothing was pressed behind it."""
        self.redactor.take_typed()

    def offer(self, packet: Packet) -> None:
        """Look through this packet; what was decided stays."""
        decided = self.redaction()
        self._offered = True
        self.banner.clear()
        self.redactor.offer(packet, decided)
        self._show_parts()

    def show_error(self, error: Exception) -> None:
        """Say why there is nothing to look through."""
        self._kept, self._offered = self.redaction(), False
        if not isinstance(error, NothingSelected):
            self.banner.show_error(error)
        self._show_parts()

    def clear(self) -> None:
        """Forget everything private."""
        self._kept, self._offered = None, False
        self.banner.clear()
        self.redactor.clear()
        self._show_parts()

    def _show_parts(self) -> None:
        self.redactor.setVisible(self._offered)
        self.empty.setVisible(not self._offered)
