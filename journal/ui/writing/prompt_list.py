"""All prompts a person may choose from, by theme, with a field to search them."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QSizePolicy, QWidget

from journal.domain.prompts import Library
from journal.domain.settings import Settings
from journal.ui.kit import labels
from journal.ui.writing.prompt_tree import PromptTree
from journal.ui.writing.question_card import PADDING


class PromptList(QWidget):
    """Offers every prompt of the themes that are open to this person, and opening the others."""

    prompt_chosen = Signal(object)
    settings_wanted = Signal(object)
    """The settings shall change so: a function from the old ones to the new."""
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search the prompts")
        self.search.setAccessibleName("Search the prompts")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.tree = PromptTree()
        self.tree.prompt_chosen.connect(self.prompt_chosen)
        self.tree.theme_wanted.connect(self._open_theme)
        self._none = labels.text("No prompt has these words.", "lead")
        self._none.hide()
        self.deeper = QCheckBox("Offer prompts that go a bit deeper")
        self.deeper.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.deeper.setAccessibleDescription("For prompts by chance. All of them are in the list.")
        self.deeper.clicked.connect(self._go_deeper)
        self._close = labels.button("Back to the page", "quiet")
        self._close.clicked.connect(self.closed)
        self.setLayout(
            labels.vertical(
                labels.text("Choose a prompt", "heading"),
                *(self.search, self._none, self.tree, self.deeper),
                labels.horizontal(self._close, None),
                spacing=8,
                margins=PADDING,
            )
        )

    def offer(self, library: Library, settings: Settings) -> None:
        """Show what these settings leave open, and put the cursor into the search field."""
        self.tree.clear()
        self.search.setText("")
        self.show_settings(library, settings)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_settings(self, library: Library, settings: Settings) -> None:
        """Show what is open now; what was searched for and where one was stays."""
        self.deeper.setChecked(settings.deeper_prompts)
        self.tree.show_themes(library, settings)
        self._filter(self.search.text())

    def clear(self) -> None:
        """Forget what was searched for."""
        self.search.setText("")
        self.tree.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape close the list, and the arrow lead from the field into it."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.tree.enter()
        else:
            super().keyPressEvent(event)

    def _filter(self, words: str) -> None:
        self._none.setVisible(not self.tree.sift(words))

    def _open_theme(self, id: str, wanted: bool) -> None:
        def opened(old: Settings) -> Settings:
            themes = old.opened_themes | {id} if wanted else old.opened_themes - {id}
            return replace(old, opened_themes=themes)

        self.settings_wanted.emit(opened)

    def _go_deeper(self, wanted: bool) -> None:
        self.settings_wanted.emit(lambda old: replace(old, deeper_prompts=wanted))
