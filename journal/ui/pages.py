"""The pages of the open journal: each is made when it is first wanted, and then stays."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal.ui.handing_over.page import HandingOverPage
    from journal.ui.insight.page import InsightPage
    from journal.ui.reviewing.bin import BinPage
    from journal.ui.reviewing.bringing_in import BringingInPage
    from journal.ui.reviewing.page import ReviewingPage
    from journal.ui.reviewing.versions import VersionsPage
    from journal.ui.settings.page import SettingsPage
    from journal.ui.unlocking.recovery_sheet import RecoverySheet
    from journal.ui.writing.page import WritingPage

AnyPage: TypeAlias = (
    "WritingPage | ReviewingPage | BinPage | VersionsPage | BringingInPage | InsightPage"
    " | HandingOverPage | SettingsPage | RecoverySheet"
)
P = TypeVar("P", bound=AnyPage)


@dataclass(frozen=True, slots=True)
class Makers:
    """What loads and makes each page."""

    writing: Callable[[], WritingPage]
    reviewing: Callable[[], ReviewingPage]
    bin: Callable[[], BinPage]
    versions: Callable[[], VersionsPage]
    bringing_in: Callable[[], BringingInPage]
    insight: Callable[[], InsightPage]
    handing_over: Callable[[], HandingOverPage]
    settings: Callable[[], SettingsPage]
    sheet: Callable[[], RecoverySheet]


class Pages:
    """Every page of the open journal; `made` are those that were wanted, in that order.

    `take_in` gives a page its place in the window, before anything else is asked of it.
    """

    def __init__(self, makers: Makers, take_in: Callable[[AnyPage], None]) -> None:
        self._makers = makers
        self._take_in = take_in
        self.made: list[AnyPage] = []

    @cached_property
    def writing(self) -> WritingPage:
        """The page that is written on."""
        return self._new(self._makers.writing())

    @cached_property
    def reviewing(self) -> ReviewingPage:
        """All entries, found and read."""
        return self._new(self._makers.reviewing())

    @cached_property
    def bin(self) -> BinPage:
        """What was put in the bin."""
        return self._new(self._makers.bin())

    @cached_property
    def versions(self) -> VersionsPage:
        """Two versions of one entry, side by side."""
        return self._new(self._makers.versions())

    @cached_property
    def bringing_in(self) -> BringingInPage:
        """Another copy of the journal, to be brought in."""
        return self._new(self._makers.bringing_in())

    @cached_property
    def insight(self) -> InsightPage:
        """What can be seen over many entries."""
        return self._new(self._makers.insight())

    @cached_property
    def handing_over(self) -> HandingOverPage:
        """Chosen entries as one file."""
        return self._new(self._makers.handing_over())

    @cached_property
    def settings(self) -> SettingsPage:
        """All that can be set."""
        return self._new(self._makers.settings())

    @cached_property
    def sheet(self) -> RecoverySheet:
        """The recovery code on paper."""
        return self._new(self._makers.sheet())

    def _new(self, page: P) -> P:
        self.made.append(page)
        self._take_in(page)
        return page
