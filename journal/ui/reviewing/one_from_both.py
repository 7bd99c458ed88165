"""A page on which one version is written from two; what is typed is kept like any other page."""

from dataclasses import replace

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget

from journal.domain.entry import Content, Draft
from journal.services.unlocking import Unlocking
from journal.services.writing import Writing
from journal.ui.kit import clipboard, labels
from journal.ui.kit.banner import Banner
from journal.ui.kit.theme import Theme
from journal.ui.reviewing.version_card import LOWEST

REST = 2_000
"""Milliseconds of rest after which what was typed is kept."""
RETRY = 5_000
"""Milliseconds after which a save that did not work is tried again."""


class _Editor(QTextEdit):
    def createMimeDataFromSelection(self) -> QMimeData:
        return clipboard.plain(self.textCursor().selectedText().replace("\u2029", "\n"))

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(source.text())

    def words(self) -> str:
        # toPlainText would turn non-breaking spaces into plain ones.
        document, lines, block = self.document(), [], self.document().begin()
        while block != document.end():
            lines.append(block.text())
            block = block.next()
        return "\n".join(lines)


class OneFromBoth(QWidget):
    """Begins with the version that is shown; until it is saved it is an unfinished page."""

    save_wanted = Signal(object)
    """The content that should follow both versions."""
    left = Signal(bool)
    """The person goes back; true when something was typed, which stays an unfinished page."""

    def __init__(self, writing: Writing, unlocking: Unlocking, theme: Theme) -> None:
        super().__init__()
        self._writing = writing
        self._draft: Draft | None = None
        self._kept = True
        self._stored = False
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self.title = QLineEdit()
        self.title.setProperty("role", "title")
        self.title.setPlaceholderText("A title, if you like")
        self.title.setAccessibleName("Title of the new version")
        self.text = _Editor()
        self.text.document().setDocumentMargin(0)
        self.text.setProperty("role", "reading")
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("The new version")
        self.text.setMinimumHeight(theme.px(LOWEST))
        self.banner = Banner()
        self.save = labels.button("Save this one", "primary")
        self.back = labels.button("Back to the two")
        self.rest = QTimer(self, singleShot=True, interval=REST)
        self._lay_out()
        self.title.textChanged.connect(self._touch)
        self.text.textChanged.connect(self._touch)
        self.rest.timeout.connect(self._keep)
        self.save.clicked.connect(self._save)
        self.back.clicked.connect(self._leave)
        unlocking.keep_at_lock(self.unsaved)

    def begin(self, content: Content) -> None:
        """Begin with these words."""
        self._draft = None
        self.title.setText(content.title)
        self.text.setPlainText(content.body)
        self._draft = Draft(self._writing.blank().uuid, content)
        self._kept, self._stored = True, False
        self.rest.stop()
        self.banner.clear()
        self.show()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def unsaved(self) -> Draft | None:
        """Return what was typed since it was last kept, for whoever locks the journal."""
        return None if self._kept or self._draft is None else self._page()

    def settled(self) -> None:
        """Forget the page, now that the entry holds it."""
        if self._stored and self._draft is not None:
            self._writing.discard(self._draft, _nothing, _nothing)
        self.clear()

    def clear(self) -> None:
        """Forget everything private."""
        self._draft = None
        self.rest.stop()
        self.title.setText("")
        self.text.setPlainText("")
        self.banner.clear()
        self.hide()

    def _lay_out(self) -> None:
        row = labels.FlowLayout(spacing=8)
        for button in (self.save, self.back):
            row.addWidget(button)
        column = labels.vertical(
            labels.text("One from both", "strong"),
            labels.text("Take over what you want from the other one, and save.", "meta"),
            4,
            self.title,
            spacing=4,
            margins=(20, 16, 20, 16),
        )
        column.addWidget(self.text, 1)
        column.addWidget(self.banner)
        column.addSpacing(4)
        column.addLayout(row)
        self.setLayout(column)

    def _page(self) -> Draft:
        draft = self._draft or self._writing.blank()
        content = replace(draft.content, title=self.title.text(), body=self.text.words())
        return replace(draft, content=content)

    def _touch(self) -> None:
        if self._draft is not None:
            self._kept = False
            self.rest.start(REST)

    def _keep(self) -> None:
        page = self._page()

        def kept(_: None) -> None:
            self._stored = True
            self.banner.clear()
            self._kept = self._draft is None or self._page() == page

        self._writing.keep(page, kept, self._not_kept)

    def _not_kept(self, error: Exception) -> None:
        if self._draft is not None:
            self.banner.show_error(error)
            self.rest.start(RETRY)

    def _save(self) -> None:
        self.rest.stop()
        self.save_wanted.emit(self._page().content)

    def _leave(self) -> None:
        """Go once what was typed is kept as an unfinished page; until then it stays here."""

        def left(typed: bool) -> None:
            self.clear()
            self.left.emit(typed)

        if self._kept:
            left(self._stored)
        else:
            self._writing.keep(self._page(), lambda _: left(True), self._not_kept)


def _nothing(_: object) -> None:
    """Say nothing: the page itself shows what was done."""
