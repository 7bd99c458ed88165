"""Reading the whole of an open journal without holding up what is written in it meanwhile."""

from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection

from journal.domain.errors import DiskFull, NotWritable, VaultDamaged
from journal.domain.report import Progress
from journal.vault import page_copy
from journal.vault.held import Held
from journal.vault.store.unit import translated

T = TypeVar("T")


def read(held: Held, job: Callable[[Connection], T], progress: Progress) -> T | None:
    """Return what `job` gives on a copy of all that is here now, beside the journal's thread.

    None where none is made: nobody asks for anything meanwhile, there is no room for one, or a page
    is damaged; then only the journal itself can be read. `progress` is told of nothing, so that it
    can be stopped.
    """
    if not held.turns.shared or held.opened.read_only:
        return None
    with ExitStack() as stack:
        copy = _copied(held, progress, stack)
        return None if copy is None else held.turns.beside(lambda: _on(held, copy, job))


def _copied(held: Held, progress: Progress, stack: ExitStack) -> Path | None:
    folder = held.opened.place.backups
    with suppress(DiskFull, NotWritable, VaultDamaged, OSError):
        folder.mkdir(mode=0o700, exist_ok=True)
        copying = page_copy.copied(held, folder, lambda done, of: progress(0, 0))
        copy, _ = stack.enter_context(copying)
        return copy
    return None


def _on(held: Held, copy: Path, job: Callable[[Connection], T]) -> T:
    with (
        page_copy.opened_copy(copy, held.opened.keys) as engine,
        translated(copy),
        engine.connect() as connection,
    ):
        return job(connection)
