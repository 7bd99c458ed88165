"""What opening could undo is copied first.

SQLite rolls back whatever rollback file lies beside a database, also a stale one that a sync
client put back. So before the first connection both are copied into a folder that opens like a
journal, with the rollback file under a name that does nothing.
"""

import contextlib
import filecmp
import os
import re
import secrets
import shutil
from datetime import datetime
from pathlib import Path

from journal.files import sync_folder
from journal.vault import layout
from journal.vault.layout import Place

_NAME = re.compile(r"before-rollback-[0-9]{8}T[0-9]{6}Z(-[0-9]+)?")


def keep(place: Place, database: Path, now: datetime) -> Path | None:
    """Copy what lies there, and return the copy's folder; None where nothing would be undone.

    None also where no copy can be made, for lack of space above all: the journal still opens.
    """
    if not layout.has_leftover(database):
        return None
    rollback = layout.rollback_of(database)
    for folder in kept(place):
        if _holds(folder, database, rollback):
            return folder
    part = place.backups / f".{secrets.token_hex(8)}.part"
    try:
        place.backups.mkdir(mode=0o700, exist_ok=True)
        part.mkdir(mode=0o700)
        _copy(database, part / database.name)
        _copy(rollback, part / _still(rollback))
        with contextlib.suppress(FileNotFoundError):
            _copy(place.header, part / layout.HEADER)
        sync_folder(part)
        folder = _free_name(place.backups, now)
        part.rename(folder)
        sync_folder(place.backups)
    except OSError:
        shutil.rmtree(part, ignore_errors=True)
        return None
    return folder


def kept(place: Place) -> tuple[Path, ...]:
    """Return the folders of such copies, the newest first."""
    try:
        names = sorted(filter(_NAME.fullmatch, os.listdir(place.backups)), reverse=True)
    except OSError:
        return ()
    return tuple(place.backups / name for name in names)


def let_go(folder: Path) -> None:
    """Remove a copy that turned out not to be needed; what cannot be removed stays."""
    if _NAME.fullmatch(folder.name):
        shutil.rmtree(folder, ignore_errors=True)
        with contextlib.suppress(OSError):
            folder.parent.rmdir()  # only where nothing else is in it


def _holds(folder: Path, database: Path, rollback: Path) -> bool:
    pairs = ((rollback, folder / _still(rollback)), (database, folder / database.name))
    try:
        return all(filecmp.cmp(here, there, shallow=False) for here, there in pairs)
    except OSError:
        return False


def _still(rollback: Path) -> str:
    return rollback.name.removesuffix("-journal") + "-rollback"


def _copy(file: Path, to: Path) -> None:
    with file.open("rb") as source:
        handle = os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as target:
            shutil.copyfileobj(source, target, 1 << 20)
            target.flush()
            os.fsync(target.fileno())


def _free_name(folder: Path, now: datetime) -> Path:
    stamp = now.strftime("before-rollback-%Y%m%dT%H%M%SZ")
    names = (stamp if n == 1 else f"{stamp}-{n}" for n in range(1, 1000))
    return next(folder / name for name in names if not os.path.lexists(folder / name))
