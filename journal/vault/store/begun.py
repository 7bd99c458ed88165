"""Where a readable file is being saved under a hidden name, for as long as it is not whole.

Each is a row of `meta`, which belongs to this copy: a merge takes it to no other computer.
"""

import os
from pathlib import Path

from sqlalchemy import Connection, bindparam, delete, insert, select

from journal.vault.tables import meta

_BEGUN = "begun/"
_ALL = select(meta.c.value).where(meta.c.key.startswith(_BEGUN)).order_by(meta.c.key)
_FORGET = delete(meta).where(meta.c.key == bindparam("of"))


class BegunFiles:
    """Hidden names, which are random, so that no two files share one."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> tuple[Path, ...]:
        """Return where every file lies that was begun."""
        return tuple(Path(os.fsdecode(value)) for value in self._connection.scalars(_ALL))

    def note(self, place: Path) -> None:
        """Keep where a file is about to be begun."""
        row = {"key": _BEGUN + place.name, "value": os.fsencode(place)}
        self._connection.execute(insert(meta), row)

    def forget(self, place: Path) -> None:
        """Let go of a file that is whole, or gone, or to be left as it is."""
        self._connection.execute(_FORGET, {"of": _BEGUN + place.name})
