"""The backups of an open journal, as services see them; the vault satisfies this structurally."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from journal.domain.backups import Backup, Why
from journal.domain.report import Progress


class Backups(Protocol):
    """The backups of an open journal."""

    @property
    def clock(self) -> int:
        """The journal's present count of versions; a backup made now would hold it."""
        ...

    def all(self) -> tuple[Backup, ...]:
        """Return the backups inside the journal's folder, newest first."""
        ...

    def make(self, why: Why, progress: Progress, folder: Path | None = None) -> Backup:
        """Write a backup, open and count it, and only then let it take its name.

        It goes into the journal's own `backups`, where older ones are thinned out afterwards, or
        into `folder`, where nothing that exists is touched. Raises DiskFull, NotWritable,
        VaultDamaged, Cancelled.
        """
        ...

    def set_aside(self) -> tuple[Path, ...]:
        """Return the folders of what was there before an unfinished save was undone."""
        ...

    def supersede(self, new: Backup) -> tuple[Path, ...]:
        """Delete every backup of this journal but `new`, and what was set aside; return what stays.

        That is what belongs to another journal, cannot be read, or cannot be deleted.
        """
        ...

    def remove(self, paths: Sequence[Path]) -> None:
        """Delete these backups of this journal, or what was set aside, and nothing else.

        Raises NotFromHere.
        """
        ...
