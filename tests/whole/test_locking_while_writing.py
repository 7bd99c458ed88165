"""A person writes, goes away in the middle of a word, and finds every letter again."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal.app.services import Services, build_services
from journal.domain.text import word_count
from journal.services.door import Locked
from journal.services.work import OneThread
from journal.ui.kit import files
from journal.ui.kit.bridge import AsideLane, OnMain
from journal.ui.kit.guard import Guard
from journal.ui.window import Window
from tests.steps import given, needs_in
from tests.ui.rooms import buttons, press_button
from tests.ui.windows import gone, made, shown, unlock

WORDS = ["rain", "tin", "roof", "nobody", "kitchen", "me", "and", "the", "slow", "kettle"]


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return made(tmp_path)


@pytest.fixture
def window(services: Services, qapp: QApplication) -> Iterator[Window]:
    window = shown(services, qapp)
    yield window
    gone(window, qapp)


def sentence(words: int, chance: random.Random) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(words))


def says(window: Window, words: str) -> bool:
    return any(button.text() == words for button in buttons(window.frame))


def test_two_thousand_words_survive_the_idle_lock_in_the_middle_of_a_word(
    services: Services,
    window: Window,
    qapp: QApplication,
    qtbot: QtBot,
    full: bool,
    figure: Callable[[str], None],
) -> None:
    chance = random.Random(7)
    typed_by_hand = 2_000 if full else 40
    before, by_hand = sentence(2_000 - typed_by_hand, chance), sentence(typed_by_hand, chance)
    unlock(window)
    editor = window.frame.pages.writing.desk.editor
    editor.setFocus()
    editor.insertPlainText(before + " " if before else "")
    QTest.keyClicks(editor, by_hand + " and then he sa")
    files.ask_folder(window, "A folder", lambda _: None)
    now = [0.0]
    guard = Guard(qapp, services.unlocking.lock, 5, seconds=lambda: now[0], tick=1)
    now[0] = 300.0
    qtbot.waitUntil(lambda: isinstance(services.door.state, Locked), timeout=5_000)
    guard.deleteLater()
    assert not editor.toPlainText()
    unlock(window)
    (draft,) = given(services.writing.drafts)
    expected = (before + " " if before else "") + by_hand + " and then he sa"
    assert draft.content.body == expected
    assert word_count(expected) == 2_004
    figure(f"locked in the middle of a word: {word_count(expected)} words there, 0 lost")


def come_back(window: Window, qtbot: QtBot, body: str) -> None:
    """Unlock, and go on with the page that was being written."""
    desk = window.frame.pages.writing.desk
    unlock(window)
    qtbot.waitUntil(window.frame.isVisible, timeout=10_000)
    if body:
        qtbot.waitUntil(lambda: says(window, "Go on"), timeout=5_000)
        press_button(window.frame, "Go on")
    qtbot.waitUntil(lambda: desk.editor.toPlainText() == body, timeout=5_000)
    desk.editor.moveCursor(QTextCursor.MoveOperation.End)


def test_no_letter_is_lost_whenever_the_lock_falls(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot, full: bool, figure: Callable[[str], None]
) -> None:
    chance = random.Random(11)
    made(tmp_path)
    needs = replace(needs_in(tmp_path), make_lane=OneThread, make_aside=AsideLane, on_main=OnMain())
    services = build_services(needs, tmp_path / "Quiet.journal")
    window = shown(services, qapp)
    body = ""
    locks = 60 if full else 4
    for _ in range(locks):
        come_back(window, qtbot, body)
        more = sentence(6, chance)[: chance.randint(1, 20)]
        QTest.keyClicks(window.frame.pages.writing.desk.editor, more)
        body += more
        for _ in range(chance.randint(0, 3)):
            qapp.processEvents()
        services.unlocking.lock("test")
    come_back(window, qtbot, body)
    figure(f"{locks} locks while typing: {len(body)} letters there, 0 lost")
    gone(window, qapp)
