"""Ctrl+M in Review gathers what is chosen or read, and an entry says when it was handed over."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from journal.app.services import Services
from journal.domain.giving import Given
from journal.ui.reviewing.page import ReviewingPage
from tests.steps import NOW, given, write
from tests.ui.rooms import opened, reviewing_page, settle


@pytest.fixture
def services(qapp: QApplication, tmp_path: Path) -> Services:
    return opened(tmp_path)


def gather(page: ReviewingPage, at: QWidget) -> tuple[str, Callable[[], None]]:
    offers: list[tuple[str, Callable[[], None]]] = []
    page.undo_offered.connect(lambda words, undo: offers.append((words, undo)))
    page.activateWindow()
    at.setFocus()
    QTest.keyClick(at, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    settle()
    return offers[-1]


def words_in_basket(services: Services) -> list[str]:
    return [each.words for each in given(services.handing_over.basket.all)]


def test_chosen_entries_go_in_whole_and_come_out_again(services: Services) -> None:
    for body in ("One.", "Two."):
        write(services, body)
    page = reviewing_page(services)
    page.table.selectAll()
    words, undo = gather(page, page.table)
    assert words == "2 entries are in the basket, under Hand over."
    assert sorted(words_in_basket(services)) == ["One.", "Two."]
    assert gather(page, page.table)[0] == "All of them are in the basket already."
    undo()
    assert words_in_basket(services) == []


def test_words_that_are_read_go_in_as_they_stand(services: Services) -> None:
    write(services, "First.\n\nI said\u00a0no 🙂.\n\nThen home.")
    page = reviewing_page(services)
    page.table.selectRow(0)
    settle()
    text = page.preview.text
    cursor = text.document().find("said")
    cursor.clearSelection()
    text.setTextCursor(cursor)
    _, undo = gather(page, text)
    assert words_in_basket(services) == ["I said\u00a0no 🙂."]
    undo()
    assert words_in_basket(services) == []


def test_an_entry_says_when_and_to_whom_it_was_handed_over(services: Services) -> None:
    entry = write(services, "Given away.")
    line = Given("a" * 32, NOW, "Dr. L.", "pdf", False, (entry.uuid,), "ab" * 32)
    given(services.handing_over.giving.note, line)
    page = reviewing_page(services)
    page.table.selectRow(0)
    settle()
    assert page.preview.given.text() == "Handed over on 23 November 2026, to Dr. L."
