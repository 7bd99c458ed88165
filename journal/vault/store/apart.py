"""Names that a person said are two, however alike they look: one row of `setting` for each pair.

A merge of copies keeps the later word on each. Names are known by uuid, so a name called anew stays
apart from the other.
"""

from sqlalchemy import Connection, bindparam, select

from journal.domain.similar import Pair
from journal.domain.tags import Tag, TagKind, key_of
from journal.vault.store.ledger import Ledger
from journal.vault.store.settings import PUT
from journal.vault.tables import setting, tag

_KEY = "apart/"
_ALL = select(setting.c.key, setting.c.value).where(setting.c.key.startswith(_KEY))
_NAMES = select(tag.c.uuid, tag.c.kind, tag.c.name).where(tag.c.deleted == 0)
_UUID = select(tag.c.uuid).where(
    tag.c.kind == bindparam("kind"), tag.c.name_key == bindparam("name_key")
)
_YES, _NO = "true", "null"


class Apart:
    """Pairs of names that are not to be taken for one."""

    def __init__(self, connection: Connection, ledger: Ledger) -> None:
        self._connection = connection
        self._ledger = ledger

    def all(self) -> frozenset[Pair]:
        """Return every pair; what this version does not understand is passed over."""
        kept = [key for key, value in self._connection.execute(_ALL) if value == _YES]
        if not kept:
            return frozenset()
        names = {
            row.uuid: key_of(Tag(row.name, TagKind(row.kind)))
            for row in self._connection.execute(_NAMES)
        }
        pairs = (key.removeprefix(_KEY).split("/") for key in kept)
        return frozenset(
            frozenset(names[uuid] for uuid in pair) for pair in pairs if names.keys() >= set(pair)
        )

    def set(self, pair: Pair, *, apart: bool) -> None:
        """Keep two names apart from now on, or no longer; a name without a row is passed over."""
        rows = [{"kind": kind.value, "name_key": key} for kind, key in pair]
        uuids = [self._connection.execute(_UUID, row).scalar() for row in rows]
        known = sorted(uuid for uuid in uuids if uuid is not None)
        if len(known) == len(pair):
            row = {"key": _KEY + "/".join(known), "value": _YES if apart else _NO}
            stamp = {"hlc": self._ledger.tick(), "device": self._ledger.device}
            self._connection.execute(PUT, row | stamp)
