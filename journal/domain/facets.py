"""What stood around a page, given in one tap: kinds of facets and their words."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from journal.domain import days
from journal.domain.entry import Facet
from journal.domain.leaving import LEFT

LONGEST = 200
"""Characters of a person's own words beside a facet."""


@dataclass(frozen=True, slots=True)
class FacetKind:
    """A circumstance: its name in the journal, its words, and what the field beside it asks for.

    `dated` ones have a day; an `opt_in` one is offered only to someone who turned it on in
    Settings; a `private` one leaves the journal only where the person asks for it.
    """

    name: str
    words: str
    asks: str = "A few words, if you like"
    dated: bool = False
    opt_in: bool = False
    private: bool = False


KINDS = (
    FacetKind("stressful_spell", "A stressful spell"),
    FacetKind("what_happened", "Something happened"),
    FacetKind("relationships", "Relationships", "Who or what, if you like"),
    FacetKind("went_around", "Went around something", "What or where, if you like"),
    FacetKind("interest", "Interest in things", "More, less, in what"),
    FacetKind("sleep", "Sleep", "How it was"),
    FacetKind("news", "News"),
    FacetKind("medicine", "Medicine or dose changed", "What changed", dated=True),
    FacetKind("past_hurt", "Past hurt", opt_in=True),
    FacetKind("treated", "Being treated for something", opt_in=True),
    FacetKind("outlet", "An outlet", "What, if you like", private=True),
)
"""All kinds in the order in which they are offered."""
FEELING = "feeling:"
"""What the kind of a facet begins with that holds a feeling word."""
_NAMES = frozenset(kind.name for kind in KINDS)
_PRIVATE = frozenset(kind.name for kind in KINDS if kind.private) | {"treated", LEFT}
OPT_IN = tuple(kind for kind in KINDS if kind.opt_in)


def offered(opened: frozenset[str], held: Iterable[Facet]) -> tuple[FacetKind, ...]:
    """Return the kinds to offer: opt-in ones where they were turned on, or are on the page."""
    known = opened | {facet.kind for facet in held}
    return tuple(kind for kind in KINDS if not kind.opt_in or kind.name in known)


def value_of(facets: Iterable[Facet], kind: str) -> str | None:
    """Return the words of a facet, None where the page has none of that kind."""
    return next((facet.value for facet in facets if facet.kind == kind), None)


def is_given(facet: Facet) -> bool:
    """Tell whether the person gave this of their own accord, as they give words."""
    return facet.kind in _NAMES or facet.kind.startswith(FEELING)


def with_facet(facets: tuple[Facet, ...], kind: str, value: str = "") -> tuple[Facet, ...]:
    """Return the facets with this one, in the place of one of its kind or at the end."""
    new = Facet(kind, value)
    if value_of(facets, kind) is None:
        return (*facets, new)
    return tuple(new if facet.kind == kind else facet for facet in facets)


def without(facets: tuple[Facet, ...], kind: str) -> tuple[Facet, ...]:
    """Return the facets but for those of this kind."""
    return tuple(facet for facet in facets if facet.kind != kind)


def public(facets: Iterable[Facet]) -> tuple[Facet, ...]:
    """Return the facets that may leave the journal unasked: feelings without how strong they were.

    What is private, that someone is treated, and how writing left them stay.
    """
    return tuple(
        replace(facet, value="") if facet.kind.startswith(FEELING) else facet
        for facet in facets
        if facet.kind not in _PRIVATE
    )


def dated(day: date | None, words: str) -> str:
    """Return the value of a facet with a day."""
    return " ".join(part for part in (str(day or ""), words) if part)


def day_and_words(value: str) -> tuple[date | None, str]:
    """Return what `dated` put together; a value without a day is all words."""
    first, _, rest = value.partition(" ")
    try:
        return days.parse(first), rest
    except ValueError:
        return None, value
