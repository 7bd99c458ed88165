"""The signs of the navigation, drawn as lines in the colours of the theme."""

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from journal import resources
from journal.ui.kit.theme import Theme

SIZE = 20
_SHARPNESS = 3
"""Pixels drawn for one of the layout, so that signs stay sharp on dense screens."""


def icon(name: str, theme: Theme) -> QIcon:
    """Return a sign of `resources/icons`: soft at rest, in the accent colour when chosen."""
    source = (resources.folder() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    made = QIcon()
    for mode, token in ((QIcon.Mode.Normal, "soft"), (QIcon.Mode.Selected, "accent")):
        made.addPixmap(_drawn(source, theme.colour(token), theme.px(SIZE)), mode)
    return made


def _drawn(source: str, colour: QColor, size: int) -> QPixmap:
    pixmap = QPixmap(QSize(size, size) * _SHARPNESS)
    pixmap.fill(Qt.GlobalColor.transparent)
    pixmap.setDevicePixelRatio(_SHARPNESS)
    coloured = source.replace("currentColor", colour.name())
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(coloured.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
