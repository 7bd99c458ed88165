"""The one door: making, opening, recovering, restoring and rescuing journals."""

import contextlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from journal.domain import passphrase as passphrases
from journal.domain.errors import JournalError, Part, VaultDamaged, WrongPassphrase
from journal.domain.report import Progress, Rescued, Restored
from journal.domain.secret import Secret
from journal.vault import (
    creating,
    header,
    keys,
    layout,
    leftovers,
    mending,
    migrating,
    opening,
    rescue,
    restoring,
)
from journal.vault.held import Held
from journal.vault.keys import Cost
from journal.vault.open_journal import OpenJournal
from journal.vault.opening import Opened
from journal.vault.stamp import utc_now
from journal.vault.ways import strengthened, with_passphrase
from journal.vault.witness import usual_folder


class Vault:
    """Makes and opens journals.

    `floor` is the least that a passphrase slot costs; `cost` a fixed cost in place of one measured
    on this computer; `state_folder` where this device keeps what it saw of journals; `now` gives
    the present moment in UTC, which names backups.
    """

    def __init__(
        self,
        floor: Cost = keys.FLOOR,
        cost: Cost | None = None,
        state_folder: Path | None = None,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._floor = floor
        self._fixed = cost
        self._state_folder = state_folder or usual_folder()
        self._now = now

    def create(self, path: Path, passphrase: str) -> OpenJournal:
        """Make a new journal at `path`, which must not exist, and leave it open.

        Raises UnsuitablePassphrase, AlreadyThere, FolderMissing, InsideJournal, NotWritable or
        DiskFull.
        """
        passphrases.check(passphrase)
        root = keys.new_root()
        creating.create(path.absolute(), root, passphrase, self._cost())
        return self._journal(opening.by_root(path, root))

    def open(self, path: Path, passphrase: str, key_file: Path | None = None) -> OpenJournal:
        """Open the journal at `path`; writes no entry, and nothing at all if it fails.

        A slot that costs less than the floor is wrapped anew, where the place can be written.
        """
        opened = self._opened(path, passphrase, key_file)
        slot = opened.slot
        weak = slot is not None and slot.cost is not None and slot.cost.below(self._floor)
        if weak and not opened.read_only:
            with contextlib.suppress(JournalError):
                opened = strengthened(opened, passphrase, key_file, self._cost())
        return self._journal(opened)

    def open_by_keychain(self, path: Path) -> OpenJournal:
        """Open the journal with the key in this computer's keychain. Raises NoKeychain."""
        return self._journal(opening.by_keychain(path))

    def recover(self, path: Path, code: str, new_passphrase: str) -> OpenJournal:
        """Open by recovery code and give the journal a new passphrase.

        Nothing is written before the code has opened the database.
        """
        passphrases.check(new_passphrase)
        opened = opening.by_code(path, code)
        try:
            opened = with_passphrase(opened, new_passphrase, self._cost())
        except BaseException:
            opened.close()
            raise
        return self._journal(opened)

    def ways_in(self, path: Path) -> tuple[str, ...]:
        """Return what opens the journal at `path`; empty where its header cannot be read."""
        with contextlib.suppress(JournalError):
            return header.names_of(header.read(layout.find(path).header))
        return ()

    def mend_header(self, path: Path, passphrase: str) -> None:
        """Put back a damaged or missing header from a copy that `passphrase` opens."""
        mending.mend_header(path, passphrase, self._state_folder, self._now)

    def restore(self, backup: Path, into: Path, secret: Secret, progress: Progress) -> Restored:
        """Make a new journal at `into`, which must not exist, from a backup; leave it closed."""
        return restoring.restore(backup, into.absolute(), secret, progress)

    def rescue(
        self,
        path: Path,
        into: Path,
        secret: Secret,
        new_passphrase: str | None,
        progress: Progress,
    ) -> Rescued:
        """Read all that is left of the journal at `path` into a new one at `into`."""
        if new_passphrase is not None:
            passphrases.check(new_passphrase)
        into = into.absolute()
        return rescue.rescue(path, into, secret, new_passphrase, self._cost, progress)

    def _opened(self, path: Path, passphrase: str, key_file: Path | None) -> Opened:
        try:
            return opening.by_passphrase(path, passphrase, key_file)
        except (WrongPassphrase, VaultDamaged):
            if not mending.is_anothers(path):
                raise
        raise VaultDamaged(Part.HEADER)

    def _journal(self, opened: Opened) -> OpenJournal:
        try:
            opened = leftovers.cleared(opened)
            held = Held(opened, self._state_folder, self._cost, self._now)
            migrating.bring_up_to_date(held)
            journal = OpenJournal(held, header.name_of(opened.slot))
            journal.take_in_lifeboat()
        except BaseException:
            opened.close()
            raise
        return journal

    def _cost(self) -> Cost:
        return self._fixed or keys.calibrated(self._floor)
