"""From a recipe to a file that was looked into, and to the disk; what is outdated is dropped."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from journal.domain.errors import Cancelled
from journal.domain.giving import Given
from journal.domain.recipe import Recipe
from journal.domain.report import HandedOver
from journal.export.checking import Checked
from journal.services.handing_over import HandingOver
from journal.services.needs import OnMain
from journal.services.packing import Packed
from journal.ui.kit.working import Working


class Preparing(QObject):
    """Makes packet and file of what was last asked for, one at a time."""

    packed = Signal(object)
    """A packet was put together, nothing hidden in it yet: `Packed`."""
    looked = Signal(object)
    """A file was made and looked into: `Checked`."""
    kept = Signal(object, object)
    """The file is saved: `HandedOver`, and the line for the log."""
    kept_late = Signal(object)
    """A file was saved though something has changed since: the line for the log."""
    failed = Signal(object)

    def __init__(self, handing_over: HandingOver, on_main: OnMain, parent: QObject) -> None:
        super().__init__(parent)
        self._handing_over = handing_over
        self._turn = 0
        self.working = Working(on_main)
        self.working.cancel_wanted.connect(self._cancel)
        self._packing = False
        self.made: Packed | None = None
        self.checked: Checked | None = None
        self._recipe = Recipe()
        self._form = ""
        self._passphrase: str | None = None

    def pack(self, recipe: Recipe) -> None:
        """Put the packet together that a recipe asks for."""
        self.outdate()
        self._pack(recipe, lambda _: self.working.end())

    def look(self, recipe: Recipe, form: str, passphrase: str | None) -> None:
        """Put the packet together, make a file of `form` in memory, and look into it."""
        self.outdate()
        self._recipe, self._form, self._passphrase = recipe, form, passphrase
        self._pack(recipe, self._check)

    def keep(self, path: Path, *, replace: bool = False) -> None:
        """Save the bytes that were last made, at `path`."""
        given, made = self.checked, self.made
        if given is None or made is None:
            return
        line = self._line(made, given)
        self.working.begin("Saving the file.")
        turn = self._turn

        def saved(done: HandedOver) -> None:
            if self._ends(turn):
                self.kept.emit(done, line)
            else:
                self.kept_late.emit(line)

        self._handing_over.keep(given, path, saved, self._failing(turn), replace=replace)

    def outdate(self) -> None:
        """Forget what was made: something in it has changed."""
        if self.working.busy:
            self._handing_over.cancel()
        self._turn += 1
        self._packing = False
        self.working.end()
        self.made = self.checked = None

    def clear(self) -> None:
        """Forget everything private."""
        self.outdate()
        self._recipe, self._form, self._passphrase = Recipe(), "", None

    def _pack(self, recipe: Recipe, then: Callable[[Packed], None]) -> None:
        turn = self._turn
        self.working.begin("Putting the pages together.")
        self._packing = True

        def done(made: Packed) -> None:
            if turn == self._turn:
                self._packing = False
                self.made = made
                self.packed.emit(made)
                if turn == self._turn:
                    then(made)

        self._handing_over.pack(recipe, done, self._failing(turn))

    def _check(self, made: Packed) -> None:
        turn = self._turn
        self.working.begin("Making the file and looking into it.", "steps")

        def done(given: Checked) -> None:
            if self._ends(turn):
                self.checked = given
                self.looked.emit(given)

        self._handing_over.checked(
            made.packet,
            self._recipe.redaction,
            self._form,
            done,
            self._failing(turn),
            passphrase=self._passphrase,
            progress=self.working.progress,
        )

    def _line(self, made: Packed, given: Checked) -> Given:
        return self._handing_over.giving.line(
            made.packet,
            given.finished.sha256,
            self._form,
            to_whom=self._recipe.to_whom,
            hidden=given.made.count,
            encrypted=self._passphrase is not None,
        )

    @Slot()
    def _cancel(self) -> None:
        self._handing_over.cancel()
        if self._packing:  # nothing asks there yet whether to go on
            self.outdate()
            self.failed.emit(Cancelled())

    def _failing(self, turn: int) -> Callable[[Exception], None]:
        def failed(error: Exception) -> None:
            if self._ends(turn):
                self.failed.emit(error)

        return failed

    def _ends(self, turn: int) -> bool:
        """Tell whether an act is still wanted; then it is over."""
        if turn != self._turn:
            return False
        self.working.end()
        return True
