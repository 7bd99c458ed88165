"""Text that could not be saved before locking is on the disk, encrypted, and comes back."""

import resource
import shutil
import threading
from pathlib import Path

import pytest

from journal.domain.errors import DiskFull, JournalError, NotOpen
from journal.vault.open_journal import OpenJournal
from journal.vault.vault import Vault
from tests.vault.pages import PASSPHRASE, draft, saved


def _bodies(journal: OpenJournal) -> list[str]:
    with journal.work() as work:
        return sorted(page.content.body for page in work.drafts.all())


def test_drafts_kept_aside_are_drafts_at_the_next_unlock(
    vault: Vault, journal: OpenJournal, place: Path
) -> None:
    id = saved(journal, "Finished.")
    with journal.work() as work:
        old = work.entries.get(id)
        work.drafts.put(draft("older", old.uuid, old.head))
    journal.keep_aside(draft("newer “text” 😀", old.uuid, old.head))
    journal.keep_aside(draft("another page"))
    journal.close()
    boat = place.with_name("Quiet.lifeboat")
    assert boat.stat().st_mode & 0o777 == 0o600
    assert b"newer" not in boat.read_bytes()
    assert b"another" not in boat.read_bytes()
    opened = vault.open(place, PASSPHRASE)
    assert _bodies(opened) == ["another page", "newer “text” 😀"]
    with opened.work() as work:
        kept = work.drafts.get(old.uuid)
    assert kept is not None
    assert kept.base == old.head
    assert not boat.exists()
    opened.close()
    again = vault.open(place, PASSPHRASE)
    assert len(_bodies(again)) == 2
    again.close()


def test_the_last_text_of_a_page_is_the_one_kept_aside(
    vault: Vault, journal: OpenJournal, place: Path
) -> None:
    journal.keep_aside(draft("half", uuid="1" * 32))
    journal.keep_aside(draft("half a sentence", uuid="1" * 32))
    journal.close()
    opened = vault.open(place, PASSPHRASE)
    assert _bodies(opened) == ["half a sentence"]
    opened.close()


def test_a_draft_written_later_stays_and_both_are_there(
    vault: Vault, journal: OpenJournal, place: Path
) -> None:
    journal.keep_aside(draft("kept aside", uuid="1" * 32))
    with journal.work() as work:
        work.drafts.put(draft("written later", uuid="1" * 32))
    journal.close()
    opened = vault.open(place, PASSPHRASE)
    assert _bodies(opened) == ["kept aside", "written later"]
    with opened.work() as work:
        later = work.drafts.get("1" * 32)
    assert later is not None
    assert later.content.body == "written later"
    opened.close()


def test_a_place_that_is_taken_sends_it_to_the_persons_own_folder(
    vault: Vault, journal: OpenJournal, place: Path, tmp_path: Path
) -> None:
    boat = place.with_name("Quiet.lifeboat")
    boat.write_bytes(b"somebody else's")
    journal.keep_aside(draft("mine"))
    journal.close()
    assert boat.read_bytes() == b"somebody else's"
    (own,) = (tmp_path / "state").glob("*.lifeboat")
    opened = vault.open(place, PASSPHRASE)
    assert _bodies(opened) == ["mine"]
    assert not own.exists()
    assert boat.read_bytes() == b"somebody else's"
    opened.close()


def test_a_damaged_lifeboat_is_left_and_bars_no_way(
    vault: Vault, journal: OpenJournal, place: Path
) -> None:
    journal.keep_aside(draft("mine"))
    journal.close()
    boat = place.with_name("Quiet.lifeboat")
    data = bytearray(boat.read_bytes())
    data[-1] ^= 1
    boat.write_bytes(data)
    opened = vault.open(place, PASSPHRASE)
    assert _bodies(opened) == []
    assert boat.read_bytes() == bytes(data)
    opened.close()


def test_when_no_place_takes_it_the_failure_is_told(
    journal: OpenJournal, place: Path, tmp_path: Path
) -> None:
    place.with_name("Quiet.lifeboat").mkdir()
    state = tmp_path / "state"
    for file in state.iterdir():
        file.unlink()
    state.rmdir()
    state.write_text("in the way")
    with pytest.raises((JournalError, OSError)):
        journal.keep_aside(draft("mine"))


def test_another_thread_may_keep_a_draft_aside(
    vault: Vault, journal: OpenJournal, place: Path
) -> None:
    thread = threading.Thread(target=journal.keep_aside, args=(draft("from the window"),))
    thread.start()
    thread.join()
    journal.close()
    opened = vault.open(place, PASSPHRASE)
    assert _bodies(opened) == ["from the window"]
    opened.close()


def test_sealed_drafts_are_written_after_the_key_is_gone_and_come_back(
    vault: Vault, journal: OpenJournal, place: Path, tmp_path: Path
) -> None:
    journal.keep_aside(draft("beside", uuid="1" * 32))
    write = journal.sealed_aside([draft("first"), draft("second")])
    journal.close()
    with pytest.raises(NotOpen):
        journal.sealed_aside([draft("too late")])
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (16, before[1]))
    try:
        with pytest.raises(DiskFull):
            write()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list(tmp_path.rglob("*.part")) == []
    write()
    write()
    opened = vault.open(place, PASSPHRASE)
    assert _bodies(opened) == ["beside", "first", "second"]
    assert list(tmp_path.rglob("*.lifeboat")) == []
    opened.close()


def test_sealed_drafts_hold_no_readable_text(journal: OpenJournal, place: Path) -> None:
    journal.sealed_aside([draft("nobody reads this")])()
    (boat,) = place.parent.glob("Quiet.*.lifeboat")
    assert boat.stat().st_mode & 0o777 == 0o600
    assert b"nobody" not in boat.read_bytes()


def test_sealed_drafts_are_never_taken_in_by_a_copy_beside_the_journal(
    vault: Vault, journal: OpenJournal, place: Path
) -> None:
    journal.sealed_aside([draft("mine")])()
    journal.close()
    shutil.copytree(place, place.with_name("Copy.journal"))
    copy = vault.open(place.with_name("Copy.journal"), PASSPHRASE)
    assert _bodies(copy) == []
    copy.close()
    renamed = place.rename(place.with_name("Renamed.journal"))
    opened = vault.open(renamed, PASSPHRASE)
    assert _bodies(opened) == ["mine"]
    opened.close()


def test_beside_a_folder_whose_name_is_as_long_as_can_be_nothing_is_lost(
    vault: Vault, fresh: Path, tmp_path: Path
) -> None:
    place = tmp_path / f"{'é' * 123}n.journal"
    shutil.copytree(fresh, place)
    journal = vault.open(place, PASSPHRASE)
    assert journal.check(lambda done, of: None, lambda files, needles: ()).sound
    journal.keep_aside(draft("kept aside"))
    journal.sealed_aside([draft("sealed")])()
    journal.close()
    opened = vault.open(place, PASSPHRASE)
    assert _bodies(opened) == ["kept aside", "sealed"]
    assert list(tmp_path.rglob("*.lifeboat")) == []
    opened.close()
