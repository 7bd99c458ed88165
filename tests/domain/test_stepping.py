"""Going through days and months by steps: always somewhere, and back the same way."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.along import along
from journal.domain.entry import EntryId
from journal.domain.months import Month
from journal.domain.stepping import Step, in_lines, in_weeks, in_year

WRITTEN = along(
    [
        (date(2026, 3, 4), EntryId(1)),
        (date(2026, 3, 31), EntryId(2)),
        (date(2024, 2, 29), EntryId(3)),
    ],
    [],
)
MARCH = date(2026, 3, 4)


@pytest.mark.parametrize(
    ("step", "reached"),
    [
        (Step.BEFORE, date(2026, 3, 3)),
        (Step.BELOW, date(2026, 3, 11)),
        (Step.START, date(2026, 3, 1)),
        (Step.END, date(2026, 3, 7)),
        (Step.PART_BEFORE, date(2026, 2, 4)),
        (Step.YEAR_AFTER, date(2027, 3, 4)),
        (Step.PAGES_AFTER, date(2026, 3, 31)),
        (Step.PAGES_BEFORE, date(2024, 2, 29)),
        (Step.FIRST, date(2024, 2, 29)),
        (Step.LAST, date(2026, 3, 31)),
    ],
)
def test_steps_on_a_month_whose_weeks_begin_on_sunday(step: Step, reached: date) -> None:
    assert in_weeks(MARCH, step, WRITTEN, 6) == reached


def test_a_month_later_is_its_last_day_where_it_is_shorter() -> None:
    assert in_weeks(date(2026, 1, 31), Step.PART_AFTER, WRITTEN, 0) == date(2026, 2, 28)
    assert in_weeks(date(2024, 2, 29), Step.YEAR_AFTER, WRITTEN, 0) == date(2025, 2, 28)


def test_past_the_last_pages_nothing_moves() -> None:
    assert in_weeks(date(2026, 3, 31), Step.PAGES_AFTER, WRITTEN, 0) == date(2026, 3, 31)
    assert in_year(Month(2026, 3), Step.PAGES_AFTER, WRITTEN) == Month(2026, 3)
    assert in_year(Month(2024, 2), Step.PAGES_BEFORE, WRITTEN) == Month(2024, 2)


@pytest.mark.parametrize(
    ("step", "reached"),
    [
        (Step.AFTER, Month(2026, 4)),
        (Step.ABOVE, Month(2025, 11)),
        (Step.END, Month(2026, 12)),
        (Step.PART_BEFORE, Month(2025, 3)),
        (Step.PAGES_BEFORE, Month(2024, 2)),
    ],
)
def test_steps_on_a_year(step: Step, reached: Month) -> None:
    assert in_year(Month(2026, 3), step, WRITTEN) == reached


@pytest.mark.parametrize(
    ("day", "step", "reached"),
    [
        (MARCH, Step.ABOVE, date(2024, 2, 4)),
        (date(2026, 3, 1), Step.BEFORE, date(2024, 2, 29)),
        (date(2024, 2, 29), Step.AFTER, date(2026, 3, 1)),
        (date(2026, 3, 31), Step.AFTER, date(2026, 3, 31)),
        (date(2024, 2, 1), Step.BEFORE, date(2024, 2, 1)),
        (date(2026, 3, 31), Step.ABOVE, date(2024, 2, 29)),
    ],
)
def test_lines_pass_over_months_without_pages(day: date, step: Step, reached: date) -> None:
    assert in_lines(day, step, WRITTEN) == reached


DAYS = st.dates()


@given(DAYS, st.sampled_from(Step), st.lists(DAYS, max_size=4), st.integers(0, 6))
def test_every_step_leads_to_a_day_there_is(
    day: date, step: Step, written: list[date], first: int
) -> None:
    pages = along([(each, EntryId(at)) for at, each in enumerate(written)], [])
    reached = in_weeks(day, step, pages, first)
    assert date.min <= reached <= date.max
    if step in (Step.START, Step.END) and date(1753, 1, 1) < day < date(9999, 12, 25):
        assert abs(reached - day) < timedelta(days=7)
    month = in_year(Month.of(day), step, pages)
    assert 1 <= month.month <= 12
    assert 1 <= month.year <= 9999
    assert date.min <= in_lines(day, step, pages) <= date.max
