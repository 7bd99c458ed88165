"""Packs of prompts among the settings: a row for each, and one for every prompt of one's own.

Rows of one's own prompts come together in a merge one by one, so that none is lost where some were
written in two places.
"""

import json
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select

from journal.domain.errors import BadInput
from journal.domain.pack_form import pack_of
from journal.domain.packs import NO_OWN, OWN, Pack, own_id, plain, plain_prompt
from journal.domain.prompts import Prompt
from journal.vault.payload import dumped
from journal.vault.store.ledger import Ledger
from journal.vault.store.settings import PUT
from journal.vault.tables import setting

_PACK = "pack/"
_OWN_ROW = f"{_PACK}{OWN}"
_OWN_PROMPT = f"{_OWN_ROW}/"
_ROWS = (
    select(setting.c.key, setting.c.value)
    .where(setting.c.key.startswith(_PACK, autoescape=True))
    .order_by(setting.c.key)
)
_GONE = "null"
"""What is left of a pack or a prompt that was removed, so that a merge does not bring it back."""


class PackStore:
    """Packs as they were put; a row this version does not understand is passed over."""

    def __init__(self, connection: Connection, ledger: Ledger) -> None:
        self._connection = connection
        self._ledger = ledger

    def all(self) -> tuple[Pack, ...]:
        """Return the pack of one's own, which may be empty, and then all others by their ids."""
        rows = self._rows()
        others = (
            _understood(_parsed(value))
            for key, value in rows.items()
            if key != _OWN_ROW and not key.startswith(_OWN_PROMPT)
        )
        return (_own(rows), *(pack for pack in others if pack is not None))

    def put(self, pack: Pack) -> None:
        """Store a pack in place of the one with its id; what stayed the same is not written."""
        if pack.id != OWN:
            self._write({_PACK + pack.id: dumped(plain(pack))})
            return
        wanted = {_OWN_PROMPT + own_id(each): dumped(plain_prompt(each)) for each in pack.prompts}
        gone = (key for key in self._rows() if key.startswith(_OWN_PROMPT) and key not in wanted)
        order = {_OWN_ROW: dumped([own_id(each) for each in pack.prompts])}
        self._write(order | wanted | dict.fromkeys(gone, _GONE))

    def remove(self, id: str) -> None:
        """Forget what the pack with this id held, for all copies of this journal."""
        if id == OWN:
            self.put(NO_OWN)
        elif _PACK + id in self._rows():
            self._write({_PACK + id: _GONE})

    def _rows(self) -> dict[str, str]:
        return dict(self._connection.execute(_ROWS).all())

    def _write(self, values: dict[str, str]) -> None:
        here = self._rows()
        for key, value in values.items():
            if here.get(key) != value:
                row = {"key": key, "value": value, "device": self._ledger.device}
                self._connection.execute(PUT, {**row, "hlc": self._ledger.tick()})


def _own(rows: dict[str, str]) -> Pack:
    """Return one's own prompts in their order; those it does not name follow as they were made."""
    found = {
        key.removeprefix(_OWN_PROMPT): prompt
        for key, value in rows.items()
        if key.startswith(_OWN_PROMPT) and (prompt := _prompt(value)) is not None
    }
    stored = _parsed(rows.get(_OWN_ROW, "[]"))
    named = [id for id in stored if id in found] if isinstance(stored, list) else []
    order = dict.fromkeys((*named, *sorted(found)))
    return replace(NO_OWN, prompts=tuple(found[id] for id in order))


def _prompt(value: str) -> Prompt | None:
    """Return one prompt of one's own, or None for what is none."""
    pack = _understood({**plain(NO_OWN), "prompts": [_parsed(value)]})
    return None if pack is None else pack.prompts[0]


def _understood(data: object) -> Pack | None:
    try:
        return pack_of(data)
    except BadInput:
        return None


def _parsed(value: str) -> Any:  # noqa: ANN401  # JSON may hold anything
    try:
        return json.loads(value)
    except ValueError:
        return None
