"""One chart of each kind, in any width, with counts and names of every length."""

from collections.abc import Iterator
from datetime import date, timedelta

from journal.domain.entry import EntryId
from journal.domain.insight.answers import LABELS, Answered, Written, by_label
from journal.domain.insight.beside import Beside, Marked, beside
from journal.domain.insight.chart import Chart, View
from journal.domain.insight.choice import choice
from journal.domain.insight.columns import Flow
from journal.domain.insight.event import Event, before_and_after
from journal.domain.insight.multiples import multiples
from journal.domain.insight.muted import muted_over_time
from journal.domain.insight.people_over_time import Named, people_over_time
from journal.domain.insight.periods import Step
from journal.domain.insight.river import river
from tests.domain.insight_rows import answered

DAY = date(2026, 5, 4)
NAMES = ("work", "my sister and her children", "x" * 90, "朝の散歩と夜の散歩", "limit/phone")
DAYS = tuple(DAY + timedelta(weeks=at) for at in range(50))


def flow(width: float, step: Step | None = None) -> Flow:
    days = {
        day: {label: (at * 7 + n) % 5 for n, label in enumerate(LABELS)}
        for at, day in enumerate(DAYS)
    }
    written = [Written(day, 20) for day in DAYS]
    return Flow(
        answered(days), written, answered(days, 5000), step, today=DAY, asked=step, width=width
    )


def charts(width: float) -> Iterator[Chart]:
    own = by_label(answered({DAY: dict(zip(LABELS, (130, 41, 0, 300, 7), strict=True))}))
    ids = tuple(EntryId(at) for at in range(1, 479))
    around = (*answered({DAY - timedelta(9): dict.fromkeys(LABELS, 9)}), *_after())
    yield multiples(View.TAGS, {name: ids[at * 30 :] for at, name in enumerate(NAMES)}, own, 500)
    yield before_and_after(Event(DAY, "a move"), around, DAY + timedelta(200))
    yield choice(own, 500)
    many = by_label(answered({DAY: dict.fromkeys(LABELS, 34_000)}))
    every = tuple(id for ids in many.values() for id in ids)
    yield multiples(View.PLACES, {"home": every}, many, len(every))
    yield choice(many, len(every))
    held = {"news": frozenset(ids[:90]), "what_happened": frozenset(ids[120:150])}
    yield beside(Beside.INVOLUNTARY, Marked(held), own, 500)
    for step in (None, *Step):
        yield river(flow(width, step))
        yield muted_over_time(
            [(day, EntryId(at)) for at, day in enumerate(DAYS)], flow(width, step)
        )
        named = [Named(name, day, ids[:3]) for name in NAMES for day in DAYS]
        yield people_over_time(named, flow(width, step))


def _after() -> tuple[Answered, ...]:
    return answered({DAY + timedelta(9): dict.fromkeys(LABELS, 3)}, 100)
