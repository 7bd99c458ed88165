"""Rescue: everything readable of a damaged journal into a new one; the damaged stays as it is."""

import glob
import os
import re
import secrets
from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import replace
from functools import partial
from pathlib import Path

from journal.domain.errors import Part, VaultDamaged, WrongCode
from journal.domain.report import Progress, Rescued
from journal.domain.secret import Secret
from journal.files import write_whole
from journal.vault import header, layout, lock
from journal.vault.connection import connect, engine_on
from journal.vault.creating import taking_shape
from journal.vault.keys import Cost, Keys
from journal.vault.layout import Place
from journal.vault.opening import bring_up
from journal.vault.salvage import damaged, rebuilding
from journal.vault.salvage.damaged import Damaged
from journal.vault.salvage.losses import losses
from journal.vault.salvage.rebuilding import Rebuilding
from journal.vault.salvage.remains import Remains
from journal.vault.store.unit import translated

_OF_LIFEBOAT = re.compile(r"(\.[0-9a-f]{16})?\.lifeboat")


def rescue(
    path: Path,
    into: Path,
    secret: Secret,
    new_passphrase: str | None,
    cost: Callable[[], Cost],
    progress: Progress,
) -> Rescued:
    """Read all that is left of the journal at `path` into a new one at `into`, left closed.

    Nothing at `path` is changed, not even an unfinished save rolled back: its pages are deciphered
    one by one, in memory. `new_passphrase` is needed where no header can be used. Raises
    VaultDamaged where it is missing then or nothing at all can be read, WrongPassphrase,
    WrongCode, MistypedCode, VaultInUse, NotReadable, InsideJournal, and what creating raises.
    """
    place = layout.find(path)
    with ExitStack() as stack:
        _hold(place, stack)
        source = damaged.find(path, place, secret, stack)
        if source.header is None and new_passphrase is None:
            raise VaultDamaged(Part.HEADER)
        with taking_shape(into) as folder:
            database = folder / (source.header.db if source.header else layout.DATABASE)
            with translated(database):
                found = _read(source, database, progress, stack)
            _write_header(folder, source, found.vault_id, new_passphrase, cost)
            _prove(database, source.keys, len(found.entries))
            _bring_lifeboat(place, into)
        lost, drafts = losses(found.remains, found.days), found.remains.rows["draft"]
        told = Rescued(
            into,
            len(found.entries),
            found.older,
            lost.days,
            lost.unknown,
            lost.versions,
            len(drafts),
            tuple(held.path for held in source.backups),
        )
    return replace(told, backups=()) if told.whole else told


def _hold(place: Place, stack: ExitStack) -> None:
    try:
        held = lock.take(place.lock)
    except OSError:
        return  # a place that cannot be written
    stack.callback(held.release)


def _read(source: Damaged, into: Path, progress: Progress, stack: ExitStack) -> Rebuilding:
    """Fill a new database, in one transaction."""
    views = source.views(stack)
    steps = _Steps(progress, sum(view.count for view in views))
    os.close(os.open(into, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    engine = engine_on(connect(into, source.keys.database, read_only=False))
    try:
        with engine.begin() as connection:
            bring_up(connection)
            # Pieces of files come before the files they belong to.
            connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
            keep, keep_piece = (
                partial(one, connection) for one in (rebuilding.keep, rebuilding.keep_piece)
            )
            remains = Remains(keep, keep_piece, trusting=source.salt is None)
            for view in views:
                remains.gather(view, steps.page)
            _require_something(source, remains)
            made = Rebuilding(connection, remains, _vault_id(source, remains))
            made.finish(steps.entry)
    finally:
        engine.dispose()
    return made


class _Steps:
    """Tells how far it is: reading every page is taken for one half, writing for the other."""

    def __init__(self, progress: Progress, pages: int) -> None:
        self._progress = progress
        self._of = 2 * pages
        self._done = 0

    def page(self) -> None:
        self._done += 1
        self._progress(self._done, self._of)

    def entry(self) -> None:
        self._done = min(self._done + 1, self._of)
        self._progress(self._done, self._of)


def _require_something(source: Damaged, remains: Remains) -> None:
    """Refuse a file of which no page proves the key and no row can be read either."""
    if source.salt is None and not remains.kept and not remains.rows["entry"]:
        raise WrongCode if source.header is None else VaultDamaged(Part.DATABASE)


def _vault_id(source: Damaged, remains: Remains) -> bytes:
    known = source.vault_id() or remains.meta.get("vault_id")
    return known or secrets.token_bytes(16)


def _write_header(
    folder: Path,
    source: Damaged,
    vault_id: bytes,
    new_passphrase: str | None,
    cost: Callable[[], Cost],
) -> None:
    """Write the header with the ways in it had, or with the new passphrase alone."""
    made = source.header
    if made is None and new_passphrase is not None:
        made = header.new(source.keys, vault_id, layout.DATABASE)
        made = made.with_passphrase(source.keys.root, new_passphrase, cost())
    if made is None:
        raise VaultDamaged(Part.HEADER)
    header.write(folder / layout.HEADER, made, source.keys.header)


def _bring_lifeboat(place: Place, into: Path) -> None:
    """Let drafts that were kept aside be found beside the new journal too, sealed as they are."""
    ours, name = place.lifeboat, Place(into, (), has_header=True).lifeboat.stem
    for file in ours.parent.glob(f"{glob.escape(ours.stem)}*.lifeboat"):
        rest = file.name.removeprefix(ours.stem)
        if _OF_LIFEBOAT.fullmatch(rest):
            write_whole(into.with_name(name + rest), file.read_bytes(), replace=False)


def _prove(database: Path, keys: Keys, entries: int) -> None:
    """Open what was written once more. Raises VaultDamaged unless all of it is there."""
    with translated(database), closing(connect(database, keys.database, read_only=True)) as raw:
        (found,) = raw.execute("SELECT count(*) FROM entry").fetchone()
        if found != entries or raw.execute("PRAGMA cipher_integrity_check").fetchall():
            raise VaultDamaged(Part.DATABASE)
