"""How long the window stands still while a list of many entries is used as a person does."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal.app.services import build_services
from journal.app.window import build_window
from journal.domain.tags import Tag
from journal.services.work import OneThread
from journal.ui.frame import REVIEW
from journal.ui.kit.bridge import AsideLane, OnMain
from journal.ui.reviewing.page import ReviewingPage
from journal.ui.window import Window
from journal.vault.keys import FLOOR
from journal.vault.vault import Vault
from tests.steps import needs_in
from tests.vault.pages import BASE, PASSPHRASE

_HALF, _FEW, _NEW = Tag("half"), Tag("few"), Tag("new name")
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_AT_ONCE = 5_000
_LONGEST_WAIT = 300


class Heart(QObject):
    """Notes the longest time in which no event was answered, and what of it was our own work.

    The rest went to other threads and other programs.
    """

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._beat)
        self._last = self._spent = self.longest = self.busiest = 0.0

    @contextmanager
    def beating(self) -> Iterator[None]:
        """Look at what happens meanwhile."""
        self._last, self._spent = time.perf_counter(), time.thread_time()
        self.longest = self.busiest = 0.0
        self._timer.start()
        yield
        self._beat()
        self._timer.stop()

    def _beat(self) -> None:
        now, spent = time.perf_counter(), time.thread_time()
        self.longest = max(self.longest, now - self._last)
        self.busiest = max(self.busiest, spent - self._spent)
        self._last, self._spent = now, spent


def in_the_window(folder: Path, rows: int) -> None:
    """Print the longest gap of each act on a list of this many entries."""
    _write(folder, rows)
    with _window(folder) as window:
        page, heart = window.frame.pages.reviewing, Heart()
        print(
            f"{rows:,} rows in the window: seconds until done, longest time without an answer,"
            " longest work of the window itself in one go"
        )
        worst = max(_told(heart, name, act) for name, act in _acts(window, page, rows))
        print(f"  longest of all {worst * 1000:.0f} ms", flush=True)


def _acts(
    window: Window, page: ReviewingPage, rows: int
) -> Iterator[tuple[str, Callable[[], None]]]:
    table, number = page.table, page.table.number_chosen

    def keys(key: Qt.Key, times: int, held: Qt.KeyboardModifier) -> None:
        for _ in range(times):
            QTest.keyClick(table, key, held)
            _wait(0.02)

    def scroll() -> None:
        bar = table.verticalScrollBar()
        for step in range(60):
            bar.setValue(bar.maximum() * (step * 37 % 60) // 60)
            _wait(0.03)

    def undone() -> None:
        window.frame.undo_line.undo()
        _until(lambda: not page.acting.working.busy)

    def put() -> None:
        page.acting._put(_NEW)
        _until(lambda: window.frame.undo_line.isVisible())

    none = Qt.KeyboardModifier.NoModifier
    yield "page down, 60 times", lambda: keys(Qt.Key.Key_PageDown, 60, none)
    yield "scroll far, 60 times", scroll
    yield "Ctrl+A", lambda: _key(page, Qt.Key.Key_A, _CTRL, lambda: number() == rows)
    yield "filter, all chosen", lambda: _filtered(page, _HALF, rows // 2)
    yield "no filter, half chosen", lambda: _unfiltered(page, rows)
    yield "none chosen", lambda: _key(page, Qt.Key.Key_A, _CTRL | _SHIFT, lambda: not number())
    yield "Ctrl+A of none", lambda: _key(page, Qt.Key.Key_A, _CTRL, lambda: number() == rows)
    yield "filter again", lambda: _filtered(page, _HALF, rows // 2)
    yield "no filter again", lambda: _unfiltered(page, rows)
    yield "Ctrl+A, half chosen", lambda: _key(page, Qt.Key.Key_A, _CTRL, lambda: number() == rows)
    yield "shift and arrow, 30 times", lambda: keys(Qt.Key.Key_Down, 30, _SHIFT)
    yield "Ctrl+A again", lambda: _key(page, Qt.Key.Key_A, _CTRL, lambda: number() == rows)
    yield "filter by few", lambda: _filtered(page, _FEW, -(-rows // 1000))
    yield "no filter, few chosen", lambda: _unfiltered(page, rows)
    yield "Ctrl+A once more", lambda: _key(page, Qt.Key.Key_A, _CTRL, lambda: number() == rows)
    yield "Ctrl+T", lambda: _key(page, Qt.Key.Key_T, _CTRL, page.acting.many.isVisible)
    yield "a tag put on all", put
    yield "and undone", undone
    yield "to hand over, all", lambda: _handed(window, rows)


def _told(heart: Heart, name: str, act: Callable[[], None]) -> float:
    begun = time.perf_counter()
    with heart.beating():
        act()
        seconds = time.perf_counter() - begun
        _wait(0.3)
    longest, busiest = heart.longest * 1000, heart.busiest * 1000
    print(f"  {name:28} {seconds:7.2f} s, {longest:6.0f} ms, {busiest:6.0f} ms", flush=True)
    return heart.longest


def _key(
    page: ReviewingPage, key: Qt.Key, held: Qt.KeyboardModifier, done: Callable[[], bool]
) -> None:
    QTest.keyClick(page.table, key, held)
    _until(done)


def _filtered(page: ReviewingPage, tag: Tag, left: int) -> None:
    page.filters.add(tag)
    _until(lambda: page.model.rowCount() == left)


def _unfiltered(page: ReviewingPage, rows: int) -> None:
    page.filters.clear()
    page.filters.changed.emit()
    _until(lambda: page.model.rowCount() == rows)


def _handed(window: Window, rows: int) -> None:
    window.frame.pages.reviewing.acts.hand_over.click()
    _until(lambda: len(window.frame.pages.handing_over.gather.basket.items) == rows)


def _write(folder: Path, rows: int) -> None:
    journal = Vault(FLOOR, FLOOR, folder / "state").create(folder / "Quiet.journal", PASSPHRASE)
    for at in range(0, rows, _AT_ONCE):
        with journal.work() as work:
            for number in range(at, min(at + _AT_ONCE, rows)):
                tags = (*((_HALF,) * (number % 2)), *(() if number % 1000 else (_FEW,)))
                body = f"Page {number:,}: a day by the river, told in ordinary words."
                day = BASE.day - timedelta(days=number // 3)
                content = replace(BASE, body=body, day=day, tags=tags)
                work.entries.save(f"{number:032x}", content, based_on=None)
    journal.close()


@contextmanager
def _window(folder: Path) -> Iterator[Window]:
    application = QApplication([])
    on_main = OnMain()
    needs = replace(needs_in(folder), make_lane=OneThread, make_aside=AsideLane, on_main=on_main)
    services = build_services(needs, folder / "Quiet.journal")
    window = build_window(services, application, on_main)
    window.open()
    window.lock.field.setText(PASSPHRASE)
    window.lock.asking.open_button.click()
    _until(window.frame.isVisible)
    window.frame.go(REVIEW)
    _until(lambda: window.frame.pages.reviewing.model.rowCount() > 0)
    _wait(1)
    yield window
    window.close()
    _wait(0.5)


def _wait(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def _until(done: Callable[[], bool]) -> None:
    """Wait as the program does, without keeping the other thread from its work."""
    end = time.perf_counter() + _LONGEST_WAIT
    while not done():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        assert time.perf_counter() < end, "nothing came"
