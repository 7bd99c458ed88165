"""A preview shows finished bytes, finds words in them, and forgets all of it when it is cleared."""

import hashlib
from datetime import date
from io import BytesIO

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal.domain.packet import Packet, Part
from journal.export.writers import write
from journal.services.previewing import Previewing
from journal.services.work import Inline, Work, at_once
from journal.ui.handing_over.look.pictures import MOST_HELD
from journal.ui.handing_over.look.preview import Preview, Shows
from journal.ui.kit.theme import Theme
from tests.ui.rooms import settle

SPOKEN = "seven green lanterns"
WORDS = "\n\n".join(
    f"Nu\u0301ria waited by the mill, and counted to {number}." for number in range(150)
)


@pytest.fixture
def preview(qapp: QApplication) -> Preview:
    made = Preview(Previewing(Work(Inline, at_once)), Theme())
    made.resize(700, 600)
    made.show()
    settle()
    return made


@pytest.fixture(scope="module")
def packet() -> Packet:
    return Packet("Notes", date(2026, 3, 1), (), parts=(Part("What helped", WORDS),))


def test_pages_of_a_protected_file_are_drawn_only_where_they_are_seen(
    preview: Preview, packet: Packet
) -> None:
    data = write(packet, "pdf", SPOKEN).data
    preview.show_file(data, "pdf", SPOKEN)
    settle()
    assert preview.shown() == hashlib.sha256(data).hexdigest()
    assert preview.page.text().startswith("Page 1 of ")
    first = preview.pages.pictures.held
    assert 0 < first < 6_000_000 * 4 * 2
    preview.pages.setFocus()
    QTest.keyClick(preview.pages, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert preview.page.text().startswith("Page 2 of ")
    before = preview.pages.zoom
    QTest.keyClick(preview.pages, Qt.Key.Key_Plus)
    assert preview.pages.zoom > before
    preview.clear()
    assert preview.shown() is None
    assert preview.pages.pictures.held == 0


def test_of_a_thousand_pages_only_those_in_sight_are_drawn(preview: Preview) -> None:
    made, blank = BytesIO(), pikepdf.new()
    for _ in range(1000):
        blank.add_blank_page(page_size=(595, 842))
    blank.save(made)
    preview.show_file(made.getvalue(), "pdf", None)
    settle()
    pages, bar = preview.pages, preview.pages.verticalScrollBar()
    one = pages.pictures.held / 2  # a page and the beginning of the next
    for part in range(1, 17):
        bar.setValue(bar.maximum() * part // 16)
        settle()
    assert preview.page.text() == "Page 1,000 of 1,000"
    assert one * 12 < pages.pictures.held <= MOST_HELD + 2 * one


def test_words_of_the_file_are_found_by_their_letters_alone(
    preview: Preview, packet: Packet
) -> None:
    preview.show_file(write(packet, "md").data, "md", None)
    settle()
    assert not preview.choice[Shows.PAGES].isVisible()
    preview.seek()
    preview.words.field.setText("nuria")
    assert preview.words.count.text() == "1 of 150"
    QTest.keyClick(preview.words.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert preview.words.count.text() == "150 of 150"
    assert preview.words.text.textCursor().selectedText() == "Nu\u0301ria"
    preview.words.field.setText("Miriam")
    assert preview.words.count.text() == "Not in the file"
    preview.clear()
    assert preview.words.text.toPlainText() == preview.words.field.text() == ""


def test_bytes_that_cannot_be_read_are_not_shown(preview: Preview) -> None:
    refused: list[Exception] = []
    preview.failed.connect(refused.append)
    preview.show_file(b"%PDF-1.7 and nothing more", "pdf", None)
    assert [type(error) for error in refused] == [ValueError]
    assert preview.shown() is None
