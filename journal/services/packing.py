"""From a recipe to a packet, within one transaction."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from journal.domain import giving, ticks
from journal.domain.entry import Entry, EntryId, Summary
from journal.domain.errors import NothingSelected, NotInEntry, UnknownEntry
from journal.domain.insight.columns import Flow
from journal.domain.insight.periods import fitting, start
from journal.domain.insight.river import river
from journal.domain.marked import own_label
from journal.domain.moved_days import Dates
from journal.domain.packet import FOOTER, Moment, Packet, River, in_order
from journal.domain.prompts import Library
from journal.domain.recipe import Picked, Recipe, Wanted, words_of
from journal.domain.resurfacing import BringBack
from journal.domain.selection import Selection, with_prompts
from journal.domain.text import one_line
from journal.domain.themes import themes
from journal.domain.ticks import Tick
from journal.services.basket import Seen, seen_as
from journal.services.packed_files import shown_pictures
from journal.services.stores import UnitOfWork

SHORTEST_ID: Final = 8
"""Digits of an entry's uuid that have to be given at least."""
PARTED: Final = "\n\n[...]\n\n"
"""What stands between two passages of one entry."""
READINGS: Final = "Readings by the program are guesses about wording."


@dataclass(frozen=True, slots=True)
class Packed:
    """A packet made by a recipe.

    `resting` are entries that are never to be brought back: they were left out, each may be agreed
    to. `changed` were written on since they were gathered, and stand as they were then. `since` is
    the day of the last session, where one was asked for and there was one.
    """

    packet: Packet
    resting: tuple[Summary, ...] = ()
    changed: tuple[EntryId, ...] = ()
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """What a recipe is followed with: the day, and the prompts that a query may name."""

    today: date
    library: Callable[[], Library]


def packed(unit: UnitOfWork, recipe: Recipe, around: Setting) -> Packed:
    """Return the packet that a recipe asks for.

    Raises NothingSelected where nothing would be in it, UnknownEntry for an id that names none,
    and NotInEntry where words to be quoted do not stand in their entry.
    """
    since = _since(unit, recipe)
    gathered = unit.basket.all() if recipe.wanted.basket else ()
    held = [seen_as(unit, item) for item in gathered]
    whole = [each for each in held if each is not None and not each.item.quoted]
    quoted = [each for each in held if each is not None and each.item.quoted]
    entries, resting = _apart(unit, _chosen(unit, recipe.wanted, since, around), whole, recipe)
    picked = [_moment(unit, each) for each in recipe.moments]
    moments = tuple(dict.fromkeys((*picked, *map(_from_basket, quoted))))
    given = entries if recipe.appendix else ()
    made = _with_files(unit, _bare(recipe, given, around.today), recipe.pictures)
    counted = _counted(unit, entries, moments)
    made = replace(
        made,
        front=recipe.front,
        moments=tuple(sorted(moments, key=lambda each: each.day)),
        parts=tuple(part for part in recipe.parts if part.words.strip()),
        themes=themes(counted, recipe.ticks, since=since) if recipe.themes else None,
        river=_river(unit, counted, since, around.today) if _draws(recipe) else None,
        guide=recipe.guide,
    )
    if not (made.entries or made.moments or made.themes or _is_typed(made)):
        raise NothingSelected
    changed = tuple(each.entry.id for each in (*whole, *quoted) if each.changed)
    return Packed(made, resting, tuple(dict.fromkeys(changed)), since)


def _since(unit: UnitOfWork, recipe: Recipe) -> date | None:
    if not recipe.wanted.since_last:
        return None
    return giving.last_day(unit.giving.all(), recipe.to_whom)


def _bare(recipe: Recipe, given: Sequence[Entry], today: date) -> Packet:
    guesses = (READINGS,) if Tick.READINGS in recipe.ticks else ()
    return Packet(
        one_line(recipe.title),
        today,
        tuple(ticks.kept(entry, recipe.ticks) for entry in given),
        footer=(FOOTER, *guesses),
        shown=recipe.ticks,
        paper=recipe.paper,
    )


def _chosen(
    unit: UnitOfWork, wanted: Wanted, since: date | None, around: Setting
) -> tuple[Entry, ...]:
    """Return the entries that are looked for, and those that are named."""
    ids: list[EntryId] = []
    if wanted.query.strip() or wanted.since or wanted.until or since:
        asked = Selection(words=wanted.query, since=wanted.since or since, until=wanted.until)
        ids += unit.entries.find(with_prompts(asked, around.library().themes))
    ids += [_id(unit, prefix) for prefix in wanted.ids]
    return tuple(unit.entries.get(id) for id in dict.fromkeys(ids))


def _id(unit: UnitOfWork, prefix: str) -> EntryId:
    """Return the entry whose uuid begins so; at least eight digits are asked for."""
    found = unit.entries.ids_starting(prefix) if len(prefix) >= SHORTEST_ID else ()
    if len(found) != 1:
        raise UnknownEntry(len(found))
    return found[0]


def _apart(
    unit: UnitOfWork, found: Sequence[Entry], whole: Sequence[Seen], recipe: Recipe
) -> tuple[tuple[Entry, ...], tuple[Summary, ...]]:
    """Return the entries that may be handed over, and those that must be agreed to first.

    What was gathered takes the place of what was found, since it may be a part of an entry.
    """
    gathered = {seen.entry.uuid for seen in whole}
    entries = [entry for entry in found if entry.uuid not in gathered]
    every = (
        (*entries, *_as_gathered(whole))
        if recipe.wanted.by_hand
        else in_order((*entries, *_as_gathered(whole)))
    )
    agreed = tuple(filter(None, recipe.wanted.agreed))
    resting = [e for e in every if _rests(e) and not e.uuid.startswith(agreed)]
    kept = tuple(entry for entry in every if entry not in resting)
    return kept, unit.entries.summaries([entry.id for entry in resting])


def _rests(entry: Entry) -> bool:
    return entry.content.resurface is BringBack.NEVER


def _as_gathered(whole: Sequence[Seen]) -> tuple[Entry, ...]:
    """Return each entry once, with all of its text or only the passages that were gathered."""
    by_entry: dict[str, list[Seen]] = {}
    for seen in whole:
        by_entry.setdefault(seen.entry.uuid, []).append(seen)
    return tuple(_one(items) for items in by_entry.values())


def _one(items: Sequence[Seen]) -> Entry:
    entry = items[0].entry
    if any(not each.item.end for each in items):
        return next(each.entry for each in items if not each.item.end)
    ordered = sorted(items, key=lambda each: each.item.start)
    body = PARTED.join(dict.fromkeys(each.words for each in ordered))
    return replace(entry, content=replace(entry.content, body=body))


def _from_basket(seen: Seen) -> Moment:
    label = own_label(seen.entry) if seen.item.label else ""
    content, item = seen.entry.content, seen.item
    return Moment(content.day, seen.words.strip(), label, item.about, item.entry)


def _counted(
    unit: UnitOfWork, entries: Sequence[Entry], moments: Sequence[Moment]
) -> tuple[Entry, ...]:
    """Return every entry that something in the packet is from, with all that is public in it."""
    known = {entry.uuid for entry in entries}
    others = (unit.entries.id_of(uuid) for uuid in {each.entry for each in moments} - known)
    return (*entries, *(unit.entries.get(id) for id in others if id is not None))


def _draws(recipe: Recipe) -> bool:
    """Tell whether the chart is wanted; where days are moved it would tell the true ones."""
    return recipe.river and recipe.redaction.dates is not Dates.MOVED


def _is_typed(made: Packet) -> bool:
    return bool(made.parts) or (made.front is not None and words_of(made.front) > 0)


def _moment(unit: UnitOfWork, picked: Picked) -> Moment:
    entry = unit.entries.get(_id(unit, picked.entry))
    if one_line(picked.words) not in one_line(entry.content.body):
        raise NotInEntry
    label = own_label(entry) if picked.label else ""
    return Moment(entry.content.day, picked.words, label, picked.about, entry.uuid)


def _river(
    unit: UnitOfWork, counted: Sequence[Entry], since: date | None, today: date
) -> River | None:
    """Return both sides over the days of these entries, from the person's own answers only."""
    days = [entry.content.day for entry in counted]
    if not days:
        return None
    first, last = min([*days, *([since] if since else [])]), max(days)
    step = fitting(first, last)
    own, _ = unit.insight.answered(step, (first, last))
    begins = start(first, step)
    written = tuple(each for each in unit.insight.written(step) if begins <= each.since <= last)
    chart = river(Flow(own, written, (), step, 0, today))
    if chart.drawing is None:
        return None
    rows = tuple(tuple(cell.words for cell in row) for row in chart.table.rows)
    return River(chart.title, chart.said, chart.drawing, (chart.table.header, *rows))


def _with_files(unit: UnitOfWork, made: Packet, shown: bool) -> Packet:
    held = [uuid for entry in made.entries for uuid in entry.content.attachments]
    files = unit.attachments.of(list(dict.fromkeys(held)))
    pictures = shown_pictures(unit, files) if shown else {}
    return replace(made, files={file.uuid: file for file in files}, pictures=pictures)
