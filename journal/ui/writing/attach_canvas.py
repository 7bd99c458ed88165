"""A picture to look at: fitted to its place, or larger and scrolled, all by keys."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

_STEP = 1.25
_LEAST, _MOST = 0.05, 8.0
_WIDEST = 16_000
"""Pixels of a side that a widget is never made larger than."""


class Canvas(QScrollArea):
    """Shows one picture; the arrow keys scroll it."""

    def __init__(self) -> None:
        super().__init__()
        self._sheet = _Sheet()
        self._fitted = True
        self.setProperty("role", "picture")  # its frame shows the focus
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWidget(self._sheet)

    @property
    def zoom(self) -> float:
        """How large the picture is shown: 1.0 is one of its pixels on one of the screen."""
        return self._sheet.zoom

    def is_empty(self) -> bool:
        """Tell whether there is nothing to be seen."""
        return self._sheet.image.isNull()

    def show_image(self, image: QImage) -> None:
        """Show another picture, fitted."""
        self._sheet.image = image
        self.fit()

    def fit(self) -> None:
        """Show all of it, never larger than it is."""
        self._fitted = True
        image, room = self._sheet.image.size(), self.maximumViewportSize()
        if not image.isEmpty():
            across, down = room.width() / image.width(), room.height() / image.height()
            self._sheet.show_at(min(across, down, 1.0))

    def step(self, by: int) -> None:
        """Show it larger by 1, smaller by -1."""
        self.zoom_to(self.zoom * _STEP**by)

    def zoom_to(self, zoom: float) -> None:
        """Show it at this size, as far as that can be."""
        self._fitted = False
        longer = max(self._sheet.image.width(), self._sheet.image.height(), 1)
        self._sheet.show_at(max(_LEAST, min(zoom, _MOST, _WIDEST / longer)))

    def clear(self) -> None:
        """Forget the picture."""
        self._sheet.image = QImage()
        self._sheet.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Go on fitting a fitted picture."""
        super().resizeEvent(event)
        if self._fitted:
            self.fit()


class _Sheet(QWidget):
    """What the picture is painted on."""

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()
        self.zoom = 1.0

    def show_at(self, zoom: float) -> None:
        """Take the size that the picture has at this zoom."""
        self.zoom = zoom
        self.resize((self.image.size() * zoom).expandedTo(QSize(1, 1)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture over the whole sheet."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, self.zoom < 2)
        painter.drawImage(self.rect(), self.image)
