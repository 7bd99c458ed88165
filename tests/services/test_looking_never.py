"""Over random journals and days nothing comes back that was not to come, in any way of looking."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from pathlib import Path
from random import Random

from journal.app.services import Services, build_services
from journal.domain.along import Along, Sheet
from journal.domain.entry import Answer, Content, EntryId, Facet
from journal.domain.labels import Correction, Label, LabelFrom
from journal.domain.resurfacing import BringBack, Resurface
from journal.services.stores import UnitOfWork
from tests.steps import PASSPHRASE, given, needs_in

_AT_ONCE = 250
"""Random journals that share one file: each is looked at through its own pages only."""
_CAME_OVER = Correction(Label.INVOLUNTARY, LabelFrom.CORRECTED)


class AnyDay:
    """A clock that stands on whatever day a journal is looked at."""

    def __init__(self) -> None:
        self.day = date(2026, 11, 23)

    def now(self) -> datetime:
        return datetime.combine(self.day, time(20, 30), UTC)


@dataclass(frozen=True)
class Page:
    """A random page, and what the test knows of it by itself."""

    content: Content
    heavy: bool
    secret: str
    """Words that stand in its title, its text and beside what was marked."""

    def may_return(self, today: date, *, heavy_too: bool) -> bool:
        decided = self.content.resurface
        if decided is BringBack.NEVER or (isinstance(decided, date) and decided > today):
            return False
        return heavy_too or not (self.heavy or decided is BringBack.ASKED)


def random_page(chance: Random, today: date, deep: str, number: int) -> Page:
    day = date(today.year - chance.randrange(0, 5), today.month, min(today.day, 28))
    if chance.random() < 0.4:
        day -= timedelta(days=chance.randrange(0, 900))
    soon = today + timedelta(days=chance.randrange(-3, 4))
    decided: Resurface = chance.choice((None, None, BringBack.NEVER, BringBack.ASKED, soon))
    veiled, under, came = (chance.random() < 0.2 for _ in range(3))
    secret = f"secret{number}x"
    content = Content(
        day=day,
        written_at=datetime.combine(day, time(9), UTC),
        body=f"This is {secret}.",
        title=f"Of {secret}" if chance.random() < 0.7 else "",
        facets=random_marks(chance, f"about {secret}"),
        answers=(Answer(deep, "An older thing?"),) if under else (),
        correction=_CAME_OVER if came else None,
        veiled=veiled,
        resurface=decided,
    )
    return Page(content, veiled or under or came, secret)


def random_marks(chance: Random, words: str) -> tuple[Facet, ...]:
    kinds = chance.sample(("news", "medicine", "interest"), chance.randrange(3))
    return tuple(Facet(kind, chance.choice(("", words))) for kind in kinds)


def random_journal(chance: Random, deep: str) -> tuple[date, list[Page]]:
    """Return the day on which a journal is looked at, and its pages."""
    today = date(2000, 1, 1) + timedelta(days=chance.randrange(0, 15_000))
    pages = range(chance.randrange(0, 9))
    return today, [random_page(chance, today, deep, number) for number in pages]


def laid(
    services: Services, journals: list[tuple[date, list[Page]]]
) -> list[tuple[date, dict[EntryId, Page]]]:
    """Write the pages of all these journals in one go."""
    uuids = (f"{number:032x}" for number in count())

    def job(unit: UnitOfWork) -> list[tuple[date, dict[EntryId, Page]]]:
        return [
            (
                day,
                {
                    unit.entries.save(next(uuids), page.content, based_on=None): page
                    for page in pages
                },
            )
            for day, pages in journals
        ]

    found: list[tuple[date, dict[EntryId, Page]]] = given(services.door.within, job)
    return found


def look(services: Services, pages: dict[EntryId, Page], today: date) -> int:
    """Look at a journal in every way, and return how many pages came back."""
    looking, ids = services.looking, tuple(pages)
    never = {page.secret for page in pages.values() if page.content.resurface is BringBack.NEVER}
    along: Along = given(looking.along, ids)
    drawn = {(day, mark.kind) for day, marks in along.marks.items() for mark in marks}
    assert drawn == {
        (page.content.day, facet.kind)
        for page in pages.values()
        for facet in page.content.facets
        if page.content.resurface is not BringBack.NEVER
    }
    shown = [repr(along), repr(given(looking.sheets, ids))]
    back = 0
    for heavy_too in (False, True):
        this_day = given(looking.on_this_day, ids, heavy_too=heavy_too)
        another = given(looking.another_day, ids, heavy_too=heavy_too)
        shown.append(repr((this_day, another)))
        may = {id for id in ids if pages[id].may_return(today, heavy_too=heavy_too)}
        assert {sheet.id for sheet in this_day} == {
            id for id in may if belongs(pages[id].content.day, today)
        }
        assert len(another) == (1 if may else 0)
        assert {sheet.id for sheet in another} <= may
        assert all(is_covered(sheet) for sheet in (*this_day, *another))
        back += len(this_day) + len(another)
    assert not [secret for secret in never for words in shown if secret in words]
    return back


def belongs(day: date, today: date) -> bool:
    """Tell whether a day is this one of an earlier year, a leap day being the last of February."""
    here = (today.month, today.day)
    last = here == (2, 28) and (today + timedelta(days=1)).day == 1
    then = (day.month, day.day)
    return day < today and (then == here or (last and then == (2, 29)))


def is_covered(sheet: Sheet) -> bool:
    return sheet.covered and not sheet.body


def opened(folder: Path, place: Path, chance: Random, clock: AnyDay) -> Services:
    """Return the services of a fresh journal on which memories are turned on."""
    folder.mkdir()
    services = build_services(replace(needs_in(folder), clock=clock, chance=chance))
    given(services.unlocking.unlock, shutil.copytree(place, folder / "Any.journal"), PASSPHRASE)
    given(services.settings.set, lambda old: replace(old, memories=True))
    return services


def test_nothing_comes_back_that_was_not_to_come(
    tmp_path: Path, place: Path, full: bool, figure: Callable[[str], None]
) -> None:
    size, chance, clock = 10_000 if full else 100, Random(23), AnyDay()
    journals = pages_seen = back = kept = 0
    while journals < size:
        folder = tmp_path / str(journals)
        services = opened(folder, place, chance, clock)
        deep = next(
            prompt.id
            for theme in services.writing.library.themes
            for prompt in theme.prompts
            if prompt.intensity == 3
        )
        drawn = [random_journal(chance, deep) for _ in range(min(_AT_ONCE, size - journals))]
        for day, pages in laid(services, drawn):
            clock.day = day
            back += look(services, pages, day)
            kept += sum(page.content.resurface is BringBack.NEVER for page in pages.values())
            journals, pages_seen = journals + 1, pages_seen + len(pages)
        services.unlocking.quit()
    assert back > size
    assert kept > size // 2
    figure(
        f"{journals:,} random journals and days, {pages_seen:,} pages: {back:,} brought back,"
        f" 0 words of {kept:,} pages that were never to come"
    )
