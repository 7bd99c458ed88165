"""Looking back on a real journal: pages along time, one after another, and those of other days."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from journal.app.services import Services, build_services
from journal.domain.along import Along, Mark, Sheet
from journal.domain.entry import Answer, EntryId, Facet
from journal.domain.resurfacing import BringBack
from journal.domain.selection import Selection
from journal.domain.settings import Settings, Way
from journal.vault.store import along as store
from tests.steps import NOW, PASSPHRASE, given, needs_in, write

TODAY = NOW.date()


def years_ago(years: int) -> date:
    return TODAY.replace(year=TODAY.year - years)


def every(services: Services) -> tuple[EntryId, ...]:
    ids: tuple[EntryId, ...] = given(services.reviewing.find, Selection())
    return ids


def turn_on(services: Services) -> None:
    given(services.settings.set, lambda old: replace(old, memories=True))


def days_of(sheets: Iterable[Sheet]) -> list[date]:
    return [sheet.day for sheet in sheets]


def test_pages_lie_in_their_days_with_what_was_marked_beside_them(services: Services) -> None:
    march = date(2026, 3, 4)
    first = write(services, "one", day=march)
    second = write(services, "two", day=march, facets=(Facet("medicine", "2026-03-01 20 to 40"),))
    write(services, "three", day=date(2025, 3, 4), facets=(Facet("outlet", "seven glasses"),))
    binned = write(services, "four", day=march)
    given(services.writing.move_to_bin, binned.id)
    found: Along = given(services.looking.along, every(services))
    assert found.on(march) == (second.id, first.id)
    assert found.days == (date(2025, 3, 4), march)
    mark = Mark(date(2026, 3, 1), "medicine", "20 to 40")
    assert found.marked(date(2026, 3, 1)) == (mark,)
    assert mark.words == "Medicine or dose changed: 20 to 40"
    assert "glasses" not in repr(found)


def test_only_the_pages_found_are_looked_at(services: Services) -> None:
    bread = write(services, "bread", day=years_ago(1), facets=(Facet("news", "the flood"),))
    write(services, "rain", day=years_ago(2), facets=(Facet("news", "the fire"),))
    turn_on(services)
    found: Along = given(services.looking.along, (bread.id,))
    assert found.days == (years_ago(1),)
    assert [mark.own for marks in found.marks.values() for mark in marks] == ["the flood"]
    assert days_of(given(services.looking.on_this_day, (bread.id,))) == [years_ago(1)]


def test_going_from_one_day_with_pages_to_the_next(services: Services) -> None:
    for years in (3, 1):
        write(services, "a page", day=years_ago(years))
    found: Along = given(services.looking.along, every(services))
    assert found.beside(years_ago(2), 1) == years_ago(1)
    assert found.beside(years_ago(1), 1) is None
    assert found.beside(years_ago(1), -1) == years_ago(3)
    assert found.count(years_ago(3), years_ago(2)) == 1


def test_nothing_comes_back_while_memories_are_off(services: Services) -> None:
    write(services, "a year ago", day=years_ago(1))
    ids = every(services)
    assert given(services.looking.on_this_day, ids, heavy_too=True) == ()
    assert given(services.looking.another_day, ids, heavy_too=True) == ()
    turn_on(services)
    assert days_of(given(services.looking.on_this_day, ids)) == [years_ago(1)]
    assert days_of(given(services.looking.another_day, ids)) == [years_ago(1)]
    given(services.settings.set, lambda old: replace(old, memories=False))
    assert given(services.looking.on_this_day, ids) == ()


def test_this_day_is_that_of_earlier_years_only(services: Services) -> None:
    for day in (TODAY, years_ago(-1), years_ago(1), years_ago(4), TODAY - timedelta(days=364)):
        write(services, "a page", day=day)
    turn_on(services)
    assert days_of(given(services.looking.on_this_day, every(services))) == [
        years_ago(1),
        years_ago(4),
    ]


def test_what_comes_back_is_covered(services: Services) -> None:
    write(services, "the words of that evening", title="Canal", day=years_ago(1))
    turn_on(services)
    (sheet,) = given(services.looking.on_this_day, every(services))
    assert (sheet.title, sheet.body, sheet.covered) == ("Canal", "", True)


def test_a_page_under_a_deep_prompt_waits_for_a_word(services: Services) -> None:
    deep = next(
        prompt
        for theme in services.writing.library.themes
        for prompt in theme.prompts
        if prompt.intensity == 3
    )
    write(services, "older things", day=years_ago(1), answers=(Answer(deep.id, deep.text),))
    turn_on(services)
    ids = every(services)
    assert given(services.looking.on_this_day, ids) == ()
    assert given(services.looking.another_day, ids) == ()
    assert len(given(services.looking.on_this_day, ids, heavy_too=True)) == 1
    (read,) = given(services.looking.sheets, ids)
    assert read.covered
    assert read.body == ""


def test_every_page_that_may_come_back_is_as_likely(tmp_path: Path, place: Path) -> None:
    services = build_services(replace(needs_in(tmp_path), chance=Random(7)))
    given(services.unlocking.unlock, place, PASSPHRASE)
    turn_on(services)
    for number in range(30):
        held = BringBack.NEVER if number % 3 else None
        write(services, f"page {number}", day=TODAY - timedelta(days=number), resurface=held)
    ids = every(services)
    drawn = Counter(given(services.looking.another_day, ids)[0].id for _ in range(150))
    services.unlocking.quit()
    assert len(drawn) == 10
    assert min(drawn.values()) > 4


def test_another_page_is_another_one_where_there_is_one(services: Services) -> None:
    first = write(services, "one", day=years_ago(1))
    turn_on(services)
    (only,) = given(services.looking.another_day, every(services), but=first.id)
    assert only.id == first.id
    second = write(services, "two", day=years_ago(2))
    (other,) = given(services.looking.another_day, every(services), but=first.id)
    assert other.id == second.id


def test_one_word_keeps_a_page_away_and_can_be_taken_back(services: Services) -> None:
    page = write(services, "a year ago", day=years_ago(1))
    turn_on(services)
    before = given(services.looking.decide, page.id, BringBack.NEVER)
    assert given(services.looking.on_this_day, every(services), heavy_too=True) == ()
    given(services.looking.decide, page.id, before)
    assert len(given(services.looking.on_this_day, every(services))) == 1


def test_few_and_many_pages_are_put_in_their_days_alike(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    marked = (Facet("news", "the flood"), Facet("stressful_spell"))
    for number in range(6):
        write(services, "a page", day=TODAY - timedelta(days=number // 2), facets=marked)
    given(services.writing.move_to_bin, write(services, "gone", facets=marked).id)
    few: Along = given(services.looking.along, every(services))
    monkeypatch.setattr(store, "_FEW", 3)
    assert given(services.looking.along, every(services)) == few
    assert [len(few.on(day)) for day in few.days] == [2, 2, 2]
    assert [[mark.own for mark in few.marked(day)] for day in few.days] == [["", "the flood"]] * 3


def test_beside_a_page_that_is_set_apart_no_words_stand(services: Services) -> None:
    themes = services.writing.library.themes
    deep = next(each for theme in themes for each in theme.prompts if each.intensity == 3)
    apart: tuple[dict[str, object], ...] = (
        {"veiled": True},
        {"resurface": BringBack.ASKED},
        {"resurface": TODAY + timedelta(days=9)},
        {"answers": (Answer(f"{deep.id}/1", "And then?"),)},
    )
    for number, how in enumerate(({}, *apart)):
        day = TODAY - timedelta(days=number)
        write(services, "a page", day=day, facets=(Facet("news", "the flood"),), **how)
    found: Along = given(services.looking.along, every(services))
    said = [mark.own for day in reversed(found.days) for mark in found.marked(day)]
    assert said == ["the flood", "", "", "", ""]


def test_looking_back_is_quiet_until_someone_wants_more(services: Services) -> None:
    set_at_first: Settings = given(services.settings.settings)
    assert set_at_first.way is Way.LIST
    assert not set_at_first.memories
    assert not set_at_first.days_written
