"""What the person answered and marked over all entries, counted from indexes; no text is read."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from itertools import filterfalse

from sqlalchemy import Connection, TextClause, text

from journal.domain.checkin import CheckIn, Gate, is_empty, label_of
from journal.domain.entry import EntryId
from journal.domain.feelings import NOTHING, kind_of
from journal.domain.insight.answers import LABELS, Answered, ByLabel, Ids, Written
from journal.domain.insight.people_over_time import Named
from journal.domain.insight.periods import Step
from journal.domain.labels import Label
from journal.domain.tags import TagKind, name_key, parents

_SIGNS = {Step.WEEK: 10, Step.MONTH: 7, Step.YEAR: 4, Step.DECADE: 4, Step.CENTURY: 4}
"""How many signs of a day (YYYY-MM-DD) tell periods apart; weeks are put together of days."""
_FIRST = {10: "", 7: "-01", 4: "-01-01"}

_SPAN = text(
    "SELECT (SELECT MIN(day) FROM entry WHERE deleted = 0),"
    " (SELECT MAX(day) FROM entry WHERE deleted = 0)"
)
_COUNT = text("SELECT COUNT(*) FROM entry INDEXED BY entry_day WHERE deleted = 0")
# Days are counted first: an index has them in order, and periods of few days are quickly told.
_WRITTEN = text(
    "SELECT substr(day, 1, :signs), SUM(pages) FROM (SELECT day, COUNT(*) AS pages"
    " FROM entry INDEXED BY entry_day WHERE deleted = 0 GROUP BY day) GROUP BY 1"
)
_IN_PERIODS = text(
    "SELECT substr(day, 1, :signs), SUM(pages) FROM (SELECT day, COUNT(*) AS pages"
    " FROM entry INDEXED BY entry_label WHERE label = :label AND day >= :since AND day <= :until"
    " GROUP BY day) GROUP BY 1 ORDER BY 1 DESC"
)
# One row that is a list: a row for each entry would cost far more than reading it.
_IN_ORDER = text(
    "SELECT json_group_array(id) FROM (SELECT id"
    " FROM entry INDEXED BY entry_label WHERE label = :label AND day >= :since AND day <= :until"
    " ORDER BY day DESC, id DESC)"
)
_BINNED = text("SELECT json_group_array(id) FROM entry INDEXED BY entry_day WHERE deleted = 1")
_FROM_TEXT = text("SELECT json_group_array(id) FROM entry WHERE label_from = 'text'")
_TAPPED = text(
    "SELECT gate, way_back, underneath, after, json_group_array(entry_id) FROM checkin"
    " WHERE entry_id IN (SELECT id FROM entry WHERE label_from = 'text') GROUP BY 1, 2, 3, 4"
)
_CARRYING = text(
    "SELECT name, (SELECT json_group_array(entry_id) FROM entry_tag WHERE tag_id = tag.id) FROM tag"
    " WHERE kind = :kind AND (:family = '' OR name_key = :family"
    " OR substr(name_key, 1, length(:family) + 1) = :family || '/') ORDER BY name_key"
)
_NAMED = text(
    "SELECT name, substr(day, 1, :signs), json_group_array(entry_id) FROM tag"
    " JOIN entry_tag ON tag_id = tag.id WHERE kind = :kind GROUP BY tag.id, 2 ORDER BY tag.id, 2"
)
_ANSWERING = text("SELECT prompt_id, json_group_array(entry_id) FROM answer GROUP BY prompt_id")
_MARKED = text("SELECT kind, json_group_array(entry_id) FROM facet GROUP BY kind")
_MUTED = text(
    "SELECT json_group_array(entry_id) FROM (SELECT entry_id FROM checkin WHERE underneath < 0"
    " UNION SELECT entry_id FROM facet WHERE kind = :nothing)"
)
_RELIEVED = text("SELECT json_group_array(entry_id) FROM checkin WHERE after > 0")
_EVER = (date.min, date.max)
_NOTHING: Mapping[str, str] = {}


class InsightStore:
    """Counts for views; entries in the bin are in none of them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def span(self) -> tuple[date, date] | None:
        """Return the first and the last day with an entry, None where there is none."""
        first, last = self._connection.execute(_SPAN).one()
        return None if first is None else (date.fromisoformat(first), date.fromisoformat(last))

    def count(self) -> int:
        """Return how many entries there are."""
        return int(self._connection.execute(_COUNT).scalar_one())

    def written(self, step: Step) -> tuple[Written, ...]:
        """Return how many entries each period holds, those without any left out."""
        signs = _SIGNS[step]
        rows = self._connection.execute(_WRITTEN, {"signs": signs})
        return tuple(Written(_day(prefix, signs), count) for prefix, count in rows)

    def answers(self) -> ByLabel:
        """Return all that the person answered, by label; see `answered`."""
        tapped: dict[Label, list[EntryId]] = {label: [] for label in LABELS}
        for id, said in self._tapped.items():
            if id not in self._binned:
                tapped[said].append(id)
        return {
            label: (*_without(self._apart, self._in_order(label, _EVER)), *tapped[label])
            for label in LABELS
        }

    def answered(
        self, step: Step = Step.YEAR, within: tuple[date, date] = _EVER
    ) -> tuple[tuple[Answered, ...], tuple[Answered, ...]]:
        """Return what the person answered, and what readings say where they did not.

        Days outside `within` are left out. Where a reading was joined with taps that do not say who
        made the distance, those taps alone are the person's answer.
        """
        own: list[Answered] = []
        read: list[Answered] = []
        for since, label, ids in self._labelled(_SIGNS[step], within):
            kept = _without(self._apart, ids)
            if kept:
                own.append(Answered(since, label, kept))
            if len(kept) < len(ids):
                for id in filter(self._from_text.__contains__, ids):
                    said = self._tapped.get(id)
                    held, shown = (read, label) if said is None else (own, said)
                    if id not in self._binned:
                        held.append(Answered(since, shown, (id,)))
        return tuple(own), tuple(read)

    def carrying(self, kind: TagKind, family: str = "") -> Mapping[str, Ids]:
        """Return the entries of every name in use, the newest first as their index has them.

        With a `family` only that name and those below it are looked at. A name holds what is
        nested below it; one that no entry carries is there where it holds several.
        """
        wanted = {"kind": kind.value, "family": name_key(family)}
        rows = self._connection.execute(_CARRYING, wanted).all()
        own = {name: found[::-1] for name, ids in rows if (found := _ids(ids))}
        below: dict[str, list[str]] = {}
        known = {name_key(name): name for name in own}
        for name in own:
            for parent in parents(name):
                below.setdefault(known.setdefault(name_key(parent), parent), []).append(name)
        for name, nested in below.items():
            if name not in own and len(nested) == 1:
                continue
            held = (own.get(name, ()), *(own[each] for each in nested))
            own[name] = tuple(dict.fromkeys(id for ids in held for id in ids))
        return own

    def named(self, kind: TagKind, step: Step) -> tuple[Named, ...]:
        """Return the entries of every name in each period; weeks come as days."""
        signs = _SIGNS[step]
        rows = self._connection.execute(_NAMED, {"kind": kind.value, "signs": signs})
        found = (
            Named(name, _day(at, signs), _without(self._binned, _ids(ids)))
            for name, at, ids in rows
        )
        return tuple(each for each in found if each.entries)

    def answering(self) -> Mapping[str, Ids]:
        """Return the entries that answer each prompt, by its id."""
        return {prompt: _ids(ids) for prompt, ids in self._connection.execute(_ANSWERING)}

    def marked(self) -> Mapping[str, Ids]:
        """Return the entries that carry each kind of facet."""
        return {kind: _ids(ids) for kind, ids in self._connection.execute(_MARKED)}

    def relieved(self) -> frozenset[EntryId]:
        """Return the entries that left someone relieved or a bit lighter."""
        return frozenset(self._ids_of(_RELIEVED)) - self._binned

    def muted(self) -> frozenset[EntryId]:
        """Return the entries on which feelings were answered to be gone or faint, or nothing."""
        return frozenset(self._ids_of(_MUTED, {"nothing": kind_of(NOTHING)})) - self._binned

    def _labelled(self, signs: int, within: tuple[date, date]) -> Iterator[tuple[date, Label, Ids]]:
        for label in LABELS:
            ids, at = self._in_order(label, within), 0
            wanted = _wanted(label, within) | {"signs": signs}
            for prefix, count in self._connection.execute(_IN_PERIODS, wanted):
                yield _day(prefix, signs), label, ids[at : at + count]
                at += count

    def _in_order(self, label: Label, within: tuple[date, date]) -> Ids:
        """Return the entries of a label, the newest first."""
        return self._ids_of(_IN_ORDER, _wanted(label, within))

    def _ids_of(self, query: TextClause, wanted: Mapping[str, str] = _NOTHING) -> Ids:
        return _ids(self._connection.execute(query, wanted).scalar_one())

    @cached_property
    def _apart(self) -> frozenset[EntryId]:
        """Entries whose label is not the person's own, or that lie in the bin."""
        return self._from_text | self._binned

    @cached_property
    def _binned(self) -> frozenset[EntryId]:
        return frozenset(self._ids_of(_BINNED))

    @cached_property
    def _from_text(self) -> frozenset[EntryId]:
        return frozenset(self._ids_of(_FROM_TEXT))

    @cached_property
    def _tapped(self) -> Mapping[EntryId, Label]:
        """The label of taps alone, where a reading was joined with them."""
        found: dict[EntryId, Label] = {}
        for gate, way_back, underneath, after, ids in self._connection.execute(_TAPPED):
            taps = CheckIn(gate and Gate(gate), None, way_back, underneath, after)
            label = None if is_empty(taps) else label_of(taps)
            if label is not None:
                found |= dict.fromkeys(_ids(ids), label)
        return found


def _day(prefix: str, signs: int) -> date:
    return date.fromisoformat(prefix + _FIRST[signs])


def _wanted(label: Label, within: tuple[date, date]) -> dict[str, str]:
    since, until = within
    return {"label": label.value, "since": since.isoformat(), "until": until.isoformat()}


def _without(left_out: frozenset[EntryId], ids: Ids) -> Ids:
    return tuple(filterfalse(left_out.__contains__, ids)) if left_out else ids


def _ids(listed: str) -> Ids:
    return tuple(json.loads(listed))
