"""A damaged journal as far as it can be known: its key, its header, its database and the salt."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path

from journal.domain.errors import (
    JournalError,
    NotReadable,
    Part,
    VaultDamaged,
    WrongCode,
    WrongPassphrase,
)
from journal.domain.secret import ByCode, ByPassphrase, Secret
from journal.vault import backup, header, layout, recovery
from journal.vault.backup import BackupFile
from journal.vault.header import Header
from journal.vault.keys import Keys
from journal.vault.layout import Place
from journal.vault.opening import unwrapped
from journal.vault.salvage.pages import SALT, Pages, rolled_back, salt_of


@dataclass(frozen=True, slots=True)
class Damaged:
    """A journal to read from; `header` and `salt` are None where they are lost."""

    keys: Keys
    header: Header | None
    database: Path
    salt: bytes | None
    backups: tuple[BackupFile, ...]

    def views(self, stack: ExitStack) -> tuple[Pages, ...]:
        """Return the pages to read: as before a save that was cut off, and as they lie there."""
        file = stack.enter_context(self.database.open("rb"))
        pages = Pages(file, self.keys.database, self.salt or b"", {})
        older: dict[int, bytes] = {}
        with suppress(OSError):
            beside = self.database.with_name(self.database.name + "-journal").read_bytes()
            for number, sealed in rolled_back(beside):
                if number not in older and pages.proves(number, sealed):
                    older[number] = sealed
        if not older:
            return (pages,)
        return Pages(file, self.keys.database, self.salt or b"", older), pages

    def vault_id(self) -> bytes | None:
        """Return the journal's id from its header or that of a backup with the same key."""
        headers = [self.header] if self.header else [held.header for held in self.backups]
        same = (found for found in headers if found.key_id == self.keys.key_id)
        return next((found.vault_id for found in same), None)


def find(path: Path, place: Place, secret: Secret, stack: ExitStack) -> Damaged:
    """Return the journal at `place`; its keys are wiped when `stack` ends.

    Raises WrongPassphrase, KeyFileNeeded, NotEnoughMemory, MistypedCode, WrongCode, and
    VaultDamaged(header, missing or empty), NotReadable.
    """
    backups = tuple(sorted(_backups(place), key=lambda held: held.made, reverse=True))
    keys, found = _unlocked(place, secret, backups, stack)
    databases = _databases(path, place, found)
    for database in databases:
        with suppress(OSError), database.open("rb") as file:
            salt = salt_of(file, keys.database, _salts(backups))
            if salt is not None:
                return Damaged(keys, found, database, salt, backups)
    return Damaged(keys, found, databases[0], None, backups)


def _backups(place: Place) -> Iterator[BackupFile]:
    for pattern in ("*", "backups/*"):
        for path in place.folder.glob(pattern + layout.BACKUP_SUFFIX):
            with suppress(JournalError):
                yield backup.read(path)


def _unlocked(
    place: Place, secret: Secret, backups: tuple[BackupFile, ...], stack: ExitStack
) -> tuple[Keys, Header | None]:
    """Return the keys, and the header if it may be used further."""
    try:
        own = header.read(place.header)
    except (NotReadable, VaultDamaged):
        own = None
    if isinstance(secret, ByCode):
        keys = Keys(recovery.root_of(secret.code))
        stack.callback(keys.close)
        if own is not None and not _is_of(own, keys):
            raise WrongCode
        return keys, own
    if own is not None:
        keys = _by_passphrase([own], secret, stack)
        return keys, own if _is_of(own, keys) else None
    keys = _by_passphrase([held.header for held in backups], secret, stack)
    copies = (held.bare_header() for held in backups if _is_of(held.header, keys))
    return keys, next(copies, None)


def _by_passphrase(tried: list[Header], secret: ByPassphrase, stack: ExitStack) -> Keys:
    """Return the keys of the first of these headers that opens, each way in tried once."""
    fault: JournalError = VaultDamaged(Part.HEADER)
    for found in {_ways(each): each for each in reversed(tried)}.values():
        try:
            root, _ = unwrapped(found, secret.passphrase, secret.key_file)
        except WrongPassphrase as error:
            fault = error
        else:
            keys = Keys(root)
            stack.callback(keys.close)
            return keys
    raise fault


def _ways(found: Header) -> tuple[bytes, ...]:
    return tuple(slot.wrapped for slot in found.slots)


def _is_of(found: Header, keys: Keys) -> bool:
    try:
        found.verify(keys.header)
    except VaultDamaged:
        return False
    return True


def _databases(path: Path, place: Place, found: Header | None) -> list[Path]:
    """Return the databases to try, the likeliest first."""
    names = (path.name,) if path.name in place.databases else place.databases
    if found is not None and found.db in place.databases:
        names = (found.db,)
    files = [place.folder / name for name in names]
    if not files:
        raise VaultDamaged(Part.MISSING)
    whole = [file for file in files if not layout.is_plain(file) and file.stat().st_size >= SALT]
    if not whole:
        raise VaultDamaged(Part.EMPTY)
    if not all(os.access(file, os.R_OK) for file in whole):
        raise NotReadable
    return sorted(whole, key=lambda file: file.stat().st_size, reverse=True)


def _salts(backups: tuple[BackupFile, ...]) -> Iterator[bytes]:
    """Yield the salts of backups, which are copies with the same one."""
    for held in backups:
        with suppress(OSError), held.path.open("rb") as file:
            file.seek(held.begin)
            yield file.read(SALT)
