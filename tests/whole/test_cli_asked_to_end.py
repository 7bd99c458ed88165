"""A command that the system asks to end, as at a shutdown, leaves nothing unfinished behind."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from journal import process
from tests.commands import CommandLine

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")

REQUESTS = (signal.SIGTERM, signal.SIGHUP)


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    before = {each: signal.getsignal(each) for each in REQUESTS}
    yield
    for each, handler in before.items():
        signal.signal(each, handler)


def _ask(request: signal.Signals) -> None:
    """Send this process a request to end, unless nothing listens and the tests would end too."""
    assert signal.getsignal(request) is not signal.SIG_DFL
    os.kill(os.getpid(), request)


def _asking_before_it_has_a_name(request: signal.Signals, patch: pytest.MonkeyPatch) -> list[str]:
    """Ask at the last moment of a journal that takes shape, and tell what it held then."""
    held: list[str] = []
    rename = Path.rename

    def ask(path: Path, target: Path) -> Path:
        if path.is_dir():
            held.extend(os.listdir(path))
            _ask(request)
        return rename(path, target)

    patch.setattr(Path, "rename", ask)
    return held


@pytest.mark.parametrize("request_", REQUESTS)
@pytest.mark.parametrize("act", ["create", "restore", "rescue"])
def test_nothing_is_left_of_a_journal_that_was_being_made(
    command: CommandLine,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    act: str,
    request_: signal.Signals,
) -> None:
    command.add("A day by the river.")
    assert command("backup").code == 0
    (backup,) = (command.journal / "backups").glob("*.jbackup")
    sources = {"create": (), "restore": (backup,), "rescue": (command.journal,)}
    before = sorted(os.listdir(tmp_path))
    held = _asking_before_it_has_a_name(request_, monkeypatch)
    into = tmp_path / "New.journal"
    ran = command.raw(act, *sources[act], into, "--passphrase-file", command.secret)
    assert (ran.code, "Traceback" in ran.err) == (130, False)
    assert sorted(held) == ["journal.db", "vault.json"]
    assert sorted(os.listdir(tmp_path)) == before
    assert signal.getsignal(request_) is signal.SIG_DFL


def test_a_second_request_does_not_disturb_the_tidying_up() -> None:
    tidied = []

    def act() -> None:
        try:
            _ask(signal.SIGTERM)
        finally:
            _ask(signal.SIGTERM)
            _ask(signal.SIGHUP)
            tidied.append(True)

    with pytest.raises(KeyboardInterrupt), process.ending_in_order():
        act()
    assert tidied == [True]


def test_a_terminal_that_goes_does_not_end_what_was_told_to_ignore_it() -> None:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    with process.ending_in_order():
        os.kill(os.getpid(), signal.SIGHUP)
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
