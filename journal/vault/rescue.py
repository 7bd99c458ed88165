"""Rescue: everything readable of a damaged journal into a new one; the damaged stays as it is."""

from collections.abc import Callable
from pathlib import Path

from journal.domain.report import Progress, Rescued
from journal.domain.secret import Secret
from journal.vault.keys import Cost


def rescue(
    path: Path,
    into: Path,
    secret: Secret,
    new_passphrase: str | None,
    cost: Callable[[], Cost],
    progress: Progress,
) -> Rescued:
    """Read all that is left of the journal at `path` into a new one at `into`."""
    raise NotImplementedError
