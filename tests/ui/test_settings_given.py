"""Settings: what was handed over, line by line, each of which can be cleared."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from journal.app.services import Services
from journal.domain.giving import Given
from journal.ui.settings.given import CLEARED, EMPTY, detail, named
from tests.steps import NOW, given
from tests.ui.older_readings import page_of
from tests.ui.rooms import opened, press, settle


def line(number: int, to_whom: str = "Dr. L.") -> Given:
    when = NOW - timedelta(days=number)
    return Given(
        f"{number + 1:032x}", when, to_whom, "pdf", number == 0, ("a" * 32,), "ab" * 32, number
    )


@pytest.fixture
def services(qapp: QApplication, tmp_path: Path) -> Services:
    return opened(tmp_path)


def test_each_line_says_when_to_whom_and_how_much() -> None:
    assert named(line(0)) == "23 November 2026, to Dr. L."
    assert named(line(1, "")) == "22 November 2026"
    assert detail(line(0)) == "PDF with a passphrase. 1 entry."
    assert detail(line(2)) == "PDF. 1 entry. 2 places hidden."


def test_lines_are_cleared_by_keyboard_and_come_back_when_that_is_undone(
    services: Services,
) -> None:
    room = page_of(services).given
    assert room.empty.text() == EMPTY
    assert room.empty.isVisibleTo(room)
    for number in range(12):
        given(services.handing_over.giving.note, line(number))
    page = page_of(services)
    room = page.given
    assert [row.given.hidden for row in room.rows] == list(range(10))
    room.more_button.click()
    assert len(room.rows) == 12
    offers: list[Callable[[], None]] = []
    page.undo_offered.connect(lambda words, undo: offers.append(undo) if words == CLEARED else None)
    room.rows[3].button.setFocus()
    press(room.rows[3].button, Qt.Key.Key_Space)
    settle()
    assert [row.given.hidden for row in room.rows][:5] == [0, 1, 2, 4, 5]
    assert room.rows[3].button.hasFocus()
    offers.pop()()
    settle()
    assert [row.given.hidden for row in room.rows] == list(range(12))
    room.clear_button.click()
    settle()
    assert room.rows == []
    assert given(services.handing_over.giving.log) == ()
    page.clear()
    assert room.empty.isVisibleTo(room)
