"""Sleep and screen lock as the system tells them, on a private bus with a login manager of ours."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtDBus import QDBusConnection
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal.app.services import Services
from journal.services.door import Locked, Open, State
from journal.ui.kit.system_signs import SAVERS, SystemSigns
from journal.ui.window import Window
from tests.steps import given
from tests.ui.buses import LOGIN, SESSION, Bus, LoginManager, private_bus
from tests.ui.windows import gone, made, shown, unlock

pytestmark = pytest.mark.skipif(
    shutil.which("dbus-daemon") is None, reason="dbus-daemon is not installed"
)

REPLACED = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from journal.app import running
from journal.app.services import build_services
from tests.steps import PASSPHRASE, given, needs_in

given_place = Path(sys.argv[1])
if given_place.suffix:
    place = given_place
    services = build_services(needs_in(place.parent))
    given(services.unlocking.unlock, place, PASSPHRASE)
    (draft,) = given(services.writing.drafts)
    print(f"{os.getpid()} was replaced with: {draft.content.body}")
    sys.exit()
folder = given_place
place = folder / "Quiet.journal"
show = running.build_window

def shown(*given):
    window = show(*given)
    def write():
        if not window.frame.isVisible():
            window.first_run.place_chosen.emit(place)  # not the one it began with
            window.lock.field.setText(PASSPHRASE)
            return window.lock.asking.open_button.click()
        timer.stop()
        window.frame.pages.writing.desk.editor.insertPlainText("in the middle of a wo")
        (folder / "written").touch()
    timer = QTimer(window, interval=50)
    timer.timeout.connect(write)
    timer.start()
    return window

running.build_window = shown
running._show(needs_in(folder), folder / "Another.journal", anew=True)
"""


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    with private_bus(tmp_path) as address:
        yield address


@pytest.fixture
def bus(address: str, qapp: QApplication) -> Iterator[Bus]:
    bus = Bus(address, LoginManager())
    yield bus
    for name in bus.names:
        QDBusConnection.disconnectFromBus(name)
    for near in bus.manager.holds:
        os.close(near)


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return made(tmp_path)


@pytest.fixture
def window(services: Services, qapp: QApplication) -> Iterator[Window]:
    window = shown(services, qapp)
    unlock(window)
    window.frame.pages.writing.desk.editor.setFocus()
    QTest.keyClicks(window.frame.pages.writing.desk.editor, "The kettle had gone quiet.")
    yield window
    gone(window, qapp)


def listening(bus: Bus, services: Services, window: Window, qtbot: QtBot) -> SystemSigns:
    signs = SystemSigns(
        services.unlocking.lock, system=bus.connected, session=bus.connected, parent=window
    )
    signs.listen()
    qtbot.waitUntil(lambda: signs.holds_sleep)
    return signs


def kept(services: Services, window: Window) -> list[str]:
    unlock(window)
    return [draft.content.body for draft in given(services.writing.drafts)]


def sleeps(bus: Bus) -> None:
    bus.say("/org/freedesktop/login1", f"{LOGIN}.Manager", "PrepareForSleep", True)


def session_locks(bus: Bus) -> None:
    bus.say(SESSION, f"{LOGIN}.Session", "Lock")


def saver_comes(bus: Bus) -> None:
    bus.say("/any/path", SAVERS[0], "ActiveChanged", True)


def test_the_window_locks_with_the_screen_and_keeps_the_page(
    bus: Bus, services: Services, window: Window, qtbot: QtBot
) -> None:
    listening(bus, services, window, qtbot)
    for sign in (session_locks, saver_comes, sleeps):
        sign(bus)
        qtbot.waitUntil(lambda: isinstance(services.door.state, Locked))
        assert window.lock.isVisible(), sign.__name__
        assert kept(services, window) == ["The kettle had gone quiet."], sign.__name__


def test_sleep_waits_until_the_page_is_saved_and_the_journal_closed(
    bus: Bus, services: Services, window: Window, qtbot: QtBot
) -> None:
    signs = listening(bus, services, window, qtbot)
    assert bus.manager.asked == [("sleep", "Stillwater", "saves and locks", "delay")]
    held: list[tuple[str, bool]] = []

    def before_saving() -> None:
        held.append(("before saving", not bus.manager.let_go()[0]))

    def follow(state: State) -> None:
        if isinstance(state, Locked):
            held.append(("locked", not bus.manager.let_go()[0]))

    services.unlocking.hide_at_lock(before_saving)
    services.door.listen(follow)
    sleeps(bus)
    qtbot.waitUntil(lambda: bus.manager.let_go() == [True])
    assert held == [("before saving", True), ("locked", True)]
    assert not signs.holds_sleep
    assert kept(services, window) == ["The kettle had gone quiet."]


def test_a_program_that_is_replaced_lets_go_of_sleep_with_its_page_saved(
    bus: Bus, tmp_path: Path, qtbot: QtBot
) -> None:
    made(tmp_path)
    script = tmp_path / "sleeping.py"
    script.write_text(REPLACED)
    program = subprocess.Popen(
        [sys.executable, str(script), str(tmp_path)],
        env={
            **os.environ,
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "QT_QPA_PLATFORM": "offscreen",
            "DBUS_SYSTEM_BUS_ADDRESS": bus.address,
            "DBUS_SESSION_BUS_ADDRESS": bus.address,
        },
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        qtbot.waitUntil((tmp_path / "written").exists, timeout=60_000)
        qtbot.waitUntil(lambda: len(bus.manager.holds) == 1, timeout=60_000)
        assert bus.manager.let_go() == [False]
        sleeps(bus)
        qtbot.waitUntil(lambda: bus.manager.let_go() == [True], timeout=60_000)
        said, _ = program.communicate(timeout=60)
    finally:
        program.kill()
        program.wait()
    assert said.splitlines() == [f"{program.pid} was replaced with: in the middle of a wo"]


def test_sleep_is_held_back_again_after_waking(
    bus: Bus, services: Services, window: Window, qtbot: QtBot
) -> None:
    signs = listening(bus, services, window, qtbot)
    sleeps(bus)
    qtbot.waitUntil(lambda: not signs.holds_sleep)
    bus.say("/org/freedesktop/login1", f"{LOGIN}.Manager", "PrepareForSleep", False)
    qtbot.waitUntil(lambda: signs.holds_sleep)
    assert bus.manager.let_go() == [True, False]


def test_each_desktops_lock_screen_is_heard(bus: Bus, qtbot: QtBot) -> None:
    reasons: list[str] = []
    signs = SystemSigns(reasons.append, system=bus.connected, session=bus.connected)
    signs.listen()
    qtbot.waitUntil(lambda: signs.holds_sleep)
    for name in SAVERS:
        bus.say("/any/path", name, "ActiveChanged", True)
    qtbot.waitUntil(lambda: len(reasons) == len(SAVERS))
    assert set(reasons) == {"desktop locked"}


def test_only_this_sessions_screen_locks_the_journal(bus: Bus, qtbot: QtBot) -> None:
    reasons: list[str] = []
    signs = SystemSigns(reasons.append, system=bus.connected, session=bus.connected)
    signs.listen()
    qtbot.waitUntil(lambda: signs.holds_sleep)
    for name in SAVERS:
        bus.say("/any/path", name, "ActiveChanged", False)
    bus.say("/org/freedesktop/login1/session/_9", f"{LOGIN}.Session", "Lock")
    sleeps(bus)  # comes last, so the others have been heard by then
    qtbot.waitUntil(lambda: bool(reasons))
    assert reasons == ["sleep"]


def test_without_a_bus_or_a_login_manager_nothing_happens(
    address: str, services: Services, window: Window, qtbot: QtBot
) -> None:
    nowhere = QDBusConnection("no such bus")
    signs = SystemSigns(
        services.unlocking.lock, system=lambda: nowhere, session=lambda: nowhere, parent=window
    )
    signs.listen()
    bus = Bus(address, LoginManager(refuses=True))
    refused = SystemSigns(
        services.unlocking.lock, system=bus.connected, session=bus.connected, parent=window
    )
    refused.listen()
    passed: list[bool] = []
    QTimer.singleShot(0, partial(passed.append, True))
    qtbot.waitUntil(lambda: bool(passed))
    assert isinstance(services.door.state, Open)
    assert not signs.holds_sleep
    assert not refused.holds_sleep
    for name in bus.names:
        QDBusConnection.disconnectFromBus(name)
