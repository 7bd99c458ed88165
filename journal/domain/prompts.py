"""Prompts: questions to write to, chosen with care for how deep they reach."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol, TypeVar

LIGHT, FEELING, DEEP = 1, 2, 3
_FOLLOWS = "/"
"""Stands between the id of a prompt and the number of a follow-up, counted from 1."""
_NONE: frozenset[str] = frozenset()


T = TypeVar("T")


class Chance(Protocol):
    """A source of chance, such as `secrets.SystemRandom`."""

    def choice(self, seq: Sequence[T], /) -> T:
        """Return one member of `seq`, which is not empty."""
        ...


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question. intensity 1 is everyday, 2 touches feelings, 3 may touch past hurt.

    A follow-up is a prompt too: it reaches as deep as the one it follows, never deeper.
    """

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
        """Return the prompt or the follow-up with this id, or None."""
        every = (prompt for theme in self.themes for prompt in theme.prompts)
        known = {prompt.id: prompt for prompt in every}
        root, number = _parted(prompt_id)
        if prompt_id in known or root not in known:
            return known.get(prompt_id)
        return follow_up(known[root], number)

    def theme_of(self, prompt: Prompt) -> Theme:
        """Return the theme that holds `prompt`; one without a name where it was taken out."""
        gone = Theme(prompt.theme, "", "", False, ())
        return next((theme for theme in self.themes if theme.id == prompt.theme), gone)

    def asked(self, prompt_id: str, words: str) -> Prompt:
        """Return the prompt with this id, or one of these words where it was taken out."""
        return self.prompt(prompt_id) or Prompt(prompt_id, "", words, (), LIGHT, False)


def root_id(prompt_id: str) -> str:
    """Return the id of the prompt that a follow-up follows; that of a prompt is its own."""
    return _parted(prompt_id)[0]


def follow_up(prompt: Prompt, number: int) -> Prompt | None:
    """Return a follow-up of `prompt` by its number from 1, or None where there is none."""
    if not 1 <= number <= len(prompt.follow_ups):
        return None
    id = f"{prompt.id}{_FOLLOWS}{number}"
    return replace(prompt, id=id, text=prompt.follow_ups[number - 1], follow_ups=())


def follow_ups(prompt: Prompt) -> tuple[Prompt, ...]:
    """Return all follow-ups of `prompt` in their order."""
    numbers = range(1, len(prompt.follow_ups) + 1)
    return tuple(each for number in numbers if (each := follow_up(prompt, number)) is not None)


def next_follow_up(prompt: Prompt, passed: frozenset[str]) -> Prompt | None:
    """Return the follow-up after all those whose ids were taken or skipped, or None at the end."""
    every = follow_ups(prompt)
    last = max((at for at, each in enumerate(every) if each.id in passed), default=-1)
    return every[last + 1] if last + 1 < len(every) else None


def _parted(prompt_id: str) -> tuple[str, int]:
    """Return the id of a prompt and the number of its follow-up, 0 for the prompt itself."""
    root, _, number = prompt_id.rpartition(_FOLLOWS)
    if root and number.isascii() and number.isdigit():
        return root, int(number)
    return prompt_id, 0


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
    lib: Library,
    *,
    deepest: int,
    closed: frozenset[str],
    opened: frozenset[str],
    resting: frozenset[str] = _NONE,
) -> tuple[Prompt, ...]:
    """Return the prompts that may come up by chance.

    Never one of intensity 3, whatever `deepest` says, and none of those `resting`; of opt-in themes
    only those in `opened`, and then only when asked deeper than everyday.
    """
    depth = min(deepest, FEELING)
    themes = (
        theme
        for theme in lib.themes
        if theme.id not in closed and (not theme.opt_in or (depth > LIGHT and theme.id in opened))
    )
    every = (prompt for theme in themes for prompt in theme.prompts)
    return tuple(p for p in every if p.intensity <= depth and p.id not in resting)


def daily(among: Sequence[Prompt], journal: str, day: date) -> Prompt | None:
    """Return the prompt of a day in a journal, the same all day long; None where `among` is empty.

    Each prompt draws its lot from its id, so that the others leaving or joining change nothing.
    """

    def lot(prompt: Prompt) -> bytes:
        drawn = "\0".join((journal, day.isoformat(), prompt.id))
        return hashlib.sha256(drawn.encode(errors="surrogateescape")).digest()

    return min(among, key=lot, default=None)


def another(among: Sequence[Prompt], chance: Chance, current: Prompt | None) -> Prompt | None:
    """Return a prompt by chance that is not `current`, or None when there is no other."""
    here = None if current is None else root_id(current.id)
    others = [prompt for prompt in among if prompt.id != here]
    return chance.choice(others) if others else None


def lighter(
    lib: Library,
    current: Prompt,
    chance: Chance,
    closed: frozenset[str],
    resting: frozenset[str] = _NONE,
) -> Prompt | None:
    """Return an everyday prompt, of the same theme where it has another one."""
    light = offered(lib, deepest=LIGHT, closed=closed, opened=_NONE, resting=resting)
    here, same = root_id(current.id), lib.theme_of(current).prompts
    near = [p for p in same if p.intensity == LIGHT and p.id != here and p.id not in resting]
    return another(near or light, chance, current)
