"""Where things stand on the page: whatever is there fits, and nothing moves of its own accord."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from journal.app.services import Services
from journal.domain.tags import Tag
from journal.ui.kit.in_sight import InSight
from journal.ui.kit.theme import Theme, apply
from journal.ui.writing.page import WritingPage
from tests.ui.rooms import opened, settle, writing_page

LOW, LARGE = (772, 640), 2.0
"""The place beside the narrow navigation in a small window, and text twice as large."""


@pytest.fixture
def services(qapp: QApplication, tmp_path: Path) -> Services:
    return opened(tmp_path)


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[Theme]:
    """Dress everything as the program does, in text of the usual size until that changes."""
    theme = Theme()
    apply(qapp, theme)
    yield theme
    qapp.setStyleSheet("")


def place(page: WritingPage, widget: QWidget) -> QRect:
    """Return where a part stands, measured from the corner of the page."""
    return QRect(widget.mapTo(page, QPoint()), widget.size())


def test_date_and_more_fit_in_a_small_window_with_large_text(
    services: Services, dressed: Theme, qapp: QApplication
) -> None:
    dressed.scale = LARGE
    apply(qapp, dressed)
    page = writing_page(services, *LOW)
    page.desk.date.show_day(date(2026, 9, 23))
    settle()
    button = page.desk.date.button
    words = button.fontMetrics().horizontalAdvance(button.text())
    assert words <= button.width()
    assert place(page, page.desk.more).right() < place(page, page.desk).right()


def test_nothing_moves_sideways_when_the_page_becomes_longer_than_its_place(
    services: Services, dressed: Theme
) -> None:
    page = writing_page(services)
    bar = page.desk.scrolling.area.verticalScrollBar()
    before = place(page, page.desk.editor).x(), page.desk.editor.width()
    assert bar.maximum() == 0
    page.desk.editor.textCursor().insertText("a line\n" * 60)
    settle()
    assert bar.maximum() > 0
    assert (place(page, page.desk.editor).x(), page.desk.editor.width()) == before


def test_a_page_with_thirty_names_still_shows_its_words(
    services: Services, dressed: Theme, qapp: QApplication
) -> None:
    page = writing_page(services, 660, 640)
    in_sight = InSight(qapp, page)
    content = page.sitting.content
    names = tuple(Tag(f"a name of some length {number}") for number in range(30))
    page.desk.show_around(replace(content, tags=names))
    settle()
    assert page.desk.scrolling.area.height() > page.height() // 2
    last = page.desk.foot.chips[-1]
    last.setFocus(Qt.FocusReason.TabFocusReason)
    settle()
    assert not last.visibleRegion().isEmpty()
    in_sight.deleteLater()


def test_a_long_title_is_shown_from_its_first_word_when_it_is_left(services: Services) -> None:
    page = writing_page(services)
    title: QLineEdit = page.desk.title
    title.setFocus()
    QTest.keyClicks(title, "A title that goes on, " * 9)
    page.desk.editor.setFocus()
    assert title.cursorPosition() == 0


def test_escape_folds_what_stands_around_the_page_also_from_its_button(
    services: Services,
) -> None:
    page = writing_page(services)
    row = page.desk.around
    row.opener.click()
    assert row.facets.isVisible()
    row.opener.setFocus()
    QTest.keyClick(row.opener, Qt.Key.Key_Escape)
    assert not row.facets.isVisible()
    assert page.desk.editor.hasFocus()
