"""A journal takes shape in a hidden folder; what killed runs left of such folders goes later."""

import json
import os
import platform
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from journal.domain.secret import ByPassphrase
from journal.vault import layout, lock
from journal.vault.creating import taking_shape
from journal.vault.open_journal import OpenJournal
from journal.vault.vault import Vault
from tests.vault.backups import silent
from tests.vault.pages import PASSPHRASE

pytestmark = pytest.mark.skipif(os.name == "nt", reason="locks and owners of POSIX")

DAY = 24 * 60 * 60


@pytest.fixture
def part(tmp_path: Path) -> Path:
    """A folder that a killed run left: signed, and locked no more."""
    folder = tmp_path / ".0123456789abcdef.part"
    folder.mkdir(mode=0o700)
    for name in ("vault.json", "journal.db", "journal-0123456789abcdef.db-journal"):
        (folder / name).write_bytes(b"x")
    (folder / f".{'1' * 16}.part").write_bytes(b"x")
    _signed(folder)
    return folder


def _signed(folder: Path, host: str | None = None) -> None:
    signature = {"host": platform.node() if host is None else host, "pid": 1}
    (folder / ".lock").write_text(json.dumps(signature))


def _made_beside(part: Path) -> Path:
    """Let a journal take shape beside it."""
    with taking_shape(part.with_name("New.journal")) as folder:
        (folder / "journal.db").write_bytes(b"new")
    assert os.listdir(part.with_name("New.journal")) == ["journal.db"]
    return part


def _aged(part: Path, seconds: int = DAY + 60) -> None:
    for path in (*part.iterdir(), part):
        told = path.stat()
        os.utime(path, (told.st_atime - seconds, told.st_mtime - seconds))


def _killed_while_making(into: Path) -> None:
    pid = os.fork()
    if pid == 0:
        try:
            with taking_shape(into) as folder:
                (folder / "journal.db").write_bytes(os.urandom(100))
                os.kill(os.getpid(), signal.SIGKILL)
        finally:
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == -signal.SIGKILL


def test_what_a_killed_run_left_goes_when_the_next_takes_shape_there(tmp_path: Path) -> None:
    into = tmp_path / "New.journal"
    _killed_while_making(into)
    (left,) = tmp_path.iterdir()
    assert {path.name for path in left.iterdir()} == {"journal.db", ".lock"}
    with taking_shape(into) as folder:
        assert not left.exists()
        assert (folder / ".lock").exists()
    assert list(tmp_path.iterdir()) == [into]
    assert list(into.iterdir()) == []


def _create(vault: Vault, into: Path, _: Path) -> None:
    vault.create(into, PASSPHRASE).close()


def _restore(vault: Vault, into: Path, place: Path) -> None:
    (backup,) = (place / "backups").glob("*.jbackup")
    vault.restore(backup, into, ByPassphrase(PASSPHRASE), silent)


def _rescue(vault: Vault, into: Path, place: Path) -> None:
    vault.rescue(place, into, ByPassphrase(PASSPHRASE), None, silent)


@pytest.mark.parametrize("act", [_create, _restore, _rescue])
def test_it_goes_with_every_act_that_makes_a_journal(
    vault: Vault,
    journal: OpenJournal,
    backed_up: Path,
    into: Path,
    part: Path,
    act: Callable[[Vault, Path, Path], None],
) -> None:
    journal.close()
    left = part.rename(into.parent / part.name)
    act(vault, into, journal.path)
    assert not left.exists()
    assert {path.name for path in into.iterdir()} == {"vault.json", "journal.db"}


def test_one_that_somebody_works_on_stays_however_long_it_takes(part: Path) -> None:
    (part / ".lock").unlink()
    held = lock.take(part / layout.LOCK)
    try:
        _aged(part, 9 * DAY)
        assert len(os.listdir(_made_beside(part))) == 5
    finally:
        held.release()


def _foreign_name(part: Path) -> None:
    (part / "letter.txt").write_text("the person's own")


def _folder_inside(part: Path) -> None:
    (part / "journal-1123456789abcdef.db").mkdir()


def _link_inside(part: Path) -> None:
    (part / "journal.db").unlink()
    (part / "journal.db").symlink_to(part / "vault.json")


def _other_mode(part: Path) -> None:
    part.chmod(0o755)


@pytest.mark.parametrize("change", [_foreign_name, _folder_inside, _link_inside, _other_mode])
def test_what_may_be_something_elses_stays_whole(
    part: Path, change: Callable[[Path], None]
) -> None:
    change(part)
    _aged(part)
    before = sorted(os.listdir(part))
    assert sorted(os.listdir(_made_beside(part))) == before


@pytest.mark.parametrize(
    "name", [".0123456789abcdef.part-journal", ".0123456789ABCDEF.part", ".01.part", "Old.journal"]
)
def test_a_folder_of_another_name_stays(part: Path, name: str) -> None:
    assert len(os.listdir(_made_beside(part.rename(part.with_name(name))))) == 5


def test_a_link_stays_and_what_it_leads_to(part: Path) -> None:
    away = part.rename(part.with_name("Away"))
    part.symlink_to(away)
    assert len(os.listdir(_made_beside(part))) == 5


def _unsigned(part: Path) -> None:
    (part / ".lock").write_bytes(b"")


def _without_lock(part: Path) -> None:
    (part / ".lock").unlink()


def _of_another_computer(part: Path) -> None:
    _signed(part, "another computer")


@pytest.mark.parametrize("change", [_unsigned, _without_lock, _of_another_computer])
def test_one_whose_end_is_not_certain_stays_for_a_day(
    part: Path, change: Callable[[Path], None]
) -> None:
    change(part)
    assert _made_beside(part).exists()
    shutil.rmtree(part.with_name("New.journal"))
    _aged(part)
    assert not _made_beside(part).exists()
