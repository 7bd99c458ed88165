from collections.abc import Sequence
from typing import TypeVar

import pytest

from journal import resources
from journal.domain import prompts
from journal.domain.prompts import Library, Prompt

T = TypeVar("T")
NONE: frozenset[str] = frozenset()


class First:
    """Chance that always takes the first."""

    def choice(self, seq: Sequence[T], /) -> T:
        return seq[0]


@pytest.fixture(scope="module")
def library() -> Library:
    return prompts.library(*resources.prompt_tables())


def every(library: Library) -> list[Prompt]:
    return [prompt for theme in library.themes for prompt in theme.prompts]


def test_the_whole_library_came_along(library: Library) -> None:
    assert len(library.themes) == 20
    assert len(every(library)) == 161
    assert sum(len(prompt.follow_ups) for prompt in every(library)) == 322
    assert {theme.id for theme in library.themes if theme.opt_in} == {
        "medicines",
        "early_lessons",
        "outlets",
    }
    assert len({prompt.id for prompt in every(library)}) == 161


def test_what_touches_old_hurt_always_offers_grounding(library: Library) -> None:
    deep = [prompt for prompt in every(library) if prompt.intensity == prompts.DEEP]
    assert len(deep) == 8
    assert all(prompt.grounding for prompt in deep)
    assert len(library.grounding) == 8


def test_every_theme_has_two_light_prompts(library: Library) -> None:
    for theme in library.themes:
        light = [prompt for prompt in theme.prompts if prompt.intensity == prompts.LIGHT]
        assert len(light) >= 2, theme.id


def test_no_prompt_asks_why_or_names_a_condition(library: Library) -> None:
    banned = {"why", "should", "must", "symptom", "disorder", "victim"}
    for prompt in every(library):
        words = " ".join((prompt.text, *prompt.follow_ups)).lower()
        assert not banned & set(words.replace("?", " ").replace(",", " ").split()), prompt.id


def test_by_chance_only_everyday_prompts_of_open_themes_come_up(library: Library) -> None:
    offered = prompts.offered(library, deepest=prompts.LIGHT, closed=NONE, opened=NONE)
    assert {prompt.intensity for prompt in offered} == {1}
    assert not {prompt.theme for prompt in offered} & {"medicines", "early_lessons", "outlets"}


def test_an_opened_opt_in_theme_still_stays_out_of_everyday_draws(library: Library) -> None:
    offered = prompts.offered(
        library, deepest=prompts.LIGHT, closed=NONE, opened=frozenset({"outlets"})
    )
    assert "outlets" not in {prompt.theme for prompt in offered}


def test_asking_for_deeper_never_draws_what_touches_old_hurt(library: Library) -> None:
    offered = prompts.offered(
        library, deepest=prompts.DEEP, closed=frozenset({"numb"}), opened=frozenset({"outlets"})
    )
    assert {prompt.intensity for prompt in offered} == {1, 2}
    themes = {prompt.theme for prompt in offered}
    assert "outlets" in themes
    assert not themes & {"numb", "medicines", "early_lessons"}


def test_another_prompt_is_another_one(library: Library) -> None:
    offered = prompts.offered(library, deepest=prompts.LIGHT, closed=NONE, opened=NONE)
    first = prompts.another(offered, First(), None)
    assert first == offered[0]
    assert prompts.another(offered, First(), first) == offered[1]
    assert prompts.another(offered[:1], First(), offered[0]) is None


def test_something_lighter_is_everyday_and_of_the_same_theme(library: Library) -> None:
    for deep in every(library):
        light = prompts.lighter(library, deep, First(), NONE)
        assert light is not None
        assert light.intensity == prompts.LIGHT
        assert light.id != deep.id
        assert light.theme == deep.theme
