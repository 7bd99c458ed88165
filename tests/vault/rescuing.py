"""Rescues, and what the journals hold that they make."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

from journal.domain.entry import Content, EntryId
from journal.domain.report import Rescued
from journal.domain.secret import ByCode, ByPassphrase
from journal.vault.vault import Vault
from tests.vault.pages import PAGE, PASSPHRASE, prints

OTHER_CODE = "000G-40R4-0M30-E209-185G-R38E-1W81-24GK-2GAH-C5RR-34D1-P70X-3RFS-1E5X"
NEW = "a passphrase made anew"
DAY = date(2020, 1, 1)


def contents(vault: Vault, place: Path, passphrase: str = PASSPHRASE) -> dict[str, Content]:
    """Return every entry, also in the bin, after a check that finds nothing wrong."""
    journal = vault.open(place, passphrase)
    report = journal.check(lambda done, of: None)
    assert report.sound, report.findings
    with journal._held.opened.engine.connect() as held:
        ids = held.exec_driver_sql("SELECT id FROM entry").scalars().all()
    with journal.work() as work:
        every = [work.entries.get(EntryId(id)) for id in ids]
    journal.close()
    return {each.uuid: each.content for each in every}


def rescued(vault: Vault, damaged: Path, new: str | None = None, code: str = "") -> Rescued:
    """Rescue a journal, after which not one byte of it is another."""
    before = prints(damaged)
    into = damaged.with_name("Rescued.journal")
    shutil.rmtree(into, ignore_errors=True)
    secret = ByCode(code) if code else ByPassphrase(PASSPHRASE)
    try:
        return vault.rescue(damaged, into, secret, new, lambda done, of: None)
    finally:
        assert prints(damaged) == before
        assert not (damaged / ".lock").exists()
        assert not list(damaged.parent.glob(".*.part"))


def values(vault: Vault, place: Path, query: str) -> list[object]:
    """Return what a query of one column gives."""
    journal = vault.open(place, PASSPHRASE)
    with journal._held.opened.engine.connect() as held:
        found = list(held.exec_driver_sql(query).scalars())
    journal.close()
    return found


def with_pages(data: bytes, numbers: list[int], change: Callable[[bytes], bytes]) -> bytes:
    """Return a database with these pages (from 0) changed."""
    whole = bytearray(data)
    for number in numbers:
        whole[number * PAGE : (number + 1) * PAGE] = change(
            bytes(whole[number * PAGE : (number + 1) * PAGE])
        )
    return bytes(whole)
