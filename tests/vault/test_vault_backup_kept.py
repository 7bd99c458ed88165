"""Old backups are thinned out and removed; nothing else is."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from journal.domain.backups import Why
from journal.domain.errors import InsideJournal, NotFromHere, NotOpen
from journal.vault.open_journal import OpenJournal
from journal.vault.vault import Vault
from tests.quick import LEAST
from tests.vault.backups import Days, silent
from tests.vault.pages import PASSPHRASE


def test_backups_of_the_same_second_have_names_of_their_own(tmp_path: Path, written: Path) -> None:
    clock = Days()
    vault = Vault(floor=LEAST, cost=LEAST, state_folder=tmp_path / "state", now=clock.now)
    journal = vault.open(written, PASSPHRASE)
    made = [journal.copies.make(Why.AUTO, silent) for _ in range(3)]
    assert [each.made - clock.moment for each in made] == [timedelta(seconds=n) for n in range(3)]
    assert journal.copies.all() == (made[2],)  # the others of that day were thinned out
    journal.close()


def test_old_ones_are_thinned_out_and_what_is_not_ours_or_does_not_open_stays(
    tmp_path: Path, written: Path
) -> None:
    clock = Days()
    vault = Vault(floor=LEAST, cost=LEAST, state_folder=tmp_path / "state", now=clock.now)
    journal = vault.open(written, PASSPHRASE)
    first = journal.copies.make(Why.AUTO, silent)
    own_name = first.path.with_name("the good old days.jbackup")
    own_name.write_bytes(first.path.read_bytes())
    damaged = first.path.with_name("auto-20200101T000000Z.jbackup")
    damaged.write_bytes(first.path.read_bytes()[:-40])
    before = []
    for day in range(15):
        clock.moment += timedelta(days=1)
        journal.copies.make(Why.AUTO, silent)
        if day > 10:
            before.append(journal.copies.make(Why.IMPORT, silent).path)
    all_of_them = journal.copies.all()
    assert [each.path for each in all_of_them if each.why is Why.IMPORT] == before[:-4:-1]
    auto = [each for each in all_of_them if each.why is Why.AUTO and each.opens]
    assert len(auto) == 9  # seven days, the last one of November, and of the week before that
    assert {own_name, damaged} <= {each.path for each in all_of_them}
    (other,) = (each for each in all_of_them if each.path == damaged)
    assert not other.opens
    journal.close()


def test_only_backups_of_this_journal_are_removed(
    journal: OpenJournal, place: Path, tmp_path: Path
) -> None:
    first = journal.copies.make(Why.AUTO, silent).path
    second = journal.copies.make(Why.MERGE, silent).path
    elsewhere = journal.copies.make(Why.AUTO, silent, tmp_path).path
    own_name = first.with_name("mine.jbackup")
    own_name.write_bytes(b"mine")
    inside = first.with_name("auto-20260101T000000Z.jbackup")
    inside.symlink_to(place / "journal.db")
    for foreign in (
        elsewhere,
        own_name,
        inside,
        place / "journal.db",
        place / "vault.json",
        place / "backups",
        tmp_path / first.name,
        place / "backups" / ".." / "vault.json",
    ):
        with pytest.raises(NotFromHere):
            journal.copies.remove([first, foreign])
    assert first.exists()
    journal.copies.remove([first, first.with_name("auto-20260102T000000Z.jbackup")])
    assert not first.exists()
    assert {second, elsewhere, own_name, place / "journal.db"} == {
        path for path in (second, elsewhere, own_name, place / "journal.db") if path.exists()
    }


def test_one_takes_the_place_of_those_of_this_journal_under_any_name(
    journal: OpenJournal, vault: Vault, tmp_path: Path
) -> None:
    renamed = journal.copies.make(Why.AUTO, silent).path
    renamed = renamed.rename(renamed.with_name("before my trip.jbackup"))
    other = vault.create(tmp_path / "Other.journal", PASSPHRASE)
    foreign = other.copies.make(Why.AUTO, silent).path
    other.close()
    foreign = foreign.rename(renamed.with_name("auto-20260101T000000Z.jbackup"))
    damaged = renamed.with_name("auto-20260102T000000Z.jbackup")
    damaged.write_bytes(b"no longer a backup")
    new = journal.copies.make(Why.AUTO, silent)
    assert set(journal.copies.supersede(new)) == {foreign, damaged}
    assert set(renamed.parent.glob("*.jbackup")) == {new.path, foreign, damaged}
    with pytest.raises(NotFromHere):
        journal.copies.remove([foreign])
    journal.copies.remove([damaged])
    assert not damaged.exists()


def test_no_backup_is_laid_into_a_journal(journal: OpenJournal, place: Path) -> None:
    inside = place / "backups"
    inside.mkdir(exist_ok=True)
    for folder in (place, inside):
        with pytest.raises(InsideJournal):
            journal.copies.make(Why.AUTO, silent, folder)


def test_a_closed_journal_makes_and_removes_no_backup(journal: OpenJournal, tmp_path: Path) -> None:
    journal.close()
    acts: list[Callable[[], object]] = [
        lambda: journal.copies.make(Why.AUTO, silent),
        lambda: journal.copies.make(Why.AUTO, silent, tmp_path),
        lambda: journal.copies.remove([]),
    ]
    for act in acts:
        with pytest.raises(NotOpen):
            act()
