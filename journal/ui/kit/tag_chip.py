"""A name on a page: a chip that is taken off by a press, with a menu for its colour."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from journal.domain.tags import Colour, Tag
from journal.ui.kit.acts_menu import literal
from journal.ui.kit.labels import dress
from journal.ui.kit.tag_colours import COLOUR_WORDS, disc, disc_size, offer_colours
from journal.ui.kit.tag_words import KIND_NAMES, apart, tag_words
from journal.ui.kit.theme import Theme
from journal.ui.kit.words import Button

WIDEST = 260
"""Pixels that the name in a chip takes at most."""
HOW = "The menu key shows its colours"


class TagChip(Button):
    """Shows a name with the colour it is marked with; the colour never stands alone."""

    removed = Signal(object)
    colour_chosen = Signal(object, object)
    """A tag, and the colour or None that it is to have."""

    def __init__(self, tag: Tag, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.tag = tag
        self._theme = theme
        self._colour: Colour | None = None
        dress(self, "chip")
        self.menu_shown: QMenu | None = None
        self.clicked.connect(lambda: self.removed.emit(tag))
        self.setToolTip(f"Remove {tag_words(tag)}")
        self.setAccessibleDescription(HOW)
        self._restyle()

    def show_colour(self, colour: Colour | None) -> None:
        """Show this colour, or none."""
        self._colour = colour
        self._restyle()

    def open_menu(self) -> None:
        """Offer to remove the name, and the colours."""
        if self.menu_shown is not None and self.menu_shown.isVisible():
            return
        menu = QMenu(tag_words(self.tag), self)
        menu.setAccessibleName(f"{KIND_NAMES[self.tag.kind]} {self.tag.name}")
        menu.addAction("Remove from this page", lambda: self.removed.emit(self.tag))
        menu.addSeparator()
        offer_colours(
            menu,
            self._colour,
            self._theme,
            lambda colour: self.colour_chosen.emit(self.tag, colour),
        )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.destroyed.connect(self._forget_menu)
        self.menu_shown = menu
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu."""
        self.open_menu()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the menu by the menu key or Shift+F10, and remove the name by Delete."""
        if opens_menu(event):
            self.open_menu()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of palette and text size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._restyle()

    def _forget_menu(self) -> None:
        self.menu_shown = None

    def _restyle(self) -> None:
        kind = KIND_NAMES[self.tag.kind].lower()
        marked = "" if self._colour is None else f", {COLOUR_WORDS[self._colour].lower()}"
        self.setAccessibleName(f"Remove {kind} {self.tag.name}{marked}")
        self.setText(f"{apart(shortened(self, tag_words(self.tag), self._theme))}  ×")
        self.setIconSize(disc_size(self._theme))
        self.setIcon(QIcon() if self._colour is None else disc(self._colour, self._theme))


def opens_menu(event: QKeyEvent) -> bool:
    """Tell whether a key asks for the menu of what has the focus."""
    by_shift = (
        event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier
    )
    return event.key() == Qt.Key.Key_Menu or by_shift


def shortened(chip: QPushButton, words: str, theme: Theme) -> str:
    """Return words that fit in a chip, the middle left out of long ones, and each & as it is."""
    elided = Qt.TextElideMode.ElideMiddle
    return literal(chip.fontMetrics().elidedText(words, elided, theme.px(WIDEST)))
