"""A merge that cannot be, or is stopped, leaves both copies as they were."""

import contextlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import update

from journal.domain.backups import Why
from journal.domain.entry import EntryId
from journal.domain.errors import (
    AnotherJournal,
    Cancelled,
    ItsOwnPlace,
    JournalError,
    NotAJournal,
    OtherSecret,
    VaultDamaged,
    VaultInUse,
    WrongPassphrase,
)
from journal.domain.report import Merged
from journal.domain.tags import Tag
from journal.vault import merge
from journal.vault.open_journal import OpenJournal
from journal.vault.tables import revision
from tests.quick import quick_vault
from tests.vault.diverging import copied, merged, opened, rows
from tests.vault.pages import PAGE, PASSPHRASE, prints, revised, saved


def untold(done: int, of: int) -> None:
    """Listen to nothing."""


@pytest.fixture
def base(fresh: Path, tmp_path: Path) -> Path:
    """A closed journal with one entry."""
    journal = opened(copied(fresh, tmp_path / "Base.journal"))
    saved(journal, "As it began.", tags=(Tag("sleep"),))
    journal.close()
    return journal.path


def test_stopping_leaves_everything_as_it_was(base: Path) -> None:
    there = opened(copied(base, base.with_name("There.journal")))
    for number in range(60):
        saved(there, f"New there, {number}.", tags=(Tag(f"tag {number}"),))
    there.close()
    here = opened(base)
    before = rows(here)
    for last in (1, 2, 3):

        def stop(done: int, of: int, steps: list[int] = [last]) -> None:  # noqa: B006 - counts
            steps[0] -= 1
            if not steps[0]:
                raise Cancelled

        with (
            merge.opened(here._held, there.path, None) as source,
            pytest.raises(Cancelled),
        ):
            merge.bring_in(here._held, source, stop)
        assert rows(here) == before
    saved(here, "Still open.")
    assert here.check(untold).sound
    here.close()


def test_the_other_copy_is_left_as_it_was_and_locked_meanwhile(base: Path) -> None:
    other = copied(base, base.with_name("There.journal"))
    before = prints(other)
    here = opened(base)
    with merge.opened(here._held, other, None), pytest.raises(VaultInUse):
        opened(other)
    assert prints(other) == before
    here.close()


def test_the_open_journal_itself_is_refused_and_stays_locked(base: Path, tmp_path: Path) -> None:
    here = opened(base)
    link, twin = tmp_path / "Link.journal", tmp_path / "Twin.journal"
    link.symlink_to(base)
    twin.mkdir()
    shutil.copyfile(base / "vault.json", twin / "vault.json")
    os.link(base / "journal.db", twin / "journal.db")
    for same in (base, base / "journal.db", base / "vault.json", link, twin):
        with pytest.raises(ItsOwnPlace):
            merged(here, same)
    saved(here, "Still open.")
    here.close()


def test_another_journal_is_refused_before_its_passphrase_is_tried(
    base: Path, tmp_path: Path
) -> None:
    quick_vault(tmp_path).create(tmp_path / "Other.journal", "quite another one").close()
    here = opened(base)
    with pytest.raises(AnotherJournal):
        merged(here, tmp_path / "Other.journal", "no passphrase of it")
    here.close()


@pytest.mark.parametrize(
    ("name", "kind"), [("nothing", NotAJournal), ("empty.jbackup", VaultDamaged)]
)
def test_what_is_no_copy_is_refused(
    base: Path, tmp_path: Path, name: str, kind: type[JournalError]
) -> None:
    (tmp_path / "empty.jbackup").touch()
    here = opened(base)
    with pytest.raises(kind):
        merged(here, tmp_path / name)
    here.close()


def test_a_copy_with_another_key_needs_its_own_passphrase(base: Path) -> None:
    other = opened(copied(base, base.with_name("There.journal")))
    saved(other, "New there.")
    other.change_because_known(PASSPHRASE, "a new one of its own", untold)
    other.close()
    here = opened(base)
    with pytest.raises(OtherSecret):
        merged(here, other.path)
    with pytest.raises(WrongPassphrase):
        merged(here, other.path, PASSPHRASE)
    assert merged(here, other.path, "a new one of its own").versions == 1
    here.close()


def test_a_backup_brings_back_what_is_not_here(base: Path) -> None:
    there = opened(copied(base, base.with_name("There.journal")))
    saved(there, "New there.")
    made = there.copies.make(Why.AUTO, untold)
    there.close()
    here = opened(base)
    assert here.merge(made.path, None, untold).versions == 1
    assert [backup.why for backup in here.copies.all()] == [Why.MERGE]
    with here.work() as work:
        assert work.entries.count() == 2
    here.close()


def tried(journal: OpenJournal, other: Path) -> Merged:
    """Bring another copy in, and take it all back."""
    with (
        contextlib.suppress(Cancelled),
        merge.opened(journal._held, other, None) as source,
        journal.work() as work,
    ):
        found = work.uniting.bring_in(source, untold)
        raise Cancelled
    return found


def test_a_damaged_copy_brings_all_or_nothing(
    base: Path, full: bool, figure: Callable[[str], None]
) -> None:
    there = opened(copied(base, base.with_name("There.journal")))
    for number in range(40):
        saved(there, f"New there, {number}. " * 100)
    there.close()
    database = there.path / "journal.db"
    whole = database.read_bytes()
    here = opened(base)
    before = rows(here)
    refused, pages = 0, len(whole) // PAGE
    for number in range(1, pages if full else 12):
        broken = bytearray(whole)
        broken[number * PAGE + 100] ^= 1
        database.write_bytes(broken)
        try:
            assert tried(here, there.path).versions == 40
        except VaultDamaged:
            refused += 1
        assert rows(here) == before
    figure(f"{refused} copies with a flipped bit refused, none brought in by half")
    assert refused
    assert here.check(untold).sound
    here.close()


@pytest.mark.parametrize("column", ["payload", "hlc", "digest", "deleted"])
def test_a_version_that_is_not_as_it_was_written_is_refused(base: Path, column: str) -> None:
    there = opened(copied(base, base.with_name("There.journal")))
    revised(there, EntryId(1), body="Written there.")
    changed = {"payload": "{}", "hlc": bytes(8), "digest": bytes(32), "deleted": 1}[column]
    with there._held.opened.engine.begin() as connection:
        connection.execute(update(revision).where(revision.c.id == 2).values({column: changed}))
    there.close()
    here = opened(base)
    before = rows(here)
    with pytest.raises(VaultDamaged):
        merged(here, there.path)
    assert rows(here) == before
    here.close()
