"""Tags, people and places: one row per name, found by its key."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, insert, or_, select, update

from journal.domain.tags import Colour, Tag, TagCount, TagKind, name_key
from journal.domain.text import canonical
from journal.vault.stamp import new_uuid
from journal.vault.store.ledger import Ledger
from journal.vault.tables import entry, entry_tag, tag

_COLUMNS = (tag.c.id, tag.c.uuid, tag.c.kind, tag.c.name, tag.c.merged_into)
_BY_NAME = select(*_COLUMNS).where(
    tag.c.kind == bindparam("kind"), tag.c.name_key == bindparam("name_key")
)
_BY_UUID = select(*_COLUMNS).where(tag.c.uuid == bindparam("uuid"))
_BINNED = select(entry.c.id).where(entry.c.deleted == 1)
# Counting what is carried in one go and taking off what lies in the bin is quicker by far than to
# ask of every entry whether it lies there.
_CARRIED = select(
    *(tag.c.id, tag.c.kind, tag.c.name_key, tag.c.name),
    select(func.count())
    .select_from(entry_tag)
    .where(entry_tag.c.tag_id == tag.c.id)
    .scalar_subquery()
    .label("carried"),
)
_IN_BIN = (
    select(entry_tag.c.tag_id, func.count())
    .where(entry_tag.c.entry_id.in_(_BINNED))
    .group_by(entry_tag.c.tag_id)
)
_LONGEST_CHAIN = 100
_AFTER_SLASH = "0"
"""The sign that follows '/', so that all names below one lie between the two."""
_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Known:
    """A tag that has a row."""

    id: int
    uuid: str
    tag: Tag


class Tags:
    """Names on entries; a unit of work keeps those it has met."""

    def __init__(self, connection: Connection, ledger: Ledger) -> None:
        self._connection = connection
        self._ledger = ledger
        self._by_name: dict[tuple[TagKind, str], Known] = {}
        self._by_uuid: dict[str, Known] = {}

    def counts(self) -> tuple[TagCount, ...]:
        """Return every name in use with its number of entries, by kind and then name."""
        binned = {row[0]: row[1] for row in self._connection.execute(_IN_BIN)}
        kinds = list(TagKind)
        found = sorted(
            (kinds.index(TagKind(row.kind)), row.name_key, row.name, shown)
            for row in self._connection.execute(_CARRIED)
            if (shown := row.carried - binned.get(row.id, 0))
        )
        return tuple(TagCount(Tag(name, kinds[at]), count) for at, _, name, count in found)

    def known(self, named: Tag) -> Known | None:
        """Return the row of a name, or of the tag it was merged into; None when there is none."""
        kind, key = named.kind, name_key(canonical(named.name))
        if (kind, key) not in self._by_name:
            row = self._connection.execute(_BY_NAME, {"kind": kind.value, "name_key": key}).first()
            if row is None:
                return None
            self._by_name[kind, key] = self._followed(row)
        return self._by_name[kind, key]

    def within(self, named: Tag) -> tuple[int, ...]:
        """Return the rows of a name and of all nested below it; none where nothing is so named."""
        known = self.known(named)
        root = named.name if known is None else known.tag.name
        key = name_key(canonical(root))
        first = () if known is None else (known.id,)
        return (*first, *self._between(named.kind, key + "/", key + _AFTER_SLASH))

    def beginning(self, named: Tag) -> tuple[int, ...]:
        """Return the rows of all names that begin as this one does."""
        key = name_key(canonical(named.name))
        return self._between(named.kind, key, key + _LAST)

    def _between(self, kind: TagKind, first: str, end: str) -> tuple[int, ...]:
        rows = self._connection.execute(
            select(tag.c.id)
            .where(tag.c.kind == kind.value, tag.c.merged_into.is_(None))
            .where(tag.c.name_key >= first, tag.c.name_key < end)
        )
        return tuple(rows.scalars())

    def mark(self, named: Tag, colour: Colour | None) -> None:
        """Give a name a colour, or none; every entry that carries it shows it from then on."""
        (known,) = self.made((named,))
        row = {"colour": colour and colour.value, "hlc": self._ledger.tick()}
        # Names that lead here lend it their colour, so theirs is set as well.
        mine = update(tag).where(or_(tag.c.id == known.id, tag.c.merged_into == known.uuid))
        self._connection.execute(mine, row | {"device": self._ledger.device})

    def made(self, named: Iterable[Tag]) -> tuple[Known, ...]:
        """Return a row for every name, each once, making those that are new."""
        found = (self.known(each) or self._make(each) for each in named)
        return tuple({each.id: each for each in found}.values())

    def of(self, uuids: Sequence[str]) -> dict[str, Known]:
        """Return the tags of these uuids, those merged away as what they became."""
        for uuid in uuids:
            if uuid not in self._by_uuid:
                row = self._connection.execute(_BY_UUID, {"uuid": uuid}).first()
                if row is not None:
                    self._by_uuid[uuid] = self._followed(row)
        return {uuid: self._by_uuid[uuid] for uuid in uuids if uuid in self._by_uuid}

    def _make(self, named: Tag) -> Known:
        name, uuid = canonical(named.name), new_uuid()
        key = name_key(name)
        row = {
            "uuid": uuid,
            "kind": named.kind.value,
            "name": name,
            "name_key": key,
            "hlc": self._ledger.tick(),
            "device": self._ledger.device,
        }
        made = self._connection.execute(insert(tag), row).inserted_primary_key
        known = Known(made[0] if made else 0, uuid, Tag(name, named.kind))
        self._by_name[named.kind, key] = known
        return known

    def _followed(self, row: Row[*tuple[Any, ...]]) -> Known:
        for _ in range(_LONGEST_CHAIN):
            if row.merged_into is None:
                break
            target = self._connection.execute(_BY_UUID, {"uuid": row.merged_into}).first()
            if target is None:
                break
            row = target
        return Known(row.id, row.uuid, Tag(row.name, TagKind(row.kind)))
