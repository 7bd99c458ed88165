"""Answers for tests of charts: counts laid into periods, with ids that tell where they belong."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import count

from journal.domain.entry import EntryId
from journal.domain.insight.answers import Answered, Written
from journal.domain.insight.columns import Flow
from journal.domain.insight.periods import Step
from journal.domain.labels import Label

Counts = Mapping[Label, int]


def answered(days: Mapping[date, Counts], first_id: int = 1) -> tuple[Answered, ...]:
    """Return so many answers of each label on each day."""
    ids = count(first_id)
    return tuple(
        Answered(day, label, tuple(EntryId(next(ids)) for _ in range(number)))
        for day, counts in days.items()
        for label, number in counts.items()
        if number
    )


def flow(
    days: Mapping[date, Counts],
    *,
    read: Mapping[date, Counts] | None = None,
    unanswered: Sequence[date] = (),
    step: Step | None = None,
    week_begins: int = 0,
) -> Flow:
    """Return what a river of these answers is drawn from; readings count as written entries too."""
    own, others = answered(days), answered(read or {}, 100_000)
    written = dict.fromkeys((*days, *(read or {}), *unanswered), 0)
    for each in (*own, *others):
        written[each.since] += len(each.entries)
    for day in unanswered:
        written[day] += 1
    held = tuple(Written(day, entries) for day, entries in written.items() if entries)
    return Flow(own, held, others, step, week_begins)
