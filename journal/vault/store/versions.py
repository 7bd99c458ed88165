"""Entries that were written in two places: every newest revision, and how they become one again."""

from collections.abc import Sequence

from sqlalchemy import Connection

from journal.domain.entry import Content, EntryId, Version
from journal.vault.store.entries import Entries
from journal.vault.store.ledger import Ledger


class Versions:
    """What came together in a merge and is not settled yet."""

    def __init__(self, connection: Connection, ledger: Ledger, entries: Entries) -> None:
        self._connection = connection
        self._ledger = ledger
        self._entries = entries

    def of(self, id: EntryId) -> tuple[Version, ...]:
        """Return the newest revisions of an entry, the shown one first; mostly one."""
        raise NotImplementedError

    def unsettled(self) -> tuple[EntryId, ...]:
        """Return the entries with more than one newest revision, newest day first."""
        raise NotImplementedError

    def settle(self, id: EntryId, content: Content, versions: Sequence[str]) -> None:
        """Let `content` follow all the `versions`."""
        raise NotImplementedError

    def keep_both(self, id: EntryId, versions: Sequence[str]) -> EntryId:
        """Keep the first of the versions here, and make the others entries of their own."""
        raise NotImplementedError
