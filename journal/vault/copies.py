"""The backups of an open journal: made, listed, thinned out."""

import contextlib
import os
import stat
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from journal import resources
from journal.domain.backups import Backup, Why, superfluous
from journal.domain.errors import (
    FolderMissing,
    JournalError,
    NotFromHere,
    NotOpen,
    NotWritable,
)
from journal.domain.report import Progress
from journal.files import failure_of, write_whole
from journal.places import SUFFIX
from journal.vault import backup, before_rollback, copying, extracting, layout
from journal.vault.held import Held
from journal.vault.keys import Keys
from journal.vault.layout import BACKUP_SUFFIX

_SECOND = timedelta(seconds=1)


class Copies:
    """The backups of one open journal."""

    def __init__(self, held: Held) -> None:
        self._held = held

    @property
    def clock(self) -> int:
        """The journal's present count of versions; a backup made now would hold it."""
        return self._held.ledger.state.clock

    def all(self) -> tuple[Backup, ...]:
        """Return the backups inside the journal's folder, newest first.

        They are told by what they say of themselves; `extracting.examine` reads one whole.
        """
        opened = self._held.opened
        found = [_listed(path, opened.keys) for path in _files_in(opened.place.backups)]
        return tuple(sorted(found, key=lambda each: (each.made, each.path.name), reverse=True))

    def make(self, why: Why, progress: Progress, folder: Path | None = None) -> Backup:
        """Write a backup, open and count it, and only then let it take its name.

        It goes into the journal's own `backups`, where older ones are thinned out afterwards, or
        into `folder`, where nothing that exists is touched. Raises DiskFull, NotWritable,
        FolderMissing, InsideJournal, VaultDamaged, or what `progress` raises; then nothing is left
        behind.
        """
        if folder is not None:
            return self._make_elsewhere(why, progress, folder)
        self._held.require_writable()
        own = self._held.opened.place.backups
        _make_folder(own)
        made = self._written(own, why.value, why, progress)
        self._thin_out(made)
        extracting.clear_leftovers(own)
        _lay_reader(own)
        return made

    def set_aside(self) -> tuple[Path, ...]:
        """Return the folders of what was there before a left-over save was rolled back."""
        return before_rollback.kept(self._held.opened.place)

    def remove(self, paths: Sequence[Path]) -> None:
        """Delete these backups of this journal, or what was set aside, and nothing else.

        Raises NotFromHere, before anything is deleted, NotWritable.
        """
        self._held.require_writable()
        own = self._held.opened.place.backups
        aside = [folder for folder in self.set_aside() if folder in map(Path.absolute, paths)]
        files = [path for path in paths if path.absolute() not in aside]
        for path in files:
            if path.absolute().parent.resolve() != own or not self._may_go(path):
                raise NotFromHere
        for folder in aside:
            before_rollback.let_go(folder)
        fault = None
        for path in files:
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                fault = failure_of(error)
        if fault is not None:
            raise fault

    def supersede(self, new: Backup) -> tuple[Path, ...]:
        """Delete every backup of this journal but `new`, and what was set aside; return what stays.

        That is what belongs to another journal, cannot be read, or cannot be deleted. Raises
        NotWritable.
        """
        self._held.require_writable()
        for folder in self.set_aside():
            before_rollback.let_go(folder)
        stays = list(self.set_aside())
        for path in _files_in(self._held.opened.place.backups):
            if path.name == new.path.name:
                continue
            try:
                if self._is_of_this(path):
                    path.unlink(missing_ok=True)
                    continue
            except (OSError, JournalError):
                pass
            stays.append(path)
        return tuple(stays)

    def _is_of_this(self, path: Path) -> bool:
        return backup.read(path).header.vault_id == self._held.opened.header.vault_id

    def _may_go(self, path: Path) -> bool:
        """Tell whether this may be deleted when asked for by name; never another journal's."""
        if not os.path.lexists(path):
            return backup.why_of(path.name) is not None
        try:
            return _is_file(path) and path.suffix == BACKUP_SUFFIX and self._is_of_this(path)
        except JournalError:
            return backup.why_of(path.name) is not None  # damaged; its name must tell

    def _make_elsewhere(self, why: Why, progress: Progress, folder: Path) -> Backup:
        if self._held.closed:
            raise NotOpen
        self._held.opened.require_in_place()
        if not folder.is_dir():
            raise FolderMissing
        layout.require_outside(folder / layout.HEADER)
        name = self._held.opened.place.folder.name.removesuffix(SUFFIX)
        made = self._written(folder.absolute(), name, why, progress)
        if not os.path.lexists(folder / resources.stand_alone_reader().name):
            _lay_reader(folder)
        return made

    def _written(self, folder: Path, name: str, why: Why, progress: Progress) -> Backup:
        made = self._moment()
        while os.path.lexists(target := _target(folder, name, made)):
            made += _SECOND
        counts = copying.copy(self._held, target, made, progress)
        size = target.stat().st_size
        return Backup(target, made, size, why, counts.entries, counts.clock)

    def _moment(self) -> datetime:
        """Return now, or just after a backup that was made this very minute."""
        now = self._held.now().astimezone(UTC).replace(microsecond=0)
        soon = now + timedelta(minutes=1)
        return max([now, *(b.made + _SECOND for b in self.all() if now <= b.made < soon)])

    def _thin_out(self, made: Backup) -> None:
        for old in superfluous(self.all(), made):
            with contextlib.suppress(OSError):  # it goes another time
                old.path.unlink()


def _target(folder: Path, name: str, made: datetime) -> Path:
    return folder / f"{name}-{backup.stamp_of(made)}{BACKUP_SUFFIX}"


def _files_in(folder: Path) -> list[Path]:
    try:
        names = [name for name in os.listdir(folder) if name.endswith(BACKUP_SUFFIX)]
    except OSError:
        return []
    return [folder / name for name in names if _is_file(folder / name)]


def _is_file(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def _listed(path: Path, keys: Keys) -> Backup:
    why, found = backup.why_of(path.name), path.lstat()
    made = datetime.fromtimestamp(int(found.st_mtime), UTC)
    try:
        told = backup.read(path)
        made = told.made
        counts = told.counts(keys)
    except JournalError:
        return Backup(path, made, found.st_size, why)
    return Backup(path, made, found.st_size, why, counts.entries, counts.clock)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except FileExistsError:
        fault: JournalError = NotWritable()  # a file stands there
    except OSError as error:
        fault = failure_of(error)
    else:
        return
    raise fault


def _lay_reader(folder: Path) -> None:
    """Lay the stand-alone reader beside the backups; without it they are as good."""
    with contextlib.suppress(OSError, JournalError):
        reader = resources.stand_alone_reader().read_bytes()
        beside = folder / resources.stand_alone_reader().name
        if not _is_file(beside) or beside.read_bytes() != reader:
            write_whole(beside, reader, replace=True)
