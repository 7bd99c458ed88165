"""Many days of prompts: what comes by itself, what rests, and when it may be enough."""

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from journal import resources
from journal.domain import prompts, someone_else
from journal.domain.entry import Content, Facet
from journal.domain.prompts import DEEP, FEELING, LIGHT, Library, follow_ups
from journal.domain.resting import REST, resting, skipped_on, with_skip
from journal.domain.spell import Spell

DAYS, FULL_DAYS = 2_000, 10_000
FIRST = date(2026, 11, 23)
NONE: frozenset[str] = frozenset()


@pytest.fixture(scope="module")
def library() -> Library:
    return prompts.library(*resources.prompt_tables())


def some(chance: random.Random, ids: list[str], share: float) -> frozenset[str]:
    return frozenset(id for id in ids if chance.random() < share)


def test_on_no_day_does_anything_come_that_was_not_asked_for(
    library: Library, full: bool, figure: Callable[[str], None]
) -> None:
    """Themes open and close, prompts are skipped and rest, and chance goes on drawing."""
    days = FULL_DAYS if full else DAYS
    chance = random.Random(20261123)
    themes = [theme.id for theme in library.themes]
    opt_in = [theme.id for theme in library.themes if theme.opt_in]
    skips: tuple[str, ...] = ()
    closed = opened = NONE
    draws = rested = 0
    for day in (FIRST + timedelta(days=number) for number in range(days)):
        if chance.random() < 0.1:
            closed, opened = some(chance, themes, 0.2), some(chance, opt_in, 0.5)
        depth = chance.choice((LIGHT, FEELING, DEEP))
        rest = resting(skips, day)
        among = prompts.offered(library, deepest=depth, closed=closed, opened=opened, resting=rest)
        first = prompts.daily(among, "Quiet.journal", day)
        assert first is not None
        drawn = [first, prompts.another(among, chance, first)]
        drawn.append(prompts.lighter(library, first, chance, closed, rest))
        for prompt in drawn:
            assert prompt is not None
            assert prompt.intensity <= min(depth, FEELING)
            assert prompt.theme not in closed
            assert prompt.theme not in opt_in or (depth > LIGHT and prompt.theme in opened)
            assert prompt.id not in rest
            assert prompt.id == prompts.root_id(prompt.id)
            draws += 1
            if chance.random() < 0.4:
                skips = with_skip(skips, prompt.id, day)
        rested = max(rested, len(rest))
    assert rested > 10
    figure(f"{draws:,} prompts over {days:,} days, none deep, closed or resting")


def test_a_day_has_one_prompt_and_each_journal_its_own(library: Library) -> None:
    among = prompts.offered(library, deepest=LIGHT, closed=NONE, opened=NONE)
    first = prompts.daily(among, "Quiet.journal", FIRST)
    assert first == prompts.daily(tuple(reversed(among)), "Quiet.journal", FIRST)
    fewer = [each for each in among if each == first or each.id.endswith("1")]
    assert prompts.daily(fewer, "Quiet.journal", FIRST) == first
    week = [FIRST + timedelta(days=number) for number in range(7)]
    assert len({prompts.daily(among, "Quiet.journal", day) for day in week}) > 3
    assert len({prompts.daily(among, f"{name}.journal", FIRST) for name in "abcdefg"}) > 3
    assert prompts.daily((), "Quiet.journal", FIRST) is None


def test_follow_ups_are_found_by_their_id_and_never_climb(library: Library) -> None:
    found = 0
    for prompt in (prompt for theme in library.themes for prompt in theme.prompts):
        for number, each in enumerate(follow_ups(prompt), 1):
            assert each.id == f"{prompt.id}/{number}"
            assert library.prompt(each.id) == each
            assert (each.intensity, each.theme) == (prompt.intensity, prompt.theme)
            assert prompts.root_id(each.id) == prompt.id
            found += 1
        assert library.prompt(f"{prompt.id}/{len(prompt.follow_ups) + 1}") is None
        assert library.prompt(f"{prompt.id}/0") is None
    assert found == 322


def test_follow_ups_come_one_at_a_time_and_never_twice(library: Library) -> None:
    prompt = library.themes[0].prompts[0]
    one, two = follow_ups(prompt)
    assert prompts.next_follow_up(prompt, NONE) == one
    assert prompts.next_follow_up(prompt, frozenset({one.id})) == two
    assert prompts.next_follow_up(prompt, frozenset({two.id})) is None


def test_two_days_of_skipping_make_a_rest(library: Library) -> None:
    again, over = FIRST + timedelta(days=9), FIRST + timedelta(days=9) + REST
    once = with_skip((), "news-01", FIRST)
    assert with_skip(once, "news-01", FIRST) == once
    assert resting(once, FIRST) == NONE
    assert skipped_on(once, FIRST) == {"news-01"}
    twice = with_skip(once, "news-01", again)
    assert resting(twice, again) == {"news-01"}
    assert resting(twice, over - timedelta(days=1)) == {"news-01"}
    assert resting(twice, over) == NONE
    assert with_skip(twice, "news-02", over) == (f"{over} news-02",)
    assert resting(with_skip(twice, "news-01", over), over) == NONE
    assert resting(("no day news-01", "", "2026-11-23"), FIRST) == NONE


def test_twenty_minutes_of_writing_are_enough_and_a_walk_is_no_writing() -> None:
    moment = datetime(2026, 11, 23, 20, tzinfo=UTC)
    spell = Spell()
    for _ in range(20 * 60 - 1):
        spell = spell.after_key(moment)
        moment += timedelta(seconds=1)
    assert not spell.is_enough
    assert not spell.after_key(moment - timedelta(hours=3)).is_enough
    assert spell.after_key(moment + timedelta(seconds=60)).is_enough
    walked = Spell()
    for _ in range(9):
        walked = walked.after_key(moment)
        moment += timedelta(hours=1)
    assert not walked.is_enough


def test_two_deep_prompts_are_enough_and_follow_ups_do_not_count(library: Library) -> None:
    deep = [p for theme in library.themes for p in theme.prompts if p.intensity == DEEP]
    light = [p for theme in library.themes for p in theme.prompts if p.intensity < DEEP]
    spell = Spell().after_taking(light[0]).after_taking(light[1])
    spell = spell.after_taking(deep[0]).after_taking(follow_ups(deep[0])[0])
    assert not spell.is_enough
    assert spell.after_taking(deep[1]).is_enough


def test_the_mark_of_someone_else_leaves_other_facets_alone() -> None:
    moment = datetime(2026, 11, 23, 20, tzinfo=UTC)
    plain = Content(FIRST, moment, facets=(Facet("news", "all day"),))
    other = someone_else.marked(plain, True)
    assert someone_else.is_marked(other)
    assert someone_else.keeps_unread(other.facets)
    told = someone_else.marked(other, True, me=True)
    assert someone_else.is_me(told)
    assert not someone_else.keeps_unread(told.facets)
    assert someone_else.marked(told, False) == plain
