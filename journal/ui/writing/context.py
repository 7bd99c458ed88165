"""What was going on around a page, carried from the row under it to the page."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from journal.domain.befores import for_day
from journal.domain.entry import Content, Facet
from journal.domain.facets import value_of, with_facet, without
from journal.domain.resurfacing import Resurface
from journal.ui.writing.beside import Keep
from journal.ui.writing.bringing_back import a_year_on
from journal.ui.writing.context_row import ContextRow
from journal.ui.writing.sitting import Sitting

Change = Callable[[tuple[Facet, ...]], tuple[Facet, ...]]


class Context(QObject):
    """Every tap is kept at once; words are kept as they are typed, like those on the page."""

    changed = Signal()
    """Something around the page is not as it was."""

    def __init__(self, row: ContextRow, sitting: Sitting, keep: Keep) -> None:
        super().__init__(row)
        self._row = row
        self._sitting = sitting
        self._keep = keep
        row.facet_set.connect(self._set)
        row.facet_typed.connect(self._type)
        row.typing_left.connect(sitting.noted)
        row.facet_cleared.connect(self._clear)
        row.bringing_back_chosen.connect(self.bring_back)
        row.day_chosen.connect(self._name_day)
        row.own_feeling_added.connect(self._add_word)

    def bring_back(self, decided: Resurface) -> None:
        """Keep what was decided about bringing this page back."""
        self._amend(lambda content: replace(content, resurface=decided))

    def name_later(self) -> None:
        """Have a day named before which this page is not brought back."""
        if not isinstance(self._sitting.content.resurface, date):
            self.bring_back(a_year_on(self._sitting.content.day))
        self._row.name_bringing_back()

    def _set(self, kind: str, value: str) -> None:
        self._change(lambda facets: with_facet(facets, kind, value))

    def _clear(self, kind: str) -> None:
        self._change(lambda facets: without(facets, kind))

    def _type(self, kind: str, value: str) -> None:
        if value_of(self._sitting.content.facets, kind) is not None:
            self._sitting.note(
                lambda content: replace(content, facets=with_facet(content.facets, kind, value))
            )

    def _name_day(self, day: date | None) -> None:
        self._amend(lambda content: for_day(content, day))

    def _change(self, change: Change) -> None:
        self._amend(lambda content: replace(content, facets=change(content.facets)))

    def _amend(self, change: Callable[[Content], Content]) -> None:
        self._sitting.amend(change)
        self.changed.emit()

    def _add_word(self, word: str) -> None:
        self._keep(
            lambda settings: replace(settings, own_feelings=(word, *settings.own_feelings)),
            lambda: None,
        )
