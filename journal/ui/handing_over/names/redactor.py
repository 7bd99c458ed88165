"""What gives someone away, to be looked through: nothing is hidden but what the person ticks."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from journal.domain.errors import Cancelled
from journal.domain.packet import Packet
from journal.domain.redaction import Redaction
from journal.domain.redaction_choices import PEOPLE, PLACES, Choices, Name, decided, own
from journal.domain.redaction_shown import Seen, Sighting
from journal.services.redacting import Looked, Redacting
from journal.ui.handing_over.names.deciding import Deciding
from journal.ui.handing_over.names.panes import Panes
from journal.ui.handing_over.names.words import hidden
from journal.ui.kit import labels
from journal.ui.kit.announce import announce
from journal.ui.kit.theme import Theme

_SOON = 120
"""Milliseconds of rest after which the words are shown anew."""


class Redactor(QWidget):
    """Shows what may be hidden in a packet, and every word of the packet with it hidden.

    Each act can be undone; what is shown lags behind what `redaction` tells by a moment.
    """

    changed = Signal()
    """Something else is hidden than before; `redaction` tells what."""
    failed = Signal(object)
    """Nothing could be looked for; carries the error."""

    def __init__(self, redacting: Redacting, theme: Theme) -> None:
        super().__init__()
        self._redacting = redacting
        self._packet: Packet | None = None
        self._asked = 0
        self._showing = False
        self.deciding = Deciding(self)
        self._stands: dict[str, Sighting] = {}
        self.panes = Panes(theme)
        self.soon = QTimer(self, singleShot=True, interval=_SOON)
        self.soon.timeout.connect(self._ask_words)
        column = labels.vertical()
        column.addWidget(self.panes, 1)
        self.setLayout(column)
        self._wire()
        self._show()

    def offer(self, packet: Packet, decided_before: Redaction | None = None) -> None:
        """Look through a packet in which nothing is hidden yet.

        What was decided before stays so; without it, what was decided here.
        """
        self._asked += 1
        self._showing = False
        self._packet = packet
        if decided_before is not None and decided_before != self.deciding.choices.redaction():
            self.deciding.begin(decided(decided_before))
        begun = self.deciding.choices

        def take(looked: Looked) -> None:
            if self.deciding.choices is begun:
                self._take(looked)
            else:  # decided otherwise meanwhile
                self.offer(packet)

        self._redacting.look(packet, begun, self._if_asked(take), self._if_asked(self._fail))

    def redaction(self) -> Redaction:
        """Return what is to be hidden now."""
        return self.deciding.choices.redaction()

    def for_next(self) -> Redaction:
        """Return what is to be hidden in the next packet too: names, and only if that is ticked."""
        kept = self.panes.keep.isChecked()
        return Redaction(self.redaction().replacements if kept else ())

    def clear(self) -> None:
        """Forget the packet, and what was decided about it."""
        self._asked += 1
        self._showing = False
        self._redacting.cancel()
        self.soon.stop()
        self._packet = None
        self.deciding.begin(Choices())
        self._stands.clear()
        self.panes.clear()
        self._show()

    @Slot()
    def undo(self) -> None:
        """Take the last act back."""
        self.deciding.undo()

    @Slot()
    def _tell(self) -> None:
        self._show()
        announce(self.panes.names, self.panes.count.text())
        self.soon.start()
        self.changed.emit()

    def _show(self) -> None:
        self.panes.names.show_names(self.deciding.choices, self._stands)
        self.panes.count.setText(hidden(self.deciding.choices) if self._packet is not None else "")
        self.panes.days.show_days(self.deciding.choices.dates, self.deciding.choices.moved_by)
        self.panes.undo.setEnabled(self.deciding.can_undo)

    def _take(self, looked: Looked) -> None:
        """Show what was found."""
        was = self.redaction()
        self.deciding.see(looked.choices)
        self._stands = dict(looked.stands)
        self._show()
        self._ask_words()
        if self.redaction() != was:
            self.changed.emit()

    @Slot()
    def _ask_words(self) -> None:
        """Have the words of the packet shown as they will be given, one asking at a time."""
        if self._packet is None or self._showing:
            return
        self._showing = True
        redaction = self.redaction()

        def take(words: tuple[Seen, ...]) -> None:
            self._showing = False
            if redaction == self.redaction():
                self.panes.text.show_words(words)
            else:  # decided otherwise meanwhile
                self._ask_words()

        self._redacting.seen(
            *(self._packet, redaction), self._if_asked(take), self._if_asked(self._fail)
        )

    def _if_asked(self, call: Callable[..., None]) -> Callable[..., None]:
        """Return what does nothing once another packet is looked through, or none."""
        asked = self._asked
        return lambda value: call(value) if asked == self._asked else None

    def _fail(self, error: Exception) -> None:
        self._showing = False
        if not isinstance(error, Cancelled):
            self.failed.emit(error)

    @Slot(object)
    def _amend(self, name: Name) -> None:
        """Take a name as it is decided about now; called otherwise, it is looked for anew."""
        choices = self.deciding.choices.changed({name.key}, lambda _: name)
        known = {each.key: each.names for each in self.deciding.choices.names}
        self.deciding.do(choices)
        if known.get(name.key) != name.names:
            self._look_for((name,))

    def _add(self, words: Sequence[str]) -> None:
        """Hide words of one's own."""
        before = {name.key for name in self.deciding.choices.names}
        self.deciding.do(self.deciding.choices.added(words))
        fresh = [name for name in self.deciding.choices.names if name.key not in before]
        self._look_for(fresh)
        if words:
            self.panes.names.choose(own(words[0]).key)

    def _look_for(self, names: Sequence[Name]) -> None:
        if self._packet is not None and names:
            self._redacting.stands(
                *(self._packet, names), self._if_asked(self._found), self._if_asked(self._fail)
            )

    def _found(self, stands: dict[str, Sighting]) -> None:
        self._stands |= stands
        self._show()

    @Slot()
    def take_typed(self) -> None:
        """Hide what stands in the field for something else to hide."""
        words = self.panes.more.text().strip()
        if words:
            self.panes.more.setText("")
            self._add([words])

    def _wire(self) -> None:
        panes, deciding = self.panes, self.deciding
        deciding.changed.connect(self._tell)
        panes.people.clicked.connect(lambda: deciding.tick_kinds(PEOPLE))
        panes.places.clicked.connect(lambda: deciding.tick_kinds(PLACES))
        panes.none.clicked.connect(deciding.tick_none)
        panes.undo.clicked.connect(deciding.undo)
        panes.names.lines.ticked.connect(deciding.tick)
        panes.names.name_chosen.connect(
            lambda name: panes.one.show_name(name, self.deciding.choices)
        )
        panes.one.changed.connect(self._amend)
        panes.more.returnPressed.connect(self.take_typed)
        panes.add.clicked.connect(self.take_typed)
        panes.days.changed.connect(deciding.move)
        panes.text.hide_wanted.connect(self._add)
        panes.text.undo_wanted.connect(deciding.undo_place)
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence.StandardKey.Undo, self, self.undo, context=inside)
