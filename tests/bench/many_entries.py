"""A journal of many entries for benches: a text named on the command line, or invented words."""

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from journal.domain.entry import Content
from journal.domain.tags import Tag, TagKind
from journal.vault.open_journal import OpenJournal
from tests.vault.pages import page

TAGS = tuple(
    map(Tag, ("office", "music", "home", "walks", "health", "money", "theatre", "letters"))
)
PERSON, PLACE = Tag("Elizabeth", TagKind.PERSON), Tag("London", TagKind.PLACE)
_SYLLABLES = [first + last for first in "bcdfglmnprstvz" for last in "aeiou"]
_WORDS, _PER_ENTRY = 30_000, 340
_AT_ONCE = 2_000


def fill(journal: OpenJournal, entries: int, text: Path | None) -> None:
    """Write this many entries with tags; a text comes again every ten years."""
    contents = _of_text(text) if text else _invented()
    for at in range(0, entries, _AT_ONCE):
        with journal.work() as work:
            for number in range(at, min(at + _AT_ONCE, entries)):
                content = next(contents)
                work.entries.save(f"{number:032x}", content, based_on=None)


def _tagged(number: int) -> tuple[Tag, ...]:
    more = (PERSON,) if number % 5 == 0 else ()
    return (TAGS[number % len(TAGS)], *more, *((PLACE,) if number % 3 == 0 else ()))


def _of_text(file: Path) -> Iterator[Content]:
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    number = 0
    for years in range(0, 8000, 10):
        for row in rows:
            day = _later(date.fromisoformat(row["date"]), years)
            number += 1
            yield page(
                *(row["text"],), day=day, title=row.get("heading", ""), tags=_tagged(number),
                for_session=number % 50 == 0,
            )  # fmt: skip


def _later(day: date, years: int) -> date:
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + years, day=28 if leap else day.day)


def _invented() -> Iterator[Content]:
    """Yield pages of words that are as rare as words are in any language (Zipf)."""
    chance = random.Random(1)
    words = ["".join(chance.choices(_SYLLABLES, k=1 + at % 4)) for at in range(_WORDS)]
    weights = [1 / (rank + 2) for rank in range(_WORDS)]
    first, number = date(1660, 1, 1), 0
    while True:
        number += 1
        body = " ".join(chance.choices(words, weights, k=chance.randrange(60, 2 * _PER_ENTRY)))
        day = first + timedelta(days=number)
        yield page(body, day=day, tags=_tagged(number), for_session=number % 50 == 0)
