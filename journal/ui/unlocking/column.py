"""The column that lock screen and first start stand in: narrow, in the middle, scrolling."""

from PySide6.QtWidgets import QWidget

from journal.ui.kit.labels import Column, Item, ground, horizontal, scrolled, vertical
from journal.ui.kit.theme import Theme

WIDTH = 460


def column(theme: Theme, *items: Item, spacing: int = 12, width: int = WIDTH) -> QWidget:
    """Return a page with `items` one below the other, a little above its middle."""
    inner = Column(theme, width, vertical(*items, spacing=spacing))
    row = horizontal(inner, margins=(theme.page_sides, 24, theme.page_sides, 24))
    middle = vertical()
    middle.addStretch(2)
    middle.addLayout(row)
    middle.addStretch(3)
    return ground("paper", vertical(scrolled(ground("column", middle))))
