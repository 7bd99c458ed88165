"""Locking from inside Insight, wherever the focus is: nothing is left to see, and nothing lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from journal.app.services import Services
from journal.domain.insight.chart import View
from journal.domain.tags import Tag
from journal.ui.frame import INSIGHT
from journal.ui.window import Window
from tests.steps import given
from tests.ui.insights import CAME, CHOSE, answered, chart
from tests.ui.rooms import press_button, seen, settle
from tests.ui.windows import gone, made, shown, unlock

WORDS = "Quieter since the choir, I think."


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return made(tmp_path)


@pytest.fixture
def window(services: Services, qapp: QApplication) -> Iterator[Window]:
    window = shown(services, qapp)
    unlock(window)
    for taps in (CHOSE, CAME):
        answered(services, taps, tags=(Tag("choir"),))
    given(services.own_views.show_only, frozenset({View.TAGS}))
    yield window
    gone(window, qapp)


def locks(window: Window) -> bool:
    """Press Ctrl+L where the focus is, and tell whether nothing private is left to be seen."""
    at = QApplication.focusWidget() or window
    QTest.keyClick(at, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    settle()
    page = window.frame.pages.insight
    hidden = not page.isVisible() and window.lock.isVisible()
    return hidden and "choir" not in seen(page) and WORDS not in seen(page)


def test_ctrl_l_locks_from_wherever_the_focus_is(window: Window, services: Services) -> None:
    page = window.frame.pages.insight
    for at in range(4):
        window.frame.go(INSIGHT)
        settle()
        tags = chart(page, View.TAGS)
        press_button(tags, "Numbers as a table")
        assert tags.option is not None
        (choice,) = tags.option.stops()
        stop: QWidget = (choice, tags.picture, tags.table, tags.name.field)[at]
        stop.setFocus()
        if stop is tags.name.field:
            QTest.keyClicks(stop, WORDS)
        assert locks(window), stop
        unlock(window)
    kept = [draft.content.body for draft in given(services.writing.drafts)]
    assert kept == [f"By tag: {WORDS}"]
