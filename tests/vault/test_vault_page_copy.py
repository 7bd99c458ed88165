"""A backup is copied page by page while others write: it is whole, and damage never slips in."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest

from journal.domain.backups import Backup, Why
from journal.domain.errors import Part, VaultDamaged
from journal.vault import backup, extracting, page_copy
from journal.vault.open_journal import OpenJournal
from journal.vault.vault import Vault
from tests.vault.backups import silent
from tests.vault.pages import PASSPHRASE, draft, page, revised, saved

T = TypeVar("T")
SIZE = 16384
Rows = tuple[list[tuple[object, ...]], ...]


class Midst:
    """Turns in which somebody else acts whenever the long act gives way."""

    shared = False

    def __init__(self, act: Callable[[], None]) -> None:
        self._act = act
        self.times = 0

    def give_way(self) -> None:
        self.times += 1
        self._act()

    def beside(self, job: Callable[[], T], /) -> T:
        return job()


class GivenUp(Exception):
    """An act that changes its mind."""


def holding(journal: OpenJournal, made: Backup) -> Rows:
    """Return entries and drafts in a backup, which must be as SQLite wants them."""
    folder, keys = made.path.parent, journal._held.opened.keys
    with extracting.extracted(backup.read(made.path), keys, folder) as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
        return rows_of(connection.exec_driver_sql)


def rows_of(execute: Callable[[str], Any]) -> Rows:
    queries = (
        "SELECT uuid, title, body FROM entry ORDER BY id",
        "SELECT entry_uuid, digest FROM revision ORDER BY id",
        "SELECT entry_uuid, payload FROM draft ORDER BY id",
        "SELECT key, value FROM meta ORDER BY key",
    )
    return tuple([tuple(row) for row in execute(query)] for query in queries)


def give_up(journal: OpenJournal) -> None:
    """Write more than is kept in memory, and undo it."""
    with journal.work() as work:
        for number in range(12):
            content = page(f"never {number} " * 2_000)
            work.entries.save(f"{number:032x}", content, based_on=None)
        raise GivenUp


def test_whatever_is_written_and_undone_meanwhile_the_copy_is_the_journal_at_its_end(
    journal: OpenJournal, monkeypatch: pytest.MonkeyPatch, full: bool, figure: Callable[[str], None]
) -> None:
    monkeypatch.setattr(page_copy, "_PAGES", 4)
    chance, times = random.Random(5), 4 if full else 1
    raw = journal._held.opened.engine.raw_connection().driver_connection
    assert raw is not None
    raw.execute("PRAGMA cache_size=8")  # so that an unfinished act reaches the disk, and comes back
    ids = [saved(journal, f"{number} " + "word " * 3_000) for number in range(20)]
    acts = 0
    for _ in range(times):

        def act() -> None:
            kind = chance.randrange(4)
            if kind == 0:
                with pytest.raises(GivenUp):
                    give_up(journal)
            elif kind == 1:
                saved(journal, "midst " * 3_000)
            elif kind == 2:
                revised(journal, chance.choice(ids), body=f"anew {chance.random()} " * 2_000)
            else:
                with journal.work() as work:
                    work.drafts.put(draft(f"{chance.random()}"))

        turns = Midst(act)
        journal.share(turns)
        made = journal.copies.make(Why.AUTO, silent)
        acts += turns.times
        with journal._held.opened.engine.connect() as connection:
            here = rows_of(connection.exec_driver_sql)
        assert holding(journal, made) == here
        assert made.entries == len(here[0])
        journal.copies.remove([made.path])
    assert acts > 10 * times
    figure(f"{times} backups with {acts} acts in their midst: each is the journal at its end")


def test_damage_on_any_page_is_told_and_no_backup_made_of_it(
    vault: Vault, journal: OpenJournal, place: Path, full: bool, figure: Callable[[str], None]
) -> None:
    for number in range(12):
        saved(journal, f"{number} " + "word " * 6_000)
    journal.close()
    database = place / "journal.db"
    sound = database.read_bytes()
    pages = len(sound) // SIZE
    flips = told = 0
    for at in range(2, pages, 1 if full else pages // 4):
        data = bytearray(sound)
        data[at * SIZE + 5000] ^= 1
        database.write_bytes(data)
        try:
            opened = vault.open(place, PASSPHRASE)
        except VaultDamaged:
            continue  # a page that opening needs
        flips += 1
        with pytest.raises(VaultDamaged) as fault:
            opened.copies.make(Why.AUTO, silent)
        assert fault.value.part is Part.DATABASE
        told += 1
        with opened._held.opened.engine.connect() as connection:  # and all else can be used
            assert connection.exec_driver_sql("SELECT count(*) FROM meta").scalar_one()
        opened.close()
        assert not list((place / "backups").glob("*"))
    assert flips > 2
    figure(f"{flips} pages damaged, {told} told by the next backup")
