"""A copy of an open database, some pages at a time, so that no save waits until it is whole.

Between some pages and the next, short acts run on the same connection. SQLite writes what they
change into the copy too, so that it is the journal of one moment, the one at which it is whole.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine
from sqlcipher3 import dbapi2

from journal.domain.errors import DiskFull, NotWritable, Part, VaultDamaged
from journal.vault import extracting
from journal.vault.backup import Counts, Steadily
from journal.vault.connection import connect, engine_on
from journal.vault.creating import NotEncrypted
from journal.vault.extracting import counts_of
from journal.vault.held import Held
from journal.vault.keys import Keys
from journal.vault.layout import PAGE
from journal.vault.opening import Opened, connected_anew
from journal.vault.store.faults import room_left
from journal.vault.store.unit import translated

_PAGES: Final = 64
"""Pages between two looks at what waits: one MiB, about ten milliseconds."""
_SPARE: Final = 16 << 20
_FLAT = ("journal_mode=OFF", "synchronous=OFF")
"""For a file that is made durable as a whole, or thrown away."""


def require_room(folder: Path, size: int) -> None:
    """Raise DiskFull where `size` bytes would leave no room for what is saved meanwhile."""
    with suppress(OSError):  # a place that does not tell
        if shutil.disk_usage(folder).free < size + _SPARE:
            raise DiskFull


@contextmanager
def copied(
    held: Held, folder: Path, told: Callable[[int, int], None]
) -> Iterator[tuple[Path, Counts]]:
    """Yield a hidden file in `folder` with all of the database, and what it holds.

    It is encrypted with the same key, and synced. `told` hears how many bytes of how many are
    done. Raises VaultDamaged, DiskFull, NotWritable, or what `told` raises.
    """
    _require_key(held.opened)
    require_room(folder, held.opened.database.stat().st_size)
    if held.opened.read_only:
        require_sound(held.opened)  # nobody writes here, and the look after each step needs that
    with extracting.hidden_file(folder) as part:
        yield part, _copy(held, part, told)


@contextmanager
def opened_copy(copy: Path, keys: Keys) -> Iterator[Engine]:
    """Yield what connects to a copy, on the thread that asks for it."""
    with translated(copy):
        engine = engine_on(connect(copy, keys.database, read_only=False))
    try:
        yield engine
    finally:
        engine.dispose()


def require_sound(opened: Opened) -> None:
    """Read every page of the database. Raises VaultDamaged(database)."""
    with translated(opened.database), opened.engine.connect() as connection:
        if connection.exec_driver_sql("PRAGMA cipher_integrity_check").all():
            raise VaultDamaged(Part.DATABASE)


def _require_key(opened: Opened) -> None:
    with translated(opened.database), opened.engine.connect() as connection:
        if connection.exec_driver_sql("PRAGMA cipher_status").scalar_one() != "1":
            raise NotEncrypted


def _copy(held: Held, part: Path, told: Callable[[int, int], None]) -> Counts:
    opened = held.opened
    lent = opened.engine.raw_connection()
    source: Any = lent.driver_connection
    lent.close()  # the engine has but this one, and keeps it open
    found: list[Counts] = []

    def between(_: int, left: int, pages: int) -> None:
        if _has_met_damage(source):
            raise VaultDamaged(Part.DATABASE)
        steadily.more(_PAGES * PAGE)
        told((pages - left) * PAGE, pages * PAGE)
        if left:
            held.turns.give_way()
        else:
            with opened.engine.connect() as connection:
                found.append(counts_of(connection))

    source.execute("PRAGMA shrink_memory")  # what is remembered of a page says nothing of the disk
    try:
        with part.open("rb") as file:
            steadily = Steadily(file.fileno())
            _run(source, part, opened.keys, between)
    except VaultDamaged:
        held.opened = connected_anew(opened)
        raise
    except dbapi2.Error:
        fault = _other_fault(opened, part)
    else:
        held.turns.beside(partial(_sync, part))
        return found[0]
    raise fault


def _sync(part: Path) -> None:
    with part.open("rb") as copy:
        os.fsync(copy.fileno())


def _run(
    source: Any,  # noqa: ANN401  # the driver has no types
    part: Path,
    keys: Keys,
    between: Callable[[int, int, int], None],
) -> None:
    with closing(connect(part, keys.database, read_only=False)) as target:
        for pragma in _FLAT:
            target.execute(f"PRAGMA {pragma}").fetchall()
        source.backup(target, pages=_PAGES, progress=between)


def _has_met_damage(source: Any) -> bool:  # noqa: ANN401  # the driver has no types
    """Tell whether a page that was just read was not as it was written.

    SQLite's copying passes over that and takes the page for an empty one; but from then on nothing
    can be written on this connection, nor soundly read.
    """
    try:
        source.execute("BEGIN IMMEDIATE")
    except dbapi2.Error:
        return True
    source.execute("ROLLBACK")
    return False


def _other_fault(opened: Opened, part: Path) -> Exception:
    """Return why the copy could not be written; the driver does not tell. Raises VaultDamaged."""
    if room_left(part) < opened.database.stat().st_size:
        return DiskFull()
    require_sound(opened)
    return NotWritable()
