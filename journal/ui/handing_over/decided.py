"""All that is decided about a packet: spread over the steps, and kept in the journal as one."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from journal.domain.basket import InBasket
from journal.domain.errors import NotWritable
from journal.domain.recipe import Listener, Recipe, Wanted, template
from journal.services.basket import Basket
from journal.services.needs import Failed
from journal.ui.handing_over.first_page.step import FrontStep
from journal.ui.handing_over.gather.step import GatherStep
from journal.ui.handing_over.names.step import NamesStep
from journal.ui.handing_over.save_step import SaveStep

KEPT_AFTER = 500
"""Milliseconds after which what was typed is kept in the journal."""
_ANEW = "The basket is empty, and nothing is typed any more."


class Decided(QObject):
    """Gathers the recipe from the steps, and keeps it so that closing loses none of it."""

    undo_offered = Signal(str, object)
    """What was done, and the call that takes it back."""

    def __init__(
        self,
        basket: Basket,
        failed: Failed,
        gather: GatherStep,
        front: FrontStep,
        names: NamesStep,
        save: SaveStep,
    ) -> None:
        super().__init__(gather)
        self._basket = basket
        self._failed = failed
        self._gather, self._front, self._names, self._save = gather, front, names, save
        self.loaded = False
        """Whether what was kept in the journal is shown."""
        self._emptying = False
        self._rest = QTimer(self, singleShot=True, interval=KEPT_AFTER)
        self._rest.timeout.connect(self._keep)
        save.typed.connect(self.touch)

    def recipe(self) -> Recipe:
        """Return all that is decided about the packet now."""
        made = Recipe(wanted=Wanted(basket=True, by_hand=True))
        made = self._front.into(self._gather.into(made))
        whom = self._save.to_whom.text().strip()
        return replace(made, to_whom=whom, redaction=self._names.redaction())

    def load(self, then: Callable[[], None]) -> None:
        """Show what was typed before, once the journal is open, and go on."""
        if self.loaded:
            then()
            return

        def show(kept: Recipe | None) -> None:
            if not self.loaded:
                self.loaded = True
                self._show(kept or _blank())
            then()

        self._basket.recipe(show, self._failed)

    @Slot()
    def touch(self) -> None:
        """Note that something was decided."""
        if self.loaded and not self._rest.isActive():
            self._rest.start()

    def flush(self) -> None:
        """Keep now what is not kept yet."""
        if self._rest.isActive():
            self._keep()

    @Slot()
    def begin_anew(self) -> None:
        """Empty the basket and forget what was typed; one undo brings all of it back.

        Names stay hidden where the person ticked that.
        """
        begun = replace(_blank(), redaction=self._names.for_next())
        was, items = self.recipe(), [each.item for each in self._gather.basket.items]
        if self._emptying or (was == begun and not items):  # pressed twice: keep the way back
            return
        self._emptying = True
        order = [item.id for item in items]

        def show(recipe: Recipe) -> None:
            self._names.clear()
            self._show(recipe)
            self.touch()

        def undo() -> None:
            show(was)
            self._basket.put_back(items, order, self._gather.basket.show_items, self._failed)

        def emptied(left: tuple[InBasket, ...]) -> None:
            self._emptying = False
            self._gather.basket.show_items(left)

        def failed(error: Exception) -> None:
            self._emptying = False
            self._failed(error)

        show(begun)
        self._basket.remove(order, emptied, failed)
        self.undo_offered.emit(_ANEW, undo)

    def clear(self) -> None:
        """Forget everything private."""
        self.loaded = self._emptying = False
        for part in (self._gather, self._front, self._names, self._save):
            part.clear()
        self._show(_blank())
        self._rest.stop()

    def _show(self, recipe: Recipe) -> None:
        self._gather.show_recipe(recipe)
        self._front.show_recipe(recipe)
        self._names.keep(recipe.redaction)
        self._save.to_whom.setText(recipe.to_whom)

    @Slot()
    def _keep(self) -> None:
        self._rest.stop()
        if self.loaded:
            self._basket.keep_recipe(self.recipe(), lambda _: None, self._tell)

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, NotWritable):  # such a journal says so above every page
            self._failed(error)


def _blank() -> Recipe:
    """Return what a packet begins with: nothing typed, and the basket in its own order."""
    begun = template(Listener.THERAPIST)
    return replace(begun, wanted=Wanted(basket=True, by_hand=True))
