"""The file between Look and Save: made of what is decided, shown, and saved as it was shown."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from journal.domain.giving import Given, called
from journal.domain.recipe import Recipe
from journal.domain.report import HandedOver
from journal.export.checking import Checked
from journal.services.handing_over import HandingOver
from journal.services.needs import OnMain
from journal.ui.handing_over.look.form_choice import PROTECTED
from journal.ui.handing_over.look.step import LookStep
from journal.ui.handing_over.preparing import Preparing
from journal.ui.handing_over.save_step import SaveStep


class Making(QObject):
    """Lets a file be saved only while its very bytes are on the screen, and notes it then."""

    begun = Signal()
    """A file is being made of what is decided now."""
    looked = Signal(object)
    """The file that is shown from now on: `Checked`."""
    noted = Signal(object)
    """The log of all hand-overs, this one among them."""
    protecting = Signal()
    """A passphrase is to be typed for the file."""

    def __init__(
        self,
        handing_over: HandingOver,
        look: LookStep,
        save: SaveStep,
        recipe: Callable[[], Recipe],
        on_main: OnMain,
    ) -> None:
        super().__init__(look)
        self._handing_over = handing_over
        self._look = look
        self._save = save
        self._recipe = recipe
        self._place = Path()
        self.preparing = Preparing(handing_over, on_main, self)
        look.wanted.connect(self.make)
        look.outdated.connect(self.preparing.outdate)
        look.shown_changed.connect(self.offer)
        save.protecting_wanted.connect(self._protect)
        save.place_chosen.connect(self._keep)
        self.preparing.looked.connect(self._show)
        self.preparing.kept.connect(self._note)
        self.preparing.kept_late.connect(self._note_late)

    @Slot()
    def make(self) -> None:
        """Make the file of what is decided now, and show it."""
        self.begun.emit()
        self._look.outdate()
        form = self._look.form
        self.preparing.look(self._recipe(), form.form.name, form.passphrase)

    @property
    def is_wanted(self) -> bool:
        """Whether there is no file, and one could be made."""
        return self.preparing.checked is None and self._look.form.ready

    def outdate(self) -> None:
        """Let go of a file that is no longer the one that is meant."""
        lost = self.preparing.working.busy or self._look.checked is not None
        self.preparing.outdate()
        self._look.outdate()
        self._save.outdate()
        if lost:
            self._look.offer_again()

    def clear(self) -> None:
        """Forget everything private."""
        self.preparing.clear()
        self._place = Path()

    @Slot()
    def offer(self) -> None:
        """Offer to save what is shown."""
        form = self._look.form
        self._save.show_file(self._look.checked, form.form, protected=form.protected)

    @Slot()
    def _protect(self) -> None:
        self._look.form.choose(PROTECTED)
        self.protecting.emit()
        self._look.form.enter()

    @Slot(object)
    def _show(self, given: Checked) -> None:
        if self.preparing.made is not None:
            self.looked.emit(given)
            self._look.show_file(self.preparing.made, given)

    @Slot(object, bool)
    def _keep(self, path: Path, replacing: bool) -> None:
        if self._look.checked is not None and self._look.checked is self.preparing.checked:
            self._place = path
            self.preparing.keep(path, replace=replacing)

    @Slot(object, object)
    def _note(self, done: HandedOver, line: Given) -> None:
        given = self.preparing.checked
        if given is not None:
            self._save.show_saved(done, given, self._place)
        said = self._to_whom(line)

        def noted(log: tuple[Given, ...]) -> None:
            self._save.show_noted(said.to_whom)
            self.noted.emit(log)

        def failed(error: Exception) -> None:
            self._save.show_not_noted()

        self._handing_over.giving.note(said, noted, failed)

    @Slot(object)
    def _note_late(self, line: Given) -> None:
        """Note a file that is on the disk, though nothing is said of it here any more."""
        self._handing_over.giving.note(self._to_whom(line), self.noted.emit, lambda _: None)

    def _to_whom(self, line: Given) -> Given:
        return replace(line, to_whom=called(self._save.to_whom.text()))
