"""Themes, their prompts, and the follow-ups of each: a tree for keys as much as for a mouse."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from journal.domain.prompts import DEEP, Library, Prompt, Theme, follow_ups
from journal.domain.settings import Settings
from journal.domain.tags import name_key

_PROMPT = Qt.ItemDataRole.UserRole
_THEME = Qt.ItemDataRole.UserRole + 1
"""The id of a theme, on the row that opens or closes it and on its own row."""
_OPENS = Qt.ItemDataRole.UserRole + 2
"""Whether such a row opens its theme."""
_WORDS = Qt.ItemDataRole.UserRole + 3
"""What a search looks at."""
_SPOKEN = Qt.ItemDataRole.AccessibleTextRole
_GOES_DEEPER = "  (can touch older things)"


class _WholeText(QStyledItemDelegate):
    """Gives a prompt as many lines as it needs; a tree by itself would cut it off."""

    def __init__(self, tree: QTreeWidget) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the size of the whole text at the width of the tree."""
        depth, above = 1, index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        room = QStyleOptionViewItem(option)
        width = self._tree.viewport().width() - depth * self._tree.indentation()
        room.rect = QRect(0, 0, width, 1)
        return super().sizeHint(room, index)


class PromptTree(QTreeWidget):
    """Shows each theme with what it is for; Right unfolds, Enter takes."""

    prompt_chosen = Signal(object)
    theme_wanted = Signal(str, bool)
    """The theme of this id shall be opened, or closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Prompts by theme")
        self.setHeaderHidden(True)
        self.setWordWrap(True)
        self.setItemDelegate(_WholeText(self))
        self.header().sectionResized.connect(self.doItemsLayout)
        self.setTabKeyNavigation(False)
        self.setMinimumHeight(260)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.itemActivated.connect(self._take)
        self.itemClicked.connect(self._take)

    def show_themes(self, library: Library, settings: Settings) -> None:
        """Show the themes; one that is closed until it is opened says what it holds.

        The theme one stands in stays unfolded.
        """
        current = self.currentItem()
        here = "" if current is None else (_top(current).data(0, _THEME) or "")
        self.clear()
        for theme in library.themes:
            if theme.id in settings.closed_themes:
                continue
            branch = _branch(
                _without(theme, settings.hidden_prompts),
                opened=theme.id in settings.opened_themes,
            )
            self.addTopLevelItem(branch)
            if theme.id == here:
                self.setCurrentItem(branch)

    def sift(self, words: str) -> bool:
        """Leave what has these words, also in a follow-up; tell whether there is anything."""
        wanted = name_key(words.strip())
        found = False
        for branch in _children(self.invisibleRootItem()):
            found = _sift(branch, wanted) or found
        current = self.currentItem()
        if current is not None and not wanted:
            _top(current).setExpanded(True)
        return found

    def enter(self) -> None:
        """Put the focus on the first theme that is shown."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        shown = (b for b in _children(self.invisibleRootItem()) if not b.isHidden())
        first = next(shown, None)
        if first is not None:
            self.setCurrentItem(first)

    def _take(self, item: QTreeWidgetItem) -> None:
        prompt: Prompt | None = item.data(0, _PROMPT)
        theme: str | None = item.data(0, _THEME)
        if prompt is not None:
            self.prompt_chosen.emit(prompt)
        elif item is _top(item):
            item.setExpanded(not item.isExpanded())
        elif theme is not None:
            self.theme_wanted.emit(theme, bool(item.data(0, _OPENS)))


def _sift(item: QTreeWidgetItem, wanted: str, whole: bool = False) -> bool:
    """Hide what has not the words, unfold what has them below; `whole` where all of it fits."""
    fits = whole or wanted in item.data(0, _WORDS)
    below = [_sift(child, wanted, fits) for child in _children(item)]
    shown = fits or any(below)
    item.setHidden(not shown)
    item.setExpanded(bool(wanted) and any(below) and (not fits or item is _top(item)))
    return shown


def _without(theme: Theme, hidden: frozenset[str]) -> Theme:
    return replace(theme, prompts=tuple(each for each in theme.prompts if each.id not in hidden))


def _branch(theme: Theme, *, opened: bool) -> QTreeWidgetItem:
    closed = theme.opt_in and not opened
    about = f"{theme.intro} {_holds(theme)}" if closed else theme.intro
    branch = _row(theme.title, f"{theme.title}. {about}")
    branch.setData(0, _THEME, theme.id)
    branch.setFont(0, _strong())
    branch.addChild(_row(about))
    if not closed:
        branch.addChildren([_leaf(prompt) for prompt in theme.prompts])
    if theme.opt_in:
        way = _row(f"{'Open' if closed else 'Close'} this theme: {theme.title}")
        way.setData(0, _THEME, theme.id)
        way.setData(0, _OPENS, closed)
        branch.addChild(way)
    return branch


def _holds(theme: Theme) -> str:
    """Return what a theme holds that opens on purpose only."""
    deep = sum(prompt.intensity >= DEEP for prompt in theme.prompts)
    touching = f", and {deep} of them can touch older things" if deep else ""
    return f"It holds {len(theme.prompts)} questions{touching}. It stays closed until you open it."


def _leaf(prompt: Prompt) -> QTreeWidgetItem:
    leaf = _row(prompt.text + (_GOES_DEEPER if prompt.intensity >= DEEP else ""))
    leaf.setData(0, _PROMPT, prompt)
    for each in follow_ups(prompt):
        below = _row(each.text, f"A follow-up: {each.text}")
        below.setData(0, _PROMPT, each)
        leaf.addChild(below)
    return leaf


def _strong() -> QFont:
    """Return a font that is heavier than another and nothing else."""
    font = QFont()
    font.setWeight(QFont.Weight.DemiBold)
    return font


def _row(words: str, spoken: str = "") -> QTreeWidgetItem:
    row = QTreeWidgetItem([words])
    row.setData(0, _SPOKEN, spoken or words)
    row.setData(0, _WORDS, name_key(words))
    return row


def _children(item: QTreeWidgetItem) -> Iterator[QTreeWidgetItem]:
    found = (item.child(at) for at in range(item.childCount()))
    return (child for child in found if child is not None)


def _top(item: QTreeWidgetItem) -> QTreeWidgetItem:
    above = item.parent()
    return item if above is None else _top(above)
