"""The backups of an open journal: made, listed, thinned out."""

from collections.abc import Sequence
from pathlib import Path

from journal.domain.backups import Backup, Why
from journal.domain.report import Progress
from journal.vault.held import Held


class Copies:
    """The backups of one open journal."""

    def __init__(self, held: Held) -> None:
        self._held = held

    @property
    def clock(self) -> int:
        """The journal's present count of versions; a backup made now would hold it."""
        return self._held.ledger.state.clock

    def all(self) -> tuple[Backup, ...]:
        """Return the backups inside the journal's folder, newest first."""
        return ()

    def make(self, why: Why, progress: Progress, folder: Path | None = None) -> Backup:
        """Write a backup, open and count it, and only then let it take its name."""
        raise NotImplementedError

    def remove(self, paths: Sequence[Path]) -> None:
        """Delete these backups of this journal, and nothing else."""
        raise NotImplementedError
