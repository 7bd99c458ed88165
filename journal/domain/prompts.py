"""Prompts: questions to write to, chosen with care for how deep they reach."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

LIGHT, FEELING, DEEP = 1, 2, 3


T = TypeVar("T")


class Chance(Protocol):
    """A source of chance, such as `secrets.SystemRandom`."""

    def choice(self, seq: Sequence[T], /) -> T:
        """Return one member of `seq`, which is not empty."""
        ...


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question. intensity 1 is everyday, 2 touches feelings, 3 may touch past hurt."""

    id: str
    theme: str
    text: str
    follow_ups: tuple[str, ...]
    intensity: int
    grounding: bool


@dataclass(frozen=True, slots=True)
class Theme:
    """A family of prompts; an opt-in theme is offered only to someone who opened it."""

    id: str
    title: str
    intro: str
    opt_in: bool
    prompts: tuple[Prompt, ...]


@dataclass(frozen=True, slots=True)
class Library:
    """All themes, with the words that stand around deep prompts."""

    themes: tuple[Theme, ...]
    before_deep: str
    grounding: tuple[str, ...]
    closings: tuple[str, ...]

    def prompt(self, prompt_id: str) -> Prompt | None:
        """Return the prompt with this id, or None."""
        for theme in self.themes:
            for prompt in theme.prompts:
                if prompt.id == prompt_id:
                    return prompt
        return None

    def theme_of(self, prompt: Prompt) -> Theme:
        """Return the theme that holds `prompt`."""
        return next(theme for theme in self.themes if theme.id == prompt.theme)


def _prompt(theme: str, data: Mapping[str, Any]) -> Prompt:
    return Prompt(
        id=data["id"],
        theme=theme,
        text=data["text"],
        follow_ups=tuple(data["follow_ups"]),
        intensity=data["intensity"],
        grounding=data["grounding"],
    )


def library(common: Mapping[str, Any], themes: Sequence[Mapping[str, Any]]) -> Library:
    """Build the library from the parsed files of `resources/prompts`, in their given order."""
    return Library(
        themes=tuple(
            Theme(
                id=data["id"],
                title=data["title"],
                intro=data["intro"],
                opt_in=data["opt_in"],
                prompts=tuple(_prompt(data["id"], prompt) for prompt in data["prompts"]),
            )
            for data in themes
        ),
        before_deep=common["before_deep"],
        grounding=tuple(common["grounding"]),
        closings=tuple(common["closings"]),
    )


def offered(
    lib: Library, *, deepest: int, closed: frozenset[str], opened: frozenset[str]
) -> tuple[Prompt, ...]:
    """Return the prompts that may come up by chance.

    Never one of intensity 3, whatever `deepest` says; of opt-in themes only those in `opened`, and
    then only when asked deeper than everyday.
    """
    depth = min(deepest, FEELING)
    themes = (
        theme
        for theme in lib.themes
        if theme.id not in closed and (not theme.opt_in or (depth > LIGHT and theme.id in opened))
    )
    return tuple(p for theme in themes for p in theme.prompts if p.intensity <= depth)


def another(among: Sequence[Prompt], chance: Chance, current: Prompt | None) -> Prompt | None:
    """Return a prompt by chance that is not `current`, or None when there is no other."""
    others = [prompt for prompt in among if current is None or prompt.id != current.id]
    return chance.choice(others) if others else None


def lighter(lib: Library, current: Prompt, chance: Chance, closed: frozenset[str]) -> Prompt | None:
    """Return an everyday prompt, of the same theme where it has another one."""
    light = offered(lib, deepest=LIGHT, closed=closed, opened=frozenset())
    near = [p for p in lib.theme_of(current).prompts if p.intensity == LIGHT and p != current]
    return another(near or light, chance, current)
