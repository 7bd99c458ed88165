"""The log of what was handed over: a row for each, of which nothing stays once it is cleared."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, Row, insert, select, update

from journal.domain.giving import Given, called
from journal.vault.payload import dumped
from journal.vault.store.erasing import NO_SHA256
from journal.vault.store.ledger import Ledger
from journal.vault.tables import handover

_BLANK = {
    "given_at": 0,
    "to_whom": "",
    "format": "",
    "encrypted": 0,
    "entries": "[]",
    "options": "[]",
    "hidden": "0",
    "sha256": NO_SHA256,
}
"""What stays of a line that was cleared, so that no other copy brings it back."""
_ALL = (
    select(handover)
    .where(handover.c.sha256 != NO_SHA256)
    .order_by(handover.c.given_at.desc(), handover.c.id.desc())
)


class GivingLog:
    """What was given to whom, and when."""

    def __init__(self, connection: Connection, ledger: Ledger) -> None:
        self._connection = connection
        self._ledger = ledger

    def all(self) -> tuple[Given, ...]:
        """Return every hand-over that is not cleared, newest first."""
        return tuple(_given(row) for row in self._connection.execute(_ALL))

    def note(self, given: Given) -> None:
        """Keep a hand-over."""
        row = {
            "uuid": given.id,
            "given_at": int(given.when.timestamp() * 1000),
            "to_whom": called(given.to_whom),
            "format": given.form,
            "encrypted": int(given.encrypted),
            "entries": dumped(list(given.entries)),
            "options": dumped(list(given.options)),
            "hidden": dumped(given.hidden),
            "sha256": given.sha256,
        }
        self._ledger.tick()
        self._connection.execute(insert(handover), row)

    def clear(self, ids: Sequence[str]) -> None:
        """Forget what these lines say, for all copies of this journal."""
        self._ledger.tick()
        for id in ids:
            cleared = update(handover).where(handover.c.uuid == id).values(_BLANK)
            self._connection.execute(cleared)


def _given(row: Row[*tuple[object, ...]]) -> Given:
    return Given(
        id=row.uuid,
        when=datetime.fromtimestamp(row.given_at / 1000, UTC).astimezone(),
        to_whom=row.to_whom,
        form=row.format,
        encrypted=bool(row.encrypted),
        entries=_texts(row.entries),
        sha256=row.sha256,
        hidden=_count(row.hidden),
        options=_texts(row.options),
    )


def _texts(source: str) -> tuple[str, ...]:
    """Return a list of texts; what this version does not understand is passed over."""
    held = _parsed(source)
    every = held if isinstance(held, list) else []
    return tuple(each for each in every if isinstance(each, str))


def _count(source: str) -> int:
    held = _parsed(source)
    return held if isinstance(held, int) else 0


def _parsed(source: str) -> object:
    try:
        return json.loads(source)
    except ValueError:
        return None
