"""What a crash left in the folder goes once the journal is open, where it proves to be left over.

A header, or a whole folder, that something else put back may never make a database go that holds
more than the one in use; so what is not proven to be a remainder stays.
"""

import contextlib
import os
import re
import stat
from dataclasses import replace
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DBAPIError

from journal.domain.errors import JournalError
from journal.files import sync_folder
from journal.vault import before_rollback, header, layout
from journal.vault.header import Header
from journal.vault.opening import Opened

REPLACES: Final = "replaces"
"""The header's key that describes the database which the named one replaced, while it is there."""
_PART = re.compile(r"\.[0-9a-f]{16}\.part(-journal)?")


def described(opened: Opened) -> dict[str, str]:
    """Return what proves later that an open journal's database has not changed since now.

    That is its name, its salt (a rewritten one has another), and its size and time of writing.
    """
    with opened.engine.connect() as connection:
        salt = connection.exec_driver_sql("PRAGMA cipher_salt").scalar_one()
    return _description(opened.database, str(salt), opened.database.stat())


def cleared(opened: Opened) -> Opened:
    """Take away what an interrupted act left beside an open journal, and return the journal.

    That is every unfinished file, also of a backup, since what is erased later may stand in it; a
    finished copy whose name the header never took on, and a database that the header says was
    replaced, where it is unchanged since and the one in use is whole. Does nothing in a place that
    cannot be written; what cannot be removed stays.
    """
    if opened.read_only:
        return opened
    for part in (*_parts(opened.place.folder), *_parts(opened.place.backups)):
        with contextlib.suppress(OSError):
            _remove_twins(part, opened)
            part.unlink()
    if REPLACES in opened.header.extra and _is_whole(opened):
        return without_replaced(opened)
    return opened


def without_replaced(opened: Opened) -> Opened:
    """Remove the database that this one, known to be whole, replaced; then the header's word."""
    try:
        gone = _replaced_is_gone(opened)
    except OSError:
        return opened
    return _forgetting(opened) if gone else opened


def let_go_of_copy(opened: Opened) -> None:
    """Remove the copy made before a rollback, once its state is known to be no older than seen.

    Where a page is damaged it stays.
    """
    if opened.aside is not None and _is_whole(opened):
        before_rollback.let_go(opened.aside)


def remove_database(database: Path) -> None:
    """Remove a database that nobody has open, its rollback file first; OSError where refused."""
    database.with_name(database.name + "-journal").unlink(missing_ok=True)
    database.unlink(missing_ok=True)


def _parts(folder: Path) -> list[Path]:
    with contextlib.suppress(OSError):
        parts = [folder / name for name in sorted(os.listdir(folder)) if _PART.fullmatch(name)]
        return [part for part in parts if stat.S_ISREG(part.lstat().st_mode)]
    return []


def _remove_twins(part: Path, opened: Opened) -> None:
    """Remove databases that are the same file as an unfinished one, but for the one in use.

    A new database has both names until the header names it. Who writes to it later, or brings it
    from elsewhere, has a file of its own.
    """
    same = layout.identity(part)
    for name in opened.place.databases:
        twin = opened.place.folder / name
        if same is not None and same != opened.file and layout.identity(twin) == same:
            remove_database(twin)


def _replaced_is_gone(opened: Opened) -> bool:
    told = opened.header.extra[REPLACES]
    name = told.get("db") if isinstance(told, dict) else None
    if not isinstance(name, str) or not layout.is_database(name):
        return False
    old = opened.place.folder / name
    found = layout.identity(old)
    if found is None:
        return True
    if found == opened.file or name == opened.header.db:
        return False
    with old.open("rb") as file:
        salt = file.read(16).hex()
    if _description(old, salt, old.stat()) != told:
        return False
    remove_database(old)
    sync_folder(opened.place.folder)
    return True


def _description(database: Path, salt: str, found: os.stat_result) -> dict[str, str]:
    # As text, since readers of JSON elsewhere would round so large a number.
    size, written = str(found.st_size), str(found.st_mtime_ns)
    return {"db": database.name, "salt": salt, "size": size, "written": written}


def _is_whole(opened: Opened) -> bool:
    try:
        with opened.engine.connect() as connection:
            return not connection.exec_driver_sql("PRAGMA cipher_integrity_check").all()
    except DBAPIError:
        return False


def _forgetting(opened: Opened) -> Opened:
    changed = _without_key(opened.header)
    with contextlib.suppress(JournalError):
        opened.require_in_place()
        header.write(opened.place.header, changed, opened.keys.header)
        return replace(opened, header=changed)
    return opened


def _without_key(found: Header) -> Header:
    extra = {key: value for key, value in found.extra.items() if key != REPLACES}
    return replace(found, extra=extra)
