"""What a check of the journal found, without anything private in it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TypeAlias

from journal.domain.backups import Backup
from journal.domain.errors import Fault
from journal.domain.unshown import Unshown

Progress: TypeAlias = Callable[[int, int], None]
"""Told how many of how many are done; it may raise Cancelled to stop the work."""

LookInside: TypeAlias = Callable[[Sequence[Path], Sequence[bytes]], Sequence[Path]]
"""Returns those files that hold any of the words. It searches in a process of its own, since
opening the database another way in this process would cancel SQLite's locks."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: `what` names it, `detail` says how it stands."""

    what: str
    sound: bool
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """All findings of one check; entries, revisions and backups are counts.

    `memory`, `passes` and `lanes` are what one guess at the passphrase costs (KiB of memory,
    Argon2id's passes and lanes) and `seconds` how long it took here, None where no passphrase
    opens this journal or it could not be tried. `rehearsed` is the day the recovery code was last
    typed back; `swap` tells whether this computer puts memory on its disk, None where unknown.
    """

    findings: tuple[Finding, ...]
    entries: int
    revisions: int
    backups: int = 0
    memory: int | None = None
    passes: int | None = None
    lanes: int | None = None
    seconds: float | None = None
    rehearsed: date | None = None
    swap: bool | None = None

    @property
    def sound(self) -> bool:
        """Tell whether nothing was found wrong."""
        return all(finding.sound for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Imported:
    """How an import went: entries added, already there, and the lines left out as faulty."""

    added: int
    already_there: int
    left_out: tuple[Fault, ...] = ()
    ignored_keys: int = 0


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What was saved: the number of entries, and the finished file's size and SHA-256.

    `files` counts the pictures and files of these entries that are only named in it.
    """

    entries: int
    size: int
    sha256: str
    files: int = 0
    unshown: tuple[Unshown, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Archived:
    """What the archive of a whole journal holds, those entries in the bin and all versions too.

    `drafts` are unfinished pages; `files` pictures and files, each content once; `damaged` ones are
    not as they were written and so not in it. `size` is that of the archive in bytes.
    """

    entries: int
    versions: int
    drafts: int
    files: int
    size: int
    damaged: int = 0


@dataclass(frozen=True, slots=True)
class Restored:
    """A new journal made from a backup: where it is, its entries, and when the backup was made."""

    path: Path
    entries: int
    made: datetime


@dataclass(frozen=True, slots=True)
class Rescued:
    """What was read from a damaged journal into a new one at `path`.

    `entries` came over whole; `older` of them only in an earlier version, since the newest cannot
    be read. `lost` names the days of entries known to be missing, where the day can still be read,
    and `lost_unknown` counts further ones. `versions_lost` counts earlier versions that cannot be
    read. `backups` are those whose making came after the loss could be undone by them.
    """

    path: Path
    entries: int
    older: int
    lost: tuple[date, ...]
    lost_unknown: int
    versions_lost: int
    drafts: int
    backups: tuple[Path, ...]

    @property
    def whole(self) -> bool:
        """Tell whether nothing is missing."""
        return not (self.older or self.lost or self.lost_unknown or self.versions_lost)


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge brought: versions new here, entries they touch, entries with two versions."""

    versions: int
    entries: int
    two_versions: int


@dataclass(frozen=True, slots=True)
class Renewed:
    """One new backup in place of the others, and files beside it that were left.

    Those belong to another journal, cannot be read, or cannot be deleted.
    """

    backup: Backup
    left: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Erased:
    """How many entries were erased, and the backups that may still hold them."""

    entries: int
    backups: tuple[Path, ...]
