"""What a person looks for, as understood: conditions joined by "all of" and "any of"."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, TypeAlias

from journal.domain.labels import Label
from journal.domain.tags import TagKind


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must stand next to each other; with `prefix` the last may go on."""

    words: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """Carries a name, or one nested below it; with `unfinished` one that begins so."""

    kind: TagKind
    name: str
    unfinished: bool = False


@dataclass(frozen=True, slots=True)
class Labelled:
    """Shows a label."""

    label: Label


@dataclass(frozen=True, slots=True)
class Themed:
    """Answers a prompt of a theme, named by its id or its title."""

    name: str
    unfinished: bool = False


@dataclass(frozen=True, slots=True)
class Between:
    """Is about a day from `since` to `until`, both inclusive; None where there is no limit."""

    since: date | None = None
    until: date | None = None


class Mark(StrEnum):
    """What an entry has or has not."""

    ATTACHMENT = "attachment"
    FOR_SESSION = "for-session"


OR: Final = "OR"
AND: Final = "AND"
"""Joins as a blank does; people who know other searches type it."""

Condition: TypeAlias = Term | Named | Labelled | Themed | Between | Mark


@dataclass(frozen=True, slots=True)
class Choice:
    """One condition, or with `negated` that it does not hold."""

    condition: Condition
    negated: bool = False


AnyOf: TypeAlias = tuple[Choice, ...]
"""Choices of which one must hold at least; never empty."""


class Why(StrEnum):
    """Why a part of what was typed has no effect."""

    NO_WORDS = "no_words"
    NO_VALUE = "no_value"
    NO_DAY = "no_day"
    NO_LABEL = "no_label"
    NO_SUCH_MARK = "no_such_mark"
    JOINS_NOTHING = "joins_nothing"
    TOO_MANY = "too_many"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of what was typed: what it asks for, or why it was ignored.

    `unfinished` says that it is still being typed, so that there is nothing to be said of it yet.
    """

    start: int
    end: int
    asks: AnyOf = ()
    ignored: Why | None = None
    unfinished: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """All that was typed, in its order; every part that asks for something must hold."""

    typed: str
    parts: tuple[Part, ...]

    @property
    def asks(self) -> tuple[AnyOf, ...]:
        """What must hold, all of it."""
        return tuple(part.asks for part in self.parts if part.asks)

    @property
    def ignored(self) -> tuple[Part, ...]:
        """What has no effect, but for what is still being typed."""
        return tuple(part for part in self.parts if part.ignored and not part.unfinished)

    @property
    def terms(self) -> tuple[Term, ...]:
        """All words that are looked for, not those that must be absent."""
        return tuple(
            choice.condition
            for asks in self.asks
            for choice in asks
            if isinstance(choice.condition, Term) and not choice.negated
        )

    @property
    def themes(self) -> tuple[Themed, ...]:
        """All themes that are asked for."""
        every = (choice.condition for asks in self.asks for choice in asks)
        return tuple(each for each in every if isinstance(each, Themed))

    def without(self, part: Part) -> str:
        """Return what was typed but for one part."""
        before, after = self.typed[: part.start].split(), self.typed[part.end :].split()
        if before and before[-1] == AND:
            before.pop()
        elif after and after[0] == AND:
            after.pop(0)
        return " ".join(before + after)
