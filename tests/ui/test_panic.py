"""Ctrl+L from anywhere: everything is off the screen before anything else is done."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from journal.app.services import Services
from journal.domain.entry import Draft
from journal.domain.tags import Tag
from journal.services.door import Locked
from journal.services.work import at_once
from journal.ui.kit import files
from journal.ui.kit.mishap import Mishap
from journal.ui.kit.tag_chip import TagChip
from journal.ui.window import Window
from tests.ui.windows import gone, made, shown, unlock

LINE = "The heron stood by the weir and nobody else was there to see it leave. "


class Painted(QObject):
    """Counts how often something is painted."""

    def __init__(self, watched: QObject) -> None:
        super().__init__()
        self.times = 0
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.times += 1
        return False


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return made(tmp_path)


@pytest.fixture
def window(services: Services, qapp: QApplication) -> Iterator[Window]:
    window = shown(services, qapp)
    unlock(window)
    yield window
    gone(window, qapp)


def nothing_else(window: Window, qapp: QApplication) -> None:
    window.frame.pages.writing.desk.editor.setFocus()


def a_file_dialog(window: Window, qapp: QApplication) -> None:
    files.ask_file(window, "A file", lambda _: None)


def a_menu(window: Window, qapp: QApplication) -> None:
    window.show_menu()


def a_menu_in_a_menu(window: Window, qapp: QApplication) -> None:
    menu = QMenu("Outer", window)
    inner = menu.addMenu("Inner")
    inner.addAction("An act")
    menu.popup(window.mapToGlobal(window.rect().center()))
    inner.popup(window.mapToGlobal(window.rect().center()))


def a_message(window: Window, qapp: QApplication) -> None:
    message = Mishap(window, qapp.clipboard(), at_once)
    message.show()
    message.activateWindow()


def a_dialog_over_the_bin(window: Window, qapp: QApplication) -> None:
    window.frame.go("bin")
    files.ask_folder(window, "A folder", lambda _: None)


def the_menu_of_the_page(window: Window, qapp: QApplication) -> None:
    menu = window.frame.pages.writing.menu
    menu.popup(window.mapToGlobal(window.rect().center()))
    below = next(act.menu() for act in menu.actions() if act.menu())
    assert isinstance(below, QMenu)
    below.popup(window.mapToGlobal(window.rect().center()))


def an_unknown_word(window: Window, qapp: QApplication) -> None:
    page = window.frame.pages.writing
    page.spelling.words.load()
    QTest.keyClicks(page.desk.editor, " velveteenish ")
    place = page.desk.editor.cursorRect().center()
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(page.desk.editor, QContextMenuEvent(reason, place, place))


def the_colour_of_a_tag(window: Window, qapp: QApplication) -> None:
    foot = window.frame.pages.writing.desk.foot
    foot.tag_added.emit(Tag("weir"))
    qapp.processEvents()
    chip = next(each for each in foot.findChildren(QWidget) if isinstance(each, TagChip))
    chip.open_menu()


def the_day_of_the_page(window: Window, qapp: QApplication) -> None:
    date = window.frame.pages.writing.desk.date
    date.open()
    QTest.keyClick(date.field, Qt.Key.Key_F4)


def a_choice_around_the_page(window: Window, qapp: QApplication) -> None:
    around = window.frame.pages.writing.desk.around
    around.name_bringing_back()
    around.back.show()
    around.back.which.showPopup()


def a_file_to_attach(window: Window, qapp: QApplication) -> None:
    window.frame.pages.writing.attach.strip.add.click()


def the_templates(window: Window, qapp: QApplication) -> None:
    page = window.frame.pages.writing
    page.menu.template_made.emit()
    QTest.keyClicks(page.keepsakes.templates.pane.body, "Half a template")


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize(
    "something",
    [
        *(nothing_else, a_file_dialog, a_menu, a_menu_in_a_menu, a_message, a_dialog_over_the_bin),
        *(the_menu_of_the_page, an_unknown_word, the_colour_of_a_tag, the_day_of_the_page),
        *(a_choice_around_the_page, a_file_to_attach, the_templates),
    ],
)
def test_all_is_hidden_and_painted_before_anything_is_saved(
    services: Services,
    window: Window,
    qapp: QApplication,
    something: Callable[[Window, QApplication], None],
    full: bool,
    figure: Callable[[str], None],
) -> None:
    words = 50_000 if full else 500
    paragraphs = (LINE * 10).strip() + "\n"
    editor = window.frame.pages.writing.desk.editor
    editor.setPlainText(paragraphs * (words // (10 * len(LINE.split()))))
    editor.document().setModified(True)
    qapp.processEvents()
    something(window, qapp)
    qapp.processEvents()
    focused = qapp.focusWindow()
    assert focused is not None
    painted = Painted(window.lock)
    seen: list[tuple[bool, bool, bool, bool]] = []
    took: list[float] = []

    def when_saving_begins() -> Draft | None:
        took.append(time.perf_counter() - began)
        others = [w for w in qapp.topLevelWidgets() if w is not window and w.isVisible()]
        visible = window.lock.isVisible(), window.frame.isVisible()
        seen.append((*visible, bool(others), painted.times > 0))
        return None

    services.unlocking.keep_at_lock(when_saving_begins)
    began = time.perf_counter()
    QTest.keyClick(focused, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert seen == [(True, False, False, True)]
    assert isinstance(services.door.state, Locked)
    assert not editor.toPlainText()
    name = something.__name__.replace("_", " ")
    figure(f"Ctrl+L over {words:,} words and {name}: lock painted after {1000 * took[0]:.0f} ms")
