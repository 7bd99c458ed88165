"""Which backups may go, and when the next is due."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.backups import Backup, Why, due, superfluous

NOW = datetime(2026, 11, 23, 20, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)


def _backup(made: datetime, why: Why | None = Why.AUTO, clock: int | None = 1) -> Backup:
    return Backup(Path(f"{why}-{made:%Y%m%dT%H%M%SZ}"), made, 1, why, clock, clock)


def _days(backups: set[Backup]) -> set[date]:
    return {backup.made.date() for backup in backups}


backups = st.builds(
    _backup,
    st.integers(-24 * 60, 24 * 900).map(lambda hours: NOW - hours * HOUR),
    st.sampled_from([*Why, None]),
    st.sampled_from([1, 2, None]),
)


@given(st.sets(backups, max_size=60), st.sampled_from(Why))
def test_what_goes_is_only_what_has_a_later_one_in_each_of_its_periods(
    others: set[Backup], why: Why
) -> None:
    made = _backup(NOW, why)
    gone = set(superfluous({*others, made}, made))
    kept = {*others, made} - gone
    assert made in kept
    for backup in gone:
        assert backup.opens
        assert backup.why is not None
        assert backup.made <= NOW + 24 * HOUR
    counted = {b for b in {*others, made} if b.opens and b.made <= NOW + 24 * HOUR}
    if counted:
        assert max(counted, key=lambda each: each.made).made in {b.made for b in kept}
    before = sorted((b for b in counted if b.why not in {None, Why.AUTO}), key=lambda b: b.made)
    assert len([b for b in before if b in kept]) >= min(3, len(before))
    auto = {b for b in counted if b.why is Why.AUTO}
    for period, many in ((_day, 7), (_week, 4), (_month, 12)):
        newest = sorted({period(b) for b in auto}, reverse=True)[:many]
        assert {period(b) for b in auto & kept} >= set(newest)


def _day(backup: Backup) -> tuple[int, ...]:
    return (backup.made.year, backup.made.month, backup.made.day)


def _week(backup: Backup) -> tuple[int, ...]:
    return tuple(backup.made.isocalendar()[:2])


def _month(backup: Backup) -> tuple[int, ...]:
    return (backup.made.year, backup.made.month)


def test_two_years_of_daily_backups_leave_days_weeks_and_months() -> None:
    there: set[Backup] = set()
    for day in range(730):
        made = _backup(NOW + day * 24 * HOUR)
        there.add(made)
        there -= set(superfluous(there, made))
    days = sorted(_days(there), reverse=True)
    assert len([1 for newer, older in pairwise(days[:7]) if (newer - older).days == 1]) == 6
    assert len({_week(backup) for backup in there}) >= 4
    assert len({_month(backup) for backup in there}) == 12
    assert (days[0] - days[-1]).days >= 11 * 28
    assert len(there) <= 7 + 4 + 12
    assert {*superfluous(there, max(there, key=lambda each: each.made))} == set()


def test_a_clock_set_back_does_not_cost_the_new_backup_nor_those_of_the_future() -> None:
    ahead = {_backup(NOW + day * 24 * HOUR) for day in range(30, 90)}
    made = _backup(NOW)
    assert superfluous({*ahead, made}, made) == ()
    later_today = _backup(NOW + HOUR)
    assert superfluous({later_today, made}, made) == ()


@pytest.mark.parametrize(
    ("hours", "clock", "expected"),
    [(19, 2, False), (20, 2, True), (200, 2, True), (200, 1, False), (-20, 2, False)],
)
def test_a_backup_is_due_when_versions_came_and_20_hours_went(
    hours: int, clock: int, expected: bool
) -> None:
    assert due([_backup(NOW - hours * HOUR)], clock, NOW) is expected
    assert due([_backup(NOW - hours * HOUR), _backup(NOW - 900 * HOUR)], clock, NOW) is expected


def test_backups_that_do_not_open_or_lie_far_ahead_do_not_count_as_made() -> None:
    damaged = _backup(NOW - HOUR, clock=None)
    ahead = _backup(NOW + 48 * HOUR, clock=2)
    assert due([damaged, ahead], 2, NOW)
    assert due([damaged, ahead, _backup(NOW - 30 * HOUR)], 2, NOW)
    assert not due([damaged, ahead, _backup(NOW - HOUR)], 2, NOW)


def test_an_empty_journal_needs_no_first_backup() -> None:
    assert not due([], 0, NOW)
    assert due([], 1, NOW)
