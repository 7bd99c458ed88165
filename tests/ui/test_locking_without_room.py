"""Locking when neither journal nor lifeboat can be written: locked all the same, nothing lost."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal.app.services import Services
from journal.services.door import Locked, Open
from journal.ui.window import Window
from tests.steps import PASSPHRASE, given
from tests.ui.rooms import seen, settle
from tests.ui.windows import gone, made, shown, unlock

LAST = "Nobody had watered the fern."


@contextmanager
def no_room() -> Iterator[None]:
    """Let this process write no more than a few bytes into any file, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (16, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


class Restarts:
    """Counts how often the process would have been replaced."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self) -> None:
        self.count += 1


@pytest.fixture
def restarts() -> Restarts:
    return Restarts()


@pytest.fixture
def services(tmp_path: Path, restarts: Restarts) -> Services:
    return made(tmp_path, restart=restarts)


@pytest.fixture
def window(services: Services, qapp: QApplication) -> Iterator[Window]:
    window = shown(services, qapp)
    unlock(window)
    window.frame.pages.writing.desk.editor.setFocus()
    QTest.keyClicks(window.frame.pages.writing.desk.editor, LAST)
    yield window
    services.unlocking.unwritten.try_again()
    gone(window, qapp)


def drafts(services: Services) -> list[str]:
    return [draft.content.body for draft in given(services.writing.drafts)]


def test_it_locks_says_so_and_keeps_the_process(
    services: Services, window: Window, restarts: Restarts, tmp_path: Path
) -> None:
    with no_room():
        services.unlocking.lock("asked")
    assert isinstance(services.door.state, Locked)
    assert window.lock.isVisible()
    assert window.lock.isEnabled()
    assert LAST not in seen(window)
    assert window.unwritten.words.startswith(
        "Your last words before locking could not be written. The disk is full. "
        "They are kept in memory, encrypted."
    )
    assert restarts.count == 0
    assert not list(tmp_path.rglob("*.lifeboat"))


def test_once_there_is_room_they_are_written_and_the_process_is_replaced(
    services: Services, window: Window, restarts: Restarts, tmp_path: Path
) -> None:
    with no_room():
        services.unlocking.lock("asked")
        services.unlocking.unwritten.try_again()
    assert window.unwritten.words
    services.unlocking.unwritten.try_again()
    assert restarts.count == 1
    assert not window.unwritten.words
    (boat,) = tmp_path.rglob("*.lifeboat")
    assert LAST.encode() not in boat.read_bytes()
    unlock(window)
    assert drafts(services) == [LAST]


def test_the_window_tries_again_by_itself(
    services: Services, window: Window, restarts: Restarts
) -> None:
    with no_room():
        services.unlocking.lock("asked")
    assert window.unwritten.timer.isActive()
    window.unwritten.timer.timeout.emit()
    assert restarts.count == 1
    assert not window.unwritten.timer.isActive()


def test_unlocking_in_the_same_process_brings_them_back(
    services: Services, window: Window, restarts: Restarts
) -> None:
    with no_room():
        services.unlocking.lock("asked")
    unlock(window)
    assert isinstance(services.door.state, Open)
    assert window.unwritten.words
    services.unlocking.unwritten.try_again()
    assert drafts(services) == [LAST]
    assert not window.unwritten.words
    assert restarts.count == 0


def test_words_of_two_lockings_wait_together(services: Services, window: Window) -> None:
    with no_room():
        services.unlocking.lock("asked")
    unlock(window)
    settle()
    window.frame.new_page()
    QTest.keyClicks(window.frame.pages.writing.desk.editor, "And a second page.")
    with no_room():
        services.unlocking.lock("asked")
    services.unlocking.unwritten.try_again()
    unlock(window)
    assert sorted(drafts(services)) == ["And a second page.", LAST]


def test_closing_is_held_back_once_and_goes_on_when_they_are_written(
    services: Services, window: Window, restarts: Restarts, tmp_path: Path
) -> None:
    with no_room():
        window.close()
    assert isinstance(services.door.state, Locked)
    assert window.isVisible()
    assert window.lock.isEnabled()
    assert "Closing it again lets go of them." in window.unwritten.words
    services.unlocking.unwritten.try_again()
    assert not window.isVisible()
    assert restarts.count == 0
    given(services.unlocking.unlock, tmp_path / "Quiet.journal", PASSPHRASE)
    assert drafts(services) == [LAST]


def test_closing_again_leaves_without_them(services: Services, window: Window) -> None:
    with no_room():
        window.close()
        window.close()
        assert not window.isVisible()
        assert services.unlocking.unwritten.waiting


def test_a_window_opened_again_after_being_held_back_locks_as_ever(
    services: Services, window: Window, restarts: Restarts
) -> None:
    with no_room():
        window.close()
    unlock(window)
    services.unlocking.unwritten.try_again()
    assert window.isVisible()
    services.unlocking.lock("asked")
    assert restarts.count == 1


def test_nothing_holds_a_window_back_that_has_nothing_to_write(
    services: Services, window: Window
) -> None:
    services.unlocking.lock("asked")
    with no_room():
        window.close()
    assert not window.isVisible()
