"""Words, buttons and rows: the pieces that every page is made of."""

from typing import TypeAlias, TypeVar

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from journal.ui.kit.theme import Theme
from journal.ui.kit.words import Button, Words

Item: TypeAlias = QWidget | QLayout | int | None
"""What goes in a row: a widget, a row, a gap in pixels, or None for all space that is left."""

Box = TypeVar("Box", bound=QBoxLayout)


def text(words: str, role: str = "body", parent: QWidget | None = None) -> QLabel:
    """Return plain words that wrap; see `style` for the roles."""
    return Words(words, role, parent)


def button(words: str, role: str = "pill") -> QPushButton:
    """Return a button: "primary", "pill", "quiet", "menu", "chip", "edge-chip" or "add-chip"."""
    made = Button(words)
    dress(made, role)
    return made


def dress(made: QPushButton, role: str) -> None:
    """Give a button of a kind of its own the looks of `button`."""
    made.setProperty("role", role)
    made.setAutoDefault(False)
    made.setCursor(Qt.CursorShape.PointingHandCursor)


def vertical(
    *items: Item, spacing: int = 0, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QVBoxLayout:
    """Return a column of items; margins are left, top, right, bottom."""
    return _filled(QVBoxLayout(), items, spacing, margins)


def horizontal(
    *items: Item, spacing: int = 0, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QHBoxLayout:
    """Return a row of items; margins are left, top, right, bottom."""
    return _filled(QHBoxLayout(), items, spacing, margins)


def ground(role: str, layout: QLayout | None = None) -> QWidget:
    """Return an empty ground such as "side", "card" or "paper", holding `layout`."""
    made = QWidget()
    made.setProperty("role", role)
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
    if layout is not None:
        made.setLayout(layout)
    return made


class Column(QWidget):
    """A column no wider than `width`, which grows with the text size, also while it is shown."""

    def __init__(self, theme: Theme, width: int, layout: QLayout) -> None:
        super().__init__()
        self._theme = theme
        self._width = width
        self.setMaximumWidth(theme.px(width))
        self.setLayout(layout)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the text size."""
        if event.type() is QEvent.Type.StyleChange:
            self.setMaximumWidth(self._theme.px(self._width))
        super().changeEvent(event)


def scrolled(widget: QWidget) -> QScrollArea:
    """Return an area in which `widget` scrolls up and down when it is taller than its place."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(widget)
    return area


def _filled(
    box: Box, items: tuple[Item, ...], spacing: int, margins: tuple[int, int, int, int]
) -> Box:
    box.setSpacing(spacing)
    box.setContentsMargins(*margins)
    for item in items:
        if item is None:
            box.addStretch(1)
        elif isinstance(item, int):
            box.addSpacing(item)
        elif isinstance(item, QLayout):
            box.addLayout(item)
        else:
            box.addWidget(item)
    return box


class Lines(QVBoxLayout):
    """A column that takes no room, not even for its margins, while nothing in it is shown."""

    def sizeHint(self) -> QSize:
        """Return the size of what is shown."""
        return QSize() if self.isEmpty() else super().sizeHint()

    def minimumSize(self) -> QSize:
        """Return the least size of what is shown."""
        return QSize() if self.isEmpty() else super().minimumSize()

    def heightForWidth(self, width: int) -> int:
        """Return the height of what is shown."""
        return 0 if self.isEmpty() else super().heightForWidth(width)

    def minimumHeightForWidth(self, width: int) -> int:
        """Return the least height of what is shown."""
        return 0 if self.isEmpty() else super().minimumHeightForWidth(width)


class FlowLayout(QLayout):
    """Sets widgets side by side and goes on below where a row is full, as words on a page."""

    def __init__(self, spacing: int = 8, down: int | None = None) -> None:
        """Leave `spacing` pixels between two in a row, and `down` between rows, or as many."""
        super().__init__()
        self._heights: dict[int, int] = {}
        self.setSpacing(spacing)
        self._down = spacing if down is None else down
        self.setContentsMargins(0, 0, 0, 0)
        self._items: list[QLayoutItem] = []

    def invalidate(self) -> None:
        """Measure anew: something inside has changed."""
        self._heights.clear()
        super().invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """Add at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return one item, or None past the end, which is how Qt walks a layout."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return one item, or None past the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def clear(self) -> None:
        """Remove every widget and let it go."""
        while (item := self.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def expandingDirections(self) -> Qt.Orientation:
        """Take no more room than needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say that more width means fewer rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows."""
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), place=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        """Put every item in its place."""
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        """Return the size of one item a row, as the least."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return room for the largest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        y, rows = rect.top(), self._rows(rect.width())
        for row in rows:
            high = max(size.height() for _, size in row)
            if place:
                self._place(row, QRect(rect.left(), y, rect.width(), high))
            y += high + self._down
        return y - rect.top() - (self._down if rows else 0)

    def _rows(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """Return what stands in each row, with its size; a hidden widget leaves no gap."""
        rows: list[list[tuple[QLayoutItem, QSize]]] = []
        taken = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint().boundedTo(QSize(max(width, 1), 16777215))
            if not rows or taken + size.width() > width:
                rows.append([])
                taken = 0
            rows[-1].append((item, size))
            taken += size.width() + self.spacing()
        return rows

    def _place(self, row: list[tuple[QLayoutItem, QSize]], rect: QRect) -> None:
        """Put the parts of a row beside each other, their middles at one height."""
        widget, x = self.parentWidget(), rect.left()
        mirrored = widget is not None and widget.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for item, size in row:
            left = rect.right() + rect.left() + 1 - x - size.width() if mirrored else x
            above = (rect.height() - size.height()) // 2
            item.setGeometry(QRect(QPoint(left, rect.top() + above), size))
            x += size.width() + self.spacing()
