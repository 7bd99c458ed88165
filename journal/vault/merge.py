"""Two diverged copies of one journal become one: nothing lost, whatever the order."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection

from journal.domain.report import Merged, Progress
from journal.vault.held import Held
from journal.vault.opening import Opened


@contextmanager
def opened(ours: Opened, other: Path, passphrase: str | None) -> Iterator[Connection]:
    """Yield a reading connection to the other copy, a journal's folder or a backup."""
    raise NotImplementedError
    yield


def bring_in(held: Held, source: Connection, progress: Progress) -> Merged:
    """Unite what the source holds with what is here, in one transaction."""
    raise NotImplementedError
