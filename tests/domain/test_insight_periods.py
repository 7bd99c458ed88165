"""Weeks, months and years as a calendar has them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.insight import periods
from journal.domain.insight.periods import Step


@given(st.dates(), st.sampled_from(Step), st.integers(0, 6))
def test_every_day_lies_in_the_period_that_begins_for_it(
    day: date, step: Step, begins: int
) -> None:
    begin = periods.start(day, step, begins)
    assert begin <= day
    assert periods.start(begin, step, begins) == begin
    assert list(periods.every(day, day, step, begins)) == [begin]
    if step is Step.WEEK and begin > date.min:
        assert begin.weekday() == begins


@given(st.dates(date(1999, 1, 1), date(2000, 1, 1)), st.dates(date(2000, 1, 1), date(2001, 6, 1)))
def test_no_period_between_two_days_is_left_out(first: date, last: date) -> None:
    for step in Step:
        every = list(periods.every(first, last, step))
        assert every[0] <= first
        assert every[-1] == periods.start(last, step)
        assert every == sorted(
            {
                periods.start(date.fromordinal(n), step)
                for n in range(first.toordinal(), last.toordinal() + 1)
            }
        )


@pytest.mark.parametrize(
    ("begins", "first"), [(0, date(2026, 11, 23)), (6, date(2026, 11, 22)), (5, date(2026, 11, 21))]
)
def test_a_week_begins_where_the_person_begins_it(begins: int, first: date) -> None:
    assert periods.start(date(2026, 11, 25), Step.WEEK, begins) == first


def test_the_step_grows_with_the_time() -> None:
    first = date(2026, 1, 1)
    assert periods.fitting(first, date(2026, 6, 1)) is Step.WEEK
    assert periods.fitting(first, date(2028, 6, 1)) is Step.MONTH
    assert periods.fitting(first, date(2046, 6, 1)) is Step.YEAR


def test_no_week_is_named_in_years_of_another_calendar() -> None:
    assert periods.fitting(date(1665, 9, 1), date(1665, 9, 9)) is Step.MONTH
    assert periods.possible(Step.WEEK, date(1665, 9, 1), date(1665, 9, 9)) is Step.MONTH


def test_the_calendar_ends_without_a_fault() -> None:
    for step in Step:
        assert len(list(periods.every(date.max, date.max, step))) == 1
        assert list(periods.every(date.min, date.min, step)) == [date.min]
    assert periods.name(date(9999, 12, 27), Step.WEEK) == "27 to 31 Dec 9999"


def test_periods_have_names() -> None:
    assert periods.name(date(2026, 11, 23), Step.WEEK) == "23 to 29 Nov 2026"
    assert periods.name(date(2026, 12, 28), Step.WEEK) == "28 Dec 2026 to 3 Jan 2027"
    assert periods.name(date(2026, 11, 1), Step.MONTH) == "November 2026"
    assert periods.name(date(2026, 1, 1), Step.YEAR) == "2026"


def test_one_mistyped_year_makes_no_picture_of_a_hundred_thousand_columns() -> None:
    now = date(2026, 11, 23)
    assert periods.possible(Step.WEEK, date(2000, 1, 1), now) is Step.WEEK
    assert periods.possible(Step.WEEK, date(1926, 1, 1), now) is Step.MONTH
    assert periods.possible(Step.MONTH, date(1926, 1, 1), now) is Step.MONTH
    for step in Step:
        assert periods.possible(step, date(202, 6, 1), now) is Step.YEAR
        assert periods.possible(step, date.min, date.max) is Step.YEAR
