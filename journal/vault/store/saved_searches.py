"""Saved searches: one row of `setting` each; those made last in one row, where they are kept."""

import json
from dataclasses import replace

from sqlalchemy import Connection, bindparam, select

from journal.domain.saved_searches import MOST_RECENT, KeptSearches, SavedSearch, neat
from journal.domain.selection import Order
from journal.vault.payload import dumped
from journal.vault.store.ledger import Ledger
from journal.vault.store.settings import PUT, SettingsStore
from journal.vault.tables import setting

_KEY = "search/"
_RECENT = "searched"
_ALL = select(setting.c.key, setting.c.value).where(setting.c.key.startswith(_KEY))
_ONE = select(setting.c.value).where(setting.c.key == bindparam("wanted"))
_REMOVED = "null"


class SavedSearches:
    """What this version does not understand is passed over."""

    def __init__(self, connection: Connection, ledger: Ledger) -> None:
        self._connection = connection
        self._ledger = ledger
        self._settings = SettingsStore(connection, ledger)

    def kept(self) -> KeptSearches:
        """Return saved searches by name, and the last ones where they are kept."""
        rows = self._connection.execute(_ALL)
        found = (_search(key.removeprefix(_KEY), value) for key, value in rows)
        known = (each for each in found if each is not None)
        saved = tuple(sorted(known, key=lambda each: (each.name.casefold(), each.id)))
        keeping = self._settings.get().keep_searches
        return KeptSearches(saved, self._recent() if keeping else (), keeping)

    def put(self, search: SavedSearch) -> None:
        """Store a search, or what else is looked for under its id."""
        kept = neat(search)
        value = {"last_days": kept.last_days, "name": kept.name, "order": kept.order.value}
        self._write(_KEY + kept.id, dumped({**value, "words": kept.words}))

    def remove(self, id: str) -> None:
        """Forget a search; what is left says only that there was one."""
        if self._value(_KEY + id) is not None:
            self._write(_KEY + id, _REMOVED)

    def note(self, words: str) -> None:
        """Keep what was looked for just now, where the person wants that."""
        before = self._recent()
        if words.strip() and self._settings.get().keep_searches and before[:1] != (words,):
            others = (each for each in before if each != words)
            self._write(_RECENT, dumped([words, *others][:MOST_RECENT]))

    def keep_recent(self, on: bool) -> None:
        """Keep the last searches from now on, or forget them and keep none."""
        self._settings.put(replace(self._settings.get(), keep_searches=on))
        if not on and self._value(_RECENT) not in (None, _REMOVED):
            self._write(_RECENT, _REMOVED)

    def _recent(self) -> tuple[str, ...]:
        held = _parsed(self._value(_RECENT) or _REMOVED)
        every = held if isinstance(held, list) else []
        return tuple(each for each in every if isinstance(each, str))

    def _value(self, key: str) -> str | None:
        return self._connection.execute(_ONE, {"wanted": key}).scalar()

    def _write(self, key: str, value: str) -> None:
        stamp = {"hlc": self._ledger.tick(), "device": self._ledger.device}
        self._connection.execute(PUT, {"key": key, "value": value} | stamp)


def _search(id: str, source: str) -> SavedSearch | None:
    """Return a stored search, None for one that was removed or cannot be understood."""
    held = _parsed(source)
    if not isinstance(held, dict):
        return None
    name, words, days = held.get("name"), held.get("words"), held.get("last_days")
    if not (isinstance(name, str) and isinstance(words, str) and type(days) is int):
        return None
    order = Order.BEST if held.get("order") == Order.BEST else Order.NEWEST
    return SavedSearch(id, name, words, order, max(days, 0))


def _parsed(source: str) -> object:
    try:
        return json.loads(source)
    except ValueError:
        return None
