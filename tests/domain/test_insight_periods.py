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
    assert periods.fitting(first, date(2086, 6, 1), 81) is Step.YEAR
    assert periods.fitting(first, date(2126, 6, 1), 81) is Step.DECADE
    assert periods.fitting(first, date(9999, 6, 1), 81) is Step.CENTURY


def test_no_week_is_named_in_years_of_another_calendar() -> None:
    assert periods.fitting(date(1665, 9, 1), date(1665, 9, 9)) is Step.MONTH
    assert periods.possible(Step.WEEK, date(1665, 9, 1), date(1665, 9, 9), 60) is Step.MONTH


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
    assert periods.name(date(2020, 1, 1), Step.DECADE) == "2020 to 2029"
    assert periods.name(date.min, Step.CENTURY) == "1 to 99"
    assert periods.from_to(date(1660, 1, 1), date(2020, 1, 1), Step.DECADE) == "1660 to 2029"


@given(st.dates(), st.dates(), st.sampled_from(Step), st.integers(1, 90))
def test_no_time_needs_more_columns_than_there_is_room_for(
    one: date, other: date, asked: Step, most: int
) -> None:
    first, last = sorted((one, other))
    for step in (periods.fitting(first, last, most), periods.possible(asked, first, last, most)):
        drawn = len(list(periods.every(first, last, step))) if step is not Step.WEEK else 0
        assert drawn <= periods.count(step, first, last)
        assert periods.count(step, first, last) <= most or step is Step.CENTURY
    assert list(Step).index(periods.possible(asked, first, last, most)) >= list(Step).index(asked)


@given(st.dates(date(1900, 1, 1), date(1910, 1, 1)), st.integers(0, 900), st.integers(0, 6))
def test_as_many_weeks_as_are_counted_show_the_time(first: date, length: int, begins: int) -> None:
    last = date.fromordinal(first.toordinal() + length)
    drawn = len(list(periods.every(first, last, Step.WEEK, begins)))
    assert drawn <= periods.count(Step.WEEK, first, last) <= drawn + 1
