"""Links, pipes, moved folders and odd clocks around a journal: nothing is destroyed or misread."""

import os
import pwd
import shutil
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from journal.domain.errors import InsideJournal, NotWritable, Part, VaultDamaged
from journal.domain.selection import Selection
from journal.vault import stamp
from journal.vault.open_journal import OpenJournal
from journal.vault.store.drafts import Drafts
from journal.vault.vault import Vault
from tests.quick import LEAST
from tests.vault.pages import PASSPHRASE, draft, entry, prints, saved

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of POSIX")
NEW = "another passphrase"


def _other_in_place_of(journal: OpenJournal, place: Path, fresh: Path) -> Path:
    """Move the open journal away, put another one in its place, and return where it went."""
    moved = place.with_name("Moved.journal")
    journal.path.rename(moved)
    shutil.copytree(fresh, place)
    return moved


@pytest.mark.parametrize("link", [os.symlink, os.link])
def test_a_lock_that_leads_to_another_file_never_writes_into_it(
    vault: Vault,
    journal: OpenJournal,
    place: Path,
    tmp_path: Path,
    link: Callable[[Path, Path], None],
) -> None:
    journal.close()
    letter = tmp_path / "letter"
    letter.write_text("precious")
    link(letter, place / ".lock")
    vault.open(place, PASSPHRASE).close()
    assert letter.read_text() == "precious"


def test_a_lock_that_leads_to_the_database_does_not_empty_it(
    vault: Vault, journal: OpenJournal, place: Path
) -> None:
    id = saved(journal, "A day by the river.")
    journal.close()
    (place / ".lock").symlink_to("journal.db")
    opened = vault.open(place, PASSPHRASE)
    assert entry(opened, id).content.body == "A day by the river."
    opened.close()


@pytest.mark.parametrize("name", ["vault.json", "journal.db"])
def test_a_pipe_in_place_of_a_file_is_not_waited_for(
    vault: Vault, journal: OpenJournal, place: Path, name: str
) -> None:
    journal.close()
    (place / name).unlink()
    os.mkfifo(place / name)
    told: list[Exception] = []

    def attempt() -> None:
        try:
            vault.open(place, PASSPHRASE)
        except VaultDamaged as error:
            told.append(error)

    thread = threading.Thread(target=attempt, daemon=True)
    thread.start()
    thread.join(20)
    assert len(told) == 1


def test_a_new_passphrase_never_goes_into_another_journal(
    journal: OpenJournal, place: Path, fresh: Path
) -> None:
    _other_in_place_of(journal, place, fresh)
    before = prints(place)
    with pytest.raises(VaultDamaged) as told:
        journal.change_passphrase(PASSPHRASE, NEW)
    assert told.value.part is Part.MISSING
    assert prints(place) == before


def test_closing_a_journal_that_was_moved_leaves_the_lock_of_another(
    vault: Vault, journal: OpenJournal, place: Path, fresh: Path
) -> None:
    _other_in_place_of(journal, place, fresh)
    other = vault.open(place, PASSPHRASE)
    journal.close()
    assert (place / ".lock").exists()
    other.close()


@pytest.mark.parametrize("rename_first", [True, False])
def test_text_kept_aside_is_found_after_the_journal_got_another_name(
    vault: Vault, journal: OpenJournal, place: Path, rename_first: bool
) -> None:
    renamed = place.with_name("Renamed.journal")
    if rename_first:
        place.rename(renamed)
    journal.keep_aside(draft("kept aside"))
    journal.close()
    if not rename_first:
        place.rename(renamed)
    opened = vault.open(renamed, PASSPHRASE)
    with opened.work() as work:
        assert [page.content.body for page in work.drafts.all()] == ["kept aside"]
    opened.close()
    assert not place.with_name("Quiet.lifeboat").exists()


def test_text_kept_aside_through_a_link_is_found_without_it(
    vault: Vault, journal: OpenJournal, place: Path
) -> None:
    journal.close()
    link = place.with_name("Link.journal")
    link.symlink_to(place)
    by_link = vault.open(link, PASSPHRASE)
    by_link.keep_aside(draft("kept aside"))
    by_link.close()
    opened = vault.open(place, PASSPHRASE)
    with opened.work() as work:
        assert len(work.drafts.all()) == 1
    opened.close()


def test_a_copy_leaves_alone_what_was_kept_aside_for_the_journal_beside_it(
    vault: Vault, journal: OpenJournal, place: Path
) -> None:
    journal.keep_aside(draft("kept aside"))
    journal.close()
    copied = place.with_name("Copy.journal")
    shutil.copytree(place, copied)
    vault.open(copied, PASSPHRASE).close()
    opened = vault.open(place, PASSPHRASE)
    with opened.work() as work:
        assert len(work.drafts.all()) == 1
    opened.close()


def test_a_save_that_finds_no_room_beside_the_database_does_not_call_it_missing(
    journal: OpenJournal, place: Path
) -> None:
    (place / "journal.db-journal").mkdir()
    with pytest.raises(NotWritable):
        saved(journal, "A day by the river.")


def test_a_clock_before_1970_does_not_use_up_all_later_times(
    journal: OpenJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(time, "time_ns", lambda: -1_000_000_000)
        saved(journal, "Written with an empty battery.")
        with journal.work() as work:
            early = work.drafts.written(_kept(work.drafts))
    with journal.work() as work:
        late = work.drafts.written(_kept(work.drafts))
    assert early is not None
    assert late is not None
    assert stamp.milliseconds_of(early) < stamp.milliseconds_of(late)
    assert journal.check(lambda done, of: None).sound


def _kept(drafts: Drafts) -> str:
    page = draft("x")
    drafts.put(page)
    return page.uuid


@pytest.mark.parametrize("sought", ["cafe\u0301s", "caf\u00e9s", "cafes", "CAFE\u0301S"])
@pytest.mark.parametrize("written", ["The cafe\u0301s here", "The caf\u00e9s here"])
def test_an_accent_is_found_however_it_is_spelled(
    journal: OpenJournal, written: str, sought: str
) -> None:
    id = saved(journal, written)
    with journal.work() as work:
        assert work.entries.find(Selection(words=sought)) == (id,)
        assert work.entries.snippets([id], Selection(words=sought))[0].matches != ()


@pytest.mark.parametrize("inside", ["Inner.journal", "backups/Inner.journal"])
def test_no_journal_is_made_inside_another(vault: Vault, written: Path, inside: str) -> None:
    (written / "backups").mkdir()
    before = prints(written)
    with pytest.raises(InsideJournal):
        vault.create(written / inside, NEW)
    link = written.with_name("link")
    link.symlink_to((written / inside).parent)
    with pytest.raises(InsideJournal):
        vault.create(link / "Inner.journal", NEW)
    assert prints(written) == before


def test_an_account_without_a_home_opens_its_journal_all_the_same(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(pwd, "getpwuid", _nobody)
    vault = Vault(LEAST, LEAST)
    vault.create(place, PASSPHRASE).close()
    opened = vault.open(place, PASSPHRASE)
    assert not opened.older_than_seen
    opened.change_passphrase(PASSPHRASE, NEW)
    opened.keep_aside(draft("kept aside"))
    place.with_name("Quiet.lifeboat").rename(place.with_name("taken"))
    place.with_name("Quiet.lifeboat").mkdir()
    with pytest.raises(NotWritable):
        opened.keep_aside(draft("no place left"))
    opened.close()
    vault.open(place, NEW).close()


def _nobody(uid: int) -> None:
    raise KeyError(uid)
