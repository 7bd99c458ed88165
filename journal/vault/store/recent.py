"""An index of the newest entries alone, in memory: what is being typed is found there at once.

The journal's own index gathers a word's beginnings from all there is, which takes long in a long
life of writing. Most of what is typed stands in the newest entries many times.
"""

import json
from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection, Select, TextClause, column, select, table, text

from journal.domain.entry import EntryId
from journal.vault.store.conditions import matches
from journal.vault.store.ledger import Ledger

NEWEST = 300
RECENT: Final = table("recent_entry", column("place"), column("id"), column("day"))
"""The newest entries by their place in the list, the newest first."""
_INDEX = table("recent", column("rowid"))
_IS_MADE = text("SELECT 1 FROM temp.sqlite_master WHERE name = 'recent_as_of'")
_MAKE = (
    text(
        "CREATE VIRTUAL TABLE temp.recent"
        " USING fts5(title, body, tokenize='unicode61 remove_diacritics 2')"
    ),
    text("CREATE TABLE temp.recent_entry (place INTEGER PRIMARY KEY, id INTEGER, day TEXT)"),
    text("CREATE TABLE temp.recent_as_of (clock INTEGER)"),
)
_AS_OF = text("SELECT clock FROM temp.recent_as_of")
_EMPTY = (
    text("DELETE FROM temp.recent"),
    text("DELETE FROM temp.recent_entry"),
    text("DELETE FROM temp.recent_as_of"),
)
_LIST = text(
    "INSERT INTO temp.recent_entry(id, day) SELECT id, day FROM entry WHERE deleted = 0"
    " ORDER BY day DESC, id DESC LIMIT :newest"
)
_FILL = text(
    "INSERT INTO temp.recent(rowid, title, body) SELECT place, title, body FROM temp.recent_entry"
    " JOIN entry_words ON entry_words.id = recent_entry.id"
)
_DATE = text("INSERT INTO temp.recent_as_of(clock) VALUES (:clock)")
_FEW = table("some", column("rowid"))
_MAKE_FEW = text(
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.some"
    " USING fts5(title, body, tokenize='unicode61 remove_diacritics 2')"
)
_FILL_FEW = text(
    "INSERT INTO temp.some(rowid, title, body) SELECT id, title, body FROM entry_words"
    " WHERE id IN (SELECT value FROM json_each(:ids))"
)
_EMPTY_FEW = text("DELETE FROM temp.some")
_COUNT = text("SELECT count(*) FROM temp.recent_entry")


class Recent:
    """The newest entries; brought up to date when something was written since."""

    ENOUGH = 50
    """So many matches fill a page; with fewer the whole journal is searched."""
    SOME = 30
    """So many entries are looked at one by one sooner than beginnings are gathered from all."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def is_worth(self, connection: Connection) -> bool:
        """Bring the index up to date; tell whether the journal is too long to be all of it."""
        clock = self._ledger.state.clock
        if connection.execute(_IS_MADE).scalar() is None:
            self._run(connection, _MAKE)
        if connection.execute(_AS_OF).scalar() != clock:
            self._run(connection, _EMPTY)
            connection.execute(_LIST, {"newest": NEWEST})
            connection.execute(_FILL)
            connection.execute(_DATE, {"clock": clock})
        return connection.execute(_COUNT).scalar() == NEWEST

    def among(
        self, connection: Connection, ids: Sequence[EntryId], words: str
    ) -> frozenset[EntryId]:
        """Return those of a few entries that match."""
        connection.execute(_MAKE_FEW)
        connection.execute(_FILL_FEW, {"ids": json.dumps(ids)})
        query = select(_FEW.c.rowid).where(matches(words, "some"))
        found = frozenset(map(EntryId, connection.execute(query).scalars()))
        connection.execute(_EMPTY_FEW)
        return found

    def _run(self, connection: Connection, statements: tuple[TextClause, ...]) -> None:
        for statement in statements:
            connection.execute(statement)

    def matching(self, words: str) -> Select[int]:
        """Return the query for those that match, the newest first."""
        places = select(_INDEX.c.rowid).where(matches(words, "recent"))
        return select(RECENT.c.id).where(RECENT.c.place.in_(places)).order_by(RECENT.c.place)
