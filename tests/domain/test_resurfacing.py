"""What may be brought back, and what is covered where pages are read one after another."""

from datetime import date, timedelta

import pytest

from journal.domain.labels import Label, LabelFrom
from journal.domain.resurfacing import BringBack, Rules, Standing, on_this_day

TODAY = date(2026, 11, 23)
RULES = Rules(TODAY, frozenset({"numb-09"}))
LATER, SINCE = TODAY + timedelta(days=1), TODAY
INVOLUNTARY = Label.INVOLUNTARY


@pytest.mark.parametrize(
    ("page", "plainly", "when_said_so", "covered"),
    [
        (Standing(), True, True, False),
        (Standing(BringBack.NEVER), False, False, True),
        (Standing(BringBack.NEVER, veiled=True), False, False, True),
        (Standing(BringBack.ASKED), False, True, True),
        (Standing(LATER), False, False, True),
        (Standing(SINCE), True, True, False),
        (Standing(SINCE, veiled=True), False, True, True),
        (Standing(veiled=True), False, True, True),
        (Standing(prompts=("numb-01", "numb-09")), False, True, True),
        (Standing(prompts=("numb-09/2",)), False, True, True),
        (Standing(prompts=("numb-01",)), True, True, False),
        (Standing(None, False, INVOLUNTARY, LabelFrom.CHECKIN), False, True, False),
        (Standing(None, False, INVOLUNTARY, LabelFrom.AGREED), False, True, False),
        (Standing(None, False, INVOLUNTARY, LabelFrom.TEXT), True, True, False),
        (Standing(None, False, Label.CHOSEN, LabelFrom.CORRECTED), True, True, False),
    ],
)
def test_each_page_obeys_its_rule(
    page: Standing, plainly: bool, when_said_so: bool, covered: bool
) -> None:
    assert RULES.may_return(page, heavy_too=False) is plainly
    assert RULES.may_return(page, heavy_too=True) is when_said_so
    assert RULES.is_covered(page) is covered


def test_a_leap_day_is_not_lost_in_other_years() -> None:
    assert on_this_day(date(2026, 2, 28)) == ("02-28", "02-29")
    assert on_this_day(date(2028, 2, 28)) == ("02-28",)
    assert on_this_day(date(2028, 2, 29)) == ("02-29",)
    assert on_this_day(date.max) == ("12-31",)
