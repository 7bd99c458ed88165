"""A journal that is older than when it was last opened here: asked once, answered for good."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal.app.services import Services
from journal.domain.days import plain
from journal.ui.frame import BIN, BRINGING_IN, REVIEW, VERSIONS
from journal.ui.window import Window
from tests.steps import PASSPHRASE, given, write
from tests.ui.rooms import press_button, settle
from tests.ui.test_frame import nodes
from tests.ui.windows import gone, made, shown, unlock


@pytest.fixture
def services(tmp_path: Path) -> Services:
    """Services on a journal whose folder was put back as it was one entry ago."""
    services = made(tmp_path)
    place = tmp_path / "Quiet.journal"
    given(services.unlocking.unlock, place, PASSPHRASE)
    write(services, "The first page.")
    given(services.upkeep.back_up)
    services.unlocking.lock("asked")
    shutil.copytree(place, tmp_path / "kept")
    given(services.unlocking.unlock, place, PASSPHRASE)
    write(services, "The second page.")
    services.unlocking.lock("asked")
    shutil.rmtree(place)
    shutil.move(tmp_path / "kept", place)
    return services


@pytest.fixture
def window(services: Services, qapp: QApplication) -> Iterator[Window]:
    window = shown(services, qapp)
    unlock(window)
    yield window
    gone(window, qapp)


def asked(window: Window) -> bool:
    """Lock, open again, and tell whether the question comes."""
    window.frame.go("lock")
    unlock(window)
    return bool(window.frame.older.words)


def test_it_is_said_with_its_answers(window: Window) -> None:
    assert window.frame.older.words.startswith(
        "This journal is older than when it was last opened here."
    )
    assert window.frame.older.meant.isVisible()
    assert window.frame.older.look.isVisible()


def test_closing_the_question_asks_again_next_time(window: Window) -> None:
    press_button(window.frame.older, "Close")
    assert not window.frame.older.words
    assert asked(window)


def test_on_purpose_ends_it_for_good(window: Window) -> None:
    press_button(window.frame.older, "I put it there on purpose")
    assert not window.frame.older.words
    assert not asked(window)


def test_looking_first_says_what_lies_here_and_changes_nothing(
    services: Services, window: Window
) -> None:
    (backup, *_) = given(services.upkeep.backups)
    press_button(window.frame.older, "Look first")
    words = window.frame.older.words
    assert "Here: 1 entry, the newest of 23 November 2026." in words
    day = plain(backup.made.date())
    assert f"The newest backup in its folder, of {day}, holds 1 entry." in words
    assert "look for a newer folder" in words
    assert asked(window)


def test_writing_on_says_that_it_is_meant(services: Services, window: Window) -> None:
    write(services, "On from here.")
    write(services, "And on.")
    assert not asked(window)


def test_locking_takes_the_line_away(services: Services, window: Window) -> None:
    press_button(window.frame.older, "Look first")
    services.unlocking.lock("asked")
    assert not window.frame.older.words


def test_what_belongs_to_review_is_reached_by_keys_and_left_by_escape(window: Window) -> None:
    pages = window.frame.pages
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, Qt.Key.Key_B, both)
    assert window.frame.shown == BIN
    for place, page in (
        (BIN, pages.bin),
        (VERSIONS, pages.versions),
        (BRINGING_IN, pages.bringing_in),
    ):
        window.frame.go(place)
        assert window.frame.navigation.rooms.currentItem().text() == "Review"
        QTest.keyClick(page, Qt.Key.Key_Escape)
        assert window.frame.shown == REVIEW


def test_review_leads_to_the_bin_and_to_another_copy(window: Window) -> None:
    window.frame.go(REVIEW)
    reviewing = window.frame.pages.reviewing
    settle()
    reviewing.head.open_bin.click()
    assert window.frame.shown == BIN
    press_button(window.frame.pages.bin, "Back to Review")
    (bring_in,) = [a for a in reviewing.head.menu.actions() if "another copy" in a.text()]
    bring_in.trigger()
    assert window.frame.shown == BRINGING_IN


def test_review_counts_what_is_in_the_bin(services: Services, window: Window) -> None:
    reviewing = window.frame.pages.reviewing
    window.frame.go(REVIEW)
    assert reviewing.head.open_bin.text() == "Bin"
    reviewing.table.selectRow(0)
    reviewing.acts.bin.click()
    window.frame.go(BIN)
    window.frame.go(REVIEW)
    assert reviewing.head.open_bin.text() == "Bin (1)"
    assert reviewing.head.open_bin.accessibleName() == "Bin, 1 entry"


def test_everything_there_that_takes_the_focus_has_a_name(
    services: Services, window: Window, qapp: QApplication
) -> None:
    window.frame.go(REVIEW)
    window.frame.pages.reviewing.table.selectRow(0)
    window.frame.pages.reviewing.acts.bin.click()
    for place in (BIN, VERSIONS, BRINGING_IN):
        window.frame.go(place)
        if place == BIN:
            window.frame.pages.bin.table.selectRow(0)
            window.frame.pages.bin.erase.click()
        qapp.processEvents()
        names = [
            (node.text(QAccessible.Text.Name), type(node.object()).__name__)
            for node in nodes(QAccessible.queryAccessibleInterface(window))
            if node.state().focusable
            and not node.state().invisible
            and node.object() is not None
            and node.object().isWidgetType()
        ]
        assert len(names) >= 4, place
        assert all(name for name, _ in names), (place, names)
