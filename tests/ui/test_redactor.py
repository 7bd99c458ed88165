"""Names are hidden only as they are ticked, every place can be undone, and own words are added."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal.app.services import Services
from journal.domain.moved_days import Dates
from journal.domain.packet import Packet
from journal.domain.redaction import Redaction
from journal.domain.tags import Tag, TagKind
from journal.ui.handing_over.names.panes import READ_ONCE
from journal.ui.handing_over.names.redactor import Redactor
from journal.ui.kit.theme import Theme
from tests.steps import given, write
from tests.ui.rooms import opened, seen, settle

BODY = "Anna came on 3 March, and Bo stayed away. I walked home alone, and Anna’s light was on."


@pytest.fixture
def services(qapp: QApplication, tmp_path: Path) -> Services:
    return opened(tmp_path)


@pytest.fixture
def packet(services: Services) -> Packet:
    tags = (Tag("Anna", TagKind.PERSON), Tag("Bo", TagKind.PERSON), Tag("Leeds", TagKind.PLACE))
    entry = write(services, BODY, day=date(2026, 3, 4), tags=tags)
    made: Packet = given(services.handing_over.begin, [entry.id])
    return made


@pytest.fixture
def redactor(services: Services, packet: Packet) -> Redactor:
    made = Redactor(services.handing_over.redacting, Theme())
    made.soon.setInterval(0)
    made.resize(1000, 800)
    made.show()
    made.offer(packet)
    return made


def rest(redactor: Redactor) -> str:
    """Return the words that are shown once nothing is under way any more."""
    settle()
    return redactor.panes.text.toPlainText()


def test_nothing_is_hidden_before_it_is_ticked_and_each_step_can_be_undone(
    redactor: Redactor,
) -> None:
    assert redactor.redaction() == Redaction()
    assert BODY in redactor.panes.text.toPlainText()
    assert READ_ONCE in seen(redactor)
    redactor.panes.people.click()
    assert "[person A] came on 3 March, and [person B] stayed away." in rest(redactor)
    names = redactor.panes.names
    names.setCurrentIndex(names.lines.index(1, 0))
    QTest.keyClick(names, Qt.Key.Key_Space)
    assert "[person] came on 3 March, and Bo stayed away." in rest(redactor)
    redactor.undo()
    redactor.undo()
    assert redactor.redaction() == Redaction()


def test_a_place_is_shown_again_by_delete_and_hidden_again_by_undo(redactor: Redactor) -> None:
    redactor.panes.people.click()
    rest(redactor)
    text = redactor.panes.text
    text.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClick(text, Qt.Key.Key_N)
    assert redactor.panes.told.text().startswith("Here stood: Anna.")
    QTest.keyClick(text, Qt.Key.Key_Delete)
    assert "Anna came on 3 March, and [person B] stayed away." in rest(redactor)
    assert "[person A]’s light" in rest(redactor)
    redactor.panes.undo.click()
    assert "[person A] came" in rest(redactor)


def test_selected_words_are_struck_by_h_and_typed_ones_are_added(redactor: Redactor) -> None:
    told: list[None] = []
    redactor.changed.connect(lambda: told.append(None))
    text = redactor.panes.text
    cursor = text.document().find("I walked home alone")
    text.setTextCursor(cursor)
    QTest.keyClick(text, Qt.Key.Key_H)
    assert "[...], and Anna’s light was on." in rest(redactor)
    redactor.panes.more.setText("light")
    QTest.keyClick(redactor.panes.more, Qt.Key.Key_Return)
    assert "Anna’s [...] was on." in rest(redactor)
    assert [each.names for each in redactor.redaction().replacements] == [
        ("light",),
        ("I walked home alone",),
    ]
    assert len(told) == 2


def test_days_are_moved_and_decisions_go_along_to_the_next_packet(
    redactor: Redactor, packet: Packet
) -> None:
    redactor.panes.people.click()
    redactor.panes.days.choice.button(Dates.MOVED).click()
    decided = redactor.redaction()
    assert decided.dates is Dates.MOVED
    assert decided.moved_by < 0
    assert "3 March" not in rest(redactor)
    assert redactor.for_next() == Redaction()
    redactor.panes.keep.click()
    assert redactor.for_next() == Redaction(decided.replacements)
    redactor.clear()
    assert redactor.panes.text.toPlainText() == ""
    assert redactor.redaction() == Redaction()
    redactor.offer(packet, decided)
    assert redactor.redaction() == decided
