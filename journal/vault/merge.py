"""Two diverged copies of one journal become one: nothing lost, whatever the order."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from sqlalchemy import Connection

from journal.domain.errors import AnotherJournal, ItsOwnPlace, OtherSecret, Part, VaultDamaged
from journal.domain.report import Merged, Progress
from journal.vault import backup, extracting, header, layout, migrations, opening
from journal.vault.header import Header
from journal.vault.held import Held
from journal.vault.keys import Keys
from journal.vault.opening import Opened
from journal.vault.store.unit import translated


@contextmanager
def opened(held: Held, other: Path, passphrase: str | None) -> Iterator[Connection]:
    """Yield a connection to the other copy, a journal's folder or a backup; for reading only.

    A folder is locked meanwhile and left as it was; but a save that was interrupted there is
    rolled back, as whenever it is opened. Where it has our key no passphrase is needed. Raises
    VaultInUse, ItsOwnPlace for the open journal itself, AnotherJournal, OtherSecret where it has
    another key and no passphrase is given, and what opening a journal or a backup raises.
    """
    _require_not_ours(held.opened, other)
    is_folder = other.is_dir() or other.name == layout.HEADER or other.suffix == ".db"
    reading = _folder if is_folder else _backup
    with reading(held, other, passphrase) as source:
        yield source


def bring_in(held: Held, source: Connection, progress: Progress) -> Merged:
    """Unite what the source holds with what is here, in one transaction.

    Raises VaultDamaged, DiskFull, and what `progress` raises; then nothing has changed.
    """
    with held.work() as work:
        return work.uniting.bring_in(source, progress)


def _require_not_ours(ours: Opened, other: Path) -> None:
    """Raise ItsOwnPlace for the open journal itself, before any file of it is touched."""
    folder = other if other.is_dir() else other.parent
    named = other.is_dir() or other.name in {layout.HEADER, ours.database.name}
    same = named and layout.identity(folder) == layout.identity(ours.place.folder)
    linked = named and any(
        layout.identity(file) == ours.file for file in folder.glob("journal*.db")
    )
    if same or linked:
        raise ItsOwnPlace


@contextmanager
def _folder(held: Held, other: Path, passphrase: str | None) -> Iterator[Connection]:
    ours = held.opened
    place = layout.find(other)
    if not place.has_header:
        raise VaultDamaged(Part.HEADER)
    if _has_our_key(ours, header.read(place.header), passphrase):
        theirs = opening.by_root(other, bytearray(ours.keys.root))
    else:
        theirs = opening.by_passphrase(other, passphrase or "")
    with ExitStack() as stack:
        stack.callback(theirs.close)
        with translated(theirs.database):
            # Never committed, so what an older copy lacks of the present tables it lacks after.
            source = stack.enter_context(theirs.engine.connect())
            if extracting.version_of(source) < migrations.newest():
                opening.bring_up(source)
        yield source


@contextmanager
def _backup(held: Held, other: Path, passphrase: str | None) -> Iterator[Connection]:
    ours = held.opened
    found = backup.read(other)
    with ExitStack() as stack:
        keys = ours.keys
        if not _has_our_key(ours, found.header, passphrase):
            root, _ = opening.unwrapped(found.header, passphrase or "", None)
            keys = Keys(root)
            stack.callback(keys.close)
        folder = ours.place.folder
        taken_out = extracting.extracted(found, keys, folder, turns=held.turns)
        yield stack.enter_context(taken_out)


def _has_our_key(ours: Opened, theirs: Header, passphrase: str | None) -> bool:
    """Tell whether our root secret opens the copy; if not, a passphrase must be there."""
    if theirs.vault_id != ours.header.vault_id:
        raise AnotherJournal
    same = theirs.key_id == ours.header.key_id
    if not same and passphrase is None:
        raise OtherSecret
    return same
