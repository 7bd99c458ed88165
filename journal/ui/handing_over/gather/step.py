"""What goes in: the basket, a search to fill it, and ticks for all that is left out otherwise."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from journal.domain.giving import Given
from journal.domain.recipe import Recipe
from journal.domain.selection import Selection
from journal.services.handing_over import HandingOver
from journal.services.naming import Naming
from journal.services.needs import Failed, OnMain
from journal.services.reviewing import Reviewing
from journal.ui.handing_over.gather.basket_pane import BasketPane
from journal.ui.handing_over.gather.finder import Finder
from journal.ui.handing_over.gather.last_time import LastTime
from journal.ui.handing_over.gather.resting import Resting
from journal.ui.handing_over.tick_list import TickList, tick
from journal.ui.kit.labels import text, vertical
from journal.ui.kit.theme import Theme

_APPENDIX_OFF = "Without the full entries, whole entries are only counted in the table of tags."


class GatherStep(QWidget):
    """Fills the basket and says which parts are made of it."""

    changed = Signal()

    def __init__(
        self,
        handing_over: HandingOver,
        reviewing: Reviewing,
        naming: Naming,
        failed: Failed,
        theme: Theme,
        today: Callable[[], date],
        on_main: OnMain,
    ) -> None:
        super().__init__()
        self._reviewing = reviewing
        self._naming = naming
        self._giving = handing_over.giving
        self._failed = failed
        self._agreed: tuple[str, ...] = ()
        self.log: tuple[Given, ...] = ()
        self.last_time = LastTime(self._giving, failed)
        self.basket = BasketPane(handing_over.basket, failed, theme, on_main)
        self.finder = Finder(today)
        self.resting = Resting()
        self.appendix = tick("The full entries, at the end")
        self.themes = tick("A table of tags and of dated things")
        self.river = tick("Both sides over time, as a drawing")
        self.pictures = tick("Pictures of full entries, in a PDF")
        self.note = text(_APPENDIX_OFF, "meta")
        self.ticks = TickList()
        self._lay_out()
        self._wire()

    def entered(self) -> None:
        """Bring everything up to date."""
        self.basket.load()
        self._naming.used(self.finder.know, self._failed)
        self._giving.log(self.show_log, self._failed)

    def show_recipe(self, recipe: Recipe) -> None:
        """Show what was ticked, telling nobody."""
        for box, on in (
            (self.appendix, recipe.appendix),
            (self.themes, recipe.themes),
            (self.river, recipe.river),
            (self.pictures, recipe.pictures),
        ):
            box.blockSignals(True)
            box.setChecked(on)
            box.blockSignals(False)
        self.ticks.show_ticks(recipe.ticks)
        self._agreed = recipe.wanted.agreed
        self._show_note()

    def into(self, recipe: Recipe) -> Recipe:
        """Return the recipe with what is ticked here, and with the basket."""
        return replace(
            recipe,
            wanted=replace(recipe.wanted, basket=True, by_hand=True, agreed=self._agreed),
            appendix=self.appendix.isChecked(),
            themes=self.themes.isChecked(),
            river=self.river.isChecked(),
            pictures=self.pictures.isChecked(),
            ticks=self.ticks.ticked(),
        )

    def clear(self) -> None:
        """Forget everything private."""
        self._agreed, self.log = (), ()
        for part in (self.last_time, self.basket, self.finder, self.resting):
            part.clear()

    def _lay_out(self) -> None:
        boxes = (self.themes, self.appendix, self.note, self.pictures, self.river)
        parts = vertical(text("What these pages hold besides", "strong"), *boxes, spacing=2)
        self.setLayout(
            vertical(
                *(self.last_time, self.basket, 18, self.resting, self.finder, 22),
                *(parts, 18, self.ticks),
                spacing=4,
            )
        )

    def _wire(self) -> None:
        self.basket.shown.connect(self._show_note)
        self.basket.shown.connect(self._show_resting)
        self.basket.shown.connect(self.changed)
        self.finder.wanted.connect(self._find)
        self.finder.gather_wanted.connect(self.basket.gather)
        for box in (self.appendix, self.themes, self.river, self.pictures):
            box.toggled.connect(self._tell)
        self.ticks.changed.connect(self.changed)
        self.resting.agreed.connect(self._agree)

    @Slot(object)
    def _find(self, selection: Selection) -> None:
        self._reviewing.find(selection, self.finder.show_found, self._failed)

    def show_log(self, log: tuple[Given, ...]) -> None:
        """Tell of the newest of these hand-overs."""
        self.log = log
        self.last_time.show_log(log)
        self.finder.show_last(log[0].when.date() if log else None)
        self.changed.emit()

    def _agree(self, uuid: str) -> None:
        self._agreed = (*self._agreed, uuid)
        self._show_resting()
        self.changed.emit()

    @Slot()
    def _show_resting(self) -> None:
        asked = {
            each.item.entry: each.summary
            for each in self.basket.items
            if each.resting and not each.item.quoted and each.item.entry not in self._agreed
        }
        self.resting.show_entries(tuple(asked.values()))

    @Slot()
    def _tell(self) -> None:
        self._show_note()
        self.changed.emit()

    @Slot()
    def _show_note(self) -> None:
        whole = any(not each.item.quoted for each in self.basket.items)
        self.note.setVisible(whole and not self.appendix.isChecked())
        self.pictures.setEnabled(self.appendix.isChecked())
