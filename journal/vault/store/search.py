"""Finding entries by words, tags, days and label, from indexes alone."""

import json
from collections.abc import Sequence
from typing import TypeAlias

from sqlalchemy import ColumnElement, Connection, Select, func, literal_column, select

from journal.domain.entry import EntryId
from journal.domain.selection import Found, Order, Selection
from journal.vault.store import conditions
from journal.vault.store.conditions import (
    FTS,
    Family,
    Id,
    Wanted,
    matches,
    narrows,
    one_of,
    without_short,
)
from journal.vault.store.recent import RECENT, Recent
from journal.vault.store.tags import Tags
from journal.vault.tables import entry, entry_tag

_FEW = 300
"""Up to so many matches it is quicker to look each one up than to walk the list of all days."""

Ids: TypeAlias = Select[int]


def find(connection: Connection, tags: Tags, selection: Selection) -> tuple[EntryId, ...]:
    """Return the ids of all entries that match, in the order the selection asks for."""
    wanted = conditions.wanted(tags, selection)
    if wanted is None:
        return ()
    few = bool(wanted.words) and wanted.quick and _is_few(connection, wanted.words)
    return _ids(connection, statement(wanted, selection.order, few=few))


def first(connection: Connection, tags: Tags, selection: Selection, recent: Recent) -> Found:
    """Return the newest entries that match as soon as there are some, else all of them.

    Words are looked for in the newest entries first, by an index of those alone.
    """
    wanted = conditions.wanted(tags, selection)
    newest = wanted is not None and selection.order is Order.NEWEST and not selection.in_bin
    if newest and wanted and wanted.words and recent.is_worth(connection):
        query = _days(recent.matching(wanted.words), RECENT.c.day, wanted)
        ids = _ids(connection, _rest(query, RECENT.c.id, wanted))
        if len(ids) >= recent.ENOUGH:
            return Found(ids, whole=False)
        if wanted.rest != wanted.words:
            found = _step_by_step(connection, wanted, recent, ids)
            if found.ids or found.whole:
                return found
    return Found(find(connection, tags, selection), whole=True)


def _step_by_step(
    connection: Connection, wanted: Wanted, recent: Recent, newest: tuple[EntryId, ...]
) -> Found:
    """Look for short beginnings only in the first entries for which all else holds.

    `newest` are those found among the newest entries, in case nothing else was asked for.
    """
    others = without_short(wanted)
    if not narrows(others):
        return Found(newest, whole=False)
    few = bool(others.words) and others.quick and _is_few(connection, others.words)
    every = _ids(connection, statement(others, Order.NEWEST, few=few))
    some = every[: recent.SOME]
    matching = recent.among(connection, some, wanted.words)
    return Found(tuple(id for id in some if id in matching), whole=len(every) <= len(some))


def statement(wanted: Wanted, order: Order, *, few: bool) -> Ids:
    """Return the query: one index leads, every other condition is a set of ids.

    `few` says that the words match few entries.
    """
    if wanted.words and order is Order.BEST:
        return _best(wanted)
    if few:
        return _looked_up(wanted, select(FTS.c.rowid).where(matches(wanted.words)))
    if any(len(family) == 1 for family in wanted.families):
        return _by_tag(wanted)
    return _by_day(wanted)


def _ids(connection: Connection, query: Ids) -> tuple[EntryId, ...]:
    """Return what a query gives, all in one piece: row by row it would take five times as long."""
    # A limit, even none, keeps SQLite from taking the order for superfluous.
    whole = select(func.json_group_array(query.limit(-1).subquery().c[0]))
    return tuple(map(EntryId, json.loads(connection.execute(whole).scalar_one())))


def _is_few(connection: Connection, words: str) -> bool:
    some = select(FTS.c.rowid).where(matches(words)).limit(_FEW + 1).subquery()
    return connection.execute(select(func.count()).select_from(some)).scalar_one() <= _FEW


def _best(wanted: Wanted) -> Ids:
    id: Id = literal_column("+fts.rowid")  # the plus keeps the full-text index in the lead
    others = _live(wanted, _days(select(entry.c.id), entry.c.day, wanted))
    query = select(FTS.c.rowid).where(matches(wanted.words), id.in_(others))
    return _rest(query, id, wanted).order_by(FTS.c.rank, FTS.c.rowid.desc())


def _looked_up(wanted: Wanted, found: Ids) -> Ids:
    # The plus keeps the list of all days out of the lead: it would be walked from end to end.
    live = literal_column("+entry.deleted") == int(wanted.in_bin)
    query = _days(select(entry.c.id).where(entry.c.id.in_(found), live), entry.c.day, wanted)
    return _rest(query, entry.c.id, wanted).order_by(entry.c.day.desc(), entry.c.id.desc())


def _by_tag(wanted: Wanted) -> Ids:
    id = entry_tag.c.entry_id
    binned = id.in_(select(entry.c.id).where(entry.c.deleted == 1))
    leading, *others = sorted(wanted.families, key=len)
    query = select(id).where(one_of(leading)).where(binned if wanted.in_bin else ~binned)
    query = _carrying(_days(query, entry_tag.c.day, wanted), id, others)
    query = _holding(_wording(query, id, wanted), id, wanted)
    return query.order_by(entry_tag.c.day.desc(), id.desc())


def _by_day(wanted: Wanted) -> Ids:
    query = select(entry.c.id).where(entry.c.deleted == int(wanted.in_bin))
    query = query.with_hint(entry, "INDEXED BY entry_day", "sqlite")
    id: Id = literal_column("+entry.id")
    query = _wording(_days(query, entry.c.day, wanted), id, wanted)
    return _rest(query, id, wanted).order_by(entry.c.day.desc(), entry.c.id.desc())


def _live(wanted: Wanted, query: Ids) -> Ids:
    return query.where(entry.c.deleted == int(wanted.in_bin))


def _days(query: Ids, day: ColumnElement[str], wanted: Wanted) -> Ids:
    if wanted.since is not None:
        query = query.where(day >= wanted.since.isoformat())
    if wanted.until is not None:
        query = query.where(day <= wanted.until.isoformat())
    return query


def _wording(query: Ids, id: Id, wanted: Wanted) -> Ids:
    if not wanted.words:
        return query
    return query.where(id.in_(select(FTS.c.rowid).where(matches(wanted.words))))


def _rest(query: Ids, id: Id, wanted: Wanted) -> Ids:
    return _holding(_carrying(query, id, wanted.families), id, wanted)


def _carrying(query: Ids, id: Id, families: Sequence[Family]) -> Ids:
    for family in families:
        query = query.where(id.in_(select(entry_tag.c.entry_id).where(one_of(family))))
    return query


def _holding(query: Ids, id: Id, wanted: Wanted) -> Ids:
    for holds in wanted.others:
        query = query.where(holds(id))
    return query
