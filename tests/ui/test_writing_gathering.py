"""Ctrl+M puts the words at hand into the basket as they stand, and one undo takes them out."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal.app.services import Services
from journal.domain.basket import InBasket
from journal.ui.writing.gathering import GATHERED, MARKED
from journal.ui.writing.page import WritingPage
from tests.steps import given, write
from tests.ui.rooms import opened, settle, type_words, writing_page


@pytest.fixture
def services(qapp: QApplication, tmp_path: Path) -> Services:
    return opened(tmp_path)


def gather(page: WritingPage) -> list[tuple[str, Callable[[], None]]]:
    offers: list[tuple[str, Callable[[], None]]] = []
    page.undo_offered.connect(lambda words, undo: offers.append((words, undo)))
    focus = page.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    settle()
    return offers


def in_basket(services: Services) -> list[InBasket]:
    return list(given(services.handing_over.basket.all))


def test_the_paragraph_being_written_is_put_in_and_taken_out(services: Services) -> None:
    page = writing_page(services)
    page.desk.editor.setFocus()
    page.desk.editor.insertPlainText("First.\nI said no 🙂, twice. ")
    ((words, undo),) = gather(page)
    assert words == GATHERED
    (moment,) = in_basket(services)
    assert (moment.words, moment.item.quoted) == ("I said no 🙂, twice.", True)
    type_words(page, " And more.")
    page.finish()
    assert in_basket(services)[0].words == "I said no 🙂, twice."
    undo()
    assert in_basket(services) == []


def test_selected_words_of_a_finished_page_leave_it_finished(services: Services) -> None:
    entry = write(services, "Before. I meant it. After.")
    page = writing_page(services)
    page.open(entry.id)
    page.desk.editor.setTextCursor(page.desk.editor.over(8, 19))
    page.desk.editor.setFocus()
    gather(page)
    (moment,) = in_basket(services)
    assert (moment.words, moment.item.seen) == ("I meant it.", entry.head)
    assert page.sitting.settled


def test_where_no_words_are_meant_the_page_is_marked(services: Services) -> None:
    page = writing_page(services)
    page.desk.title.setFocus()
    QTest.keyClicks(page.desk.title, "A title")
    ((words, undo),) = gather(page)
    assert words == MARKED
    assert page.sitting.content.for_session
    undo()
    assert not page.sitting.content.for_session
    assert in_basket(services) == []
