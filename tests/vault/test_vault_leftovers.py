"""What a crash leaves goes at the next opening; what is not proven to be left over stays."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from journal.domain.errors import Part, VaultDamaged, WrongCode
from journal.domain.selection import Selection
from journal.vault.open_journal import OpenJournal
from journal.vault.vault import Vault
from tests.vault.pages import PASSPHRASE, prints, saved

NEW = "nobody knows this one"


@dataclass(frozen=True)
class Interrupted:
    """A journal whose old database could not be removed after a re-key, and both databases."""

    place: Path
    old: Path
    new: Path


@pytest.fixture
def interrupted(journal: OpenJournal, place: Path, monkeypatch: pytest.MonkeyPatch) -> Interrupted:
    saved(journal, "Before.")
    unlink = Path.unlink

    def refusing(path: Path, missing_ok: bool = False) -> None:
        if path.name == "journal.db":
            raise PermissionError
        unlink(path, missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refusing)
        journal.change_because_known(PASSPHRASE, NEW, lambda done, of: None)
    saved(journal, "After.")
    journal.close()
    (new,) = place.glob("journal-*.db")
    return Interrupted(place, place / "journal.db", new)


def _entries(vault: Vault, place: Path, passphrase: str) -> int:
    opened = vault.open(place, passphrase)
    with opened.work() as work:
        found = len(work.entries.find(Selection()))
    opened.close()
    return found


def test_a_replaced_database_goes_once_the_new_one_has_opened(
    vault: Vault, interrupted: Interrupted
) -> None:
    assert interrupted.old.exists()
    assert b'"replaces"' in (interrupted.place / "vault.json").read_bytes()
    assert _entries(vault, interrupted.place, NEW) == 2
    assert not interrupted.old.exists()
    assert b'"replaces"' not in (interrupted.place / "vault.json").read_bytes()
    assert _entries(vault, interrupted.place, NEW) == 2


def test_a_backup_that_was_never_finished_goes_before_anything_is_erased(
    vault: Vault, journal: OpenJournal, place: Path
) -> None:
    id = saved(journal, "To be erased.")
    journal.close()
    (place / "backups").mkdir(exist_ok=True)
    part = place / "backups" / ".0123456789abcdef.part"
    for left in (part, part.with_name(part.name + "-journal")):
        shutil.copyfile(place / "journal.db", left)  # as a killed backup leaves it
    opened = vault.open(place, PASSPHRASE)
    assert opened.erase([id]).backups == ()
    assert list((place / "backups").iterdir()) == []
    opened.close()


def _written_since(old: Path) -> None:
    os.utime(old)


def _grown(old: Path) -> None:
    times = old.stat()
    old.write_bytes(old.read_bytes() + bytes(16384))
    os.utime(old, ns=(times.st_atime_ns, times.st_mtime_ns))


def _rewritten(old: Path) -> None:
    times = old.stat()
    old.write_bytes(os.urandom(16) + old.read_bytes()[16:])
    os.utime(old, ns=(times.st_atime_ns, times.st_mtime_ns))


@pytest.mark.parametrize("change", [_written_since, _grown, _rewritten])
def test_one_that_changed_since_it_was_replaced_stays(
    vault: Vault, interrupted: Interrupted, change: Callable[[Path], None]
) -> None:
    change(interrupted.old)
    assert _entries(vault, interrupted.place, NEW) == 2
    assert interrupted.old.exists()


def test_it_stays_while_a_page_of_the_new_one_is_damaged(
    vault: Vault, interrupted: Interrupted
) -> None:
    data = bytearray(interrupted.new.read_bytes())
    data[-5000] ^= 1
    interrupted.new.write_bytes(data)
    vault.open(interrupted.place, NEW).close()
    assert interrupted.old.exists()


def test_a_header_and_a_database_put_back_take_no_newer_database_away(
    vault: Vault, journal: OpenJournal, place: Path
) -> None:
    saved(journal, "Before.")
    journal.close()
    elsewhere = place.with_name("elsewhere")
    shutil.copytree(place, elsewhere)
    opened = vault.open(place, PASSPHRASE)
    opened.change_because_known(PASSPHRASE, NEW, lambda done, of: None)
    saved(opened, "After.")
    opened.close()
    (newer,) = place.glob("journal-*.db")
    header = (place / "vault.json").read_bytes()
    for name in ("vault.json", "journal.db"):
        shutil.copy2(elsewhere / name, place / name)
    assert _entries(vault, place, PASSPHRASE) == 1
    assert newer.exists()
    (place / "vault.json").write_bytes(header)
    assert _entries(vault, place, NEW) == 2
    assert (place / "journal.db").exists()  # nothing says that it was replaced


def test_a_header_of_an_interrupted_change_put_back_later_takes_nothing_away(
    vault: Vault, interrupted: Interrupted
) -> None:
    header = (interrupted.place / "vault.json").read_bytes()
    opened = vault.open(interrupted.place, NEW)
    opened.change_because_known(NEW, "a third passphrase", lambda done, of: None)
    opened.close()
    (third,) = interrupted.place.glob("journal-*.db")
    (interrupted.place / "vault.json").write_bytes(header)
    with pytest.raises(VaultDamaged) as told:
        vault.open(interrupted.place, NEW)
    assert told.value.part is Part.MISSING
    assert third.exists()


@pytest.mark.parametrize("has_header", [True, False])
def test_the_new_code_finds_its_database_among_two(
    vault: Vault, interrupted: Interrupted, has_header: bool
) -> None:
    opened = vault.open(interrupted.place, NEW)
    code = opened.recovery_code()
    opened.close()
    interrupted.old.write_bytes(os.urandom(16384 * 3))
    if not has_header:
        (interrupted.place / "vault.json").unlink()
    vault.recover(interrupted.place, code, "a third passphrase").close()
    assert _entries(vault, interrupted.place, "a third passphrase") == 2
    assert interrupted.old.exists()


@pytest.mark.parametrize("has_header", [True, False])
def test_the_old_code_never_opens_what_was_written_anew(
    vault: Vault, journal: OpenJournal, place: Path, has_header: bool
) -> None:
    code = journal.recovery_code()
    journal.change_because_known(PASSPHRASE, NEW, lambda done, of: None)
    journal.close()
    if not has_header:
        (place / "vault.json").unlink()
    before = prints(place)
    with pytest.raises(WrongCode):
        vault.recover(place, code, "a third passphrase")
    assert prints(place) == before


@pytest.mark.skipif(os.name == "nt", reason="second names of POSIX")
def test_a_finished_database_that_the_header_never_named_goes(vault: Vault, written: Path) -> None:
    part = written / f".{'0' * 16}.part"
    shutil.copy(written / "journal.db", part)
    os.link(part, written / f"journal-{'1' * 16}.db")
    shutil.copy(part, written / f".{'2' * 16}.part-journal")
    shutil.copy(part, written / f"journal-{'3' * 16}.db")
    (written / f".{'4' * 16}.part").mkdir()
    (written / ".kept.part").write_text("the person's own")
    assert _entries(vault, written, PASSPHRASE) == 1
    assert {path.name for path in written.iterdir()} == {
        "vault.json",
        "journal.db",
        f"journal-{'3' * 16}.db",
        f".{'4' * 16}.part",
        ".kept.part",
    }


def test_the_database_in_use_stays_when_it_has_a_second_name(vault: Vault, written: Path) -> None:
    os.link(written / "journal.db", written / f".{'0' * 16}.part")
    assert _entries(vault, written, PASSPHRASE) == 1
    assert {path.name for path in written.iterdir()} == {"vault.json", "journal.db"}


def test_a_read_only_place_keeps_everything(
    vault: Vault, written: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = written / f".{'0' * 16}.part"
    part.write_bytes(b"x")
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert _entries(vault, written, PASSPHRASE) == 1
    assert part.exists()
