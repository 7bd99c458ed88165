"""Months as they lie on a calendar: weeks of days, and the way from day to day."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from journal.domain import days

WEEK = 7
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

Week = tuple[date | None, ...]
"""Seven days; None where one belongs to another month."""


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """One month of the years 1 to 9999."""

    year: int
    month: int

    @classmethod
    def of(cls, day: date) -> "Month":
        """Return the month a day lies in."""
        return cls(day.year, day.month)

    @property
    def length(self) -> int:
        """How many days it has."""
        return monthrange(self.year, self.month)[1]

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return date(self.year, self.month, self.length)

    @property
    def words(self) -> str:
        """Its name, such as "March 2026"."""
        return days.plain(self.first).removeprefix("1 ")

    def shifted(self, months: int) -> "Month":
        """Return the month so many later, or earlier, as far as the years go."""
        at = self.year * 12 + self.month - 1 + months
        year, month = divmod(min(max(at, 12), 9999 * 12 + 11), 12)
        return Month(year, month + 1)

    def at(self, day: int) -> date:
        """Return its day with this number, or its last one where it is shorter."""
        return date(self.year, self.month, min(day, self.length))


def has_weekdays(month: Month) -> bool:
    """Tell whether weekdays can be named without guessing which calendar was meant."""
    return days.has_weekday(month.first)


def weekdays(first: int) -> tuple[str, ...]:
    """Return the names of the weekdays from `first` on, which is 0 for Monday."""
    return _NAMES[first:] + _NAMES[:first]


def weeks(month: Month, first: int) -> tuple[Week, ...]:
    """Return the weeks of a month, each beginning with weekday `first`, which is 0 for Monday.

    Where weekdays are not known, the first day of the month stands first.
    """
    ahead = (month.first.weekday() - first) % WEEK if has_weekdays(month) else 0
    every: list[date | None] = [None] * ahead
    every += [month.at(number) for number in range(1, month.length + 1)]
    every += [None] * (-len(every) % WEEK)
    return tuple(tuple(every[at : at + WEEK]) for at in range(0, len(every), WEEK))


def moved(day: date, by: int) -> date:
    """Return the day so many days later or earlier, as far as the years go."""
    try:
        return day + timedelta(days=by)
    except OverflowError:
        return date.max if by > 0 else date.min
