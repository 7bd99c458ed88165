"""The navigation at the side: the journal's rooms above, settings and locking below."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from journal.ui.kit.icons import SIZE, icon
from journal.ui.kit.labels import text, vertical
from journal.ui.kit.theme import Theme

_ICON_WIDTH = 64


@dataclass(frozen=True, slots=True)
class Place:
    """One line of the navigation: its id, which also names its sign, its words and its keys."""

    id: str
    words: str
    keys: str = ""


class Navigation(QWidget):
    """Says which place is wanted; `narrow` leaves only signs, with their words in tooltips."""

    place_wanted = Signal(str)
    """Arrows reached a room: show it, and leave the focus here."""
    place_entered = Signal(str)
    """A place was clicked, or chosen by Enter."""

    def __init__(
        self,
        theme: Theme,
        rooms: Sequence[Place],
        below: Sequence[Place],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._narrow = False
        self.setProperty("role", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.name = text("Stillwater", "heading")
        self.name.setContentsMargins(20, 0, 0, 0)
        self.opened_by = text("", "meta")
        self.opened_by.setContentsMargins(14, 0, 4, 0)
        self.rooms = self._list("Rooms of the journal", rooms)
        self.below = self._list("Settings and locking", below)
        self.setLayout(
            vertical(
                self.name,
                24,
                self.rooms,
                None,
                self.below,
                8,
                self.opened_by,
                margins=(20, 32, 20, 20),
            )
        )
        # In the upper list the arrows move between rooms; below, nothing happens before a choice.
        # The selection counts, not the current item, which Qt sets whenever the focus comes in.
        self.rooms.itemSelectionChanged.connect(self._want)
        for list_ in (self.rooms, self.below):
            list_.itemClicked.connect(self._enter)
            list_.itemActivated.connect(self._enter)

    def show_place(self, id: str) -> None:
        """Mark `id` as the place that is shown."""
        for list_ in (self.rooms, self.below):
            list_.blockSignals(True)
            list_.setCurrentRow(-1)
            list_.clearSelection()
            for item in self._items(list_):
                if item.data(Qt.ItemDataRole.UserRole) == id:
                    list_.setCurrentItem(item)
            list_.blockSignals(False)

    def set_narrow(self, narrow: bool) -> None:
        """Show signs only, or words only."""
        self._narrow = narrow
        self.name.setVisible(not narrow)
        self.opened_by.setVisible(not narrow)
        width = _ICON_WIDTH if narrow else self._theme.nav_width
        self.setFixedWidth(self._theme.px(width))
        layout = self.layout()
        if layout is not None:
            side = 6 if narrow else 20
            layout.setContentsMargins(side, 32, side, 20)
        self.restyle()

    def restyle(self) -> None:
        """Take over a changed palette or text size."""
        size = self._theme.px(SIZE)
        for list_ in (self.rooms, self.below):
            list_.setIconSize(QSize(size, size))
            for item in self._items(list_):
                place: Place = item.data(Qt.ItemDataRole.UserRole + 1)
                item.setIcon(icon(place.id, self._theme) if self._narrow else QIcon())
                item.setText("" if self._narrow else place.words)
            rows = list_.count() * (self._theme.px(34) + 2 * self._theme.px(3) + 4)
            list_.setFixedHeight(rows + 4)

    def _list(self, name: str, places: Sequence[Place]) -> QListWidget:
        list_ = QListWidget()
        list_.setProperty("role", "nav")
        list_.setAccessibleName(name)
        list_.setFrameShape(QFrame.Shape.NoFrame)
        list_.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        list_.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for place in places:
            item = QListWidgetItem(place.words, list_)
            item.setData(Qt.ItemDataRole.UserRole, place.id)
            item.setData(Qt.ItemDataRole.UserRole + 1, place)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, place.words)
            item.setToolTip(f"{place.words} ({place.keys})" if place.keys else place.words)
        return list_

    def _items(self, list_: QListWidget) -> list[QListWidgetItem]:
        return [list_.item(row) for row in range(list_.count())]

    @Slot(QListWidgetItem)
    def _enter(self, item: QListWidgetItem) -> None:
        self.place_entered.emit(item.data(Qt.ItemDataRole.UserRole))

    @Slot()
    def _want(self) -> None:
        for item in self.rooms.selectedItems():
            self.place_wanted.emit(item.data(Qt.ItemDataRole.UserRole))
