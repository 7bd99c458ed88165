"""Whether every revision is the one that was written, and none of them is missing."""

from sqlalchemy import Connection, select

from journal.vault.store import ledger
from journal.vault.store.revisions import is_proven
from journal.vault.tables import revision
from journal.vault.verify.steps import Steps, batches


def faults(connection: Connection, steps: Steps) -> int:
    """Return how many digests are wrong; one more where they do not lead to the stored state."""
    found, state = 0, ledger.EMPTY
    for rows in batches(connection, select(revision), revision):
        found += sum(not is_proven(row._asdict()) for row in rows)
        for row in rows:
            state = state.after(row.digest)
        steps.next()
    return found + (state != ledger.load(connection).state)
