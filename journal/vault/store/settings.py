"""Settings inside the journal, one row per setting that was ever changed."""

import json
from dataclasses import fields
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from journal.domain.settings import Settings
from journal.vault.store.ledger import Ledger
from journal.vault.tables import setting

_INSERT = insert(setting)
PUT = _INSERT.on_conflict_do_update(
    index_elements=[setting.c.key],
    set_={name: _INSERT.excluded[name] for name in ("value", "hlc", "device")},
)
"""Stores a row in place of the one with its key."""
_NAMES = [field.name for field in fields(Settings)]
_STORED = select(setting.c.key, setting.c.value).where(setting.c.key.in_(_NAMES))


class SettingsStore:
    """The settings as they stand; a value this version does not understand reads as the default."""

    def __init__(self, connection: Connection, ledger: Ledger) -> None:
        self._connection = connection
        self._ledger = ledger

    def get(self) -> Settings:
        """Return the settings, defaults where nothing was stored."""
        stored = dict(self._connection.execute(_STORED).all())
        defaults = Settings()
        known: dict[str, Any] = {
            field.name: _understood(stored[field.name], getattr(defaults, field.name))
            for field in fields(Settings)
            if field.name in stored
        }
        return Settings(**known)

    def put(self, settings: Settings) -> None:
        """Store every setting that changed."""
        before = self.get()
        for field in fields(Settings):
            value = getattr(settings, field.name)
            if value != getattr(before, field.name):
                row = {
                    "key": field.name,
                    # In ASCII: the name of a folder need not be text that UTF-8 can hold.
                    "value": json.dumps(sorted(value) if isinstance(value, frozenset) else value),
                    "hlc": self._ledger.tick(),
                    "device": self._ledger.device,
                }
                self._connection.execute(PUT, row)


def _understood(source: str, default: object) -> object:
    """Return the stored value as the kind of thing its default is, or the default."""
    try:
        value = json.loads(source)
        if isinstance(default, StrEnum):
            return type(default)(value)
        if isinstance(default, frozenset | tuple):
            return type(default)(value) if isinstance(value, list) else default
    except (TypeError, ValueError):
        return default
    return value if type(value) is type(default) else default
