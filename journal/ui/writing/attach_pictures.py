"""Pictures read as what they may be: hostile. Few kinds, little memory, and never a guess."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLoggingCategory, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from journal.domain.attachment import GIF, JPEG, PNG, WEBP

_FORMATS = {PNG: b"png", JPEG: b"jpeg", WEBP: b"webp", GIF: b"gif"}
"""The only readers that ever see these bytes; which one, the bytes say and not the name."""
_MEMORY = 128
"""MB that one picture may take while it is read."""
_PIXELS = 64_000_000
"""Pixels of a picture that is shown at all."""
SMALL: Final = 192
"""Pixels of the longer side of a picture in a tile."""
_LARGE = 4096

Decode = Callable[[bytes], QImage | None]


def small(media_type: str) -> Decode:
    """Return what reads a picture of this kind for a tile."""
    return lambda data: _read(data, media_type, SMALL)


def large(media_type: str) -> Decode:
    """Return what reads a picture of this kind to be looked at."""
    return lambda data: _read(data, media_type, _LARGE)


def as_png(image: QImage) -> bytes:
    """Return a picture that was never a file as one; empty when it is none."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    written = not image.isNull() and image.save(buffer, "PNG")  # type: ignore[call-overload]  # stubs want bytes, Qt words
    buffer.close()
    return bytes(data.data()) if written else b""


def _read(data: bytes, media_type: str, side: int) -> QImage | None:
    """Return the picture, no longer than `side` pixels; None where it is broken or too large."""
    named = _FORMATS.get(media_type)
    if named is None:
        return None
    QImageReader.setAllocationLimit(_MEMORY)
    QLoggingCategory.setFilterRules("qt.gui.imageio*=false")  # it tells bytes of broken pictures
    buffer = QBuffer()
    buffer.setData(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(named))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isEmpty() or size.width() * size.height() > _PIXELS:
        return None
    if max(size.width(), size.height()) > side:
        least = QSize(1, 1)
        fitting = size.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(fitting.expandedTo(least))
    image = reader.read()
    if max(image.width(), image.height()) > side:  # it did not say truly how large it is
        keep, smooth = (
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        image = image.scaled(side, side, keep, smooth)
    return None if image.isNull() else image
