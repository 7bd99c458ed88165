"""What a person made of each view of Insight, two rows of `setting` each: its words, and if off.

A merge keeps the later one of each row, so that switching a view off on one computer takes nothing
from what was named on another.
"""

import json

from sqlalchemy import Connection, bindparam, select

from journal.domain.insight.chart import OPT_IN, View
from journal.domain.insight.own_view import OwnView
from journal.domain.text import canonical
from journal.vault.payload import dumped
from journal.vault.store.ledger import Ledger
from journal.vault.store.settings import PUT
from journal.vault.tables import setting

_WORDS, _OFF = "view-words/", "view-off/"
_STORED = select(setting.c.key, setting.c.value).where(
    setting.c.key.startswith(_WORDS) | setting.c.key.startswith(_OFF)
)
_ONE = select(setting.c.value).where(setting.c.key == bindparam("wanted"))


class OwnViews:
    """Views as the person has them; what this version does not understand is passed over."""

    def __init__(self, connection: Connection, ledger: Ledger) -> None:
        self._connection = connection
        self._ledger = ledger

    def all(self) -> dict[View, OwnView]:
        """Return what was made of every view."""
        stored = {key: _parsed(value) for key, value in self._connection.execute(_STORED)}
        return {
            view: OwnView(_words(stored.get(_WORDS + view)), _off(view, stored.get(_OFF + view)))
            for view in View
        }

    def name(self, view: View, words: str) -> None:
        """Keep the person's words for what they see in a view."""
        self._write(_WORDS + view, dumped(canonical(words)), dumped(""))

    def switch(self, view: View, *, off: bool) -> None:
        """Switch a view off, or on."""
        self._write(_OFF + view, dumped(off), dumped(view in OPT_IN))

    def _write(self, key: str, value: str, untouched: str) -> None:
        stored = self._connection.execute(_ONE, {"wanted": key}).scalar()
        if (untouched if stored is None else stored) != value:
            row = {"key": key, "value": value, "device": self._ledger.device}
            self._connection.execute(PUT, row | {"hlc": self._ledger.tick()})


def _parsed(value: str) -> object:
    try:
        return json.loads(value)
    except ValueError:
        return None


def _off(view: View, held: object) -> bool:
    return held if isinstance(held, bool) else view in OPT_IN


def _words(held: object) -> str:
    return held if isinstance(held, str) else ""
