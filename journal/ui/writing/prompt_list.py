"""All prompts a person may choose from, by theme, with a field to search them."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from journal.domain.prompts import DEEP, Library, Prompt, Theme
from journal.domain.settings import Settings
from journal.domain.tags import name_key
from journal.ui.kit import labels
from journal.ui.writing.question_card import PADDING

_PROMPT = Qt.ItemDataRole.UserRole
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
        depth = 2 if index.parent().isValid() else 1
        room = QStyleOptionViewItem(option)
        width = self._tree.viewport().width() - depth * self._tree.indentation()
        room.rect = QRect(0, 0, width, 1)
        return super().sizeHint(room, index)


class PromptList(QWidget):
    """Offers every prompt of the themes that are open to this person."""

    prompt_chosen = Signal(object)
    closed = Signal()

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._branches: list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = []
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self._search = QLineEdit()
        self._search.setPlaceholderText("Search the prompts")
        self._search.setAccessibleName("Search the prompts")
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._filter)
        self._tree = QTreeWidget()
        self._tree.setAccessibleName("Prompts by theme")
        self._tree.setHeaderHidden(True)
        self._tree.setWordWrap(True)
        self._tree.setItemDelegate(_WholeText(self._tree))
        self._tree.header().sectionResized.connect(self._tree.doItemsLayout)
        self._tree.setTabKeyNavigation(False)
        self._tree.setMinimumHeight(220)
        self._tree.itemActivated.connect(self._take)
        self._tree.itemClicked.connect(self._take)
        self._none = labels.text("No prompt has these words.", "lead")
        self._none.hide()
        self._close = labels.button("Back to the page", "quiet")
        self._close.clicked.connect(self.closed)
        self.setLayout(
            labels.vertical(
                labels.text("Choose a prompt", "heading"),
                self._search,
                self._none,
                self._tree,
                labels.horizontal(self._close, None),
                spacing=8,
                margins=PADDING,
            )
        )

    def offer(self, settings: Settings) -> None:
        """Show what these settings leave open, and put the cursor into the search field."""
        self._tree.clear()
        self._branches = []
        for theme in self._library.themes:
            if theme.id in settings.closed_themes:
                continue
            if not theme.opt_in or theme.id in settings.opened_themes:
                branch, leaves = _branch(theme)
                self._tree.addTopLevelItem(branch)
                self._branches.append((branch, leaves))
        self._search.clear()
        self._search.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape close the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() == Qt.Key.Key_Down and self._search.hasFocus():
            self._enter_list()
        else:
            super().keyPressEvent(event)

    def _filter(self, words: str) -> None:
        wanted = name_key(words.strip())
        for branch, leaves in self._branches:
            whole = wanted in name_key(branch.text(0))
            fitting = [leaf for leaf in leaves if whole or wanted in name_key(leaf.text(0))]
            for leaf in leaves:
                leaf.setHidden(leaf not in fitting)
            branch.setHidden(not fitting)
            branch.setExpanded(bool(wanted and fitting))
        self._none.setVisible(all(branch.isHidden() for branch, _ in self._branches))

    def _enter_list(self) -> None:
        self._tree.setFocus(Qt.FocusReason.OtherFocusReason)
        first = next((b for b, _ in self._branches if not b.isHidden()), None)
        if first is not None:
            self._tree.setCurrentItem(first)

    def _take(self, item: QTreeWidgetItem) -> None:
        prompt: Prompt | None = item.data(0, _PROMPT)
        if prompt is not None:
            self.prompt_chosen.emit(prompt)
        else:
            item.setExpanded(not item.isExpanded())


def _branch(theme: Theme) -> tuple[QTreeWidgetItem, list[QTreeWidgetItem]]:
    branch = QTreeWidgetItem([theme.title])
    branch.setToolTip(0, theme.intro)
    leaves = [_leaf(prompt) for prompt in theme.prompts]
    branch.addChildren(leaves)
    return branch, leaves


def _leaf(prompt: Prompt) -> QTreeWidgetItem:
    leaf = QTreeWidgetItem([prompt.text + (_GOES_DEEPER if prompt.intensity >= DEEP else "")])
    leaf.setData(0, _PROMPT, prompt)
    return leaf
