"""Every way a journal can refuse to open has its own sentence and code, and changes no byte."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from journal.app.services import build_services
from tests.commands import HOUSE, CommandLine, home_of, lasting_journal, secret_file
from tests.steps import PASSPHRASE, given, needs_in

NOBODY = 65534


def bytes_of(journal: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted(journal.iterdir()) if p.name != ".lock"}


def damage(path: Path, at: int) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 0x01
    path.write_bytes(data)


def newer(journal: Path) -> None:
    """Write the header as a later version might: another format, and a right sum."""
    header = json.loads((journal / "vault.json").read_text())
    header |= {"format": "journal-vault/2", "sum": ""}

    def canonical() -> bytes:
        return json.dumps(
            header, sort_keys=True, separators=(",", ":"), ensure_ascii=False
        ).encode()

    header["sum"] = hashlib.sha256(canonical()).hexdigest()
    (journal / "vault.json").write_bytes(canonical())


def emptied(journal: Path) -> None:
    for part in journal.iterdir():
        part.unlink()


BROKEN: dict[str, tuple[Callable[[Path], object], int, str]] = {
    "damaged header": (lambda j: damage(j / "vault.json", 100), 5, "The key part"),
    "damaged first page": (lambda j: damage(j / "journal.db", 5000), 6, "The file is damaged."),
    "zero-byte database": (lambda j: (j / "journal.db").write_bytes(b""), 7, "file is empty"),
    "missing database": (lambda j: (j / "journal.db").unlink(), 6, "file is missing"),
    "cut database": (
        lambda j: os.truncate(j / "journal.db", (j / "journal.db").stat().st_size - 100),
        6,
        "The file is damaged.",
    ),
    "newer version": (newer, 8, "newer version"),
    "not a journal": (
        emptied,
        11,
        "no journal at this place",
    ),
    "wrong passphrase": (
        lambda j: secret_file(j.parent, "not the passphrase"),
        4,
        "doesn't open this journal",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_journal_that_does_not_open_says_why(command: CommandLine, name: str) -> None:
    command.add("Something worth keeping.")
    breaks, code, sentence = BROKEN[name]
    breaks(command.journal)
    before = bytes_of(command.journal)
    for act, stdin in [(("list",), ""), (("check",), ""), (("add",), "More."), (("tags",), "")]:
        ran = command(*act, stdin=stdin)
        assert ran.code == code, ran.err
        assert sentence in ran.err
        assert "Traceback" not in ran.err
        assert ran.out == ""
    assert bytes_of(command.journal) == before


def test_every_refusal_has_its_own_sentence() -> None:
    same_damage = {"damaged first page", "cut database"}
    said = [sentence for name, (_, _, sentence) in BROKEN.items() if name not in same_damage]
    assert len(set(said)) == len(said)


def test_a_wrong_or_mistyped_code_changes_nothing(command: CommandLine, tmp_path: Path) -> None:
    right = (tmp_path / "code").read_text()
    other = command.on(tmp_path / "Other.journal", "create").out
    before = bytes_of(command.journal)
    wrong = secret_file(tmp_path, other, "wrong")
    slipped = secret_file(tmp_path, right[:-2] + ("0" if right[-2] != "0" else "1"), "slipped")
    new = secret_file(tmp_path, "another long one", "new")
    for code, sentence in [(wrong, "does not open this file"), (slipped, "typing slip")]:
        ran = command("recover", "--code-file", code, "--new-passphrase-file", new)
        assert ran.code == 4
        assert sentence in ran.err
    assert bytes_of(command.journal) == before
    assert command("list").code == 0


def test_a_short_passphrase_is_refused(command: CommandLine, tmp_path: Path) -> None:
    short = secret_file(tmp_path, "seven77", "short")
    before = bytes_of(command.journal)
    ran = command("passphrase", "--new-passphrase-file", short)
    assert ran.code == 64
    assert "8 characters" in ran.err
    assert bytes_of(command.journal) == before
    place = tmp_path / "Other.journal"
    assert command.raw("create", place, "--passphrase-file", short).code == 64
    assert not place.exists()


def test_a_journal_that_exists_is_not_made_again(command: CommandLine) -> None:
    before = bytes_of(command.journal)
    ran = command("create")
    assert ran.code == 64
    assert "already there" in ran.err
    assert bytes_of(command.journal) == before


def test_a_journal_open_elsewhere_is_left_alone(command: CommandLine, tmp_path: Path) -> None:
    elsewhere = build_services(needs_in(tmp_path))
    given(elsewhere.unlocking.unlock, command.journal, PASSPHRASE)
    ran = command("add", stdin="Not now.")
    assert ran.code == 9
    assert "already open" in ran.err
    elsewhere.unlocking.quit()
    assert command.listed() == []


@pytest.fixture
def readable(command: CommandLine) -> Iterator[Path]:
    """A copy of a journal that everyone may read and nobody but root may write."""
    journal = lasting_journal(command.folder)
    with tempfile.TemporaryDirectory() as folder:  # pytest's own folders let nobody in
        place = Path(folder)
        shutil.copytree(journal, place / journal.name)
        shutil.copy(command.secret, place)
        place.chmod(0o755)
        for part in place.rglob("*"):
            part.chmod(0o755 if part.is_dir() else 0o644)
        yield place / journal.name


@pytest.mark.skipif(not hasattr(os, "setuid") or os.getuid() != 0, reason="needs root to drop it")
@pytest.mark.skipif(
    not all(folder.stat().st_mode & 0o001 for folder in HOUSE.parents),
    reason="the checkout lies where only its owner may look",
)
def test_a_folder_that_cannot_be_written_is_read_only(command: CommandLine, readable: Path) -> None:
    before = bytes_of(readable)
    listed = _as_nobody(command, "list", readable)
    assert listed.returncode == 0, listed.stderr
    added = _as_nobody(command, "add", readable)
    assert added.returncode == 10, added.stderr
    assert b"cannot be written" in added.stderr
    assert bytes_of(readable) == before


def _as_nobody(
    command: CommandLine, name: str, journal: Path
) -> subprocess.CompletedProcess[bytes]:
    """Run a command without rights, after all code was loaded with them: it may lie in our home."""
    script = (
        "import contextlib, io, os, sys\n"
        "from journal.cli import main\n"
        "with contextlib.redirect_stdout(io.StringIO()):\n"
        "    assert main(['list', *sys.argv[3:]]) == 0\n"
        f"os.setgid({NOBODY}); os.setuid({NOBODY})\n"
        "secret = sys.argv[2] + '/../passphrase'\n"
        "sys.exit(main([*sys.argv[1:3], '--passphrase-file', secret]))\n"
    )
    warm = [command.folder / journal.name, "--passphrase-file", command.secret]
    return subprocess.run(
        [sys.executable, "-c", script, name, *map(str, [journal, *warm])],
        cwd=HOUSE,
        env=home_of(command.folder) | {"PYTHONPATH": str(HOUSE)},
        input=b"More.",
        capture_output=True,
        check=False,
    )


def test_a_missing_passphrase_file_is_wrong_usage(command: CommandLine, tmp_path: Path) -> None:
    ran = command.raw("list", command.journal, "--passphrase-file", tmp_path / "nothing")
    assert ran.code == 64
    ran = command.raw("list", command.journal)
    assert ran.code == 64
    assert "no terminal" in ran.err


def test_a_passphrase_file_that_others_can_read_is_used_with_a_warning(
    command: CommandLine,
) -> None:
    command.secret.chmod(0o644)
    ran = command("list", "--json")
    assert ran.code == 0
    assert ran.json == []
    assert "other users" in ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("add", "--prompt", "no-such-prompt"),
        ("add", "--tag", "  "),
        ("add", "--date", "20.11.2026"),
        ("show", "0123456789abcdef"),
        ("show", "not-hex-at-all"),
        ("list", "--label", "cold"),
        ("list", "--from", "yesterday"),
        ("search",),
        ("export", "--format", "docx", "--out", "x"),
        ("nonsense",),
    ],
)
def test_wrong_usage_is_64_and_adds_nothing(
    command: CommandLine, arguments: tuple[str, ...]
) -> None:
    ran = command(*arguments, stdin="Text.")
    assert ran.code == 64
    assert ran.err
    assert "Traceback" not in ran.err
    assert command.listed() == []


def test_no_text_adds_no_entry(command: CommandLine) -> None:
    assert command("add", stdin="\n").code == 64
    assert command.listed() == []


def test_a_fault_of_the_program_shows_no_values(
    command: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise LookupError("the words of an entry")

    monkeypatch.setattr("journal.cli.printing.as_line", fail)
    command.add("The words of an entry.")
    ran = command("list")
    assert ran.code == 70
    assert "LookupError at journal/cli/reviewing.py:" in ran.err
    assert "the words" not in ran.err
