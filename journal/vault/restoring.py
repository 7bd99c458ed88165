"""Restoring: a new journal from a backup file, proven before it takes its name."""

from pathlib import Path

from journal.domain.report import Restored
from journal.domain.secret import Secret


def restore(backup: Path, into: Path, secret: Secret) -> Restored:
    """Make a new journal at `into`, which must not exist, and leave it closed."""
    raise NotImplementedError
