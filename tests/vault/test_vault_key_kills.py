"""Killed at any moment of a change of keys, a journal opens with the old or the new secret."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from journal.domain.errors import WrongCode, WrongPassphrase
from journal.domain.selection import Selection
from journal.vault import header
from journal.vault.open_journal import OpenJournal
from journal.vault.vault import Vault
from tests import warm
from tests.vault.pages import PASSPHRASE, saved

NEW = "nobody knows this one"
ENTRIES = 20

# Counts the calls into the system and into SQLite, in and out, and dies at one of them: the one
# of a number, or of a kind and name.
_CHILD = """
import os, signal, sys
from pathlib import Path
from tests.quick import quick_vault
from tests.vault.pages import PASSPHRASE
folder, place, new, act, fatal = Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:]
journal = quick_vault(folder).open(place, PASSPHRASE)
steps, begun = 1, 0
def step(frame, event, called):
    global steps, begun
    if event == "call" and frame.f_code.co_name == act:
        begun = begun or steps
    outside = getattr(called, "__module__", "") == "posix" or getattr(called, "__name__", "") in (
        "execute", "write", "flush", "set_key")
    if event in ("c_call", "c_return") and outside:
        steps += 1
        if fatal == str(steps) or begun and fatal == f"{event} {called.__name__}":
            os.kill(os.getpid(), signal.SIGKILL)
sys.setprofile(step)
if act == "written_anew":
    journal.change_because_known(PASSPHRASE, new, lambda done, of: None)
else:
    journal.change_passphrase(PASSPHRASE, new)
sys.setprofile(None)
print(begun, steps)
"""


@dataclass(frozen=True)
class Scene:
    """A closed journal, its recovery code, and a place at which copies of it are changed."""

    vault: Vault
    origin: Path
    code: str
    folder: Path

    def child(self, act: str, fatal: str) -> subprocess.CompletedProcess[str]:
        """Change the keys of a fresh copy in another process, killed at a step."""
        shutil.rmtree(self.place, ignore_errors=True)
        shutil.copytree(self.origin, self.place)
        return subprocess.run(
            [*warm.python(), "-c", _CHILD, str(self.folder), str(self.place), NEW, act, fatal],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )

    @property
    def place(self) -> Path:
        """Where the copy lies."""
        return self.folder / "Killed.journal"

    def opens(self, passphrase: str) -> bool:
        """Tell whether a passphrase opens the copy; where it does everything must be there."""
        try:
            journal = self.vault.open(self.place, passphrase)
        except WrongPassphrase:
            return False
        with journal.work() as work:
            assert len(work.entries.find(Selection(words="river"))) == ENTRIES
        assert journal.check(lambda done, of: None).sound
        journal.close()
        return True

    def code_opens(self) -> bool:
        """Tell whether the code from before opens the copy."""
        try:
            self.vault.recover(self.place, self.code, "yet another one").close()
        except WrongCode:
            return False
        return True


@pytest.fixture
def scene(vault: Vault, journal: OpenJournal, place: Path, tmp_path: Path) -> Scene:
    for number in range(ENTRIES):
        saved(journal, f"A day by the river, {number}. " + "And so on. " * 500)
    code = journal.recovery_code()
    journal.close()
    return Scene(vault, place, code, tmp_path)


SWITCH = ("c_call replace", "c_return replace")
"""Before and after the one rename."""


def _moments(scene: Scene, act: str, kills: int) -> list[str]:
    if not kills:
        return []
    begun, steps = map(int, scene.child(act, "never").stdout.split())
    return [str(begun + 1 + (steps - begun) * kill // kills) for kill in range(kills)]


def _killed_at(scene: Scene, act: str, moment: str) -> bool:
    """Kill a change at a step; tell whether the new passphrase opens. Never both, never neither."""
    assert scene.child(act, moment).returncode == -signal.SIGKILL
    is_new = scene.opens(NEW)
    assert scene.opens(PASSPHRASE) is not is_new
    database = header.read(scene.place / "vault.json").db
    left = {path.name for path in scene.place.iterdir()} - {"backups"}
    assert left == {"vault.json", database}
    return is_new


def _killed(scene: Scene, act: str, kills: int) -> str:
    """Kill a change at the switch and at as many other moments; return how it went, in words."""
    assert [_killed_at(scene, act, moment) for moment in SWITCH] == [False, True]
    ends = [False, True]
    for moment in _moments(scene, act, kills):
        is_new = _killed_at(scene, act, moment)
        assert scene.code_opens() is (act == "change_passphrase" or not is_new)
        ends.append(is_new)
    return f"{len(ends)} kills: {sum(ends)} new, {ends.count(False)} old, 0 neither, 0 entries lost"


def test_a_kill_while_everything_is_written_anew(
    scene: Scene, full: bool, figure: Callable[[str], None]
) -> None:
    figure(f"re-key, {_killed(scene, 'written_anew', 46 if full else 0)}")


def test_a_kill_while_the_header_is_written(
    scene: Scene, full: bool, figure: Callable[[str], None]
) -> None:
    figure(f"change of passphrase, {_killed(scene, 'change_passphrase', 38 if full else 0)}")
