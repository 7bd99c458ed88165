"""Finding entries by words, tags, days and label, from indexes alone."""

from collections.abc import Sequence
from typing import cast

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    column,
    func,
    literal_column,
    select,
    table,
)

from journal.domain.entry import EntryId
from journal.domain.selection import Order, Selection, Term, terms
from journal.vault.store.tags import Tags
from journal.vault.tables import entry, entry_tag

_FTS = table("fts", column("rowid"), column("rank"))
_FEW = 300
"""Up to so many matches it is quicker to look each one up than to walk the list of all days."""

Ids = Select[int]
Family = tuple[int, ...]
"""A tag and those nested below it: an entry that carries any of them carries the first."""


def find(connection: Connection, tags: Tags, selection: Selection) -> tuple[EntryId, ...]:
    """Return the ids of all entries that match, in the order the selection asks for."""
    tag_ids = [tags.within(named) for named in selection.tags]
    if not all(tag_ids):
        return ()
    words = terms(selection)
    wanted = match(words)
    # Beginnings are gathered anew for every question, so those are asked only once.
    few = bool(words) and not words[-1].prefix and _is_few(connection, wanted)
    query = statement(selection, tuple(dict.fromkeys(tag_ids)), wanted, few=few)
    return cast("tuple[EntryId, ...]", tuple(connection.execute(query).scalars().all()))


def match(wanted: Sequence[Term]) -> str:
    """Return the FTS5 expression for all of these terms."""
    return " AND ".join(_quoted(term) for term in wanted)


def match_any(wanted: Sequence[Term]) -> str:
    """Return the FTS5 expression for any of these terms."""
    return " OR ".join(_quoted(term) for term in wanted)


def _quoted(term: Term) -> str:
    """Spell a term so that nothing in it is an operator."""
    return '"' + " ".join(term.words) + '"' + (" *" if term.prefix else "")


def statement(selection: Selection, tag_ids: Sequence[Family], wanted: str, *, few: bool) -> Ids:
    """Return the query: one index leads, every other condition is a set of ids.

    `wanted` is an FTS5 expression or empty; `few` says that it matches few entries.
    """
    if wanted and selection.order is Order.BEST:
        return _best(selection, tag_ids, wanted)
    if few:
        return _looked_up(selection, tag_ids, wanted)
    if any(len(family) == 1 for family in tag_ids):
        return _by_tag(selection, sorted(tag_ids, key=len), wanted)
    return _by_day(selection, tag_ids, wanted)


def _is_few(connection: Connection, wanted: str) -> bool:
    some = select(_FTS.c.rowid).where(_matches(wanted)).limit(_FEW + 1).subquery()
    return connection.execute(select(func.count()).select_from(some)).scalar_one() <= _FEW


def _best(selection: Selection, tag_ids: Sequence[Family], wanted: str) -> Ids:
    id: ColumnElement[int] = literal_column(
        "+fts.rowid"
    )  # the plus keeps the full-text index in the lead
    others = _live(selection, _days(select(entry.c.id), entry.c.day, selection))
    query = select(_FTS.c.rowid).where(_matches(wanted), id.in_(others))
    query = _carrying(query, id, tag_ids)
    return _labelled(query, id, selection).order_by(_FTS.c.rank, _FTS.c.rowid.desc())


def _looked_up(selection: Selection, tag_ids: Sequence[Family], wanted: str) -> Ids:
    found = select(_FTS.c.rowid).where(_matches(wanted))
    query = select(entry.c.id).where(entry.c.id.in_(found))
    query = _live(selection, _days(query, entry.c.day, selection))
    query = _carrying(query, entry.c.id, tag_ids)
    return _labelled(query, entry.c.id, selection).order_by(entry.c.day.desc(), entry.c.id.desc())


def _by_tag(selection: Selection, tag_ids: Sequence[Family], wanted: str) -> Ids:
    id = entry_tag.c.entry_id
    binned = id.in_(select(entry.c.id).where(entry.c.deleted == 1))
    query = select(id).where(_one_of(tag_ids[0]))
    query = query.where(binned if selection.in_bin else ~binned)
    query = _carrying(_days(query, entry_tag.c.day, selection), id, tag_ids[1:])
    query = _labelled(_wording(query, id, wanted), id, selection)
    return query.order_by(entry_tag.c.day.desc(), id.desc())


def _by_day(selection: Selection, tag_ids: Sequence[Family], wanted: str) -> Ids:
    index, leading = "entry_day", entry.c.deleted == int(selection.in_bin)
    query = select(entry.c.id).where(leading)
    query = query.with_hint(entry, f"INDEXED BY {index}", "sqlite")
    id: ColumnElement[int] = literal_column("+entry.id")
    query = _wording(_days(query, entry.c.day, selection), id, wanted)
    query = _carrying(query, id, tag_ids)
    return _labelled(query, id, selection).order_by(entry.c.day.desc(), entry.c.id.desc())


def _matches(wanted: str) -> ColumnElement[bool]:
    return literal_column("fts").op("MATCH", is_comparison=True)(wanted)


def _live(selection: Selection, query: Ids) -> Ids:
    return query.where(entry.c.deleted == int(selection.in_bin))


def _days(query: Ids, day: ColumnElement[str], selection: Selection) -> Ids:
    if selection.since is not None:
        query = query.where(day >= selection.since.isoformat())
    if selection.until is not None:
        query = query.where(day <= selection.until.isoformat())
    return query


def _wording(query: Ids, id: ColumnElement[int], wanted: str) -> Ids:
    if not wanted:
        return query
    return query.where(id.in_(select(_FTS.c.rowid).where(_matches(wanted))))


def _carrying(query: Ids, id: ColumnElement[int], tag_ids: Sequence[Family]) -> Ids:
    for family in tag_ids:
        query = query.where(id.in_(select(entry_tag.c.entry_id).where(_one_of(family))))
    return query


def _one_of(family: Family) -> ColumnElement[bool]:
    if len(family) == 1:
        return entry_tag.c.tag_id == family[0]
    return entry_tag.c.tag_id.in_(family)


def _labelled(query: Ids, id: ColumnElement[int], selection: Selection) -> Ids:
    if selection.label is not None:
        query = query.where(
            id.in_(select(entry.c.id).where(entry.c.label == selection.label.value))
        )
    if selection.for_session:
        query = query.where(
            id.in_(select(entry.c.id).where(entry.c.for_session == literal_column("1")))
        )
    return query
