"""The program in a process of its own: terminal, pipes, signals, locale."""

import json
import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from journal import __version__, preflight
from journal.cli import main
from journal.domain.errors import MissingLibrary
from tests.commands import MAIN, home_of, lasting_journal, ran, secret_file, started
from tests.steps import PASSPHRASE

if sys.platform != "win32":
    import pty


def test_the_version_is_told(tmp_path: Path) -> None:
    assert ran(tmp_path, "--version", anew=True).out == f"Stillwater {__version__}\n"


def test_help_lists_every_command_and_exit_code(tmp_path: Path) -> None:
    shown = ran(tmp_path, "--help")
    assert shown.code == 0
    for word in ("create", "recover", "search", "export", "passphrase", "exit codes", "130"):
        assert word in shown.out


def test_without_a_terminal_the_passphrase_must_come_in_a_file(tmp_path: Path) -> None:
    journal = lasting_journal(tmp_path)
    for command in ("list", "add"):
        asked = ran(tmp_path, command, journal, stdin=b"Some text.\n")
        assert asked.code == 64
        assert "no terminal" in asked.err


def test_making_a_journal_measures_what_a_guess_costs(tmp_path: Path) -> None:
    """The one run with the key derivation that a person gets."""
    secret = secret_file(tmp_path)
    journal = tmp_path / "Real.journal"
    assert ran(tmp_path, "create", journal, "--passphrase-file", secret, anew=True).code == 0
    assert ran(tmp_path, "list", journal, "--passphrase-file", secret, "--json").out == "[]\n"


def test_output_is_utf8_in_any_locale(tmp_path: Path) -> None:
    journal, opening = lasting_journal(tmp_path), ("--passphrase-file", tmp_path / "passphrase")
    text = "Café, 🎶 and עברית."
    added = ran(tmp_path, "add", journal, *opening, stdin=text.encode(), anew=True)
    assert added.code == 0, added.err
    shown = ran(tmp_path, "show", journal, added.out.strip(), *opening, anew=True)
    assert shown.out.endswith(f"{text}\n")


def test_readings_come_line_by_line(tmp_path: Path) -> None:
    process = started(tmp_path, "read", "--jsonl", stdin=-1)
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(b'{"id": 7, "text": "I said no and I meant it."}\n')
    process.stdin.flush()
    assert process.stdout.readline().startswith(b'{"id": 7, "label": ')
    process.stdin.write(b'{"id": "seven"\n\xff\xfe\n{"id": "end", "text": ""}')
    rest, _ = process.communicate(timeout=60)
    first, second, third = rest.decode().splitlines()
    assert first.startswith('{"id": null, "error": ')
    assert second == first.replace("Line 2", "Line 3") != first
    assert third.startswith('{"id": "end", "label": "unclear"')
    assert process.returncode == 1


def test_a_reader_that_has_enough_ends_the_program_quietly(tmp_path: Path) -> None:
    process = started(tmp_path, "read", "--jsonl", stdin=-1)
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(b'{"id": 1, "text": "One."}\n')
    process.stdin.flush()
    process.stdout.readline()
    process.stdout.close()
    process.stdout = None
    _, err = process.communicate(b'{"id": 2, "text": "Two."}\n' * 3, timeout=60)
    assert err == b""
    assert process.returncode == 0


def test_an_interrupt_ends_with_130(tmp_path: Path) -> None:
    process = started(tmp_path, "read", "--jsonl", stdin=-1, anew=True)
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(b'{"id": 1, "text": "One."}\n')
    process.stdin.flush()
    process.stdout.readline()  # by now the program runs
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in err


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_without_a_screen_the_window_says_so(tmp_path: Path) -> None:
    shown = ran(tmp_path, anew=True)
    assert shown.code == 2
    assert "no screen to open a window on" in shown.err


def test_a_missing_library_is_named_with_what_installs_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing() -> None:
        raise MissingLibrary("libEGL.so.1")

    monkeypatch.setattr(preflight, "check_display", lambda: None)
    monkeypatch.setattr(preflight, "check_libraries", missing)
    assert main([]) == 3
    told = capsys.readouterr().err
    for words in ("libEGL.so.1", "sudo apt install", "sudo dnf install"):
        assert words in told


def test_a_window_on_a_journal_that_is_not_there_is_refused(tmp_path: Path) -> None:
    shown = ran(tmp_path, tmp_path / "Nowhere.journal")
    assert shown.code == 11
    assert "no journal at this place" in shown.err


@pytest.mark.parametrize(
    "arguments",
    [("--screens", "pictures"), ("Quiet.journal", "list"), ("Quiet.journal", "--demo"), ("quiet",)],
)
def test_what_makes_no_sense_is_wrong_usage(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 64
    assert "usage: stillwater" in capsys.readouterr().err


def test_an_interrupted_import_brings_in_all_or_nothing(tmp_path: Path) -> None:
    journal, opening = lasting_journal(tmp_path), ("--passphrase-file", tmp_path / "passphrase")
    lines = [
        json.dumps({"date": "2026-01-01", "text": f"Entry {n}. " + "And on. " * 100})
        for n in range(1000)
    ]
    file = tmp_path / "in.jsonl"
    file.write_text("\n".join(lines))
    bringing = started(tmp_path, "import", journal, file, "--format", "jsonl", *opening, anew=True)
    while not _ended_within(0.005, bringing) and not (journal / ".lock").exists():
        continue  # from here on the journal is open
    bringing.send_signal(signal.SIGINT)
    _, err = bringing.communicate(timeout=120)
    assert bringing.returncode in (0, 130)
    assert b"Traceback" not in err
    listed = ran(tmp_path, "list", journal, "--json", *opening)
    assert len(json.loads(listed.out)) in (0, 1000)
    assert ran(tmp_path, "check", journal, *opening).code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_the_passphrase_is_asked_for_without_echo(tmp_path: Path) -> None:
    journal = lasting_journal(tmp_path)
    pid, terminal = pty.fork()
    if pid == 0:
        os.execve(
            sys.executable, [sys.executable, str(MAIN), "list", str(journal)], home_of(tmp_path)
        )
    shown = _until(terminal, b"Passphrase: ")
    os.write(terminal, PASSPHRASE.encode() + b"\n")
    shown += _until(terminal, None)
    _, status = os.waitpid(pid, 0)
    os.close(terminal)
    assert os.waitstatus_to_exitcode(status) == 0, shown
    assert PASSPHRASE.encode() not in shown


def _ended_within(seconds: float, process: subprocess.Popen[bytes]) -> bool:
    """Look whether a process has ended, and leave the processor to it meanwhile."""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    return True


def _until(terminal: int, words: bytes | None, patience: float = 60) -> bytes:
    """Return what the terminal shows up to `words`, or up to its end."""
    shown = b""
    last = time.monotonic() + patience
    while words is None or words not in shown:
        ready, _, _ = select.select([terminal], [], [], max(0.0, last - time.monotonic()))
        assert ready, shown
        try:
            piece = os.read(terminal, 4096)
        except OSError:  # how Linux says that the other side has ended
            piece = b""
        if not piece:
            break
        shown += piece
    return shown
