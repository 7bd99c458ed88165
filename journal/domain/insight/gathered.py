"""Views of words: which answers and marks they are gathered from, and how they are laid out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from journal.domain.entry import Answer, EntryId, Facet, Summary
from journal.domain.facets import KINDS
from journal.domain.insight import saying
from journal.domain.insight.chart import View
from journal.domain.insight.passages import Gathered, Group, Passage
from journal.domain.resurfacing import BringBack, Rules, Standing
from journal.domain.tags import TagKind

MOST = 200
"""Entries that one view gathers from, the newest."""
_WORDS = {kind.name: kind.words for kind in KINDS}
_LATER = 2
"""Passages on one place after which they stand under its name."""


@dataclass(frozen=True, slots=True)
class Source:
    """Answers to these prompts and words beside these facets, under one heading."""

    heading: str
    prompts: tuple[str, ...] = ()
    facets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """An entry that may hold something for a view: how it stands, and what hangs on it."""

    summary: Summary
    standing: Standing
    answers: tuple[Answer, ...] = ()
    facets: tuple[Facet, ...] = ()


@dataclass(frozen=True, slots=True)
class _Frame:
    title: str
    sources: tuple[Source, ...]
    one: str
    many: str
    none: str
    by_place: bool = False


_FRAMES: Mapping[View, _Frame] = {
    View.PROTECTED: _Frame(
        "What my distance protected",
        (
            Source(
                "What limits look after",
                ("boundaries-05", "boundaries-05/2", "asking-a-lot-08", "stepping-back-08"),
            ),
            Source("What I chose in its place", ("commitment-06/1",)),
            Source("What hardness protects", ("harshness-03",)),
            Source("What once kept me safe", ("early-lessons-06",)),
        ),
        "answer",
        "answers",
        "No answer so far. A prompt that asks for it is under “Limits and distance”: “What is one"
        " of your limits looking after at the moment?”",
    ),
    View.LIKINGS: _Frame(
        "Small likings",
        (
            Source("Liked", ("enjoyment-01", "enjoyment-04", "enjoyment-08")),
            Source("Interest in things", facets=("interest",)),
        ),
        "liking",
        "likings",
        "None so far. A prompt that asks for one is under “Interest and enjoyment”: “What did you"
        " like today, even at two out of ten?”",
    ),
    View.GONE_AROUND: _Frame(
        "Places, easier or harder",
        (
            Source("Gone around", ("avoided-places-01", "avoided-places-03"), ("went_around",)),
            Source("Going again, or would like to", ("avoided-places-05",)),
            Source("Larger, smaller, or the same", ("avoided-places-07",)),
            Source("Stayed away from, and content to", ("avoided-places-06",)),
            Source("Where shoulders come down", ("avoided-places-02", "avoided-places-08")),
        ),
        "note",
        "notes",
        "No notes so far. “Went around something” beside a page, and the prompts under “Places,"
        " people and things you go around”, make them.",
        by_place=True,
    ),
}
WORD_VIEWS = tuple(_FRAMES)
"""The views that are gathered so."""
_RULE = "Your own words, the earliest first."
_OF_PLACES = f"{_RULE} Whether a place became easier or harder is yours to say."


def prompts_of(view: View) -> frozenset[str]:
    """Return the prompts whose answers a view gathers."""
    return frozenset(id for source in _FRAMES[view].sources for id in source.prompts)


def facets_of(view: View) -> frozenset[str]:
    """Return the kinds of facets whose words a view gathers."""
    return frozenset(kind for source in _FRAMES[view].sources for kind in source.facets)


def gathered(view: View, told: Sequence[Told], rules: Rules) -> Gathered:
    """Return the words of a view.

    An entry that is never to be brought back is left out, and only counted; one that shows no words
    among others is veiled.
    """
    frame = _FRAMES[view]
    kept = [each for each in told if each.standing.decided is not BringBack.NEVER]
    ordered = sorted(kept, key=lambda each: (each.summary.day, each.summary.id))
    groups = [
        Group(source.heading, tuple(p for each in ordered for p in _passages(source, each, rules)))
        for source in frame.sources
    ]
    if frame.by_place:
        groups = _by_place(groups, {each.summary.id: each.summary for each in ordered})
    shown = tuple(group for group in groups if group.passages)
    rule = _OF_PLACES if frame.by_place else _RULE
    return Gathered(frame.title, _said(frame, shown, told, len(told) - len(kept)), rule, shown)


def with_relief(found: Gathered, relieved: int, chosen: int) -> Gathered:
    """Return it with what chosen distance left, as the person answered; nothing where none is."""
    if not chosen:
        return found
    words = "entry" if chosen == 1 else "entries"
    said = (
        f"Of {saying.number(chosen)} {words} with distance you chose, {saying.number(relieved)}"
        " left you “a bit lighter” or “relieved”, by your own answer."
    )
    return replace(found, said=f"{found.said} {said}")


def _passages(source: Source, told: Told, rules: Rules) -> list[Passage]:
    summary, veiled = told.summary, rules.is_covered(told.standing)
    found = []
    asked = next((a.prompt_text for a in told.answers if a.prompt_id in source.prompts), None)
    if asked is not None:
        words = "" if veiled else summary.preview
        found.append(Passage(summary.id, summary.day, asked, words, veiled))
    for facet in told.facets:
        if facet.kind in source.facets and facet.value.strip():
            words = "" if veiled else facet.value.strip()
            found.append(Passage(summary.id, summary.day, _WORDS[facet.kind], words, veiled))
    return found


def _by_place(groups: Sequence[Group], summaries: Mapping[EntryId, Summary]) -> list[Group]:
    """Move what is said of one place more than once under the name of the place."""
    named: dict[str, list[Passage]] = {}
    for group in groups:
        for passage in group.passages:
            for tag in summaries[passage.entry].tags:
                if tag.kind is TagKind.PLACE:
                    named.setdefault(tag.name, []).append(passage)
    often = {name: found for name, found in named.items() if len(found) >= _LATER}
    moved = {passage for found in often.values() for passage in found}
    places = [
        Group(name, tuple(sorted(often[name], key=lambda each: (each.day, each.entry))))
        for name in sorted(often, key=str.casefold)
    ]
    rest = [
        Group(group.heading, tuple(each for each in group.passages if each not in moved))
        for group in groups
    ]
    return [*places, *rest]


def _said(frame: _Frame, groups: Sequence[Group], told: Sequence[Told], left_out: int) -> str:
    count = len({passage for group in groups for passage in group.passages})
    parts = [f"{saying.counted(count, frame.one, frame.many)} of yours." if count else frame.none]
    if left_out:
        parts.append(f"Not shown, as you decided: {saying.entries(left_out)}.")
    if len(told) >= MOST:
        parts.append(f"From the newest {saying.number(MOST)} entries that hold any.")
    return " ".join(parts)
