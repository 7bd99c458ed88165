"""Whatever is pressed, in whatever order and however slow the disk: every word is kept."""

import os
import random
import resource
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QMenu,
    QPushButton,
    QWidget,
)
from shiboken6 import isValid
from sqlalchemy import select

from journal.app.services import Services
from journal.domain.selection import Selection
from journal.domain.unfinished import is_finished
from journal.services import unlocking
from journal.services.attaching import FromBytes
from journal.services.door import Locked, Open
from journal.services.stores import UnitOfWork
from journal.ui.window import Window
from journal.vault.tables import draft, revision
from tests.steps import given
from tests.ui.rooms import HeldLane, seen, settings, settle
from tests.ui.windows import gone, made, shown, unlock

KEYS = (
    *((Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier),) * 2,
    (Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_F11, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
)


class Disk:
    """A disk that may be slow or full for a while."""

    def __init__(self, lane: HeldLane) -> None:
        self.lane = lane
        self.full = False
        self.most = resource.getrlimit(resource.RLIMIT_FSIZE)

    def worsen(self) -> None:
        """Let it be slow from now on, or full."""
        if self.full:
            resource.setrlimit(resource.RLIMIT_FSIZE, (1024, self.most[1]))
        else:
            self.lane.held = True

    def mend(self) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, self.most)
        self.lane.release()


class Anyone:
    """Somebody who types, and presses whatever there is."""

    def __init__(
        self, window: Window, services: Services, disk: Disk, app: QApplication, seed: int
    ) -> None:
        self.window, self.services, self.disk, self.app = window, services, disk, app
        self.page = window.frame.pages.writing
        self.go = random.Random(seed)
        self.typed: list[str] = []
        self.done: list[str] = []
        self.acts: tuple[Callable[[], None], ...] = (
            *(self.type, self.type, self.type, self.press, self.press, self.press, self.press),
            *(self.choose, self.choose, self.key, self.fill, self.list, self.attach),
            *(self.save, self.wait, self.wait, self.go_on, self.go_on, self.lock, self.open),
        )

    def live(self, acts: int) -> None:
        for _ in range(acts):
            act = self.go.choice(self.acts)
            self.done.append(act.__name__)
            act()
            if isinstance(self.services.door.state, Locked):  # a button of the page does that too
                self.unlocked()
            if self.go.random() < 0.6:
                self.app.processEvents()
        self.unlocked()

    def type(self) -> None:
        editor = self.page.desk.editor
        if editor.isVisible() and not editor.isReadOnly():
            word = f"w{len(self.typed)}x"
            editor.setFocus()
            editor.moveCursor(QTextCursor.MoveOperation.End)
            QTest.keyClicks(editor, f" {word}")
            self.typed.append(word)

    def press(self) -> None:
        """Press a button once or twice."""
        rooms = (self.page, self.page, self.page, self.window.frame.undo_line)
        found = [each for each in buttons(self.go.choice(rooms)) if each.isEnabled()]
        if not found:
            return
        button = self.go.choice(found)
        self.done.append(button.accessibleName() or button.text())
        button.click()
        if self.go.random() < 0.4 and isValid(button) and button.isVisible():
            button.click()
        self._leave_dialogs()

    def choose(self) -> None:
        """Choose something in the menu of the page, once or twice."""
        found = [act for act in acts_in(self.page.menu) if act.isEnabled() and act.isVisible()]
        act = self.go.choice(found)
        self.done.append(act.text())
        for _ in range(self.go.choice((1, 1, 2))):
            act.trigger()

    def key(self) -> None:
        focus = self.page.focusWidget() or self.page.desk.editor
        if focus.isVisible():
            QTest.keyClick(focus, *self.go.choice(KEYS))

    def fill(self) -> None:
        """Type into one of the fields around the page, and now and then press Enter there."""
        found = [each for each in self.page.findChildren(QLineEdit) if each.isVisible()]
        if found:
            field = self.go.choice(found)
            field.setFocus()
            QTest.keyClicks(field, self.go.choice(("kettle", "2026-11-2", "a/b", "?")))
            if self.go.random() < 0.6:
                QTest.keyClick(field, Qt.Key.Key_Return)

    def list(self) -> None:
        """Choose a row of a list or a drop-down."""
        lists = [each for each in self.page.findChildren(QAbstractItemView) if each.isVisible()]
        drops = [each for each in self.page.findChildren(QComboBox) if each.isVisible()]
        if lists:
            one = self.go.choice(lists)
            rows = one.model().rowCount()
            one.setCurrentIndex(one.model().index(self.go.randrange(max(rows, 1)), 0))
            QTest.keyClick(one, self.go.choice((Qt.Key.Key_Return, Qt.Key.Key_Space)))
        if drops:
            drop = self.go.choice(drops)
            at = self.go.randrange(drop.count())
            drop.setCurrentIndex(at)
            drop.activated.emit(at)

    def attach(self) -> None:
        self.page.attach.add([FromBytes("a.txt", self.go.randbytes(40))])

    def save(self) -> None:
        self.page.sitting.autosave.save()

    def wait(self) -> None:
        self.disk.worsen()

    def go_on(self) -> None:
        self.disk.mend()

    def open(self) -> None:
        if not self.disk.lane.held and (ids := given(self.services.reviewing.find, Selection())):
            self.window.frame.open_entry(self.go.choice(ids))

    def lock(self) -> None:
        if self.go.random() < 0.3:
            self.unlocked()

    def unlocked(self) -> None:
        """Lock, look whether anything is left to be seen, and unlock again."""
        self.services.unlocking.lock("asked")
        assert isinstance(self.services.door.state, Locked)
        settle()  # what is being let go of goes with the next turn of the loop
        said = seen(self.window)
        assert [word for word in self.typed if f"{word} " in f"{said} "] == []
        self.disk.mend()
        self.services.unlocking.unwritten.try_again()
        unlock(self.window)
        settle()
        if self.stored():
            self.require_all()

    def stored(self) -> bool:
        """Tell whether the journal takes what is written."""
        state = self.services.door.state
        assert isinstance(state, Open)
        return not state.journal.read_only

    def require_all(self) -> None:
        """Require every word on the disk, and no finished page among the unfinished."""
        kept: str = given(self.services.door.within, payloads)
        assert [word for word in self.typed if f" {word}" not in kept] == [], self.done
        for page in given(self.services.writing.drafts):
            id = given(self.services.door.within, lambda unit, of=page.uuid: unit.entries.id_of(of))
            if id is not None:
                entry = given(self.services.reviewing.entry, id)
                assert not is_finished(page, entry.content), self.done

    def _leave_dialogs(self) -> None:
        for other in self.app.topLevelWidgets():
            if isinstance(other, QDialog) and other.isVisible() and self.go.random() < 0.8:
                other.reject()


def acts_in(menu: QMenu) -> list[QAction]:
    """Return all that can be chosen in a menu and in those below it."""
    found = []
    for act in menu.actions():
        below = act.menu()
        found += acts_in(below) if isinstance(below, QMenu) else [act]
    return [act for act in found if not act.isSeparator()]


def buttons(room: QWidget) -> list[QAbstractButton]:
    """Return the buttons that can be seen and open no menu, which would wait for an answer."""
    return [
        each
        for each in room.findChildren(QAbstractButton)
        if each.isVisible() and not (isinstance(each, QPushButton) and each.menu())
    ]


def payloads(unit: UnitOfWork) -> str:
    """Return all that every version and every unfinished page holds."""
    connection = unit.attachments._connection  # type: ignore[attr-defined]
    held = [connection.execute(select(table.c.payload)).scalars() for table in (revision, draft)]
    return "\n".join(payload for each in held for payload in each)


@pytest.fixture
def lane() -> HeldLane:
    return HeldLane()


@pytest.fixture
def services(tmp_path: Path, lane: HeldLane) -> Services:
    return made(tmp_path, make_lane=lambda: lane)


@pytest.fixture
def window(services: Services, qapp: QApplication) -> Iterator[Window]:
    window = shown(services, qapp)
    unlock(window)
    settle()
    yield window
    gone(window, qapp)


@pytest.fixture
def disk(lane: HeldLane, monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    monkeypatch.setattr(unlocking, "_PATIENCE", 0.0)
    disk = Disk(lane)
    yield disk
    disk.mend()


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("trouble", ["slow", "full", "read-only"])
def test_nobody_loses_a_word_whatever_is_pressed(
    window: Window,
    services: Services,
    disk: Disk,
    qapp: QApplication,
    monkeypatch: pytest.MonkeyPatch,
    trouble: str,
    full: bool,
    figure: Callable[[str], None],
) -> None:
    settings(services, suggest_tags=False)
    disk.full = trouble == "full"
    lives, acts = (20, 150) if full else (1, 30)
    for seed in range(lives):
        anyone = Anyone(window, services, disk, qapp, seed)
        if trouble == "read-only":
            with monkeypatch.context() as folder:
                folder.setattr(os, "access", lambda *_: False)
                anyone.unlocked()
                anyone.live(acts)
                assert not anyone.stored()
        else:
            anyone.live(acts)
        anyone.unlocked()
        assert anyone.stored()
    assert given(services.upkeep.check).sound
    figure(f"{lives} times {acts} acts at random on a {trouble} disk: every word kept")
