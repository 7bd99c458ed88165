"""The stores of what a person sets and gathers for themselves, as services see them."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from journal.domain.basket import Item
from journal.domain.giving import Given
from journal.domain.insight.chart import View
from journal.domain.insight.own_view import OwnView
from journal.domain.packs import Pack
from journal.domain.recipe import Recipe
from journal.domain.saved_searches import KeptSearches, SavedSearch
from journal.domain.settings import Settings


class PackStore(Protocol):
    """Prompts of the person's own, and packs of prompts they brought along."""

    def all(self) -> tuple[Pack, ...]:
        """Return the pack of one's own, which may be empty, and then all others by their ids."""
        ...

    def put(self, pack: Pack) -> None:
        """Store a pack in place of the one with its id; what stayed the same is not written."""
        ...

    def remove(self, id: str) -> None:
        """Forget what the pack with this id held, for all copies of this journal."""
        ...


class SettingsStore(Protocol):
    """Settings kept inside the journal."""

    def get(self) -> Settings:
        """Return the settings, defaults where nothing was stored."""
        ...

    def put(self, settings: Settings) -> None:
        """Store every setting that changed."""
        ...


class OwnViews(Protocol):
    """What a person made of each view of Insight."""

    def all(self) -> Mapping[View, OwnView]:
        """Return what was made of every view."""
        ...

    def name(self, view: View, words: str) -> None:
        """Keep the person's words for what they see in a view."""
        ...

    def switch(self, view: View, *, off: bool) -> None:
        """Switch a view off, or on."""
        ...


class SavedSearches(Protocol):
    """Searches kept by a name, and the last ones where someone wants them kept."""

    def kept(self) -> KeptSearches:
        """Return saved searches by name, and the last ones where they are kept."""
        ...

    def put(self, search: SavedSearch) -> None:
        """Store a search, or what else is looked for under its id."""
        ...

    def remove(self, id: str) -> None:
        """Forget a search, if it is there."""
        ...

    def note(self, words: str) -> None:
        """Keep what was looked for just now, where the person wants that."""
        ...

    def keep_recent(self, on: bool) -> None:
        """Keep the last searches from now on, or forget them and keep none."""
        ...


class GivingLog(Protocol):
    """What was handed over to whom, and when."""

    def all(self) -> tuple[Given, ...]:
        """Return every hand-over that is not cleared, newest first."""
        ...

    def note(self, given: Given) -> None:
        """Keep a hand-over."""
        ...

    def clear(self, ids: Sequence[str]) -> None:
        """Forget what these lines say, for all copies of this journal."""
        ...


class Basket(Protocol):
    """What was gathered for someone, and the packet that is being put together."""

    def all(self) -> tuple[Item, ...]:
        """Return every item in its order."""
        ...

    def of(self, entry: str) -> tuple[Item, ...]:
        """Return the items of the entry, or the unfinished page, with this uuid."""
        ...

    def put(self, *items: Item) -> None:
        """Store items, each in place of the one with its id or at the end."""
        ...

    def remove(self, ids: Sequence[str]) -> None:
        """Take items out; nothing that was typed about them stays."""
        ...

    def arrange(self, ids: Sequence[str]) -> None:
        """Put these items first, in this order."""
        ...

    def recipe(self) -> Recipe | None:
        """Return the recipe that was last worked on, None where there is none."""
        ...

    def keep_recipe(self, recipe: Recipe | None) -> None:
        """Keep a recipe in place of the one before, or none."""
        ...


class BegunFiles(Protocol):
    """Readable files that are being saved under a hidden name."""

    def all(self) -> tuple[Path, ...]:
        """Return where every file lies that was begun."""
        ...

    def note(self, place: Path) -> None:
        """Keep where a file is about to be begun."""
        ...

    def forget(self, place: Path) -> None:
        """Let go of a file that is whole, or gone, or to be left as it is."""
        ...


class OwnThings(Protocol):
    """The part of a transaction that holds what a person sets and gathers for themselves."""

    @property
    def searches(self) -> SavedSearches:
        """Saved searches, and the last ones."""
        ...

    @property
    def settings(self) -> SettingsStore:
        """Settings."""
        ...

    @property
    def packs(self) -> PackStore:
        """Prompts of the person's own, and packs."""
        ...

    @property
    def basket(self) -> Basket:
        """What was gathered for someone."""
        ...

    @property
    def giving(self) -> GivingLog:
        """What was handed over."""
        ...

    @property
    def begun(self) -> BegunFiles:
        """Files that are not whole yet."""
        ...

    @property
    def own_views(self) -> OwnViews:
        """What the person made of the views of Insight."""
        ...
