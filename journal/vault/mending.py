"""A damaged or missing header is put back from a copy, once that copy has opened the journal."""

import contextlib
import os
from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path

from journal.domain.errors import (
    JournalError,
    NotWritable,
    Part,
    VaultDamaged,
    WrongPassphrase,
)
from journal.files import failure_of, sync_folder
from journal.vault import backup, header, layout, opening
from journal.vault.backup import stamp_of
from journal.vault.header import Header
from journal.vault.layout import BACKUP_SUFFIX, Place
from journal.vault.opening import Opened


def mend_header(
    path: Path, passphrase: str, state_folder: Path, now: Callable[[], datetime]
) -> None:
    """Put back the header from a copy that `passphrase` opens; the damaged one is kept aside.

    Copies are those that this computer keeps, and those in backups. Nothing is written before one
    has opened the database; where the present header does, nothing is written at all. Raises
    WrongPassphrase when there are copies but none opens, VaultDamaged(header) when there are none,
    VaultDamaged when the database itself does not open, NotWritable, VaultInUse.
    """
    place = layout.find(path)
    with ExitStack() as stack:
        opening.hold(place, stack)
        _mend(place, passphrase, state_folder, now)


def is_anothers(path: Path) -> bool:
    """Tell whether the header at a journal's place is known to be another journal's.

    It is known where the backups in the folder are of one id, and the header's is not among them.
    """
    with contextlib.suppress(JournalError):
        place = layout.find(path)
        ids = {copy.vault_id for copy in _in_backups(place)}
        return bool(ids) and header.read(place.header).vault_id not in ids
    return False


def _mend(place: Place, passphrase: str, state_folder: Path, now: Callable[[], datetime]) -> None:
    if not os.access(place.folder, os.W_OK):
        raise NotWritable
    if not place.databases:
        raise VaultDamaged(Part.MISSING)
    present = _present(place)
    fault = None if present is None else _fault_of(place, present, passphrase)
    if present is not None and fault is None:
        return
    whole = fault is not None and not _is_header(fault)
    faults = [] if fault is None else [fault]
    for copy in _copies(place, state_folder):
        if whole and present is not None and copy.vault_id == present.vault_id:
            continue  # the one that lies there is newer, and not at fault
        try:
            opened = opening.by_header(place, copy, passphrase)
        except (WrongPassphrase, VaultDamaged) as error:
            faults.append(error)
            continue
        try:
            _put_back(opened, now())
        finally:
            opened.close()
        return
    raise _gravest(faults)


def _present(place: Place) -> Header | None:
    """Return the header that lies there, None for a damaged one or none.

    Raises NotReadable and VaultTooNew: neither is mended by an older copy.
    """
    try:
        return header.read(place.header)
    except VaultDamaged:
        return None


def _fault_of(place: Place, present: Header, passphrase: str) -> JournalError | None:
    try:
        opening.by_header(place, present, passphrase).close()
    except (WrongPassphrase, VaultDamaged) as error:
        return error
    return None


def _is_header(fault: JournalError) -> bool:
    return isinstance(fault, VaultDamaged) and fault.part is Part.HEADER


def _gravest(faults: list[JournalError]) -> JournalError:
    """Return damage of the database before a wrong passphrase, and that before a lost header."""
    ranked = sorted(
        faults, key=lambda fault: (_is_header(fault), isinstance(fault, WrongPassphrase))
    )
    return ranked[0] if ranked else VaultDamaged(Part.HEADER)


def _copies(place: Place, state_folder: Path) -> list[Header]:
    """Return the copies whose database is there, each once, the likeliest first."""
    backups = _in_backups(place)
    ids = {copy.vault_id for copy in backups}
    kept = _kept_here(state_folder)
    ours = [copy for copy in kept if copy.vault_id in ids]
    found: list[Header] = []
    for copy in (*ours, *backups, *kept):
        if copy.db in place.databases and not any(_is_same(copy, other) for other in found):
            found.append(copy)
    return found


def _is_same(one: Header, other: Header) -> bool:
    return (one.vault_id, one.db, one.slots) == (other.vault_id, other.db, other.slots)


def _kept_here(state_folder: Path) -> list[Header]:
    copies = []
    with contextlib.suppress(OSError):
        for path in sorted(state_folder.glob("*." + layout.HEADER)):
            with contextlib.suppress(JournalError):
                copies.append(header.read(path))
    return copies


def _in_backups(place: Place) -> list[Header]:
    """Return the headers in the journal's backups, newest first."""
    found = []
    with contextlib.suppress(OSError):
        for path in place.backups.glob("*" + BACKUP_SUFFIX):
            with contextlib.suppress(JournalError):
                told = backup.read(path)
                found.append((told.made, told.header))
    return [copy for _, copy in sorted(found, key=lambda each: each[0], reverse=True)]


def _put_back(opened: Opened, made: datetime) -> None:
    """Write the header, once what lies there has got a second name."""
    place = opened.place
    while os.path.lexists(aside := place.folder / f"{layout.HEADER}.damaged-{stamp_of(made)}"):
        made += timedelta(seconds=1)
    try:
        if os.path.lexists(place.header):
            place.header.rename(aside)
            sync_folder(place.folder)
        header.write(place.header, backup.bare(opened.header), opened.keys.header)
    except (OSError, JournalError) as error:
        with contextlib.suppress(OSError):
            aside.replace(place.header)
        raise (failure_of(error) if isinstance(error, OSError) else error) from None
