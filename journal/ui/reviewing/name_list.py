"""All names as a list: of one kind or every kind, in one order, as far as they match."""

from collections.abc import Collection, Sequence
from enum import StrEnum

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from journal.domain.tag_offers import found_by
from journal.domain.tags import Nested, Tag, TagKey, TagKind, key_of
from journal.ui.kit.tag_chip import opens_menu
from journal.ui.kit.tag_colours import blank, disc, disc_size
from journal.ui.kit.tag_words import apart, counted, path_words, spoken
from journal.ui.kit.theme import Theme

_NESTED = Qt.ItemDataRole.UserRole


class NameOrder(StrEnum):
    """How names are sorted."""

    NAME = "name"
    USE = "use"


class NameList(QListWidget):
    """Several names can be chosen; what is done with them is told by signals."""

    rename_wanted = Signal()
    delete_wanted = Signal()
    menu_wanted = Signal(object)
    """The place on the screen where a menu should open."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._known: Sequence[Nested] = ()
        self._kind: TagKind | None = None
        self._order = NameOrder.NAME
        self._words = ""
        self._only: Collection[TagKey] | None = None
        self.setProperty("role", "list")
        self.setAccessibleName("All tags, people and places")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def know(self, known: Sequence[Nested], wanted: Tag | None = None) -> None:
        """List these names; what is chosen stays so, unless another name is wanted."""
        chosen = {key_of(each.tag) for each in self.chosen()} if wanted is None else set()
        now = self.current()
        if wanted is None and now is not None:
            wanted = now.tag
        self._known = known
        self._fill(wanted, chosen)

    def show_only(
        self, kind: TagKind | None, order: NameOrder, only: Collection[TagKey] | None
    ) -> None:
        """List names of one kind, or of every kind for None, and `only` these, where given."""
        self._kind, self._order, self._only = kind, order, only
        self.know(self._known)

    def look_for(self, words: str) -> None:
        """List what matches these words."""
        self._words = found_by(words.strip())
        for row in range(self.count()):
            self._hide_unless_found(self.item(row))
        shown = [item for item in self._items() if not item.isHidden()]
        if shown and self.currentItem() not in shown:
            self.choose(self.row(shown[0]))

    def choose(self, row: int) -> None:
        """Choose the name in this row alone."""
        self.setCurrentRow(row, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def current(self) -> Nested | None:
        """Return the name that has the focus."""
        return _of(self.currentItem())

    def chosen(self) -> list[Nested]:
        """Return every chosen name that is in sight, in the order of the list."""
        found = (_of(i) for i in self._items() if i.isSelected() and not i.isHidden())
        return [each for each in found if each is not None]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Rename by Enter or F2, delete by Delete, and open the menu by its key."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.rename_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        elif opens_menu(event):
            place = self.visualItemRect(self.currentItem()) if self.count() else self.rect()
            self.menu_wanted.emit(self.viewport().mapToGlobal(place.center()))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the chosen names."""
        self.menu_wanted.emit(QPoint(event.globalPos()))
        event.accept()

    def _fill(self, wanted: Tag | None, chosen: Collection[TagKey]) -> None:
        shown = self._sorted()
        self.blockSignals(True)
        self.clear()
        self.setIconSize(disc_size(self._theme))
        for each in shown:
            self._add(each)
        keys = [key_of(each.tag) for each in shown]
        at = keys.index(key_of(wanted)) if wanted and key_of(wanted) in keys else 0
        self.choose(at if shown else -1)
        for item, key in zip(self._items(), keys, strict=True):
            if key in chosen:
                item.setSelected(True)
        self.blockSignals(False)
        self.itemSelectionChanged.emit()

    def _sorted(self) -> list[Nested]:
        shown = [
            each
            for each in self._known
            if self._kind in (None, each.tag.kind)
            and (self._only is None or key_of(each.tag) in self._only)
        ]
        if self._order is NameOrder.USE:
            shown.sort(key=lambda each: -each.entries)
        return shown

    def _add(self, each: Nested) -> None:
        kind = "" if each.tag == Tag(each.tag.name) else f" ({each.tag.kind})"
        name = f"{apart(path_words(each.tag))}{kind if self._kind is None else ''}"
        item = QListWidgetItem(f"{name}  ·  {counted(each.entries)}")
        item.setIcon(disc(each.colour, self._theme) if each.colour else blank(self._theme))
        item.setData(_NESTED, each)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken(each, each.entries))
        item.setToolTip(each.tag.name)
        self.addItem(item)
        self._hide_unless_found(item)

    def _hide_unless_found(self, item: QListWidgetItem) -> None:
        each = _of(item)
        item.setHidden(each is None or self._words not in found_by(each.tag.name))

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]


def _of(item: QListWidgetItem | None) -> Nested | None:
    each = None if item is None else item.data(_NESTED)
    return each if isinstance(each, Nested) else None
