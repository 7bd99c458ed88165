"""The list of all names beside the entries: called anew, nested, merged, coloured, taken off."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from journal.domain.similar import Alike
from journal.domain.tags import Nested, Tag, key_of
from journal.services.needs import OnMain
from journal.ui.kit import labels
from journal.ui.kit.tag_colours import offer_colours
from journal.ui.kit.theme import Theme
from journal.ui.kit.working import Working
from journal.ui.reviewing.alike_line import AlikeLine
from journal.ui.reviewing.name_editor import NameEditor
from journal.ui.reviewing.name_filter import NameFilter
from journal.ui.reviewing.name_list import NameList
from journal.ui.reviewing.name_menu import NameActs, name_menu

_LOWEST = 140
"""Pixels of the list at least, at text size 100 %."""


class Tidying(QWidget):
    """Every change is told and can be taken back; nothing is merged by itself."""

    rename_wanted = Signal(object, str)
    merge_wanted = Signal(object, str)
    """Tags, and the name that they are to lead to."""
    colour_chosen = Signal(object, object)
    """Names as they are known, and the colour or None that they are to have."""
    delete_wanted = Signal(object)
    show_wanted = Signal(object)
    apart_wanted = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, on_main: OnMain, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.working = Working(on_main)
        self._known: Sequence[Nested] = ()
        self._alike: Sequence[Alike] = ()
        self.setProperty("role", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self.setAccessibleName("All tags, people and places")
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search the tags")
        self.search.setAccessibleName("Search the tags to tidy")
        self.filter = NameFilter()
        self.list = NameList(theme)
        self.editor = NameEditor(theme)
        self.menu_shown: QMenu | None = None
        self.alike = AlikeLine()
        self._none = labels.text("No tags yet.", "lead")
        self.close_button = labels.button("Close", "quiet")
        self.close_button.setAccessibleName("Close the list of all tags")
        self._acts = NameActs(
            rename=self.editor.enter,
            call=self.editor.call,
            merge=lambda tags, into: self.merge_wanted.emit(tags, into.name),
            colour=self.colour_chosen.emit,
            show=self.show_wanted.emit,
            delete=self._delete,
            choose_all=self.list.selectAll,
        )
        self._lay_out()
        self._wire()
        self.hide()

    def show_names(self, known: Sequence[Nested], current: Tag | None = None) -> None:
        """Show these names; the current one stays current, unless another is named."""
        self._known = known
        self.filter.know(known, self._alike)
        self.list.know(known, current)
        self.filter.use_on(self.list)
        self._none.setVisible(not known)

    def show_alike(self, alike: Sequence[Alike]) -> None:
        """Hint at these pairs of names where one of them is chosen."""
        self._alike = alike
        self.filter.know(self._known, alike)
        self._show_chosen()

    def clear(self) -> None:
        """Forget the names."""
        self.hide()
        self.working.end()
        self.search.setText("")
        self.show_alike(())
        self.show_names(())

    def open_colours(self) -> None:
        """Offer the colours for the chosen names."""
        chosen = self.list.chosen()
        if chosen:
            menu = QMenu(self)
            menu.setAccessibleName(f"Colour of {chosen[0].tag.name}")
            give = partial(self.colour_chosen.emit, chosen)
            offer_colours(menu, chosen[0].colour, self._theme, give)
            menu.aboutToHide.connect(menu.deleteLater)
            self.menu_shown = menu
            menu.popup(_below(self.editor.colour))

    def open_menu(self, place: QPoint) -> None:
        """Offer everything that can be done with the chosen names."""
        chosen = self.list.chosen()
        if chosen:
            menu = name_menu(chosen, self._known, self._acts, self._theme, self)
            self.menu_shown = menu
            menu.open_at(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close by Escape, and go from the search to the list by the arrow."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        heading = labels.text("Tags, people, places", "heading")
        head = labels.horizontal(heading, None, self.close_button, spacing=8)
        parts = (head, self.filter, self.search, self._none)
        column = labels.vertical(*parts, spacing=10, margins=(24, 40, 24, 24))
        column.addWidget(self.list, 1)
        for part in (self.working, self.alike, self.editor):
            column.addWidget(part)
        self.list.setMinimumHeight(self._theme.px(_LOWEST))
        # Where the window is low the whole of it scrolls.
        self.setLayout(labels.vertical(labels.scrolled(labels.ground("side", column))))

    def _wire(self) -> None:
        self.search.textChanged.connect(self.list.look_for)
        self.filter.changed.connect(lambda: self.filter.use_on(self.list))
        self.list.itemSelectionChanged.connect(self._show_chosen)
        self.list.rename_wanted.connect(self.editor.enter)
        self.list.delete_wanted.connect(self._delete)
        self.list.menu_wanted.connect(self.open_menu)
        self.editor.rename_wanted.connect(self.rename_wanted)
        self.editor.merge_wanted.connect(self.merge_wanted)
        self.editor.remove.clicked.connect(self._delete)
        self.editor.colour.clicked.connect(self.open_colours)
        self.editor.more.clicked.connect(lambda: self.open_menu(_below(self.editor.more)))
        self.close_button.clicked.connect(self.left)
        self.alike.merge_wanted.connect(self._merge_pair)
        self.alike.apart_wanted.connect(self.apart_wanted)

    def _show_chosen(self) -> None:
        chosen = self.list.chosen()
        self.editor.show_chosen(chosen, self._known)
        key = key_of(chosen[0].tag) if len(chosen) == 1 else None
        self.alike.show_pair(next((each for each in self._alike if key in each.pair), None))

    def _merge_pair(self, pair: Alike) -> None:
        self.merge_wanted.emit([pair.less.tag], pair.more.tag.name)

    def _delete(self) -> None:
        chosen = [each.tag for each in self.list.chosen()]
        if chosen:
            self.delete_wanted.emit(chosen)


def _below(button: QWidget) -> QPoint:
    return button.mapToGlobal(QPoint(0, button.height()))
