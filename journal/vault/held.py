"""What the parts of an open journal share: connection, ledger and witness."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from journal.domain.errors import NotOpen, NotWritable
from journal.domain.turns import Alone, Turns
from journal.vault.keys import Cost
from journal.vault.opening import Opened
from journal.vault.store import unit
from journal.vault.store.ledger import State
from journal.vault.store.unit import Unit
from journal.vault.witness import Witness


class Held:
    """An open journal's connection, ledger and witness; `opened` may be put in place of another.

    `cost` gives what a new slot costs, `now` the present moment in UTC; by `turns` long acts give
    way to short ones.
    """

    def __init__(
        self,
        opened: Opened,
        state_folder: Path,
        cost: Callable[[], Cost],
        now: Callable[[], datetime],
    ) -> None:
        self.opened = opened
        self.ledger = opened.ledger
        self.state_folder = state_folder
        self.cost = cost
        self.now = now
        self.closed = False
        self.turns: Turns = Alone()
        self.witness = Witness(state_folder, opened.header.vault_id, opened.copy_id)

    def put(self, opened: Opened) -> None:
        """Go on with this connection, header and key; what is remembered of it follows."""
        self.opened = opened
        self.ledger = opened.ledger
        self.note(self.ledger.state)
        self.keep_header()

    @contextmanager
    def work(self) -> Iterator[Unit]:
        """Begin one transaction; see OpenJournal."""
        if self.closed:
            raise NotOpen
        self.opened.require_in_place()
        ledger = self.ledger.copy()
        with unit.work(self.opened.engine, ledger, self.opened.database) as work:
            yield work
        before, self.ledger = self.ledger.state, ledger
        if ledger.state != before:
            self.note(ledger.state)

    def require_writable(self) -> None:
        """Raise NotOpen, NotWritable, or VaultDamaged(missing) when it was moved meanwhile."""
        if self.closed:
            raise NotOpen
        if self.opened.read_only:
            raise NotWritable
        self.opened.require_in_place()

    def note(self, state: State) -> None:
        """Let this device remember the state as the last one seen."""
        self.witness.note(self.opened.keys.state, state.clock, state.head_digest)

    def keep_header(self) -> None:
        """Let this device keep a copy of the header."""
        self.witness.keep_header(self.opened.header.sealed(self.opened.keys.header))
