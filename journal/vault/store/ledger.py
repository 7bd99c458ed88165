"""Who writes, when, and the chain that names the state of the journal."""

import hashlib
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, bindparam, func, insert, select, update

from journal.vault.stamp import NO_HLC, milliseconds_of, new_uuid, next_hlc
from journal.vault.tables import device, meta, revision

_SET = update(meta).where(meta.c.key == bindparam("name"))


@dataclass(frozen=True, slots=True)
class State:
    """The state of a journal: how many revisions were committed, and the end of their chain."""

    clock: int
    head_digest: bytes

    def after(self, digest: bytes) -> "State":
        """Return the state that a further revision of this digest makes."""
        return State(self.clock + 1, hashlib.sha256(self.head_digest + digest).digest())


EMPTY: Final = State(0, bytes(32))
"""The state of a journal without revisions."""


class Ledger:
    """The device that writes, its clock, and the state; one copy per unit of work."""

    def __init__(self, device: str, last: bytes, state: State) -> None:
        self.device = device
        self.last = last
        self.state = state
        self._stored = (last, state)

    def copy(self) -> "Ledger":
        """Return a copy whose changes do not show here."""
        return Ledger(self.device, self.last, self.state)

    def tick(self) -> bytes:
        """Return a time later than all before on this device."""
        self.last = next_hlc(self.last)
        return self.last

    def follow(self, hlc: bytes) -> None:
        """Let every later time here come after one that another device gave."""
        self.last = max(self.last, hlc)

    def append(self, digest: bytes) -> None:
        """Add a revision to the chain."""
        self.state = self.state.after(digest)

    def store(self, connection: Connection) -> None:
        """Write what changed, as the last act before a commit."""
        last, state = self._stored
        if self.last != last:
            mine = update(device).where(device.c.uuid == self.device)
            connection.execute(mine, {"last_hlc": self.last})
        if self.state != state:
            clock = self.state.clock.to_bytes(8, "big")
            connection.execute(_SET, {"name": "clock", "value": clock})
            connection.execute(_SET, {"name": "head_digest", "value": self.state.head_digest})
        self._stored = (self.last, self.state)


def begin(connection: Connection, vault_id: bytes) -> None:
    """Write the first rows of a new journal: its ids, its device and an empty chain."""
    writer, now = new_uuid(), next_hlc(NO_HLC)
    first = {
        "vault_id": vault_id,
        "copy_id": bytes.fromhex(new_uuid()),
        "device_id": bytes.fromhex(writer),
        "clock": EMPTY.clock.to_bytes(8, "big"),
        "head_digest": EMPTY.head_digest,
    }
    connection.execute(insert(meta), [{"key": key, "value": value} for key, value in first.items()])
    connection.execute(
        insert(device), {"uuid": writer, "first_seen": milliseconds_of(now), "last_hlc": now}
    )


def metadata_of(connection: Connection) -> dict[str, bytes]:
    """Return the rows of `meta`."""
    return dict(connection.execute(select(meta.c.key, meta.c.value)).all())


def load(connection: Connection) -> Ledger:
    """Return the ledger as it stands in the database."""
    found = metadata_of(connection)
    writer = found["device_id"].hex()
    last = connection.execute(select(device.c.last_hlc).where(device.c.uuid == writer)).scalar_one()
    return Ledger(writer, last, State(int.from_bytes(found["clock"], "big"), found["head_digest"]))


def lacks_revisions(connection: Connection, state: State) -> bool:
    """Tell whether fewer revisions are there than were committed: old pages were put back."""
    newest = connection.execute(select(func.max(revision.c.id))).scalar_one()
    return (newest or 0) < state.clock
