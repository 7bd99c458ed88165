"""Whether every revision is the one that was written, and none of them is missing."""

import hashlib
from typing import Any

from sqlalchemy import Connection, Row, select

from journal.vault.store import ledger
from journal.vault.store.revisions import Envelope
from journal.vault.tables import revision
from journal.vault.verify.steps import Steps, batches


def faults(connection: Connection, steps: Steps) -> int:
    """Return how many digests are wrong; one more where they do not lead to the stored state."""
    found, state = 0, ledger.EMPTY
    for rows in batches(connection, select(revision), revision):
        found += sum(not _is_proven(row) for row in rows)
        for row in rows:
            state = state.after(row.digest)
        steps.next()
    return found + (state != ledger.load(connection).state)


def _is_proven(row: Row[*tuple[Any, ...]]) -> bool:
    envelope = Envelope(
        row.uuid,
        row.entry_uuid,
        row.parent,
        row.merge_parent,
        row.device,
        row.hlc,
        bool(row.deleted),
    )
    try:
        held = row.payload
        inner = bytes.fromhex(held) if row.purged else hashlib.sha256(held.encode()).digest()
    except ValueError:
        return False
    return bool(envelope.digest(inner) == row.digest)
