"""Looking another way in Review, as a person does."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journal.domain.settings import Way
from journal.ui.reviewing.page import ReviewingPage
from tests.ui.rooms import settle


def look(page: ReviewingPage, way: Way) -> None:
    """Look another way by its key."""
    key = Qt.Key(Qt.Key.Key_1 + list(page.ways.bar.buttons).index(way))
    page.activateWindow()
    page.filters.words.setFocus()
    QTest.keyClick(page, key, Qt.KeyboardModifier.ControlModifier)
    settle()
