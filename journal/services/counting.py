"""From one transaction to a chart: what each view of Insight asks of the journal."""

from collections.abc import Mapping
from datetime import date

from journal.domain import facets
from journal.domain.entry import EntryId
from journal.domain.insight.answers import Ids
from journal.domain.insight.beside import Beside, Marked, beside
from journal.domain.insight.chart import Chart, View
from journal.domain.insight.choice import choice
from journal.domain.insight.event import Event, before_and_after, window
from journal.domain.insight.multiples import Sorted, multiples
from journal.domain.insight.periods import Step
from journal.domain.prompts import Library, root_id
from journal.domain.resurfacing import BringBack, Rules
from journal.domain.tags import TagKind, levels
from journal.services.stores import UnitOfWork

KINDS = {View.TAGS: TagKind.TAG, View.PEOPLE: TagKind.PERSON, View.PLACES: TagKind.PLACE}
"""What the names of these views stand for."""
_DATED = ("medicine", "what_happened")
"""Kinds of facets that an event can be."""
_LIMITS = "limit"
"""The family of tags for limits that were set."""
_MOST_EVENTS = 200
_KIND_WORDS = {kind.name: kind.words for kind in facets.KINDS}


def by_name(unit: UnitOfWork, view: View, order: Sorted, library: Library) -> Chart:
    """Return the small multiples of a view."""
    kind = KINDS.get(view)
    named = _by_theme(unit, library) if kind is None else unit.insight.carrying(kind)
    answers = unit.insight.answers()
    return multiples(view, named, answers, unit.insight.count(), order)


def events(unit: UnitOfWork, rules: Rules) -> tuple[Event, ...]:
    """Return what has a day and may have changed something, newest first.

    Of an entry that shows no words among others only the kind is named; one that is never to be
    brought back is left out.
    """
    tags = unit.insight.carrying(TagKind.TAG, _LIMITS)
    limits = {
        id: name
        for name in sorted(tags, key=len)  # the longest name says most
        for id in tags[name][:_MOST_EVENTS]
    }
    ids = tuple(dict.fromkeys((*unit.gathering.marked(_DATED, _MOST_EVENTS), *limits)))
    standings, held = unit.along.standings(ids), unit.gathering.facets(ids)
    found = []
    for row in unit.entries.summaries(ids):
        standing = standings.get(row.id)  # none in the bin has one
        if standing is None or standing.decided is BringBack.NEVER:
            continue
        covered = rules.is_covered(standing)
        found += [
            _event(row.id, row.day, facet.kind, facet.value, covered=covered)
            for facet in held.get(row.id, ())
            if facet.kind in _DATED
        ]
        if row.id in limits:
            named = "" if covered else limits[row.id]
            found.append(Event(row.day, _limit(named), row.id))
    return tuple(sorted(found, key=lambda each: (each.day, each.entry or 0), reverse=True))


def around(unit: UnitOfWork, event: Event, today: date, weeks: int) -> Chart:
    """Return both sides of an event."""
    own, _ = unit.insight.answered(Step.WEEK, window(event, weeks))
    return before_and_after(event, own, today, weeks)


def what_stood_beside(unit: UnitOfWork, which: Beside) -> Chart:
    """Return what was marked on the same pages."""
    marked = unit.insight.marked()
    muted = unit.insight.muted() if which is Beside.MUTED else frozenset[EntryId]()
    answers = unit.insight.answers()
    return beside(which, Marked(marked, muted), answers, unit.insight.count())


def in_and_out(unit: UnitOfWork) -> Chart:
    """Return how many entries there are of each answer."""
    return choice(unit.insight.answers(), unit.insight.count())


def _event(id: EntryId, day: date, kind: str, value: str, *, covered: bool) -> Event:
    named, own = facets.day_and_words(value) if kind == "medicine" else (None, value.strip())
    words = _KIND_WORDS[kind]
    return Event(named or day, words if covered or not own else f"{words}: {own}", id)


def _limit(name: str) -> str:
    """Return what a limit is called where its family is named already."""
    below = "/".join(levels(name)[1:])
    return f"Limit: {below}" if below else "Limit"


def _by_theme(unit: UnitOfWork, library: Library) -> Mapping[str, Ids]:
    """Return the entries of each theme that is still there, by its title."""
    theme_of = {each.id: theme.title for theme in library.themes for each in theme.prompts}
    found: dict[str, dict[EntryId, None]] = {}
    for prompt, ids in unit.insight.answering().items():
        if title := theme_of.get(prompt) or theme_of.get(root_id(prompt)):
            found.setdefault(title, {}).update(dict.fromkeys(ids))
    return {title: tuple(ids) for title, ids in found.items()}
