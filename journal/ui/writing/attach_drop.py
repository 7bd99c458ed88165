"""Files and pictures dropped on the page or pasted; words are left to the page itself."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtWidgets import QWidget

from journal.services.attaching import FromBytes, FromFile, Source
from journal.ui.writing.attach_pictures import as_png

_PNG = "image/png"
PASTED = "Picture.png"
_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


def sources_in(data: QMimeData) -> list[Source]:
    """Return the files of this computer that are named, or the one picture without a name."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if paths:
        return [FromFile(path) for path in paths]
    if data.hasText() or not data.hasImage():
        return []
    if data.hasFormat(_PNG):
        return [FromBytes(PASTED, bytes(data.data(_PNG).data()))]
    image = data.imageData()
    png = as_png(image) if isinstance(image, QImage) else b""
    return [FromBytes(PASTED, png)] if png else []


def _is_ours(data: QMimeData) -> bool:
    files = any(url.isLocalFile() for url in data.urls())
    return files or (data.hasImage() and not data.hasText())


class Drops(QObject):
    """Takes files and pictures that are dropped on any of its places."""

    dropped = Signal(object)
    """What was dropped, as sources."""

    def __init__(self, parent: QObject, is_open: Callable[[], bool], *places: QWidget) -> None:
        super().__init__(parent)
        self._is_open = is_open
        for place in places:
            place.setAcceptDrops(True)
            place.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is ours as a copy; everything else goes its way."""
        if event.type() not in _DRAGS or not isinstance(event, QDropEvent):
            return False
        data = event.mimeData()
        if not _is_ours(data):
            return False
        if not self._is_open():
            event.ignore()
            return True
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() is QEvent.Type.Drop:
            self.dropped.emit(sources_in(data))
        return True
