"""Locking takes every typed word out of the window, from each field and from what it can undo."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QModelIndex, QObject, Qt
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDateEdit,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from journal.app.services import Services
from journal.ui.frame import BELOW, BIN, BRINGING_IN, LOCK, ROOMS, SHEET, VERSIONS
from journal.ui.window import Window
from tests.ui.rooms import settle
from tests.ui.windows import gone, made, shown, unlock

TYPED = "zqxw"
"""Short enough for every field, and in no word of the program."""
DAY = date(1987, 6, 5)
PLACES = [place.id for place in (*ROOMS, *BELOW) if place.id != LOCK]
Document = QPlainTextEdit | QTextEdit


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return made(tmp_path)


@pytest.fixture
def window(services: Services, qapp: QApplication) -> Iterator[Window]:
    window = shown(services, qapp)
    unlock(window)
    settle()
    for place in (*PLACES, BIN, BRINGING_IN, VERSIONS, SHEET, *PLACES[:1]):
        window.frame.go(place)
        settle()
    window.first_run.clear()  # makes it, if nothing has yet
    yield window
    gone(window, qapp)


def type_everywhere(window: Window) -> list[QWidget]:
    """Type into every field there is, shown or not, and return them."""
    lines = window.findChildren(QLineEdit)
    documents: list[Document] = [
        *window.findChildren(QPlainTextEdit),
        *window.findChildren(QTextEdit),
    ]
    for line in lines:
        line.end(False)
        line.insert(TYPED)
    for document in documents:
        if not document.isReadOnly():
            document.moveCursor(QTextCursor.MoveOperation.End)
            document.insertPlainText(TYPED)
    for field in window.findChildren(QDateEdit):
        field.setDate(QDate(DAY.year, DAY.month, DAY.day))
    settle()
    return [*lines, *documents]


def strike_everywhere(fields: list[QWidget]) -> None:
    """Delete what is typed, as a person does."""
    for field in fields:
        if isinstance(field, QLineEdit):
            field.selectAll()
            field.backspace()
        elif isinstance(field, Document) and not field.isReadOnly():
            field.selectAll()
            field.textCursor().removeSelectedText()
    settle()


def words_of(thing: QObject) -> Iterator[str]:
    """Yield all that a thing of the window says, to the eye or to a screen reader."""
    if isinstance(thing, QAction):
        yield from (thing.text(), thing.toolTip(), str(thing.data()))
    if not isinstance(thing, QWidget):
        return
    yield from (thing.accessibleName(), thing.accessibleDescription(), thing.toolTip())
    yield from (thing.windowTitle(), thing.whatsThis(), thing.statusTip())
    if isinstance(thing, QLabel | QLineEdit | QAbstractButton):
        yield thing.text()
    if isinstance(thing, Document):
        yield thing.toPlainText()
    if isinstance(thing, QComboBox):
        yield from (thing.itemText(row) for row in range(thing.count()))
    if isinstance(thing, QDateEdit):
        yield thing.date().toString(Qt.DateFormat.ISODate)
    if isinstance(thing, QAbstractItemView) and thing.model() is not None:
        yield from items_of(thing, QModelIndex())


def items_of(view: QAbstractItemView, parent: QModelIndex) -> Iterator[str]:
    model = view.model()
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        yield " ".join(str(it) for it in model.itemData(index).values())
        yield from items_of(view, index)


def telling(window: Window) -> list[tuple[str, str]]:
    """Return what of the window still says a typed word or the day, and what it says."""
    marks = (TYPED, DAY.isoformat(), "5 June 1987")
    return [
        (type(thing).__name__, words)
        for thing in (window, *window.findChildren(QObject))
        for words in words_of(thing)
        if any(mark in words for mark in marks)
    ]


def undoable(fields: list[QWidget]) -> list[str]:
    """Return the fields that could bring back what was typed."""
    return [
        f"{type(field).__name__} {field.accessibleName()}"
        for field in fields
        if (isinstance(field, QLineEdit) and (field.isUndoAvailable() or field.isRedoAvailable()))
        or (
            isinstance(field, Document)
            and (field.document().isUndoAvailable() or field.document().isRedoAvailable())
        )
    ]


def test_no_field_keeps_what_was_typed_in_it(services: Services, window: Window) -> None:
    fields = type_everywhere(window)
    assert len(fields) > 70
    services.unlocking.lock("asked")
    settle()
    assert telling(window) == []
    assert undoable([field for field in fields if isValid(field)]) == []
    unlock(window)
    settle()
    fields = type_everywhere(window)
    strike_everywhere(fields)
    services.unlocking.lock("asked")
    settle()
    assert undoable([field for field in fields if isValid(field)]) == []
