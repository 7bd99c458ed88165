"""Before the window and after it: what is looked at first, and how the process is replaced."""

import ctypes
import os
import subprocess
import sys
from pathlib import Path

import pytest

from journal import preflight
from journal.domain.errors import MissingLibrary, NoDisplay

HOUSE = Path(__file__).parents[2]
LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks the Linux kernel")


def ran(script: Path, *arguments: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, str(script), *arguments],
        env={**os.environ, "PYTHONPATH": str(HOUSE)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.split()


@LINUX
def test_the_process_is_private(tmp_path: Path) -> None:
    script = tmp_path / "private.py"
    script.write_text(
        "import ctypes, os, resource\n"
        "from journal import process\n"
        "process.make_private()\n"
        "print(oct(os.umask(0o077)), resource.getrlimit(resource.RLIMIT_CORE)[1])\n"
        "print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))\n"  # PR_GET_DUMPABLE
    )
    assert ran(script) == ["0o77", "0", "0"]


@LINUX
def test_a_restart_is_the_same_process_with_nothing_left_in_it(tmp_path: Path) -> None:
    script = tmp_path / "again.py"
    script.write_text(
        "import os, sys\n"
        "from journal import process\n"
        "print(os.getpid(), len(sys.argv), flush=True)\n"
        "if len(sys.argv) < 3:\n"
        "    process.restart(['a place with spaces', 'second'])\n"
        "    print('still here')\n"
    )
    first, one, second, three = ran(script, "only")
    assert first == second
    assert (one, three) == ("2", "3")


def test_a_restart_that_cannot_be_done_returns(tmp_path: Path) -> None:
    script = tmp_path / "stay.py"
    script.write_text(
        "import sys\n"
        "from journal import process\n"
        "sys.executable = '/nowhere/at/all'\n"
        "process.restart([])\n"
        "print('stayed')\n"
    )
    assert ran(script) == ["stayed"]


@LINUX
def test_no_display_is_told_before_qt_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(NoDisplay):
        preflight.check_display()
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    preflight.check_display()


@LINUX
def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    real = ctypes.CDLL

    def without_cursor(name: str) -> ctypes.CDLL:
        if "libqxcb" in name:
            said = "libxcb-cursor.so.0: cannot open shared object file"
            raise OSError(said)
        return real(name)

    monkeypatch.setattr(ctypes, "CDLL", without_cursor)
    with pytest.raises(MissingLibrary) as missing:
        preflight.check_libraries({"DISPLAY": ":0"})
    assert missing.value.name == "libxcb-cursor.so.0"
    assert "libxcb-cursor0" in preflight.install_line()
    preflight.check_libraries({"QT_QPA_PLATFORM": "offscreen"})


@LINUX
def test_a_program_that_is_asked_to_end_keeps_the_page_and_goes(tmp_path: Path, full: bool) -> None:
    script = tmp_path / "ended.py"
    script.write_text(
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from PySide6.QtCore import QTimer\n"
        "from journal.app import running\n"
        "from journal.app.services import build_services\n"
        "from tests.steps import PASSPHRASE, given, needs_in\n"
        "folder = Path(sys.argv[1])\n"
        "place = folder / 'Quiet.journal'\n"
        "made = build_services(needs_in(folder))\n"
        "given(made.unlocking.create, place, PASSPHRASE)\n"
        "made.unlocking.quit()\n"
        "show = running.build_window\n"
        "def shown(*given):\n"
        "    window = show(*given)\n"
        "    def write():\n"
        "        page = window.frame.pages.writing\n"
        "        if not window.frame.isVisible():\n"
        "            return window.lock.asking.open_button.click()\n"
        "        page.desk.editor.insertPlainText('in the middle of a wo')\n"
        "        page.desk.editor.selectAll()\n"
        "        page.desk.editor.copy()\n"  # Qt, which goes after Python, would hold it to the end
        "        timer.stop()\n"
        "        os.kill(os.getpid(), getattr(signal, sys.argv[2]))\n"
        "    timer = QTimer(window, interval=50)\n"
        "    timer.timeout.connect(write)\n"
        "    timer.start()\n"
        "    return window\n"
        "running.build_window = shown\n"
        "code = running.run_demo(place, PASSPHRASE, needs_in(folder))\n"
        "again = build_services(needs_in(folder))\n"
        "given(again.unlocking.unlock, place, PASSPHRASE)\n"
        "print(code, given(again.writing.drafts)[0].content.body.replace(' ', '_'))\n"
    )
    for signal in ("SIGTERM", "SIGHUP", "SIGINT") if full else ("SIGTERM",):
        folder = tmp_path / signal
        folder.mkdir()
        assert ran(script, str(folder), signal) == ["0", "in_the_middle_of_a_wo"]
