"""What stands around a page: kinds, days, feeling words, and when something is offered for it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from journal.domain.befores import (
    after_of,
    asks_for_after,
    before_of,
    day_for,
    for_day,
    no_after,
)
from journal.domain.entry import Content, Facet, Kind
from journal.domain.facets import (
    KINDS,
    dated,
    day_and_words,
    offered,
    value_of,
    with_facet,
    without,
)
from journal.domain.feelings import Feeling, clean, kind_of, with_own, words_in
from journal.domain.leaving import Left, lighter_due
from journal.domain.resurfacing import BringBack, Resurface, resurface_of, word_of

DAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 20, 30, tzinfo=UTC)
BEFORE = Content(day=DAY, written_at=NOW, kind=Kind.BEFORE)


def test_kinds_that_may_hurt_are_off_until_wanted_or_on_the_page() -> None:
    plain = {kind.name for kind in offered(frozenset(), ())}
    assert {"past_hurt", "treated"}.isdisjoint(plain)
    assert plain | {"past_hurt"} == {k.name for k in offered(frozenset({"past_hurt"}), ())}
    assert plain | {"treated"} == {k.name for k in offered(frozenset(), (Facet("treated"),))}


def test_only_an_outlet_is_private_and_only_a_medicine_has_a_day() -> None:
    assert [kind.name for kind in KINDS if kind.private] == ["outlet"]
    assert [kind.name for kind in KINDS if kind.dated] == ["medicine"]


def test_a_facet_is_put_once_and_taken_away() -> None:
    facets = with_facet((Facet("news"), Facet("sleep", "short")), "news", "the flood")
    assert facets == (Facet("news", "the flood"), Facet("sleep", "short"))
    assert with_facet(facets, "outlet")[-1] == Facet("outlet")
    assert without(facets, "news") == (Facet("sleep", "short"),)
    assert value_of(facets, "outlet") is None


@pytest.mark.parametrize(
    ("day", "words"), [(DAY, "half of it"), (DAY, ""), (None, "half of it"), (None, "")]
)
def test_a_day_and_words_come_apart_as_they_were_put_together(day: date | None, words: str) -> None:
    assert day_and_words(dated(day, words)) == (day, words)


@pytest.mark.parametrize("decided", [None, BringBack.NEVER, BringBack.ASKED, date(2031, 2, 3)])
def test_what_was_decided_about_bringing_back_is_kept(decided: Resurface) -> None:
    assert resurface_of(word_of(decided)) == decided


def test_another_word_about_bringing_back_is_refused() -> None:
    with pytest.raises(ValueError, match="Invalid"):
        resurface_of("sometimes")


def test_own_feeling_words_come_first_and_each_once() -> None:
    known = (Feeling("calm", "nothing hurries"), Feeling("sad", "something is lost"))
    mine = with_own(known, ("Calm", "hollow"))
    assert [feeling.word for feeling in mine] == ["Calm", "hollow", "sad"]
    assert clean("  a\tbit \x07off ") == "a bit off"
    assert words_in((Facet("news"), Facet(kind_of("calm"), "2"))) == ("calm",)


def test_three_worse_within_two_weeks_offer_lighter_themes_once() -> None:
    worse = [(DAY - timedelta(days=back), Left.WORSE.value) for back in (13, 5, 0)]
    assert lighter_due(worse, DAY, "")
    assert not lighter_due(worse[1:], DAY, "")
    assert not lighter_due([*worse[1:], (DAY, Left.BETTER.value)], DAY, "")
    assert not lighter_due([(DAY - timedelta(days=14), "worse"), *worse[1:]], DAY, "")
    assert not lighter_due(worse, DAY, DAY.isoformat())
    assert not lighter_due(worse, DAY, (DAY - timedelta(days=5)).isoformat())


def test_a_page_before_asks_for_its_after_from_the_day_it_is_for() -> None:
    page = for_day(BEFORE, DAY + timedelta(days=2))
    assert day_for(page) == DAY + timedelta(days=2)
    assert not asks_for_after(page, NOW + timedelta(days=1))
    assert asks_for_after(page, NOW + timedelta(days=2))
    assert asks_for_after(page, NOW + timedelta(days=9))
    assert for_day(page, None) == BEFORE


def test_a_page_for_the_same_day_waits_an_hour_and_one_without_a_day_for_the_next() -> None:
    today = for_day(BEFORE, DAY)
    assert not asks_for_after(today, NOW + timedelta(minutes=59))
    assert asks_for_after(today, NOW + timedelta(minutes=60))
    assert not asks_for_after(BEFORE, NOW + timedelta(hours=3))
    assert asks_for_after(BEFORE, NOW + timedelta(days=1))


def test_nobody_is_asked_again_who_declined_or_about_other_pages() -> None:
    later = NOW + timedelta(days=3)
    assert not asks_for_after(no_after(BEFORE), later)
    assert not asks_for_after(replace(BEFORE, kind=Kind.EVENING), later)


def test_a_page_written_without_a_time_zone_asks_as_well() -> None:
    assert asks_for_after(replace(BEFORE, written_at=NOW.replace(tzinfo=None)), NOW + timedelta(1))


def test_the_page_after_knows_its_before() -> None:
    after = after_of("0" * 32, BEFORE)
    assert after.kind is Kind.AFTER
    assert before_of(after) == "0" * 32
    assert before_of(BEFORE) is None
