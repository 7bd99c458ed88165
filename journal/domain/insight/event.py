"""Before and after a dated event: as long before it as after it, and no less than three on each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from journal.domain import days
from journal.domain.entry import EntryId
from journal.domain.insight import saying, sides
from journal.domain.insight.answers import Answered, ByLabel, by_label, total
from journal.domain.insight.chart import Chart
from journal.domain.insight.sides import Row

FEWEST = 3
"""Entries with an answer that are needed on each side; of fewer nothing can be seen."""
WEEKS = 8
"""How long is looked back and ahead where the person asks for nothing else."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something with a day: a change of medicine, what happened, a limit that was set.

    `words` say what it was; `entry` is the page that tells of it, None for a day of one's own.
    """

    day: date
    words: str
    entry: EntryId | None = None


def window(event: Event, weeks: int = WEEKS) -> tuple[date, date]:
    """Return the first and the last day that are looked at."""
    length = timedelta(weeks=weeks).days
    first = max(event.day.toordinal() - length, date.min.toordinal())
    last = min(event.day.toordinal() + length, date.max.toordinal())
    return date.fromordinal(first), date.fromordinal(last)


def before_and_after(
    event: Event, answered: Sequence[Answered], today: date, weeks: int = WEEKS
) -> Chart:
    """Return both sides of an event; `answered` are days within its window."""
    first, last = window(event, weeks)
    before = by_label(each for each in answered if first <= each.since < event.day)
    after = by_label(each for each in answered if event.day < each.since <= last)
    title = f"Before and after: {event.words}, {days.plain(event.day)}"
    rule = _rule(event, weeks, last, today)
    if min(total(before), total(after)) < FEWEST:
        return Chart(title, _too_few(before, after), rule)
    rows = (Row("Before", before), Row("After", after))
    counts = ({label: len(ids) for label, ids in row.answers.items()} for row in rows)
    said = " ".join(
        f"{row.name}, {saying.entries(total(row.answers))}: {saying.in_short(each)}."
        for row, each in zip(rows, counts, strict=True)
    )
    lay, table = partial(sides.drawing, rows), sides.table("When", rows)
    return Chart(title, said, rule, lay, table, sides.entries(rows))


def _too_few(before: ByLabel, after: ByLabel) -> str:
    held, later = total(before), total(after)
    are = "is" if held == 1 else "are"
    return (
        f"{saying.spoken(FEWEST).capitalize()} entries with an answer are needed on each side."
        f" There {are} {saying.spoken(held)} before and {saying.spoken(later)} after."
    )


def _rule(event: Event, weeks: int, last: date, today: date) -> str:
    length = saying.counted(weeks, "week", "weeks")
    rule = (
        f"Entries of the {length} before {days.plain(event.day)} and of the {length} after it;"
        f" that day itself is on neither side. At least {saying.spoken(FEWEST)} on each side."
        f" What changed, and why, is yours to say. {saying.RULE}"
    )
    return rule if last < today else f"{rule} The time after it is not over yet."
