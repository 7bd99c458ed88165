"""What gives someone away, to be looked through: nothing is hidden but what the person ticks."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journal.domain.packet import Packet
from journal.domain.redaction import Redaction
from journal.domain.redaction_offers import RedactionOffer
from journal.services.redacting import Redacting
from journal.ui.kit import labels
from journal.ui.kit.theme import Theme

READ_ONCE = "Only you know what gives someone away. Please read it once."


class Redactor(QWidget):
    """Shows what may be hidden in a packet, and every word of the packet with it hidden."""

    changed = Signal()
    """Something else is hidden than before; `redaction` tells what."""
    failed = Signal(object)
    """Nothing could be looked for; carries the error."""

    def __init__(self, redacting: Redacting, theme: Theme) -> None:
        super().__init__()
        self._redacting = redacting
        self._theme = theme
        self._asked = 0
        self._redaction = Redaction()
        self.setLayout(labels.vertical(labels.text(READ_ONCE, "strong")))

    def offer(self, packet: Packet, decided: Redaction | None = None) -> None:
        """Look through a packet in which nothing is hidden yet.

        What was `decided` before stays so; without it, what was ticked for the last packet here.
        """
        self._asked += 1
        asked = self._asked
        self._redaction = decided or self._redaction
        self._redacting.offers(
            packet,
            lambda found: self._show(found) if asked == self._asked else None,
            lambda error: self.failed.emit(error) if asked == self._asked else None,
        )

    def redaction(self) -> Redaction:
        """Return what is to be hidden now."""
        return self._redaction

    def clear(self) -> None:
        """Forget the packet, and what was decided about it."""
        self._asked += 1
        self._redacting.cancel()
        self._redaction = Redaction()

    def _show(self, found: tuple[RedactionOffer, ...]) -> None:
        self.changed.emit()
