"""One of two versions of an entry: where and when it was written, and what only it says."""

from datetime import datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from journal.domain import days
from journal.domain.entry import Content, Version
from journal.ui.kit import labels, positions, spoken
from journal.ui.kit.announce import announce
from journal.ui.kit.page_text import PageText
from journal.ui.kit.tag_words import tag_words
from journal.ui.kit.theme import Theme
from journal.ui.reviewing.differences import only_in

LOWEST = 200
"""Pixels of text that stay in sight at least."""


class VersionCard(QWidget):
    """Shows one version read only; words that are only here have a ground and a line under them."""

    keep_wanted = Signal(object)
    """This version is the one to keep."""

    def __init__(self, version: Version, other: Version, now: datetime, theme: Theme) -> None:
        super().__init__()
        self.version = version
        self._theme = theme
        self._body = version.content.body
        self._spans = only_in(self._body, other.content.body)
        self._place = -1
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self.where = labels.text(where_written(version, other), "strong")
        when = spoken.capital(spoken.moment(version.written, now))
        self._when = labels.text(when, "meta")
        self._title = labels.text(version.content.title, "heading")
        self._title.setVisible(bool(version.content.title))
        self._around = labels.text(_around(version, other.content), "meta")
        self.text = PageText(f"{self.where.text()}, {when}")
        self.text.setMinimumHeight(theme.px(LOWEST))
        self.only = labels.text(_only_here(len(self._spans)), "meta")
        self.keep = labels.button("Keep this one", "primary")
        self.keep.setAccessibleName(f"Keep this one: {self.where.text()}, {when}")
        self.next = labels.button("Next difference", "quiet")
        self.next.setAccessibleName(f"Next difference in this one: {self.where.text()}")
        self.next.setVisible(bool(self._spans))
        self._lay_out()
        self.keep.clicked.connect(lambda: self.keep_wanted.emit(self.version))
        self.next.clicked.connect(self.show_next)
        self.show_text()

    def say_listed(self) -> None:
        """Say that this is the one that lists show until one is chosen."""
        self._when.setText(f"{self._when.text()}, shown in lists for now")

    def show_text(self) -> None:
        """Show the words, with those marked that are only here."""
        self.text.setPlainText(self._body)
        self._mark()

    def show_next(self) -> None:
        """Go to the next words that are only here, and select them."""
        self._place = (self._place + 1) % len(self._spans)
        start, end = self._spans[self._place]
        self.text.setTextCursor(self._cursor(start, end))
        self.text.ensureCursorVisible()
        announce(self.text, self._body[start:end])

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._mark()

    def _lay_out(self) -> None:
        row = labels.FlowLayout(spacing=8)
        for button in (self.keep, self.next):
            row.addWidget(button)
        column = labels.vertical(
            *(self.where, self._when, 4, self._title, self._around),
            spacing=4,
            margins=(20, 16, 20, 16),
        )
        column.addWidget(self.text, 1)
        column.addWidget(self.only)
        column.addSpacing(4)
        column.addLayout(row)
        self.setLayout(column)

    def _mark(self) -> None:
        form = QTextCharFormat()
        form.setBackground(QColor(self._theme.colour("accent_bg")))
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        form.setUnderlineColor(self._theme.colour("accent"))
        marks = []
        for start, end in self._spans:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = self._cursor(start, end)
            mark.format = form
            marks.append(mark)
        self.text.setExtraSelections(marks)

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(positions.to_utf16(self._body, start))
        cursor.setPosition(positions.to_utf16(self._body, end), QTextCursor.MoveMode.KeepAnchor)
        return cursor


def where_written(version: Version, other: Version) -> str:
    """Return in words on which computer a version was written, as far as that is known."""
    if version.here:
        return "Written on this computer"
    if version.device and version.device != other.device:
        return f"Written on “{version.device}”"
    return "Written on another computer" if other.here else "Written on one of your computers"


def _around(version: Version, other: Content) -> str:
    """Return what stands around the text, and which of it is different in the other version."""
    mine = version.content
    parts = [days.spoken(mine.day), *(tag_words(tag) for tag in mine.tags)]
    if version.deleted:
        parts.append("in the bin")
    kinds = {
        "the day": mine.day != other.day,
        "the title": mine.title != other.title,
        "the tags": mine.tags != other.tags,
        "your answers": _answers(mine) != _answers(other),
        "the marks": (mine.for_session, mine.veiled) != (other.for_session, other.veiled),
    }
    differ = [words for words, different in kinds.items() if different]
    lines = [" · ".join(parts)]
    if differ:
        lines.append(f"Also different: {', '.join(differ)}.")
    return "\n".join(lines)


def _answers(content: Content) -> tuple[object, ...]:
    return (content.checkin, content.correction, content.struck, content.unread)


def _only_here(places: int) -> str:
    if not places:
        return "All its words are in the other one too."
    found = "1 place" if places == 1 else f"{places:,} places"
    return f"Underlined, in {found}: what the other one does not say."
