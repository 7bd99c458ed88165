"""A person's own words for the spelling check: one row of `setting` for each.

A merge keeps the later one of each, so that a word added in two places is there once, and one that
was removed stays so.
"""

import hashlib
import json

from sqlalchemy import Connection, bindparam, select

from journal.vault.payload import dumped
from journal.vault.store.ledger import Ledger
from journal.vault.store.settings import PUT
from journal.vault.tables import setting

_KEY = "words/"
_ALL = select(setting.c.value).where(setting.c.key.startswith(_KEY))
_ONE = select(setting.c.value).where(setting.c.key == bindparam("wanted"))
_REMOVED = "null"


class OwnDictionary:
    """Words as they were added; what this version does not understand is passed over."""

    def __init__(self, connection: Connection, ledger: Ledger) -> None:
        self._connection = connection
        self._ledger = ledger

    def all(self) -> tuple[str, ...]:
        """Return every word, in the order of the alphabet."""
        found = (_parsed(value) for value in self._connection.execute(_ALL).scalars())
        words = {word for word in found if isinstance(word, str)}
        return tuple(sorted(words, key=lambda word: (word.casefold(), word)))

    def add(self, word: str) -> None:
        """Keep a word; one that is there already stays as it is."""
        self._write(word, dumped(word))

    def remove(self, word: str) -> None:
        """Forget a word; what is left says only that there was one."""
        if self._row(word) is not None:
            self._write(word, _REMOVED)

    def _row(self, word: str) -> str | None:
        found: str | None = self._connection.execute(_ONE, {"wanted": _key(word)}).scalar()
        return found

    def _write(self, word: str, value: str) -> None:
        if self._row(word) == value:
            return
        row = {"key": _key(word), "value": value, "device": self._ledger.device}
        self._connection.execute(PUT, row | {"hlc": self._ledger.tick()})


def _key(word: str) -> str:
    """Return the key of a word, of one length and without the word in it."""
    return _KEY + hashlib.sha256(word.encode()).hexdigest()[:32]


def _parsed(value: str) -> object:
    try:
        return json.loads(value)
    except ValueError:
        return None
