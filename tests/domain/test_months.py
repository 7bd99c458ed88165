"""Months as they lie on a calendar, also where weekdays are not known and where years end."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.months import Month, has_weekdays, moved, weekdays, weeks

MONTHS = st.builds(Month, st.integers(1, 9999), st.integers(1, 12))


@given(MONTHS, st.integers(0, 6))
def test_every_day_stands_once_and_under_its_weekday(month: Month, first: int) -> None:
    rows = weeks(month, first)
    shown = [day for week in rows for day in week if day is not None]
    assert shown == [month.at(number) for number in range(1, month.length + 1)]
    assert all(len(week) == 7 for week in rows)
    if has_weekdays(month):
        names = weekdays(first)
        for week in rows:
            for name, day in zip(names, week, strict=True):
                assert day is None or day.strftime("%A") == name


def test_before_the_calendar_changed_no_weekday_is_guessed() -> None:
    september = Month(1666, 9)
    assert not has_weekdays(september)
    assert weeks(september, 6)[0][0] == date(1666, 9, 1)
    assert not has_weekdays(Month(1752, 9))
    assert has_weekdays(Month(1752, 10))


@given(MONTHS, st.integers(-200_000, 200_000))
def test_going_so_many_months_on_stays_within_the_years(month: Month, by: int) -> None:
    reached = month.shifted(by)
    assert Month(1, 1) <= reached <= Month(9999, 12)
    if Month(2, 1) < month < Month(9998, 1) and abs(by) <= 12:
        assert reached.shifted(-by) == month


@pytest.mark.parametrize(
    ("day", "by", "reached"),
    [
        (date(2024, 2, 28), 1, date(2024, 2, 29)),
        (date.min, -1, date.min),
        (date(9999, 12, 30), 7, date.max),
    ],
)
def test_going_so_many_days_on_stays_within_the_years(day: date, by: int, reached: date) -> None:
    assert moved(day, by) == reached


def test_a_day_too_many_for_a_month_is_its_last_one() -> None:
    assert Month(2026, 2).at(31) == date(2026, 2, 28)
    assert Month(2026, 3).words == "March 2026"
