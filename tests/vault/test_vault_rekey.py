"""A new root secret: the old ways in stop opening, and everything else stays."""

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from journal.domain.errors import (
    Cancelled,
    DiskFull,
    NotWritable,
    UnsuitablePassphrase,
    WrongCode,
    WrongPassphrase,
)
from journal.domain.secret import ByPassphrase
from journal.domain.selection import Selection
from journal.domain.tags import Tag
from journal.vault.open_journal import OpenJournal
from journal.vault.vault import Vault
from tests import warm
from tests.vault.pages import PASSPHRASE, draft, entry, page, prints, revised, saved

NEW = "nobody knows this one"


def _silent(done: int, of: int) -> None:
    """Let long work go on."""


def _contents(journal: OpenJournal) -> list[object]:
    with journal.work() as work:
        return [replace(work.entries.get(id)) for id in work.entries.find(Selection())]


def _databases(place: Path) -> list[str]:
    return sorted(path.name for path in place.glob("journal*.db"))


def _written(journal: OpenJournal) -> None:
    id = saved(journal, "A day by the river.", title="River", tags=(Tag("quiet"),))
    revised(journal, id, body="A long day by the river.")
    saved(journal, "Nothing much.")
    with journal.work() as work:
        work.drafts.put(draft("half a page", uuid="7" * 32))


def test_only_the_new_secrets_open_and_everything_is_there(
    vault: Vault, journal: OpenJournal, place: Path
) -> None:
    _written(journal)
    journal.keep_aside(draft("set aside", uuid="8" * 32))
    before, old_code = _contents(journal), journal.recovery_code()
    steps: list[tuple[int, int]] = []
    code = journal.change_because_known(PASSPHRASE, NEW, lambda done, of: steps.append((done, of)))
    assert steps[-1][0] == steps[-1][1]
    assert code == journal.recovery_code() != old_code
    assert _contents(journal) == before
    later = saved(journal, "Written after it.")
    journal.close()
    (database,) = _databases(place)
    assert database != "journal.db"
    assert {path.name for path in place.iterdir()} == {"vault.json", "backups", database}
    with pytest.raises(WrongPassphrase):
        vault.open(place, PASSPHRASE)
    with pytest.raises(WrongCode):
        vault.recover(place, old_code, "another one again")
    opened = vault.open(place, NEW)
    assert not opened.older_than_seen
    assert opened.ways.names == ("passphrase",)
    with opened.work() as work:
        assert work.entries.find(Selection(words="river")) != ()
        assert sorted(page.content.body for page in work.drafts.all()) == [
            "half a page",
            "set aside",
        ]
    assert entry(opened, later).content.body == "Written after it."
    assert opened.check(_silent).sound
    opened.close()
    vault.recover(place, code, "another one again").close()


def test_the_backup_made_before_it_opens_with_the_old_passphrase(
    vault: Vault, journal: OpenJournal, place: Path
) -> None:
    _written(journal)
    before = _contents(journal)
    journal.change_because_known(PASSPHRASE, NEW, _silent)
    (backup,) = journal.copies.all()
    assert backup.path.name.startswith("before-rekey-")
    journal.close()
    restored = place.with_name("Restored.journal")
    vault.restore(backup.path, restored, ByPassphrase(PASSPHRASE), lambda done, of: None)
    opened = vault.open(restored, PASSPHRASE)
    assert _contents(opened) == before
    opened.close()


def test_it_can_be_done_again_and_the_place_stays_locked_throughout(
    vault: Vault, journal: OpenJournal, place: Path
) -> None:
    saved(journal, "Once.")
    journal.change_because_known(PASSPHRASE, NEW, _silent)
    code = journal.change_because_known(NEW, "a third passphrase", _silent)
    assert _second_process(place) == "VaultInUse"
    journal.close()
    assert not (place / ".lock").exists()
    assert len(_databases(place)) == 1
    opened = vault.open(place, "a third passphrase")
    assert opened.recovery_code() == code
    assert len(_contents(opened)) == 1
    opened.close()


def test_no_key_of_the_old_secret_stays(journal: OpenJournal) -> None:
    old = journal._held.opened.keys
    journal.change_because_known(PASSPHRASE, NEW, _silent)
    for key in (old.root, old.database, old.header, old.state, old.draft):
        assert key == bytearray(32)
    new = journal._held.opened.keys
    journal.close()
    assert new.root == bytearray(32)


def test_what_refuses_it_changes_nothing(
    vault: Vault, journal: OpenJournal, place: Path, tmp_path: Path
) -> None:
    saved(journal, "Stays.")
    journal.close()
    before = prints(place)
    opened = vault.open(place, PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        opened.change_because_known("not this one", NEW, _silent)
    with pytest.raises(UnsuitablePassphrase):
        opened.change_because_known(PASSPHRASE, "short", _silent)
    opened.close()
    assert prints(place) == before


def test_a_read_only_journal_is_refused(
    vault: Vault, written: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = prints(written)
    monkeypatch.setattr(os, "access", lambda *_: False)
    opened = vault.open(written, PASSPHRASE)
    with pytest.raises(NotWritable):
        opened.change_because_known(PASSPHRASE, NEW, _silent)
    opened.close()
    assert prints(written) == before


def _begun(place: Path) -> bool:
    """Tell whether the new database is being written; the backup before it lies elsewhere."""
    return any(place.glob(".*.part"))


@pytest.mark.parametrize("at", [0.0, 0.5, 1.0])
def test_it_can_be_stopped_until_the_switch(
    vault: Vault, journal: OpenJournal, place: Path, at: float
) -> None:
    with journal.work() as work:
        for number in range(400):
            work.entries.save(f"{number:032x}", page(f"Entry {number} " * 50), based_on=None)

    def stop(done: int, of: int) -> None:
        if _begun(place) and done >= at * of:
            raise Cancelled

    with pytest.raises(Cancelled):
        journal.change_because_known(PASSPHRASE, NEW, stop)
    assert _databases(place) == ["journal.db"]
    assert list(place.glob(".*part*")) == []
    saved(journal, "On as before.")
    journal.close()
    opened = vault.open(place, PASSPHRASE)
    assert len(_contents(opened)) == 401
    assert opened.check(_silent).sound
    opened.close()


def test_a_full_disk_is_told_and_the_old_secret_goes_on(
    vault: Vault, journal: OpenJournal, place: Path
) -> None:
    for number in range(20):
        saved(journal, f"Entry {number} " + os.urandom(30_000).hex())
    size = (place / "journal.db").stat().st_size
    before = resource.getrlimit(resource.RLIMIT_FSIZE)

    def fill(done: int, of: int) -> None:
        if journal.copies.all():
            resource.setrlimit(resource.RLIMIT_FSIZE, (size // 2, before[1]))

    try:
        with pytest.raises(DiskFull):
            journal.change_because_known(PASSPHRASE, NEW, fill)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert _databases(place) == ["journal.db"]
    assert list(place.glob(".*part*")) == []
    saved(journal, "On as before.")
    journal.close()
    opened = vault.open(place, PASSPHRASE)
    assert len(_contents(opened)) == 21
    assert opened.check(_silent).sound
    opened.close()


def test_a_draft_kept_aside_meanwhile_is_there_afterwards(
    vault: Vault, journal: OpenJournal, place: Path
) -> None:
    def lock_now(done: int, of: int) -> None:
        if _begun(place) and done == of:
            journal.keep_aside(draft("the last sentence"))

    journal.change_because_known(PASSPHRASE, NEW, lock_now)
    journal.close()
    opened = vault.open(place, NEW)
    with opened.work() as work:
        assert [page.content.body for page in work.drafts.all()] == ["the last sentence"]
    assert list(place.parent.glob("*.lifeboat")) == []
    opened.close()


def test_it_is_given_up_where_drafts_wait_for_a_place(
    vault: Vault, journal: OpenJournal, place: Path
) -> None:
    waiting: list[Callable[[], None]] = []

    def lock_now(done: int, of: int) -> None:
        if _begun(place) and done == of:
            waiting.append(journal.sealed_aside([draft("the last sentence")]))

    with pytest.raises(Cancelled):
        journal.change_because_known(PASSPHRASE, NEW, lock_now)
    journal.close()
    waiting[0]()
    opened = vault.open(place, PASSPHRASE)
    with opened.work() as work:
        assert [page.content.body for page in work.drafts.all()] == ["the last sentence"]
    opened.close()
    assert _databases(place) == ["journal.db"]


def _second_process(place: Path) -> str:
    """Return how opening the journal ends in another process."""
    code = (
        "import sys\nfrom pathlib import Path\nfrom tests.quick import quick_vault\n"
        "try: quick_vault(Path(sys.argv[1]).parent).open(Path(sys.argv[1]), 'x' * 20)\n"
        "except Exception as error: print(type(error).__name__)"
    )
    ran = subprocess.run(
        [*warm.python(), "-c", code, str(place)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    return ran.stdout.strip()
