"""Rows that two copies hold of the same thing: the later one stands."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update

from journal.vault.store import attachments, basket
from journal.vault.store.erasing import NO_SHA256
from journal.vault.store.names import aside, by_hand, is_erased
from journal.vault.tables import attachment, attachment_chunk, device, handover, mark, setting, tag

Row: TypeAlias = Mapping[str, Any]
_NOT_NAME = {"id", "name_key", "merged_into"}


class LaterWins:
    """Everything but entries and drafts, brought together row by row.

    Of two rows the later by (hlc, device) stands; one that was erased stays erased. Where even
    those agree the greater row stands, so that the order of merges never matters.
    """

    def __init__(self, connection: Connection, source: Connection) -> None:
        self._connection = connection
        self._source = source

    def unite(self) -> None:
        """Bring in settings, marks and what was handed over."""
        self._put(setting, "key", self._settings())
        self._put(mark, "uuid", self._later(mark, "uuid", _is_blank_mark))
        given = self._later(handover, "uuid", _is_cleared)
        self._put(handover, "uuid", given)

    def unite_files(self) -> None:
        """Bring in attachments, once versions and drafts are united.

        One that was erased in one copy stays where a version or a draft of the other, written on
        meanwhile, still names it.
        """
        named = attachments.named(self._connection)

        def erased(row: Row) -> int:
            blank = bool(row["deleted"]) and row["sha256"] == NO_SHA256
            return 0 if not blank else -1 if row["uuid"] in named else 1

        files = self._later(attachment, "uuid", erased)
        self._put(attachment, "uuid", files)
        for row in files:
            self._copy_chunks(row["uuid"])

    def unite_devices(self, mine: str) -> bytes:
        """Bring in the devices; return the latest time that the other copy knows of."""
        ours, theirs = self._by(device, "uuid")
        latest = max((row["last_hlc"] for row in theirs.values()), default=bytes(8))
        changed = []
        for uuid, row in theirs.items():
            here = ours.get(uuid, row)
            first = min(row["first_seen"], here["first_seen"])
            newest = max(row, here, key=lambda each: (each["last_hlc"], each["name"]))
            wanted = {**newest, "first_seen": first, "id": here["id"]}
            if uuid != mine and (uuid not in ours or wanted != here):
                changed.append(wanted)
        self._put(device, "uuid", changed)
        return latest

    def unite_names(self) -> tuple[dict[str, str | None], set[str]]:
        """Bring in tags, people and places, all names still beside each other.

        Returns for each changed one what a person merged it into, and those erased in one copy.
        `Names.settle` then decides which row each name stands for.
        """
        ours, theirs = self._by(tag, "uuid")
        told, changed = {}, []
        for uuid, row in theirs.items():
            here = ours.get(uuid)
            if here is None or _name_rank(row) > _name_rank(here):
                told[uuid] = by_hand(row)
                # Where it led so far stays: what carries it follows if that is elsewhere now.
                leads = None if here is None else here["merged_into"]
                changed.append({**row, "name_key": aside(uuid), "merged_into": leads})
        self._put(tag, "uuid", changed)
        erased = {row["uuid"] for rows in (ours, theirs) for row in rows.values() if is_erased(row)}
        return told, erased

    def _settings(self) -> list[Row]:
        """Return settings that are to stand here; of the basket both copies know something."""
        ours, theirs = self._by(setting, "key")
        later = {row["key"]: row for row in self._later(setting, "key")}
        if basket.KEY in ours and basket.KEY in theirs:
            both = [ours[basket.KEY], theirs[basket.KEY]]
            first, second = reversed(both) if basket.KEY in later else both
            value = basket.united(first["value"], second["value"])
            later[basket.KEY] = {**first, "value": value}
        return list(later.values())

    def _by(self, table: Table, key: str) -> tuple[dict[str, Row], ...]:
        """Return our rows and theirs by their key."""
        return tuple(
            {row[key]: dict(row) for row in connection.execute(select(table)).mappings()}
            for connection in (self._connection, self._source)
        )

    def _later(
        self, table: Table, key: str, is_erased: Callable[[Row], int] = lambda row: False
    ) -> list[Row]:
        """Return their rows that are to stand here; what is erased more goes first."""
        ours, theirs = self._by(table, key)

        def rank(row: Row) -> tuple[Any, ...]:
            stamp = (row.get("hlc", b""), row.get("device", ""))
            rest = repr(sorted((name, row[name]) for name in row if name != "id"))
            return (is_erased(row), *stamp, rest)

        return [row for at, row in theirs.items() if at not in ours or rank(row) > rank(ours[at])]

    def _put(self, table: Table, key: str, rows: Sequence[Row]) -> None:
        known = set(self._connection.execute(select(table.c[key])).scalars())
        for row in rows:
            plain = {name: value for name, value in row.items() if name != "id"}
            if row[key] in known:
                statement = update(table).where(table.c[key] == bindparam("this"))
                self._connection.execute(statement, {**plain, "this": row[key]})
            else:
                self._connection.execute(insert(table), plain)

    def _copy_chunks(self, uuid: str) -> None:
        of = select(attachment.c.id).where(attachment.c.uuid == uuid)
        here = self._connection.execute(of).scalar_one()
        there = self._source.execute(of).scalar_one()
        chunk = attachment_chunk.c
        self._connection.execute(delete(attachment_chunk).where(chunk.attachment_id == here))
        numbers = select(chunk.n).where(chunk.attachment_id == there).order_by(chunk.n)
        for n in self._source.execute(numbers).scalars().all():
            one = select(chunk.data).where(chunk.attachment_id == there, chunk.n == n)
            data = self._source.execute(one).scalar_one()
            row = {"attachment_id": here, "n": n, "data": data}
            self._connection.execute(insert(attachment_chunk), row)


def _name_rank(row: Row) -> tuple[Any, ...]:
    """Return what orders two rows of one name; one erased is the least, since it knows nothing."""
    rest = sorted((key, str(value)) for key, value in row.items() if key not in _NOT_NAME)
    return (not is_erased(row), row["hlc"], row["device"], rest, by_hand(row) or "")


def _is_cleared(row: Row) -> bool:
    """Tell whether a line of the log of hand-overs was cleared."""
    return bool(row["sha256"] == NO_SHA256)


def _is_blank_mark(row: Row) -> bool:
    return bool(row["deleted"]) and not (row["to_whom"] or row["note"] or row["end"])
