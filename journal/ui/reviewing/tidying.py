"""The list of all names beside the entries: called anew, nested, merged and coloured there."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QMenu, QWidget

from journal.domain.errors import InvalidTag
from journal.domain.tag_offers import found_by, same_name
from journal.domain.tags import Nested, Tag, clean, key_of
from journal.services.needs import OnMain
from journal.ui.kit import labels
from journal.ui.kit.tag_chip import opens_menu
from journal.ui.kit.tag_colours import (
    COLOUR_WORDS,
    NO_COLOUR,
    blank,
    disc,
    disc_size,
    offer_colours,
)
from journal.ui.kit.tag_words import KIND_NAMES, apart, counted, path_words, spoken, tag_words
from journal.ui.kit.theme import Theme
from journal.ui.kit.working import Working

_NESTED = Qt.ItemDataRole.UserRole
_LOWEST = 140
"""Pixels of the list at least, at text size 100 %."""
_HINT = "A name with / in it stands below another: work/night shift. What is below goes along."


class _Names(QListWidget):
    act_wanted = Signal()
    menu_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to the name by Enter or F2, and to the colours by the menu key."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.act_wanted.emit()
        elif opens_menu(event):
            self.menu_wanted.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the colours."""
        self.menu_wanted.emit()
        event.accept()


class Tidying(QWidget):
    """Every change is told and can be taken back; no entry is written anew for it."""

    rename_wanted = Signal(object, str)
    merge_wanted = Signal(object, str)
    colour_chosen = Signal(object, object)
    left = Signal()

    def __init__(self, theme: Theme, on_main: OnMain, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.working = Working(on_main)
        self._known: Sequence[Nested] = ()
        self.setProperty("role", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self.setAccessibleName("All tags, people and places")
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search the tags")
        self.search.setAccessibleName("Search the tags to tidy")
        self.search.textChanged.connect(self._filter)
        self.list = _Names()
        self.list.setProperty("role", "list")
        self.list.setAccessibleName("All tags, people and places")
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(self._show_one)
        self.name = QLineEdit()
        self.name.setAccessibleName("Name")
        self.name.textChanged.connect(self._show_act)
        self.name.returnPressed.connect(self._act)
        self.act = labels.button("Rename")
        self.act.clicked.connect(self._act)
        self.colour = labels.button(NO_COLOUR, "quiet")
        self.colour.clicked.connect(self.open_colours)
        self.menu_shown: QMenu | None = None
        self._none = labels.text("No tags yet.", "lead")
        self.close_button = labels.button("Close", "quiet")
        self.close_button.setAccessibleName("Close the list of all tags")
        self.close_button.clicked.connect(self.left)
        self._one = QWidget()
        self._lay_out()
        self.list.act_wanted.connect(self._go_to_name)
        self.list.menu_wanted.connect(self.open_colours)
        self.hide()

    def show_names(self, known: Sequence[Nested], current: Tag | None = None) -> None:
        """Show these names; the current one stays current, unless another is named."""
        wanted = current or self._tag()
        self._known = known
        self.list.blockSignals(True)
        self.list.clear()
        self.list.setIconSize(disc_size(self._theme))
        for each in known:
            self._add(each)
        self.list.blockSignals(False)
        at = next((n for n, e in enumerate(known) if wanted and key_of(e.tag) == key_of(wanted)), 0)
        self.list.setCurrentRow(at if known else -1)
        self._none.setVisible(not known)
        self._show_one()
        self._filter(self.search.text())

    def clear(self) -> None:
        """Forget the names."""
        self.hide()
        self.working.end()
        self.search.setText("")
        self.show_names(())

    def open_colours(self) -> None:
        """Offer the colours for the current name."""
        each = self._current()
        if each is None:
            return
        menu = QMenu(tag_words(each.tag), self)
        menu.setAccessibleName(f"Colour of {each.tag.name}")
        offer_colours(menu, each.colour, self._theme, partial(self.colour_chosen.emit, each.tag))
        menu.aboutToHide.connect(menu.deleteLater)
        self.menu_shown = menu
        menu.popup(self.colour.mapToGlobal(QPoint(0, self.colour.height())))

    def offer_merging(self) -> None:
        """Let the act be one of merging, since a name below this one has its new name already."""
        self._say_act(self._meant(), merges=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close by Escape, and go from the search to the list by the arrow."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        head = labels.horizontal(labels.text("Tags", "heading"), None, self.close_button, spacing=8)
        acts = labels.horizontal(self.act, self.colour, None, spacing=8)
        self._one.setLayout(labels.vertical(self.name, acts, labels.text(_HINT, "meta"), spacing=8))
        column = labels.vertical(
            *(head, self.search, self._none), spacing=10, margins=(24, 40, 24, 24)
        )
        column.addWidget(self.list, 1)
        column.addWidget(self.working)
        column.addWidget(self._one)
        self.list.setMinimumHeight(self._theme.px(_LOWEST))
        # Where the window is low the whole of it scrolls.
        self.setLayout(labels.vertical(labels.scrolled(labels.ground("side", column))))

    def _add(self, each: Nested) -> None:
        kind = "" if each.tag == Tag(each.tag.name) else f" ({each.tag.kind})"
        name = f"{apart(path_words(each.tag))}{kind}"
        item = QListWidgetItem(f"{name}  ·  {counted(each.entries)}")
        item.setIcon(disc(each.colour, self._theme) if each.colour else blank(self._theme))
        item.setData(_NESTED, each)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken(each, each.entries))
        item.setToolTip(each.tag.name)
        self.list.addItem(item)

    def _current(self) -> Nested | None:
        item = self.list.currentItem()
        each = None if item is None else item.data(_NESTED)
        return each if isinstance(each, Nested) else None

    def _tag(self) -> Tag | None:
        each = self._current()
        return None if each is None else each.tag

    def _show_one(self) -> None:
        each = self._current()
        self._one.setEnabled(each is not None)
        self.name.setText("" if each is None else each.tag.name)
        colour = None if each is None else each.colour
        words = NO_COLOUR if colour is None else COLOUR_WORDS[colour]
        self.colour.setText(words)
        self.colour.setAccessibleName(f"Colour: {words}")
        self.colour.setIcon(disc(colour, self._theme))
        self.colour.setIconSize(disc_size(self._theme))
        if each is not None:
            self.name.setAccessibleName(
                f"Name of {KIND_NAMES[each.tag.kind].lower()} {each.tag.name}"
            )
        self._show_act()

    def _meant(self) -> Tag | None:
        tag = self._tag()
        try:
            return None if tag is None else clean(self.name.text(), tag.kind)
        except InvalidTag:
            return None

    def _show_act(self) -> None:
        """Say what Enter does: a name that another has merges the two."""
        tag, meant = self._tag(), self._meant()
        other = None if meant is None else same_name(self._known, meant)
        merges = other is not None and tag is not None and key_of(other.tag) != key_of(tag)
        self._say_act(meant, merges=merges)
        self.act.setEnabled(meant is not None and meant != tag)

    def _say_act(self, meant: Tag | None, *, merges: bool) -> None:
        self.act.setText("Merge" if merges else "Rename")
        said = f"Merge with {meant.name}" if merges and meant else "Rename"
        self.act.setAccessibleName(said)
        self.act.setToolTip(said)
        self.act.setProperty("merges", merges)

    def _act(self) -> None:
        tag, meant = self._tag(), self._meant()
        if tag is None or meant is None or not self.act.isEnabled():
            return
        wanted = self.merge_wanted if self.act.property("merges") else self.rename_wanted
        wanted.emit(tag, meant.name)

    def _go_to_name(self) -> None:
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()

    def _filter(self, words: str) -> None:
        wanted = found_by(words.strip())
        for row in range(self.list.count()):
            item = self.list.item(row)
            each = item.data(_NESTED)
            item.setHidden(wanted not in found_by(each.tag.name))
