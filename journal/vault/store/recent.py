"""An index of the newest entries alone, in memory: what is being typed is found there at once.

The journal's own index gathers a word's beginnings from all there is, which takes long in a long
life of writing. Most of what is typed stands in the newest entries many times.
"""

from typing import Final

from sqlalchemy import Connection, Select, column, select, table, text

from journal.vault.store.conditions import matches
from journal.vault.store.ledger import Ledger
from journal.vault.tables import entry

NEWEST: Final = 300
_TABLE = table("recent", column("rowid"))
_MAKE = (
    text(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.recent"
        " USING fts5(title, body, tokenize='unicode61 remove_diacritics 2')"
    ),
    text("CREATE TABLE IF NOT EXISTS temp.recent_as_of (clock INTEGER NOT NULL)"),
)
_AS_OF = text("SELECT clock FROM temp.recent_as_of")
_EMPTY = (text("DELETE FROM temp.recent"), text("DELETE FROM temp.recent_as_of"))
_FILL = text(
    "INSERT INTO temp.recent(rowid, title, body) SELECT id, title, body FROM entry_words"
    " WHERE id IN (SELECT id FROM entry WHERE deleted = 0 ORDER BY day DESC, id DESC LIMIT :newest)"
)
_DATE = text("INSERT INTO temp.recent_as_of(clock) VALUES (:clock)")


class Recent:
    """The newest entries; brought up to date when something was written since."""

    ENOUGH: Final = 50
    """So many matches fill a page; with fewer the whole journal is searched."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def is_worth(self, connection: Connection) -> bool:
        """Bring the index up to date; tell whether the journal holds more than is in it."""
        for statement in _MAKE:
            connection.execute(statement)
        clock = self._ledger.state.clock
        if connection.execute(_AS_OF).scalar() != clock:
            for statement in _EMPTY:
                connection.execute(statement)
            connection.execute(_FILL, {"newest": NEWEST})
            connection.execute(_DATE, {"clock": clock})
        live = select(entry.c.id).where(entry.c.deleted == 0).limit(NEWEST + 1)
        return len(connection.execute(live).all()) > NEWEST

    def matching(self, words: str) -> Select[int]:
        """Return the query for those that match."""
        return select(_TABLE.c.rowid).where(matches(words, "recent"))
