"""The command line in tests: in this process on a quick vault, or in a process of its own."""

import atexit
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from journal import cli
from journal.services.work import quick_vault
from tests import warm
from tests.steps import PASSPHRASE, needs_in

HOUSE = Path(__file__).parents[1]
MAIN = HOUSE / "main.py"


@dataclass(frozen=True)
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def secret_file(folder: Path, text: str = PASSPHRASE, name: str = "passphrase") -> Path:
    """Return a file that only its owner can read."""
    path = folder / name
    path.write_text(f"{text}\n", encoding="utf-8")
    path.chmod(0o600)
    return path


class CommandLine:
    """Runs commands on one journal, each with the passphrase in a file."""

    def __init__(
        self, folder: Path, capsys: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch
    ) -> None:
        self.folder = folder
        self.journal = folder / "Quiet.journal"
        self.secret = secret_file(folder)
        self._capsys = capsys
        self._patch = patch

    def __call__(self, command: str, *arguments: object, stdin: str = "") -> Ran:
        """Run a command on the journal of this test."""
        return self.on(self.journal, command, *arguments, stdin=stdin)

    def on(self, journal: Path, command: str, *arguments: object, stdin: str = "") -> Ran:
        """Run a command on another journal."""
        opening = [] if command == "recover" else ["--passphrase-file", self.secret]
        return self.raw(command, journal, *arguments, *opening, stdin=stdin)

    def raw(self, *arguments: object, stdin: str = "") -> Ran:
        """Run the program with exactly these arguments."""
        self._patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        self._capsys.readouterr()
        code = cli.main([str(argument) for argument in arguments], needs_in(self.folder))
        out, err = self._capsys.readouterr()
        return Ran(code, out, err)

    def add(self, text: str, *arguments: object) -> str:
        """Add an entry and return its id."""
        ran = self("add", *arguments, stdin=text)
        assert ran.code == 0, ran.err
        return ran.out.strip()

    def listed(self, *arguments: object) -> list[dict[str, Any]]:
        """Return the rows of `list --json`."""
        rows: list[dict[str, Any]] = self("list", "--json", *arguments).json
        return rows


def home_of(folder: Path) -> dict[str, str]:
    """Return an environment in which every place a program may write lies below `folder`."""
    home = folder / "home"
    temp = folder / "temp"
    for place in (home, temp):
        place.mkdir(exist_ok=True)
    names = ("PATH", "SYSTEMROOT", "PYTHONPYCACHEPREFIX")  # where bytecode is read, not written
    kept = {name: os.environ[name] for name in names if name in os.environ}
    return {
        **kept,
        "HOME": str(home),
        "TMPDIR": str(temp),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def lasting_journal(folder: Path) -> Path:
    """Make a journal that a process of its own opens as it is, its key being dear enough."""
    home_of(folder)
    secret_file(folder)
    return shutil.copytree(_lasting(), folder / "Lasting.journal")


@cache
def _lasting() -> Path:
    """Make such a journal once, since copying one is quicker."""
    folder = Path(tempfile.mkdtemp(prefix="stillwater-lasting-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    vault = quick_vault(folder / "state")
    vault.create(folder / "Lasting.journal", PASSPHRASE).close()
    return folder / "Lasting.journal"


def started(
    folder: Path,
    *arguments: object,
    program: tuple[object, ...] = (MAIN,),
    anew: bool = False,
    **options: Any,
) -> subprocess.Popen[bytes]:
    """Start the program in a process of its own, without a terminal, at home in `folder`.

    Only a test of the start itself needs Python `anew`; others take a process that has loaded it.
    """
    python = [sys.executable] if anew else warm.python()
    return subprocess.Popen(
        [*python, *(str(argument) for argument in (*program, *arguments))],
        cwd=HOUSE,
        env=home_of(folder),
        start_new_session=True,
        **{
            "stdin": subprocess.DEVNULL,
            "stdout": subprocess.PIPE,
            "stderr": subprocess.PIPE,
            **options,
        },
    )


def ran(folder: Path, *arguments: object, stdin: bytes = b"", **options: Any) -> Ran:
    """Run the program to its end in a process of its own."""
    process = started(folder, *arguments, stdin=subprocess.PIPE, **options)
    out, err = process.communicate(stdin, timeout=120)
    return Ran(process.returncode, out.decode(), err.decode())
