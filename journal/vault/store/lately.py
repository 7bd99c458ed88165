"""What the pages of the last days say of themselves, found by their day."""

from datetime import date

from sqlalchemy import Connection, select

from journal.domain.befores import AFTER, BEFORE
from journal.domain.entry import EntryId, Kind
from journal.domain.leaving import LEFT
from journal.vault.tables import entry, facet, link


class Lately:
    """Looks no further back than it is asked to, so that long years cost nothing."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def left(self, since: date) -> tuple[tuple[date, str], ...]:
        """Return the day and answer of each page since then that says how writing left someone."""
        rows = self._connection.execute(
            select(entry.c.day, facet.c.value)
            .join(facet, facet.c.entry_id == entry.c.id)
            .where(entry.c.deleted == 0, entry.c.day >= since.isoformat(), facet.c.kind == LEFT)
            .order_by(entry.c.day, entry.c.id)
        )
        return tuple((date.fromisoformat(day), value) for day, value in rows)

    def befores(self, since: date) -> tuple[EntryId, ...]:
        """Return the pages before something since then that no page after is linked to.

        Newest first.
        """
        followed = select(link.c.to_entry).where(
            link.c.to_entry == entry.c.id, link.c.kind == BEFORE
        )
        follows = select(link.c.from_entry).where(
            link.c.from_entry == entry.c.id, link.c.kind == AFTER
        )
        rows = self._connection.execute(
            select(entry.c.id)
            .where(entry.c.deleted == 0, entry.c.day >= since.isoformat())
            .where(entry.c.kind == Kind.BEFORE.value, ~followed.exists(), ~follows.exists())
            .order_by(entry.c.day.desc(), entry.c.id.desc())
        )
        return tuple(EntryId(id) for id in rows.scalars())
