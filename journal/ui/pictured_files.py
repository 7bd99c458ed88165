"""Pictures of pictures: the strip under the text, one looked at, and a file nothing here opens."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter

from journal.services.attaching import FromBytes
from journal.ui.frame import WRITE
from journal.ui.window import Window
from journal.ui.writing.attach_pictures import as_png, small

if TYPE_CHECKING:
    from journal.domain.attachment import Attachment

_EVENING = ((0.0, "#33445A"), (0.6, "#E0A070"), (0.62, "#335566"), (1.0, "#112233"))


def file_states(window: Window) -> Iterator[str]:
    """Yield the page with files, a picture over it, and the words about what is not shown."""
    window.frame.go(WRITE)
    page = window.frame.pages.writing
    page.new_page()
    page.desk.show_card(None)
    files: list[Attachment] = []
    for source in (
        FromBytes("The river, an hour before dark.png", _evening()),
        FromBytes("What I would say.txt", b"First that I was glad.\nThen the rest."),
        FromBytes("Ticket.pdf", b"%PDF-1.7 " + bytes(52_000)),
    ):
        page.attach.attaching.add("0" * 32, (), source, files.append, _nothing)
    page.attach.strip.show_files(files)
    for file in files[:1]:
        page.attach.attaching.read(
            file.uuid,
            small(file.media_type),
            lambda image: page.attach.strip.show_picture(files[0].uuid, image),
            _nothing,
        )
    yield "write-files"
    for file, state in zip((files[0], files[2]), ("picture", "other-file"), strict=True):
        page.attach.open(file)
        yield f"write-{state}"
        page.attach.close()
    page.attach.strip.clear()
    page.new_page()


def _evening() -> bytes:
    image = QImage(1200, 800, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    sky = QLinearGradient(QPointF(0, 0), QPointF(0, image.height()))
    for at, colour in _EVENING:
        sky.setColorAt(at, QColor(colour))
    painter.fillRect(image.rect(), sky)
    painter.end()
    return as_png(image)


def _nothing(_: Exception) -> None:
    """A journal that was made for pictures takes every file."""
