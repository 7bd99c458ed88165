"""Insight: what the person answered over many entries, as charts and as their own words."""

from collections.abc import Callable, Sequence
from pathlib import Path

from journal import files
from journal.domain.days import Clock
from journal.domain.drawing import mirrored
from journal.domain.entry import EntryId
from journal.domain.errors import InsideJournal, NothingSelected
from journal.domain.insight.beside import Beside
from journal.domain.insight.chart import Chart, View
from journal.domain.insight.event import WEEKS, Event
from journal.domain.insight.marks import WIDTH
from journal.domain.insight.multiples import Sorted
from journal.domain.insight.passages import Gathered
from journal.domain.insight.periods import Step
from journal.domain.prompts import DEEP, Library
from journal.domain.resurfacing import Rules
from journal.export.svg import svg
from journal.places import in_a_journal
from journal.services import counting, counting_in_time, gathering
from journal.services.counting_in_time import Times
from journal.services.door import Door
from journal.services.needs import Failed, Then
from journal.services.work import Work


class Insight:
    """One act a view; nothing here writes to the journal, and nothing names a trend."""

    def __init__(
        self, door: Door, aside: Work, clock: Clock, library: Callable[[], Library]
    ) -> None:
        self._door = door
        self._aside = aside
        self._clock = clock
        self._library = library

    def in_time(
        self,
        view: View,
        then: Then[Chart],
        failed: Failed,
        *,
        step: Step | None = None,
        week_begins: int = 0,
        width: float = WIDTH,
    ) -> None:
        """Give one of `counting_in_time.VIEWS`, in this step or the smallest that shows it whole.

        `week_begins` is the day a week begins with, from Monday (0) to Sunday (6); a longer step
        is taken where a drawing of `width` has no room for this one.
        """
        times = Times(step, week_begins, self._clock.now().date(), width)
        self._door.within(lambda unit: counting_in_time.in_time(unit, view, times), then, failed)

    def by_name(
        self, view: View, then: Then[Chart], failed: Failed, *, order: Sorted = Sorted.MOST
    ) -> None:
        """Give both sides of each tag, person, place or theme."""
        library = self._library()
        self._door.within(lambda unit: counting.by_name(unit, view, order, library), then, failed)

    def events(self, then: Then[tuple[Event, ...]], failed: Failed) -> None:
        """Give what has a day and can be looked around, newest first."""
        rules = self._rules()
        self._door.within(lambda unit: counting.events(unit, rules), then, failed)

    def around(
        self, event: Event, then: Then[Chart], failed: Failed, *, weeks: int = WEEKS
    ) -> None:
        """Give both sides before an event and after it; its day may be any the person names."""
        today = self._clock.now().date()
        self._door.within(lambda unit: counting.around(unit, event, today, weeks), then, failed)

    def beside(self, which: Beside, then: Then[Chart], failed: Failed) -> None:
        """Give how often each circumstance was marked on these entries."""
        self._door.within(lambda unit: counting.what_stood_beside(unit, which), then, failed)

    def choice(self, then: Then[Chart], failed: Failed) -> None:
        """Give in, out, and whose doing it was."""
        self._door.within(counting.in_and_out, then, failed)

    def told(self, view: View, then: Then[Gathered], failed: Failed) -> None:
        """Give the words of one of `gathered.WORD_VIEWS`."""
        rules = self._rules()
        self._door.within(lambda unit: gathering.told(unit, view, rules), then, failed)

    def moments(self, then: Then[Gathered], failed: Failed, *, ids: Sequence[EntryId] = ()) -> None:
        """Give linked pages side by side, or just these entries. Fails with UnknownEntry."""
        rules = self._rules()
        if ids:
            self._door.within(lambda unit: gathering.chosen(unit, ids, rules), then, failed)
        else:
            self._door.within(lambda unit: gathering.pairs(unit, rules), then, failed)

    def save(
        self,
        chart: Chart,
        path: Path,
        then: Then[None],
        failed: Failed,
        *,
        replace: bool = False,
        right_to_left: bool = False,
    ) -> None:
        """Save a chart's drawing as SVG, which anyone who has the file can read.

        Fails with NothingSelected where nothing is drawn, with InsideJournal for a place inside a
        journal's folder, and with the errors of `files.write_document`.
        """
        drawing = chart.drawing
        if drawing is None or in_a_journal(path):
            failed(NothingSelected() if drawing is None else InsideJournal())
            return
        shown = mirrored(drawing) if right_to_left else drawing

        def job() -> None:
            files.write_document(path, svg(shown, chart.title, chart.said), replace=replace)

        self._aside.run(job, then, failed)

    def _rules(self) -> Rules:
        themes = self._library().themes
        deep = (each for theme in themes for each in theme.prompts if each.intensity == DEEP)
        return Rules(self._clock.now().date(), frozenset(each.id for each in deep))
