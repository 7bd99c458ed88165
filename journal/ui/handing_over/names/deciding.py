"""What was decided about a packet, step by step, so that each step can be taken back."""

from collections.abc import Collection
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from journal.domain.moved_days import Dates
from journal.domain.redaction_choices import Choices
from journal.domain.redaction_offers import Why
from journal.domain.redaction_shown import Piece


class Deciding(QObject):
    """Holds the choices of now, and those before each step."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._choices = Choices()
        self._before: list[Choices] = []

    @property
    def choices(self) -> Choices:
        """What is decided now."""
        return self._choices

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._before)

    def begin(self, choices: Choices) -> None:
        """Go on from these choices; nothing before them can be had again. Nobody is told."""
        self._choices = choices
        self._before.clear()

    def see(self, choices: Choices) -> None:
        """Take these, which decide the same about a packet that was looked through.

        Where other names stand in it, the steps before were about another list.
        """
        if _keys(choices) != _keys(self._choices):
            self._before.clear()
        self._choices = choices

    def do(self, choices: Choices) -> None:
        """Take these choices for those of now."""
        if choices != self._choices:
            self._before.append(self._choices)
            self._choices = choices
            self.changed.emit()

    @Slot()
    def undo(self) -> None:
        """Take the last step back."""
        if self._before:
            self._choices = self._before.pop()
            self.changed.emit()

    @Slot(str, bool)
    def tick(self, key: str, wanted: bool) -> None:
        """Hide a name, or hide it no more."""
        self.do(self._choices.ticked({key}, hidden=wanted))

    def tick_kinds(self, kinds: Collection[Why]) -> None:
        """Hide all names of these kinds."""
        self.do(self._choices.kind_ticked(kinds))

    @Slot()
    def tick_none(self) -> None:
        """Hide nothing."""
        self.do(self._choices.none_ticked())

    @Slot(object)
    def undo_place(self, piece: Piece) -> None:
        """Leave one place as it is, or hide it again; a passage is hidden no more at all."""
        if piece.passage:
            keys = {name.key for name in self._choices.names if piece.sought in name.names}
            self.do(self._choices.ticked(keys, hidden=False))
        else:
            self.do(self._choices.spared_or_not(piece.place))

    @Slot(object, int)
    def move(self, dates: Dates, by: int) -> None:
        """Tell days otherwise."""
        self.do(replace(self._choices, dates=dates, moved_by=by))


def _keys(choices: Choices) -> list[str]:
    return [name.key for name in choices.names]
