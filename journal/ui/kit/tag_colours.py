"""The colours that names may be marked with; each can be told from every ground it stands on."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QActionGroup, QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu

from journal.domain.tags import Colour
from journal.ui.kit.palettes import Palette
from journal.ui.kit.theme import Theme

COLOUR_WORDS = {
    Colour.SLATE: "Slate",
    Colour.BLUE: "Blue",
    Colour.VIOLET: "Violet",
    Colour.PLUM: "Plum",
    Colour.ROSE: "Rose",
    Colour.CLAY: "Clay",
    Colour.OCHRE: "Ochre",
    Colour.LAGOON: "Lagoon",
}
NO_COLOUR = "No colour"
_ON_LIGHT = {
    Colour.SLATE: "#55626E",
    Colour.BLUE: "#1F66AD",
    Colour.VIOLET: "#7B4BB0",
    Colour.PLUM: "#8B3A86",
    Colour.ROSE: "#A83E67",
    Colour.CLAY: "#9A4E2C",
    Colour.OCHRE: "#7A5C00",
    Colour.LAGOON: "#0F6C7E",
}
_ON_DARK = {
    Colour.SLATE: "#A9B6C2",
    Colour.BLUE: "#7FB6EE",
    Colour.VIOLET: "#B9A6F8",
    Colour.PLUM: "#E693D6",
    Colour.ROSE: "#F09BB8",
    Colour.CLAY: "#E8A583",
    Colour.OCHRE: "#DCC05C",
    Colour.LAGOON: "#6CC6DA",
}
_ON_WHITE = {
    Colour.SLATE: "#414A54",
    Colour.BLUE: "#0A4A87",
    Colour.VIOLET: "#5C2F8F",
    Colour.PLUM: "#6B2467",
    Colour.ROSE: "#84234B",
    Colour.CLAY: "#743413",
    Colour.OCHRE: "#574100",
    Colour.LAGOON: "#00515F",
}
_SIZE = 10
_ROOM = 14
"""Pixels of a disc, and of the place it stands in."""
_SHARPNESS = 3


def shade(colour: Colour, palette: Palette) -> str:
    """Return a colour as it looks on the grounds of a palette, as a hex string."""
    if palette.dark:
        return _ON_DARK[colour]
    return (_ON_WHITE if palette.outlined else _ON_LIGHT)[colour]


def disc(colour: Colour | None, theme: Theme) -> QIcon:
    """Return a disc of a colour, an empty ring for none."""
    room = theme.px(_ROOM)
    pixmap = _room(theme)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    gap = (room - theme.px(_SIZE)) / 2
    place = QRectF(gap, gap, room - 2 * gap, room - 2 * gap)
    if colour is None:
        painter.setPen(theme.colour("edge"))
        painter.drawEllipse(place.adjusted(0.5, 0.5, -0.5, -0.5))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(shade(colour, theme.palette)))
        painter.drawEllipse(place)
    painter.end()
    return QIcon(pixmap)


def blank(theme: Theme) -> QIcon:
    """Return nothing, as large as a disc, so that names in a list begin at one line."""
    return QIcon(_room(theme))


def _room(theme: Theme) -> QPixmap:
    pixmap = QPixmap(disc_size(theme) * _SHARPNESS)
    pixmap.fill(Qt.GlobalColor.transparent)
    pixmap.setDevicePixelRatio(_SHARPNESS)
    return pixmap


def disc_size(theme: Theme) -> QSize:
    """Return the size at which discs are drawn."""
    return QSize(theme.px(_ROOM), theme.px(_ROOM))


def offer_colours(
    menu: QMenu, present: Colour | None, theme: Theme, chosen: Callable[[Colour | None], None]
) -> None:
    """Add every colour to a menu by its name, with the present one ticked."""
    group = QActionGroup(menu)
    for colour in (None, *Colour):
        words = NO_COLOUR if colour is None else COLOUR_WORDS[colour]
        # The disc stands where a tick would be drawn.
        action = menu.addAction(disc(colour, theme), f"{words} ✓" if colour is present else words)
        action.setCheckable(True)
        action.setChecked(colour is present)
        action.triggered.connect(lambda _, colour=colour: chosen(colour))
        group.addAction(action)
