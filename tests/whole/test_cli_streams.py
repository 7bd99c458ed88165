"""Standard streams that are closed or full: no fault of the program, and no code lost unseen."""

import os
import sys
from pathlib import Path

import pytest

from tests.commands import CommandLine, lasting_journal, secret_file, started

NO_FULL = "this system has no file that is always full"
always_full = pytest.mark.skipif(not os.path.exists("/dev/full"), reason=NO_FULL)


@pytest.mark.skipif(sys.platform == "win32", reason="closing streams of POSIX")
@pytest.mark.parametrize(
    ("stream", "command", "code"), [(0, "add", 64), (1, "list", 0), (2, "list", 0)]
)
def test_a_closed_stream_is_no_fault_of_the_program(
    tmp_path: Path, stream: int, command: str, code: int
) -> None:
    journal, secret = lasting_journal(tmp_path), secret_file(tmp_path)
    process = started(
        tmp_path,
        *(command, journal, "--passphrase-file", secret),
        anew=True,
        preexec_fn=lambda: os.close(stream),
    )
    _, err = process.communicate(timeout=120)
    assert process.returncode == code, err
    assert b"inside Stillwater" not in err


def test_a_journal_is_not_made_when_nobody_can_see_its_code(
    command: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", None)
        made = command.on(tmp_path / "Other.journal", "create")
    assert made.code == 64
    assert "--recovery-out" in made.err
    assert not (tmp_path / "Other.journal").exists()


@always_full
def test_a_code_that_could_not_be_written_out_is_told(
    command: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open("/dev/full", "w", encoding="utf-8") as full, monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", full)
        made = command.on(tmp_path / "Other.journal", "create")
    assert made.code == 64
    assert "could not be written out" in made.err
    assert command.on(tmp_path / "Other.journal", "list").code == 0


@always_full
def test_output_that_finds_no_room_is_a_full_disk(
    command: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    command.add("A day by the river.")
    with open("/dev/full", "w", encoding="utf-8") as full, monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", full)
        listed = command("list")
    assert listed.code == 12
    assert "disk is full" in listed.err
    assert "saving tries again" not in listed.err
