"""After locking, the memory of the process holds neither a key nor a word: the kernel shows it."""

import contextlib
import json
import os
import re
import secrets
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from journal.app.services import Needs, build_services
from journal.services.work import quick_vault
from journal.vault.keys import Keys
from journal.vault.recovery import root_of
from tests.commands import HOUSE, home_of
from tests.steps import given

LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks the Linux kernel")
NOBODY = 65534
_AT_ONCE = 1 << 24
WORDS = ("Gherkin", "lighthouse", "parsimony", "swallowtail", "bassoon", "Ottilie", "trellis")


def sentence() -> str:
    """Return words in an order that stands nowhere, also not in this file."""
    return " ".join(secrets.choice(WORDS) + str(secrets.randbelow(10_000)) for _ in range(5))


def text_marks(name: str, text: str) -> dict[str, bytes]:
    """Return a text as C, Qt and Python's wide strings hold it."""
    return {f"{name} {form}": text.encode(form) for form in ("utf-8", "utf-16-le", "utf-32-le")}


def key_marks(code: str) -> dict[str, bytes]:
    """Return the root secret and the database key, raw and in hex, and the recovery code."""
    root = root_of(code)
    keys = Keys(root)
    raw = {"root": bytes(root), "database key": bytes(keys.database)}
    hexed = {f"{name} in hex": key.hex().encode() for name, key in raw.items()}
    return {**raw, **hexed, **text_marks("recovery code", code)}


def found_in_memory(pid: int, marks: dict[str, bytes], every: bool) -> set[str]:
    """Return the names of the marks that any readable page of a process holds.

    Unless `every` is set, pages of files that can only be read are passed over: nothing can have
    been put there.
    """
    found: set[str] = set()
    overlap = max(len(mark) for mark in marks.values())
    with Path(f"/proc/{pid}/maps").open() as maps, Path(f"/proc/{pid}/mem").open("rb", 0) as memory:
        for line in maps:
            span = re.match(r"([0-9a-f]+)-([0-9a-f]+) r(w?)(?!.*\[vvar).*?(/\S+)?$", line)
            if span and (every or span[3] or not span[4]):
                for piece in _pieces(memory.fileno(), int(span[1], 16), int(span[2], 16), overlap):
                    found |= {name for name, mark in marks.items() if mark in piece}
    return found


def _pieces(memory: int, start: int, end: int, overlap: int) -> Iterator[bytes]:
    while start < end:
        with contextlib.suppress(OSError):
            yield os.pread(memory, min(_AT_ONCE, end - start), start)
        start += _AT_ONCE - overlap


class Program:
    """The program at its window in a process of its own, told line by line what to do."""

    def __init__(self, journal: Path, folder: Path, *acts: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.safety.sitting", journal, *acts],
            cwd=HOUSE,
            env=home_of(folder) | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(HOUSE)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    @property
    def pid(self) -> int:
        return self.process.pid

    def say(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def told(self, begins: str) -> str:
        """Return the next line that begins so."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if line.startswith(begins):
                return line.strip()
        raise AssertionError(f"the program ended before {begins!r}")

    def end(self) -> None:
        self.process.kill()
        self.process.communicate()


@LINUX
def test_after_locking_no_key_and_no_word_is_left_in_memory(
    tmp_path: Path, full: bool, figure: Callable[[str], None]
) -> None:
    needs = Needs(
        vault=lambda: quick_vault(Path(home_of(tmp_path)["XDG_STATE_HOME"])),
        preferences=tmp_path / "preferences.json",
    )
    services, journal = build_services(needs), tmp_path / "Quiet.journal"
    passphrase, text, unfinished = sentence(), sentence(), sentence()
    code = given(services.unlocking.create, journal, passphrase)
    services.unlocking.quit()
    marks = {**key_marks(code), **text_marks("text", text), **text_marks("draft", unfinished)}
    marks |= text_marks("passphrase", passphrase)
    program = Program(journal, tmp_path, "unlock", "write", "draft", "wait", "lock")
    try:
        sitting = {"passphrase": passphrase, "text": text, "draft": unfinished}
        program.say(json.dumps(sitting))
        program.told("draft")
        try:
            before = found_in_memory(program.pid, marks, full)
        except PermissionError:
            pytest.skip("only root may read the memory of a process that forbids it")
        assert {"root", "database key", "text utf-8", "draft utf-16-le"} <= before  # the control
        program.say("")
        assert program.told("again") == "again, dumpable 0, core (0, 0)"
        assert Path(f"/proc/{program.pid}/cmdline").exists()  # the same process as before
        assert found_in_memory(program.pid, marks, full) == set()
        limits = Path(f"/proc/{program.pid}/limits").read_text()
        assert re.search(r"Max core file size +0 +0 ", limits)
        assert Path(f"/proc/{program.pid}/mem").stat().st_uid == 0
        figure(f"in memory: {len(before)} marks before locking, 0 of {len(marks)} after it")
    finally:
        program.end()
    again = build_services(needs)
    given(again.unlocking.unlock, journal, passphrase)
    assert [draft.content.body for draft in given(again.writing.drafts)] == [unfinished]
    again.unlocking.quit()


@LINUX
@pytest.mark.skipif(not hasattr(os, "setuid") or os.getuid() != 0, reason="needs root to drop it")
def test_the_same_account_may_not_read_the_memory_of_a_private_process() -> None:
    script = (
        "import ctypes, os, sys\n"
        "from journal import process\n"
        f"os.setgid({NOBODY}); os.setuid({NOBODY})\n"
        "def readable(pid):\n"
        "    try:\n"
        "        open(f'/proc/{pid}/mem', 'rb').close()\n"
        "        return 'read'\n"
        "    except PermissionError:\n"
        "        return 'refused'\n"
        "def ask():\n"
        "    sys.stdout.flush()\n"
        "    pid = os.getpid()\n"
        "    if os.fork() == 0:\n"
        "        ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)\n"
        "        print(readable(pid), flush=True)\n"
        "        os._exit(0)\n"
        "    os.wait()\n"
        "ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)\n"  # PR_SET_DUMPABLE: the control
        "ask()\n"
        "process.make_private()\n"
        "ask()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=HOUSE, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["read", "refused"]
