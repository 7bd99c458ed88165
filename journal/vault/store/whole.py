"""All that a journal holds, row by row and file by file, for an archive of the whole."""

from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import Connection, bindparam, func, select

from journal.domain.archive import LEFT_OUT, STAY_HERE, Row
from journal.domain.attachment import Attachment
from journal.domain.report import Progress
from journal.vault.store.attachments import is_whole, pieces_of
from journal.vault.tables import VERSION, attachment, entry, metadata, setting

_AT_ONCE = 200
_KEPT = [table for name, table in metadata.tables.items() if name not in LEFT_OUT]
_FILES = select(attachment).where(attachment.c.deleted == 0).order_by(attachment.c.id)
_ONE_OF = _FILES.with_only_columns(attachment.c.id).where(
    attachment.c.sha256 == bindparam("sha256")
)


def _untold(done: int, of: int) -> None:
    """Tell nobody how far work has come."""


class Whole:
    """Reads every table but those in `LEFT_OUT`; nothing is ever in memory whole."""

    version: Final = VERSION

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known_damaged: set[int] | None = None

    def tables(self) -> dict[str, int]:
        """Return the names of the tables with how many rows there are, about."""
        return {
            table.name: self._connection.execute(
                select(func.count()).select_from(table)
            ).scalar_one()
            for table in _KEPT
        }

    def rows(self, name: str) -> Iterator[Row]:
        """Yield the rows of a table in their order; a file that is damaged is left out."""
        table = metadata.tables[name]
        query = select(table).order_by(*table.primary_key.columns)
        if table is setting:
            query = query.where(setting.c.key.not_in(STAY_HERE))
        damaged = self._damaged_files() if table is attachment else set()
        for row in self._connection.execute(query.execution_options(yield_per=_AT_ONCE)).mappings():
            if row.get("id") not in damaged or table is not attachment:
                yield {key: _plain(value) for key, value in row.items()}

    def entries(self) -> set[str]:
        """Return the uuid of every entry, those in the bin among them."""
        return set(self._connection.execute(select(entry.c.uuid)).scalars())

    def files(self, progress: Progress) -> tuple[Attachment, ...]:
        """Return what is known of every file that is as it was written, each content once.

        Every file is read for that; `progress` is told before each. Raises what it raises.
        """
        damaged = self._damaged_files(progress)
        found = {
            row.sha256: Attachment(row.uuid, row.name, row.media_type, row.size, row.sha256)
            for row in reversed(self._connection.execute(_FILES).all())
            if row.id not in damaged
        }
        return tuple(reversed(found.values()))

    def damaged(self) -> int:
        """Return how many files are not as they were written."""
        return len(self._damaged_files())

    def pieces(self, sha256: str) -> Iterator[bytes]:
        """Yield the bytes of a file in order."""
        ids = set(self._connection.execute(_ONE_OF, {"sha256": sha256}).scalars())
        yield from pieces_of(self._connection, min(ids - self._damaged_files()))

    def _damaged_files(self, progress: Progress = _untold) -> set[int]:
        if self._known_damaged is None:
            found = set()
            for row in self._connection.execute(_FILES).all():
                progress(0, 0)
                if not is_whole(self._connection, row):
                    found.add(row.id)
            self._known_damaged = found
        return self._known_damaged


def _plain(value: Any) -> int | float | str | None:  # noqa: ANN401  # whatever a column holds
    return value.hex() if isinstance(value, bytes) else value
