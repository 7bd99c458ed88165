"""A file that was left unfinished where others may read it: said after unlocking, and removed."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal.app.services import Services
from journal.ui.handing_over.begun_line import BegunLine
from journal.ui.window import Window
from tests.steps import given
from tests.ui.rooms import opened
from tests.ui.windows import gone, made, shown, unlock

NAME = ".0123456789abcdef.part"


def left_behind(services: Services, folder: Path) -> Path:
    place = folder / NAME
    given(partial(services.door.within, lambda unit: unit.begun.note(place)))
    place.write_text("My pages")
    return place


@pytest.fixture
def window(tmp_path: Path, qapp: QApplication) -> Iterator[Window]:
    services = made(tmp_path)
    window = shown(services, qapp)
    unlock(window)
    left_behind(services, tmp_path)
    window.frame.go("lock")
    unlock(window)
    yield window
    gone(window, qapp)


def test_it_is_said_after_unlocking_and_removed_by_a_press(window: Window, tmp_path: Path) -> None:
    line = window.frame.begun
    assert line.words.startswith("A file you were saving was left unfinished. It is hidden")
    assert str(tmp_path / NAME) in line.words
    line.remove.setFocus()
    QTest.keyClick(line.remove, Qt.Key.Key_Space)
    assert not (tmp_path / NAME).exists()
    assert line.isHidden()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert not line.isAncestorOf(focus)


def test_locking_takes_the_place_off_the_screen(window: Window) -> None:
    window.frame.go("lock")
    assert NAME not in window.frame.begun.words


def test_what_is_to_be_left_is_left_and_not_asked_about_again(
    tmp_path: Path, qapp: QApplication
) -> None:
    services = opened(tmp_path)
    place = left_behind(services, tmp_path)
    line = BegunLine(services.handing_over.begun)
    line.ask()
    line.leave.click()
    assert line.isHidden()
    line.ask()
    assert line.isHidden()
    assert place.read_text() == "My pages"


def test_several_are_told_by_their_number_and_what_cannot_go_stays_in_sight(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path) -> None:
        raise PermissionError

    services = opened(tmp_path)
    place = left_behind(services, tmp_path)
    line = BegunLine(services.handing_over.begun)
    line.appear((place, *(tmp_path / f"{n}.part" for n in range(4))))
    assert "5 files you were saving were left unfinished." in line.words
    assert "and 4 more" in line.words
    monkeypatch.setattr(Path, "unlink", refused)
    line.remove.click()
    assert not line.isHidden()
    assert "cannot be written" in line.banner.words
