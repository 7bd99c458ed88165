"""What services are given from outside: clock, chance, lanes, and the journal itself.

The vault satisfies these protocols structurally, so no service imports it.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol, TypeAlias, TypeVar

from journal.domain.distance.reading import Reading
from journal.domain.entry import Content, Draft, Entry, EntryId, Snippet, Summary
from journal.domain.report import Report
from journal.domain.selection import Selection
from journal.domain.settings import Settings
from journal.domain.tags import TagCount

T = TypeVar("T")
Then: TypeAlias = Callable[[T], None]
Failed: TypeAlias = Callable[[Exception], None]
Progress: TypeAlias = Callable[[int, int], None]
"""Told how many of how many are done; it may raise Cancelled to stop the work."""


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


class Entries(Protocol):
    """Finished entries. Every id may be unknown: UnknownEntry is raised then."""

    def save(self, uuid: str, content: Content, *, based_on: str | None) -> EntryId:
        """Write `content` as a new revision of entry `uuid` and bring lists and index up to date.

        `based_on` is the revision it was edited from, None for a first one. Content equal to that
        of the newest revision writes nothing.
        """
        ...

    def get(self, id: EntryId) -> Entry:
        """Return the whole entry."""
        ...

    def id_of(self, uuid: str) -> EntryId | None:
        """Return the id of the entry with this uuid (32 hex digits), or None."""
        ...

    def ids_starting(self, prefix: str) -> tuple[EntryId, ...]:
        """Return the ids of at most two entries whose uuid in hex begins with `prefix`."""
        ...

    def find(self, selection: Selection) -> tuple[EntryId, ...]:
        """Return all that match, newest day first (last written first within a day)."""
        ...

    def summaries(self, ids: Sequence[EntryId]) -> tuple[Summary, ...]:
        """Return the rows of these entries in the given order; unknown ids are left out."""
        ...

    def snippets(self, ids: Sequence[EntryId], selection: Selection) -> tuple[Snippet, ...]:
        """Return for each id, in order, the text around the words of `selection`."""
        ...

    def set_deleted(self, id: EntryId, deleted: bool) -> None:
        """Move an entry to the bin, or bring it back, by a revision of its own."""
        ...

    def count(self) -> int:
        """Return how many entries are not in the bin."""
        ...

    def imprints(self) -> Counter[str]:
        """Return for each text ever held (`text.imprint`) how many entries held it."""
        ...


class Drafts(Protocol):
    """Unfinished pages, one row each."""

    def put(self, draft: Draft) -> None:
        """Store or replace the draft of its entry."""
        ...

    def get(self, uuid: str) -> Draft | None:
        """Return the draft of this entry, or None."""
        ...

    def remove(self, uuid: str) -> None:
        """Forget the draft of this entry, if there is one."""
        ...

    def all(self) -> tuple[Draft, ...]:
        """Return all drafts, the last written first."""
        ...


class Tags(Protocol):
    """Tags, people and places."""

    def counts(self) -> tuple[TagCount, ...]:
        """Return every name in use with its number of entries, by kind and then name."""
        ...


class Readings(Protocol):
    """Readings of entries' text; the person's own answers live in revisions instead."""

    def put(self, id: EntryId, reading: Reading) -> None:
        """Store a reading and bring the label shown up to date."""
        ...

    def remove(self, id: EntryId) -> None:
        """Forget the reading of an entry."""
        ...


class SettingsStore(Protocol):
    """Settings kept inside the journal."""

    def get(self) -> Settings:
        """Return the settings, defaults where nothing was stored."""
        ...

    def put(self, settings: Settings) -> None:
        """Store every setting that changed."""
        ...


class UnitOfWork(Protocol):
    """One transaction: committed when its block ends, rolled back on an exception."""

    @property
    def entries(self) -> Entries:
        """Finished entries."""
        ...

    @property
    def drafts(self) -> Drafts:
        """Unfinished pages."""
        ...

    @property
    def tags(self) -> Tags:
        """Tags, people and places."""
        ...

    @property
    def readings(self) -> Readings:
        """Readings of the text."""
        ...

    @property
    def settings(self) -> SettingsStore:
        """Settings inside the journal."""
        ...


class Journal(Protocol):
    """An open journal. All but `keep_aside` belongs to the vault thread."""

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
        """What opened it: "passphrase" or "recovery code"."""
        ...

    @property
    def older_than_seen(self) -> bool:
        """Whether this device has seen a newer or a diverged state of this journal."""
        ...

    def work(self) -> AbstractContextManager[UnitOfWork]:
        """Begin one transaction; never nest, store or pass on what it yields."""
        ...

    def recovery_code(self) -> str:
        """Return the recovery code, 14 groups of 4 characters parted by '-'."""
        ...

    def change_passphrase(self, old: str, new: str) -> None:
        """Wrap the same root secret with a new passphrase. Raises WrongPassphrase for `old`."""
        ...

    def check(self, progress: Progress) -> Report:
        """Verify cipher, index, revisions and projections; report without private text."""
        ...

    def keep_aside(self, draft: Draft) -> None:
        """Write the lifeboat file for a draft that could not be saved before locking."""
        ...

    def close(self) -> None:
        """Close the database, forget the keys and free the lock."""
        ...


class OpenVault(Protocol):
    """Makes and opens journals; the errors of `domain.errors` tell failures apart."""

    def create(self, path: Path, passphrase: str) -> Journal:
        """Make a new journal at `path`, which must not exist, and leave it open."""
        ...

    def open(self, path: Path, passphrase: str) -> Journal:
        """Open the journal at `path`; writes no entry, and nothing at all if it fails."""
        ...

    def recover(self, path: Path, code: str, new_passphrase: str) -> Journal:
        """Open by recovery code and give the journal a new passphrase.

        Nothing is written before the code has opened the database.
        """
        ...
