"""Views that are off at first: counts along time, drawn, said and laid in a table alike."""

from collections.abc import Mapping
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from journal.domain.drawing import Drawing, rects
from journal.domain.entry import EntryId
from journal.domain.insight.answers import Written
from journal.domain.insight.chart import Chart, names
from journal.domain.insight.columns import Flow
from journal.domain.insight.muted import muted_over_time
from journal.domain.insight.people_over_time import MOST_DRAWN, Named, people_over_time
from journal.domain.insight.periods import Step

DAYS = st.dates(date(2024, 1, 1), date(2026, 12, 31))
STEPS = st.sampled_from([None, *Step])
COUNTS = st.dictionaries(DAYS, st.tuples(st.integers(1, 40), st.integers(0, 40)), min_size=1)


def flow(days: Mapping[date, int], step: Step | None = None) -> Flow:
    return Flow((), [Written(day, count) for day, count in days.items()], step=step)


def drawn(chart: Chart) -> Drawing:
    assert chart.drawing is not None
    return chart.drawing


def assert_alike(chart: Chart) -> None:
    """Compare what is drawn with the entries behind it and the numbers of the table."""
    counts = {of: len(ids) for of, ids in chart.entries.items()}
    picture = drawn(chart)
    lengths = {rect.of: rect.height / picture.one for rect in rects(picture)}
    assert lengths.keys() == counts.keys()
    assert all(abs(lengths[of] - count) < 1e-6 for of, count in counts.items())
    cells = [cell for row in chart.table.rows for cell in row if cell.of]
    assert {cell.of: cell.words.replace(",", "") for cell in cells} == {
        of: str(count) for of, count in counts.items()
    }
    inside = (r.x >= 0 and r.x + r.width <= picture.width and r.y >= 0 for r in rects(picture))
    assert all(inside)


@settings(deadline=None, max_examples=30)
@given(COUNTS, STEPS)
def test_muted_entries_are_counted_in_their_time(
    days: Mapping[date, tuple[int, int]], step: Step | None
) -> None:
    muted = [
        (day, EntryId(at * 100 + number))
        for at, (day, (written, some)) in enumerate(days.items())
        for number in range(min(written, some))
    ]
    chart = muted_over_time(muted, flow({day: each[0] for day, each in days.items()}, step))
    if not muted:
        assert (chart.drawing, chart.said) == (None, "No entry is muted by an answer of yours.")
        return
    assert_alike(chart)
    assert sum(len(ids) for ids in chart.entries.values()) == len(muted)


def test_muted_weeks_are_said_without_a_verdict() -> None:
    days = {date(2026, 5, 4): 4, date(2026, 5, 18): 1}
    chart = muted_over_time([(date(2026, 5, 4), EntryId(1))], flow(days))
    assert chart.said == (
        "By week, 4 May 2026 to 24 May 2026. Muted: 1 entry, in 1 week. Entries in all: 5."
    )
    assert [[cell.words for cell in row] for row in chart.table.rows] == [
        ["4 to 10 May 2026", "1", "4"],
        ["11 to 17 May 2026", "0", "0"],
        ["18 to 24 May 2026", "0", "1"],
    ]


@settings(deadline=None, max_examples=30)
@given(st.dictionaries(st.text(min_size=1, max_size=20), COUNTS, min_size=1, max_size=11), STEPS)
def test_each_person_stands_in_their_time(
    people: Mapping[str, Mapping[date, tuple[int, int]]], step: Step | None
) -> None:
    named, every, at = [], dict[date, int](), 0
    for name, days in people.items():
        for day, (count, _) in days.items():
            ids = tuple(EntryId(at + number) for number in range(count))
            named.append(Named(name, day, ids))
            every[day] = every.get(day, 0) + count
            at += count
    chart = people_over_time(named, flow(every, step))
    assert_alike(chart)
    assert sum(len(ids) for ids in chart.entries.values()) == at
    assert all(words.rpartition(", Entries: ")[0] for words in names(chart).values())


def test_many_people_are_all_in_the_table_and_none_is_said_to_be_far() -> None:
    day = date(2026, 5, 4)
    named = [Named(f"Person {at:02}", day, (EntryId(at),)) for at in range(20)]
    chart = people_over_time(named, flow({day: 20}))
    assert len(list(rects(drawn(chart)))) == MOST_DRAWN
    assert len(chart.table.rows) == 20
    assert chart.beside == (
        "By week, 4 May 2026 to 10 May 2026. 20 people are named."
        " The 12 on the most entries are drawn; the table holds them all."
    )


def test_nobody_named_is_said_with_what_would_name_someone() -> None:
    assert people_over_time([], flow({date(2026, 5, 4): 2})).said.startswith("No entry names a p")
    assert people_over_time([], Flow((), ())).said.startswith("Nothing is written yet.")
