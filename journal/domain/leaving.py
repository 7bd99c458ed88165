"""How writing left a person, and when lighter themes are offered because of it."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

LEFT = "left"
"""The kind of the facet that holds the answer."""
WINDOW = timedelta(days=14)
"""How far back answers count."""
OFTEN = 3


class Left(StrEnum):
    """How did writing leave me?"""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    NOT_SURE = "not_sure"


def lighter_due(answers: Iterable[tuple[date, str]], today: date, offered: str) -> bool:
    """Tell whether to offer lighter themes: three pages within two weeks left someone worse.

    It is offered once: pages up to the day of the last offer (`offered`, ISO or empty) do not count
    again. `answers` are the day of a page and its answer.
    """
    since = today - WINDOW
    worse = [
        day
        for day, answer in answers
        if answer == Left.WORSE and since < day <= today and str(day) > offered
    ]
    return len(worse) >= OFTEN
