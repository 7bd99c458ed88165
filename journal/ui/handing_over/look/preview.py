"""A finished file, shown before it is saved: its own pages, and the words read out of it."""

from enum import StrEnum

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QStackedWidget, QWidget

from journal.domain.errors import Cancelled
from journal.services.previewing import Previewing, Sight
from journal.ui.handing_over.look.pages import Pages
from journal.ui.handing_over.look.words import Words
from journal.ui.kit import labels
from journal.ui.kit.announce import announce
from journal.ui.kit.theme import Theme

_STOP, _NO_STOP = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus
_TALL = 320
"""Pixels that pages and words have at least."""


class Shows(StrEnum):
    """What is shown of a file, in the words of its choice."""

    PAGES = "Pages"
    WORDS = "Words in the file"


class Preview(QWidget):
    """Shows finished bytes and nothing else; `clear` lets go of all of them, as a lock must.

    A form without pages shows its words alone.
    """

    changed = Signal()
    """Other bytes are shown than before, or none; `shown` tells which."""
    failed = Signal(object)
    """The bytes could not be read or drawn; carries the error."""

    def __init__(self, previewing: Previewing, theme: Theme) -> None:
        super().__init__()
        self._previewing = previewing
        self._theme = theme
        self._asked = 0
        self._sight: Sight | None = None
        self._read = False
        self.pages = Pages(previewing, theme)
        self.words = Words()
        self.stack = QStackedWidget()
        self.choice: dict[Shows, QRadioButton] = {}
        self.page = labels.text("", "meta")
        self.smaller = labels.button("Smaller", "quiet")
        self.larger = labels.button("Larger", "quiet")
        self.as_wide = labels.button("Fit width", "quiet")
        self._lay_out()
        self._wire()
        self.clear()

    def show_file(self, data: bytes, form: str, passphrase: str | None) -> None:
        """Show finished bytes of a form; `shown` is None until they can be seen."""
        self.clear()
        asked = self._asked
        self._previewing.open(
            *(data, form, passphrase),
            lambda sight: self._opened(sight) if asked == self._asked else None,
            lambda error: self._fail(error) if asked == self._asked else None,
        )

    def shown(self) -> str | None:
        """Return the SHA-256 of the bytes that are shown, None where none are."""
        return None if self._sight is None else self._sight.sha256

    def clear(self) -> None:
        """Let go of the bytes, and of all that was made of them."""
        self._asked += 1
        self._previewing.cancel()
        was, self._sight, self._read = self._sight, None, False
        self.pages.clear()
        self.words.clear()
        self._show(Shows.PAGES)
        self._settle()
        if was is not None:
            self.changed.emit()

    def seek(self) -> None:
        """Find words in the file."""
        if self._sight is not None:
            self._show(Shows.WORDS)
            self.words.seek()

    def _opened(self, sight: Sight) -> None:
        self._sight = sight
        self.pages.show_sight(sight)
        self._show(Shows.PAGES if sight.leaves else Shows.WORDS)
        self._settle()
        self.changed.emit()

    def _show(self, wanted: Shows) -> None:
        self.choice[wanted].setChecked(True)
        for each, button in self.choice.items():
            button.setFocusPolicy(_STOP if each is wanted else _NO_STOP)
        self.stack.setCurrentIndex(list(Shows).index(wanted))
        self._settle()
        if wanted is Shows.WORDS and self._sight is not None and not self._read:
            self._read_words(self._sight)

    def _read_words(self, sight: Sight) -> None:
        """Have the words read, only once someone wants to see them."""
        self._read = True
        asked = self._asked
        self._previewing.words(
            sight,
            lambda words: self.words.show_words(words) if asked == self._asked else None,
            lambda error: self._fail(error) if asked == self._asked else None,
        )

    def _fail(self, error: Exception) -> None:
        """Show nothing of a file that cannot be read through."""
        if not isinstance(error, Cancelled):
            self.clear()
            self.failed.emit(error)

    @Slot()
    def _settle(self) -> None:
        """Offer what there is."""
        paged = self._sight is not None and bool(self._sight.leaves)
        on_pages = paged and self.choice[Shows.PAGES].isChecked()
        for button in self.choice.values():
            button.setVisible(paged)
        for part in (self.page, self.smaller, self.larger, self.as_wide):
            part.setVisible(on_pages)
        self.smaller.setEnabled(self.pages.can_zoom(-1))
        self.larger.setEnabled(self.pages.can_zoom(1))

    @Slot(int, int)
    def _tell_page(self, page: int, count: int) -> None:
        words = f"Page {page:,} of {count:,}" if page else ""
        if words and words != self.page.text() and self.pages.hasFocus():
            announce(self.pages, words)
        self.page.setText(words)

    def _lay_out(self) -> None:
        group = QButtonGroup(self)
        tabs = labels.FlowLayout(spacing=6)
        for each in Shows:
            button = QRadioButton(each.value)
            button.setProperty("role", "way")
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _, each=each: self._show(each))
            group.addButton(button)
            self.choice[each] = button
            tabs.addWidget(button)
        self.smaller.setAccessibleName("Smaller pages")
        self.larger.setAccessibleName("Larger pages")
        for part in (self.page, self.smaller, self.larger, self.as_wide):
            tabs.addWidget(part)
        self.page.setWordWrap(False)
        self.stack.addWidget(self.pages)
        self.stack.addWidget(self.words)
        self.stack.setMinimumHeight(_TALL)
        column = labels.vertical(tabs, spacing=8)
        column.addWidget(self.stack, 1)
        self.setLayout(column)

    def _wire(self) -> None:
        self.pages.page_changed.connect(self._tell_page)
        self.pages.pictures.failed.connect(self._fail)
        self.pages.zoomed.connect(self._settle)
        self.smaller.clicked.connect(lambda: self.pages.zoom_by(-1))
        self.larger.clicked.connect(lambda: self.pages.zoom_by(1))
        self.as_wide.clicked.connect(lambda: self.pages.zoom_by(0))
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence.StandardKey.Find, self, self.seek, context=inside)
