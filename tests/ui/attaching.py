"""Pictures to attach, and what a person does with them on the page."""

import random

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal.app.services import Services
from journal.services.attaching import Source
from journal.services.stores import UnitOfWork
from journal.ui.writing.attach_pictures import as_png
from journal.ui.writing.page import WritingPage
from tests.steps import given
from tests.ui.rooms import (
    settle,
)

NAME = "lighthouse-seen-from-the-pier"
LETTER = b"Dear you,\n\nthe kettle sings."


def noisy(side: int = 64) -> bytes:
    """Return a picture that no packing makes smaller, so that its bytes can be searched for."""
    image = QImage(side, side, QImage.Format.Format_RGB32)
    chance = random.Random(7)
    for x in range(side):
        for y in range(side):
            image.setPixel(x, y, 0xFF000000 | chance.getrandbits(24))
    return as_png(image)


def attach(page: WritingPage, *sources: Source) -> None:
    page.attach.add(sources)
    settle()


def names(page: WritingPage) -> list[str]:
    return [tile.face.accessibleName() for tile in page.attach.strip.tiles]


def kept(services: Services) -> tuple[int, int]:
    """Return how many files and pieces of files the journal holds."""

    def job(unit: UnitOfWork) -> tuple[int, int]:
        connection = unit.attachments._connection  # type: ignore[attr-defined]
        counts = [
            connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()
            for table in ("attachment", "attachment_chunk")
        ]
        return counts[0], counts[1]

    found: tuple[int, int] = given(services.door.within, job)
    return found


def drop(page: WritingPage, data: QMimeData) -> bool:
    """Drop on the text, as the system delivers it; tell whether it was taken."""
    viewport = page.desk.editor.viewport()
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    QApplication.sendEvent(viewport, entering)
    if not entering.isAccepted():
        return False
    dropping = QDropEvent(QPointF(5, 5), copy, data, left, none)
    QApplication.sendEvent(viewport, dropping)
    settle()
    return dropping.isAccepted()


def paste(page: WritingPage, data: QMimeData) -> None:
    QGuiApplication.clipboard().setMimeData(data)
    page.desk.editor.setFocus()
    QTest.keyClick(page.desk.editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle()
