"""The lock screen: what opens it, what it says, and that locking cannot be stopped."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from journal.app.services import Services
from journal.domain.entry import Kind
from journal.services.door import Locked, Open, Opening, State
from journal.ui.kit import files
from journal.ui.kit.guard import Guard
from journal.ui.window import Window
from tests.steps import NOW, PASSPHRASE, given
from tests.ui.rooms import HeldLane
from tests.ui.windows import gone, made, shown, unlock

SECRET = "the heron stood by the weir"


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return made(tmp_path)


@pytest.fixture
def window(services: Services, qapp: QApplication) -> Iterator[Window]:
    window = shown(services, qapp)
    yield window
    gone(window, qapp)


def test_the_right_passphrase_opens_the_writing_page(services: Services, window: Window) -> None:
    unlock(window)
    assert isinstance(services.door.state, Open)
    assert window.frame.pages.writing.isVisible()
    assert window.frame.navigation.opened_by.text() == "Opened with passphrase"


def test_a_wrong_passphrase_gets_its_sentence_in_place(services: Services, window: Window) -> None:
    window.lock.field.setText("not this one")
    QTest.keyClick(window.lock.field, Qt.Key.Key_Return)
    assert window.lock.banner.isVisible()
    assert window.lock.banner.words.startswith(
        "That passphrase doesn't open this journal. Nothing was changed."
    )
    assert window.lock.field.hasFocus()
    unlock(window)
    assert isinstance(services.door.state, Open)
    assert not window.lock.banner.words


def test_a_missing_database_is_told_apart(window: Window, tmp_path: Path) -> None:
    for database in (tmp_path / "Quiet.journal").glob("journal*.db"):
        database.unlink()
    unlock(window)
    assert "missing" in window.lock.banner.words


def test_the_code_opens_and_gives_a_new_passphrase(services: Services, window: Window) -> None:
    unlock(window)
    code: str = given(services.unlocking.recovery_code)
    services.unlocking.lock("asked")
    window.lock.asking.code_button.click()
    recovering = window.lock.recovering
    recovering.code.setText(code.lower().replace("-", " "))
    assert not recovering.open_button.isEnabled()
    recovering.new.first.setText("a new quiet sentence")
    recovering.new.second.setText("a new quiet sentence")
    recovering.open_button.click()
    assert window.frame.navigation.opened_by.text() == "Opened with the recovery code"
    services.unlocking.lock("asked")
    unlock(window)
    assert window.lock.banner.words.startswith("That passphrase")
    window.lock.field.setText("a new quiet sentence")
    window.lock.asking.open_button.click()
    assert isinstance(services.door.state, Open)


def test_a_mistyped_code_changes_nothing(services: Services, window: Window) -> None:
    unlock(window)
    code: str = given(services.unlocking.recovery_code)
    services.unlocking.lock("asked")
    window.lock.asking.code_button.click()
    recovering = window.lock.recovering
    other = "1" if code[0] != "1" else "2"
    recovering.code.setText(other + code[1:])
    for field in (recovering.new.first, recovering.new.second):
        field.setText("a new quiet sentence")
    recovering.open_button.click()
    assert window.lock.banner.words.startswith("This code has a typing slip.")
    window.lock.recovering.back_button.click()
    unlock(window)
    assert isinstance(services.door.state, Open)


def test_caps_lock_is_noticed_from_the_letters(window: Window) -> None:
    field = window.lock.field
    QTest.keyClicks(field, "a")
    assert not window.lock.asking.caps_lock.isVisible()
    QTest.keyClicks(field, "A")
    assert window.lock.asking.caps_lock.isVisible()
    QTest.keyClicks(field, "B", Qt.KeyboardModifier.ShiftModifier)
    assert not window.lock.asking.caps_lock.isVisible()


def typed_page(window: Window) -> None:
    unlock(window)
    window.frame.pages.writing.desk.editor.setFocus()
    QTest.keyClicks(window.frame.pages.writing.desk.editor, SECRET)


def ask_for_a_folder(window: Window) -> None:
    files.ask_folder(window, "A folder", lambda _: None)


def open_the_menu(window: Window) -> None:
    window.show_menu()


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("something", [ask_for_a_folder, open_the_menu])
def test_ctrl_l_locks_through_whatever_is_open(
    services: Services, window: Window, qapp: QApplication, something: Callable[[Window], None]
) -> None:
    typed_page(window)
    something(window)
    qapp.processEvents()
    others = [
        w for w in qapp.topLevelWidgets() if isinstance(w, QFileDialog | QMenu) and w.isVisible()
    ]
    assert others
    focused = qapp.focusWindow()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(services.door.state, Locked)
    assert window.lock.isVisible()
    assert not any(w.isVisible() for w in qapp.topLevelWidgets() if w is not window)
    assert SECRET not in window.frame.pages.writing.desk.editor.toPlainText()


def test_what_was_being_written_is_there_after_locking(services: Services, window: Window) -> None:
    typed_page(window)
    services.unlocking.lock("asked")
    unlock(window)
    (draft,) = given(services.writing.drafts)
    assert draft.content.body == SECRET


def test_a_page_made_the_evening_before_is_of_the_hour_it_is_written_in(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    class Clock:
        at = NOW

        def now(self) -> datetime:
            return self.at

    lane, clock = HeldLane(), Clock()
    services = made(tmp_path, make_lane=lambda: lane, clock=clock)

    def hold(state: State) -> None:
        lane.held = isinstance(state, Open)  # the first key comes before the first answer

    services.door.listen(hold)
    window = shown(services, qapp)
    qtbot.waitUntil(lambda: bool(window.frame.pages.made))  # while nobody has opened it yet
    clock.at = NOW + timedelta(hours=11)
    unlock(window)
    window.frame.pages.writing.desk.editor.insertPlainText("Woke early.")
    lane.release()
    content = window.frame.pages.writing.sitting.draft().content
    assert (content.written_at, content.body) == (clock.at, "Woke early.")
    assert (content.day, content.kind) == (clock.at.date(), Kind.MORNING)
    gone(window, qapp)


def test_locking_while_opening_ends_locked(
    tmp_path: Path, services: Services, qapp: QApplication
) -> None:
    lane = HeldLane()
    slow = made(tmp_path / "slow", known=False, make_lane=lambda: lane)
    lane.held = True
    window = shown(slow, qapp)
    slow.unlocking.unlock(tmp_path / "Quiet.journal", PASSPHRASE, lambda _: None, lambda _: None)
    assert isinstance(slow.door.state, Opening)
    slow.unlocking.lock("cancelled")
    lane.release()
    assert isinstance(slow.door.state, Locked)
    assert window.lock.isVisible()
    gone(window, qapp)


def test_nobody_there_locks_after_the_minutes_set(qtbot: QtBot, qapp: QApplication) -> None:
    now, reasons = [0.0], list[str]()
    guard = Guard(qapp, reasons.append, 5, seconds=lambda: now[0], tick=1)
    try:
        now[0] = 299.0
        _let_pass(qapp)
        assert not reasons
        guard.touch()
        now[0] = 598.0
        _let_pass(qapp)
        assert not reasons
        now[0] = 599.0
        qtbot.waitUntil(lambda: reasons == ["idle"], timeout=2000)
    finally:
        guard.deleteLater()


def _let_pass(app: QApplication) -> None:
    for _ in range(5):
        app.processEvents()


def test_the_title_never_tells_anything(services: Services, window: Window) -> None:
    typed_page(window)
    assert window.windowTitle() == "Stillwater"
    services.unlocking.lock("asked")
    assert window.windowTitle() == "Stillwater"
