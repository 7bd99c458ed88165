"""Sixty searches over a text of one's own, beside a plain scan of it that knows no index.

Run as `python -m tests.bench.sixty_searches --text FILE`, where FILE holds JSON lines with `date`,
`text` and perhaps `heading`; `--text` may be given again. Names are put on by the number of an
entry. The run fails where a search finds other entries than the scan.
"""

import argparse
import json
import re
import sys
import tempfile
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeAlias

from journal.domain.entry import Content
from journal.domain.selection import Order, Selection
from journal.domain.tags import Tag, TagKind
from journal.ui.kit import query_words
from tests.quick import quick_vault
from tests.vault.pages import PASSPHRASE, page

_SEVENTH, _NESTED = Tag("seventh"), Tag("third/ninth")
_THIRD, _FIFTH = Tag("third"), Tag("fifth", TagKind.PERSON)


@dataclass(frozen=True)
class Scanned:
    """An entry as a list of its words in small letters without accents, title and text apart."""

    number: int
    day: date
    title: list[str]
    text: list[str]

    def has(self, words: str) -> bool:
        """Tell whether these words stand next to each other."""
        wanted = _words(words)
        return any(
            every[at : at + len(wanted)] == wanted
            for every in (self.title, self.text)
            for at in range(len(every) - len(wanted) + 1)
        )

    def begins(self, start: str) -> bool:
        """Tell whether a word begins so."""
        return any(word.startswith(start) for word in (*self.title, *self.text))


Holds: TypeAlias = Callable[[Scanned], bool]


def _all(*words: str) -> Holds:
    return lambda e: all(map(e.has, words))


def _any(*words: str) -> Holds:
    return lambda e: any(map(e.has, words))


def _day(first: str, last: str) -> Holds:
    return lambda e: date.fromisoformat(first) <= e.day <= date.fromisoformat(last)


_TABLE: tuple[tuple[str, Holds], ...] = (
    ("plague", _all("plague")),
    ("PLAGUE", _all("plague")),
    ("zoology", _all("zoology")),
    ("wife dinner", _all("wife", "dinner")),
    ("mother father", _all("mother", "father")),
    ("music", _all("music")),
    ("the and of", _all("the", "and", "of")),
    ("i", _all("i")),
    ("xylophone", lambda e: False),
    ("don't", _all("don t")),
    ("don’t", _all("don t")),
    ('"and so to bed"', _all("and so to bed")),
    ('"so to bed and"', _all("so to bed and")),
    ('"British Museum"', _all("british museum")),
    ('"Duke of York"', _all("duke of york")),
    ('"duke york"', _all("duke york")),
    ('"my wife', _all("my wife")),
    ("“my mother”", _all("my mother")),
    ("self-conscious", _all("self conscious")),
    ("theat*", lambda e: e.begins("theat")),
    ("zoolog*", lambda e: e.begins("zoolog")),
    ("musi* -music", lambda e: e.begins("musi") and not e.has("music")),
    ("a*", lambda e: e.begins("a")),
    ("th* st*", lambda e: e.begins("th") and e.begins("st")),
    ("naive", _all("naive")),
    ("naïve", _all("naive")),
    ("fiance*", lambda e: e.begins("fiance")),
    ("£50", _all("50")),
    ("1,000", _all("1 000")),
    ("coach OR barge", _any("coach", "barge")),
    ("death OR dying", _any("death", "dying")),
    ("coach OR barge king", lambda e: _any("coach", "barge")(e) and e.has("king")),
    ("or", _all("or")),
    ("wife -dinner", lambda e: e.has("wife") and not e.has("dinner")),
    ('love -"in love"', lambda e: e.has("love") and not e.has("in love")),
    ("-the", lambda e: not e.has("the")),
    ("-wife -mother", lambda e: not _any("wife", "mother")(e)),
    ("-wife OR music", lambda e: not e.has("wife") or e.has("music")),
    ("bed AND coach", _all("bed", "coach")),
    ("on:1665-09", _day("1665-09-01", "1665-09-30")),
    ("on:1666-09-02", _day("1666-09-02", "1666-09-02")),
    ("on:1914", _day("1914-01-01", "1914-12-31")),
    ("before:1661", _day("0001-01-01", "1660-12-31")),
    ("after:1668-12", _day("1669-01-01", "9999-12-31")),
    ("on:1665 plague", lambda e: e.day.year == 1665 and e.has("plague")),
    ("plague -on:1665", lambda e: e.day.year != 1665 and e.has("plague")),
    ("on:1662 OR on:1913", lambda e: e.day.year in (1662, 1913)),
    ("tag:seventh", lambda e: e.number % 7 == 0),
    ("tag:third", lambda e: e.number % 3 == 0),
    ("tag:third/ninth", lambda e: e.number % 9 == 0),
    ("tag:third -tag:seventh", lambda e: e.number % 3 == 0 and e.number % 7 != 0),
    ("person:FIFTH music", lambda e: e.number % 5 == 0 and e.has("music")),
    ("tag:seventh OR person:fifth", lambda e: e.number % 7 == 0 or e.number % 5 == 0),
    ("is:for-session -has:attachment", lambda e: e.number % 50 == 0),
    ("tag:nobody love", lambda e: False),
    ("love before:soon", _all("love")),
    ("love label:happy has:money", _all("love")),
    ("OR love", _all("love")),
    ("love OR", _all("love")),
    ('love tag: "', _all("love")),
    ('(love) [and] {hate}? ^ * "', _all("love", "and", "hate")),
    ("love 😀", _all("love")),
)


def main() -> None:
    """Print what each search finds, and fail where it is not what the scan finds."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--text", type=Path, action="append", required=True)
    wrong = sum(_compared(file) for file in asked.parse_args().text)
    sys.exit(wrong > 0)


def _compared(file: Path) -> int:
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    every = [_scanned(number, row) for number, row in enumerate(rows)]
    print(f"{file.name}: {len(every):,} entries, {len(_TABLE)} searches")
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "Text.journal"
        journal = quick_vault(Path(folder)).create(place, PASSPHRASE)
        with journal.work() as work:
            numbers = {
                work.entries.save(f"{number:032x}", _content(number, row), based_on=None): number
                for number, row in enumerate(rows)
            }
        for typed, holds in _TABLE:
            expected = {each.number for each in every if holds(each)}
            for order in Order:
                with journal.work() as work:
                    found = work.entries.find(Selection(words=typed, order=order))
                same = {numbers[id] for id in found} == expected
                wrong += not same
            left_out = query_words.ignored(Selection(words=typed).query)
            print(f"  {typed:34} {len(expected):6,} {'' if same else 'WRONG'} {left_out}".rstrip())
        journal.close()
    print(f"{wrong} of {2 * len(_TABLE)} are wrong")
    return wrong


def _content(number: int, row: dict[str, str]) -> Content:
    return page(
        row["text"],
        title=row.get("heading", ""),
        day=date.fromisoformat(row["date"]),
        tags=tuple(_tags(number)),
        for_session=number % 50 == 0,
    )


def _tags(number: int) -> Iterable[Tag]:
    every = ((7, _SEVENTH), (3, _THIRD), (9, _NESTED), (5, _FIFTH))
    return (tag for of, tag in every if number % of == 0)


def _scanned(number: int, row: dict[str, str]) -> Scanned:
    title, text = _words(row.get("heading", "")), _words(row["text"])
    return Scanned(number, date.fromisoformat(row["date"]), title, text)


def _words(text: str) -> list[str]:
    apart = unicodedata.normalize("NFD", text)
    plain = "".join(sign for sign in apart if not unicodedata.combining(sign)).lower()
    return re.findall(r"[^\W_]+", plain)


if __name__ == "__main__":
    main()
