"""What services are given from outside: clock, chance, lanes, and the journal itself.

The vault satisfies these protocols structurally, so no service imports it.
"""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol, TypeAlias, TypeVar

from journal.domain.archive import Archived, Whole
from journal.domain.entry import Draft, EntryId
from journal.domain.report import (
    Erased,
    Imported,
    LookInside,
    Merged,
    Progress,
    Report,
    Rescued,
    Restored,
)
from journal.domain.secret import Secret
from journal.domain.turns import Turns
from journal.services.backup_store import Backups
from journal.services.stores import UnitOfWork

T = TypeVar("T")
Then: TypeAlias = Callable[[T], None]
Failed: TypeAlias = Callable[[Exception], None]


class OnMain(Protocol):
    """Brings a call to the main thread."""

    def __call__(self, call: Callable[[], None], /) -> None:
        """Have `call` run on the main thread, in the order it was given."""
        ...


class Lane(Protocol):
    """Where jobs run one after another."""

    def submit(self, job: Callable[[], None], /) -> None:
        """Run `job` after all earlier ones."""
        ...

    def stop(self) -> None:
        """Refuse new jobs and return when the running ones have ended."""
        ...


class Restart(Protocol):
    """Replaces this process, so that no key or text stays in memory after locking."""

    def __call__(self) -> None:
        """Return only if the process could not be replaced."""
        ...


class WaysIn(Protocol):
    """What opens a journal besides its recovery code."""

    @property
    def names(self) -> tuple[str, ...]:
        """Each way in, in the words of `Journal.opened_by`; a passphrase is always among them."""
        ...

    def add_key_file(self, passphrase: str, with_file: str, key_file: Path) -> None:
        """Let the passphrase `with_file` open the journal together with `key_file`.

        `passphrase` is the present one and stays a way in of its own. Raises WrongPassphrase,
        UnsuitablePassphrase, KeyFileNeeded, NotWritable.
        """
        ...

    def remove_key_file(self) -> None:
        """Let no key file open the journal any more."""
        ...

    def add_keychain(self) -> None:
        """Let this computer's keychain open the journal. Raises NoKeychain, NotWritable."""
        ...

    def remove_keychain(self) -> None:
        """Let the keychain no longer open it, and take the key out of the keychain."""
        ...


class Lifeboat(Protocol):
    """Drafts of an open journal that are safe though they could not be saved, or not yet.

    They are encrypted in a file beside the journal, and drafts again at the next unlock.
    """

    def keep_aside(self, draft: Draft) -> None:
        """Write the lifeboat file for a draft that could not be saved before locking."""
        ...

    def keep_meanwhile(self, draft: Draft, turn: int) -> None:
        """Write the lifeboat file for a draft whose turn to be saved has not come yet.

        It may be called on any thread; later turns have higher numbers. Raises NotOpen,
        NotWritable, DiskFull.
        """
        ...

    def let_go_aside(self, uuid: str, turn: int | None) -> None:
        """Take a draft that is saved now out of the lifeboat, unless one of a later turn is there.

        None is the last of all turns, at locking. Where that fails a later save takes it out.
        """
        ...

    def settle_aside(self, turn: int) -> None:
        """Make drafts of what lies aside since it could not be saved when it should, before `turn`.

        Asked before pages are read that are to be written on. Where that fails too it comes back
        at the next unlock, whatever is kept or saved of its page until then.
        """
        ...

    def sealed_aside(self, drafts: Sequence[Draft]) -> Callable[[], None]:
        """Encrypt drafts that no place takes now; what is returned tries to write them.

        It holds neither key nor text, so it may be kept and called again, on any thread, after
        `close`; it raises why the last place refused it. The drafts come back at the next unlock
        after a call that returned. Raises NotOpen after `close`.
        """
        ...

    def take_in_lifeboat(self) -> None:
        """Make drafts of what lies aside by now; opening does so by itself."""
        ...


class Journal(Lifeboat, Protocol):
    """An open journal. All but keeping drafts aside belongs to the vault thread."""

    @property
    def path(self) -> Path:
        """The journal's folder."""
        ...

    @property
    def read_only(self) -> bool:
        """Whether the place cannot be written, so that every act that writes raises NotWritable."""
        ...

    @property
    def opened_by(self) -> str:
        """What opened it: passphrase, passphrase and key file, keychain, or recovery code."""
        ...

    @property
    def ways(self) -> WaysIn:
        """What opens it besides the recovery code."""
        ...

    @property
    def copies(self) -> Backups:
        """Its backups."""
        ...

    @property
    def older_than_seen(self) -> bool:
        """Whether this device has seen a newer or a diverged state than this one."""
        ...

    def accept_state(self) -> None:
        """Let this device take the present state for the last one seen, also where it is older.

        Writing on does the same.
        """
        ...

    def work(self) -> AbstractContextManager[UnitOfWork]:
        """Begin one transaction; never nest, store or pass on what it yields."""
        ...

    def share(self, turns: Turns) -> None:
        """Let long acts from now on give way to short ones by `turns`."""
        ...

    def apart(self, job: Callable[[Whole], T], progress: Progress) -> T:
        """Return what `job` gives of all that is here at one moment; short acts run meanwhile.

        `progress` is told of nothing, so that it can be stopped.
        """
        ...

    def recovery_code(self) -> str:
        """Return the recovery code, 14 groups of 4 characters parted by '-'."""
        ...

    def change_passphrase(self, old: str, new: str) -> None:
        """Wrap the same root secret with a new passphrase. Raises WrongPassphrase for `old`."""
        ...

    def change_because_known(self, old: str, new: str, progress: Progress) -> str:
        """Give the journal a new root secret, since someone may know `old` or the code.

        Everything is written anew under another key after a verified backup; the old passphrase
        and code open only what was copied before. Returns the new recovery code.
        """
        ...

    def merge(self, other: Path, passphrase: str | None, progress: Progress) -> Merged:
        """Bring in what a diverged copy (a journal's folder or a backup) holds besides.

        `passphrase` opens a copy whose key is another. Raises AnotherJournal, OtherSecret, and
        what opening raises.
        """
        ...

    def take_in(self, archive: Archived, progress: Progress, *, skip_bad: bool) -> Imported:
        """Unite what the archive of a whole journal holds with what is here.

        A journal that would be changed by it is backed up first. Raises BadInput, bringing nothing
        in, where rows cannot be read and `skip_bad` is not set; and as Backups.make.
        """
        ...

    def erase(self, ids: Sequence[EntryId]) -> Erased:
        """Purge every version of these entries for good, in or out of the bin."""
        ...

    def check(
        self, progress: Progress, look: LookInside | None = None, also: Sequence[Path] = ()
    ) -> Report:
        """Verify every part, every backup, and that no file of ours (`also` more) shows words.

        Without `look` no file is searched. The report holds no private text.
        """
        ...

    def close(self) -> None:
        """Close the database, forget the keys and free the lock."""
        ...


class OpenVault(Protocol):
    """Makes and opens journals; the errors of `domain.errors` tell failures apart."""

    def create(self, path: Path, passphrase: str) -> Journal:
        """Make a new journal at `path`, which must not exist, and leave it open."""
        ...

    def open(self, path: Path, passphrase: str, key_file: Path | None = None) -> Journal:
        """Open the journal at `path`; writes no entry, and nothing at all if it fails."""
        ...

    def open_by_keychain(self, path: Path) -> Journal:
        """Open the journal with the key in this computer's keychain. Raises NoKeychain."""
        ...

    def ways_in(self, path: Path) -> tuple[str, ...]:
        """Return what opens the journal at `path`, as far as its header can be read: see Journal.

        Raises nothing for a damaged header or none: then it is empty.
        """
        ...

    def mend_header(self, path: Path, passphrase: str) -> None:
        """Put back a damaged or missing header from a copy that `passphrase` opens.

        Copies are the one this computer keeps, and those in backups. The damaged one is kept
        under another name. Raises WrongPassphrase when no copy opens.
        """
        ...

    def restore(self, backup: Path, into: Path, secret: Secret, progress: Progress) -> Restored:
        """Make a new journal at `into`, which must not exist, from a backup file.

        It is verified before it takes its name, and left closed. Raises VaultDamaged(backup) and
        what opening and creating raise.
        """
        ...

    def rescue(
        self,
        path: Path,
        into: Path,
        secret: Secret,
        new_passphrase: str | None,
        progress: Progress,
    ) -> Rescued:
        """Read all that is left of the journal at `path` into a new one at `into`.

        Nothing at `path` is changed. `new_passphrase` is needed where no header can be read.
        """
        ...

    def recover(self, path: Path, code: str, new_passphrase: str) -> Journal:
        """Open by recovery code and give the journal a new passphrase.

        Nothing is written before the code has opened the database.
        """
        ...
