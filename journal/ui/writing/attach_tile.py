"""One file of a page as a tile: a small picture or its kind, its name and its size."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from journal.domain.attachment import (
    GIF,
    JPEG,
    PDF,
    PNG,
    SVG,
    TEXT,
    WEBP,
    Attachment,
    size_in_words,
)
from journal.ui.kit import labels
from journal.ui.kit.theme import Theme
from journal.ui.kit.words import Button

_KINDS = {PNG: "picture", JPEG: "picture", WEBP: "picture", GIF: "picture"}
_KINDS |= {TEXT: "text", SVG: "drawing", PDF: "PDF"}
_SIGNS = {"picture": "IMG", "text": "TXT", "drawing": "SVG", "PDF": "PDF"}
_WIDE, _HIGH = 280, 60
"""Pixels of a tile at text size 100 %."""


def kind_in_words(file: Attachment) -> str:
    """Return what a file is: "picture", "text", "drawing", "PDF" or "file"."""
    return _KINDS.get(file.media_type, "file")


class AttachTile(QWidget):
    """Opens its file by a press, and takes it off the page by another or by Delete."""

    opened = Signal(object)
    removed = Signal(object)

    def __init__(self, file: Attachment, theme: Theme, *, here: bool = True) -> None:
        super().__init__()
        self.file = file
        self._theme = theme
        self.face = _Face(theme)
        self.face.clicked.connect(lambda: self.opened.emit(file))
        self.face.delete_pressed.connect(lambda: self.removed.emit(file))
        self.remove = labels.button("×", "small")
        self.remove.setAccessibleName(f"Take {file.name} off this page")
        self.remove.setToolTip("Take off this page")
        self.remove.clicked.connect(lambda: self.removed.emit(file))
        row = labels.horizontal(spacing=2)
        row.addWidget(self.face, 1)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(row)
        self._say("" if here else "not in this journal")
        self.face.setEnabled(here)

    def show_picture(self, image: QImage | None) -> None:
        """Show the file's picture, or its kind where there is none."""
        self.face.show_picture(image)

    def show_damaged(self) -> None:
        """Say that the file cannot be read whole."""
        self._say("damaged")

    def sizeHint(self) -> QSize:
        """Return room for two tiles beside each other on the page."""
        return QSize(self._theme.px(_WIDE), self._theme.px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        """Return room for the picture and a few letters."""
        return QSize(self._theme.px(_WIDE) // 2, self._theme.px(_HIGH))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the text size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.updateGeometry()

    def _say(self, fault: str) -> None:
        kind, size = kind_in_words(self.file), size_in_words(self.file.size)
        known = [kind[:1].upper() + kind[1:], size] if self.file.size else []
        self.face.say(self.file.name, " · ".join([*known, *([fault] if fault else [])]))
        self.face.show_sign(_SIGNS.get(kind, "FILE"))
        said = ", ".join(
            [self.file.name, *([size] if self.file.size else []), *([fault] if fault else [])]
        )
        self.face.setAccessibleName(f"Open {kind} {said}")


class _Face(Button):
    """The part of a tile that opens the file."""

    delete_pressed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("")
        labels.dress(self, "chip")
        self._theme = theme
        self._name = self._about = self._sign = ""
        self._image: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def say(self, name: str, about: str) -> None:
        """Show this name, and what is known below it."""
        self._name, self._about = name, about
        self.setToolTip(name)
        self.update()

    def show_sign(self, sign: str) -> None:
        """Show a few letters where there is no picture."""
        self._sign = sign
        self.update()

    def show_picture(self, image: QImage | None) -> None:
        """Show a picture, or the letters."""
        self._image = image
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Delete take the file off the page."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture and the words, mirrored where writing runs from right to left."""
        super().paintEvent(event)
        px, mirrored = self._theme.px, self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        side = self.height() - 2 * px(7)
        left = self.width() - px(7) - side if mirrored else px(7)
        place = QRect(left, px(7), side, side)
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        self._paint_picture(painter, place)
        start, end = (
            (px(12), place.left() - px(10))
            if mirrored
            else (place.right() + px(10), self.width() - px(12))
        )
        half = self.height() // 2
        for words, font, colour, top, bottom in (
            (self._name, self._theme.sans(13, 500), "ink", px(8), half),
            (self._about, self._theme.sans(12), "soft", half, self.height() - px(8)),
        ):
            painter.setFont(font)
            painter.setPen(self._theme.colour(colour))
            room = QRect(start, top, max(end - start, 0), bottom - top)
            middle = Qt.TextElideMode.ElideMiddle
            shown = painter.fontMetrics().elidedText(words, middle, room.width())
            shown = f"\u2068{shown}\u2069"  # a name keeps its own direction
            to = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
            painter.drawText(room, to | Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_picture(self, painter: QPainter, place: QRect) -> None:
        frame = QPainterPath()
        frame.addRoundedRect(QRectF(place), self._theme.px(7), self._theme.px(7))
        if self._image is None:
            painter.setPen(QPen(self._theme.colour("edge"), 1))
            painter.setBrush(self._theme.colour("paper"))
            painter.drawPath(frame)
            painter.setFont(self._theme.sans(11, 600))
            painter.setPen(self._theme.colour("soft"))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._sign)
            return
        side = min(self._image.width(), self._image.height())
        middle = QRect(0, 0, side, side)
        middle.moveCenter(self._image.rect().center())
        painter.save()
        painter.setClipPath(frame)
        painter.drawImage(place, self._image, middle)
        painter.restore()
