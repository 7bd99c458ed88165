"""The desk: date, question, title, page and foot, one below the other."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from journal.domain.entry import Content, Kind
from journal.domain.settings import Column, Settings
from journal.services.writing import Writing
from journal.ui.kit import labels
from journal.ui.kit.banner import Banner
from journal.ui.kit.theme import Theme
from journal.ui.writing.attach_strip import AttachStrip
from journal.ui.writing.bringing_back import decided_words
from journal.ui.writing.checkin_card import CheckInCard
from journal.ui.writing.context_row import ContextRow
from journal.ui.writing.date_line import DateLine
from journal.ui.writing.editor import PageEditor
from journal.ui.writing.find_bar import FindBar
from journal.ui.writing.finding import Finding
from journal.ui.writing.foot import Foot
from journal.ui.writing.prompt_place import PromptPlace
from journal.ui.writing.question_card import QuestionCard
from journal.ui.writing.scrolling import Scrolling
from journal.ui.writing.title_line import TitleLine

KIND_WORDS = {
    Kind.FREE: "Free entry",
    Kind.MORNING: "Morning entry",
    Kind.EVENING: "Evening entry",
    Kind.BEFORE: "Before something",
    Kind.AFTER: "After something",
}
_WIDTHS = {Column.NARROW: 460, Column.MIDDLE: Theme.measure, Column.WIDE: 760}
"""Pixels across the page, at text and page size 100 %."""
_LOW = 480
"""Pixels of height, at text size 100 %, under which margins are small, and the foot makes room for
the find bar."""
_ROOM, _ROOM_BESIDE = 170, 60
"""Pixels of height for words, at text size 100 %."""
_SMALL = 12
"""Pixels of margin above and below the page where the window is low."""


class Desk(QWidget):
    """Shows one page and takes what is typed; what it means is decided elsewhere."""

    words_changed = Signal()
    card_left = Signal()
    """No card stands above the page any more."""
    card_shown = Signal()
    """Something above the page is to be seen."""

    def __init__(self, theme: Theme, writing: Writing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.date = DateLine(lambda: writing.blank().content.day)
        self._kind = labels.text("", "meta")
        self.more = labels.button("More", "menu")
        self.more.setAccessibleName("More about this page")
        self.banner = Banner()
        self.prompts = PromptPlace(writing.prompting)
        self.question = QuestionCard()
        self.checkin = CheckInCard()
        self.title = TitleLine()
        self.editor = PageEditor(theme)
        self.around = ContextRow(writing.feelings, lambda: writing.blank().content.day)
        self.attached = AttachStrip(theme)
        self.foot = Foot(theme)
        self._cards = (self.prompts, self.question, self.checkin)
        self._find_bar = FindBar()
        self._above = QWidget()
        self._settings = Settings()
        self._folded = self._alone = self._veiled = False
        self._lay_out()
        self.finding = Finding(self._find_bar, self.editor, self.scrolling, theme)
        self.finding.changed.connect(self._show_parts)
        self._measure()
        self.show_card(self.prompts)
        self.prompts.choosing_turned.connect(self._measure)
        self.title.textEdited.connect(self.words_changed)
        self.title.returnPressed.connect(self.editor.setFocus)
        self.editor.textChanged.connect(self._typed)

    def words(self) -> tuple[str, str]:
        """Return the title and the text as they stand."""
        return self.title.text(), self.editor.text()

    def lay(self, content: Content) -> None:
        """Show another page."""
        self.title.show_title(content.title)
        self.editor.blockSignals(True)
        self.editor.put(content.body)
        self.editor.blockSignals(False)
        self.finding.clear()
        self.scrolling.to_top()
        self.show_around(content)

    def show_around(self, content: Content) -> None:
        """Show what stands around the words: day, kind, marks and names."""
        self.date.show_day(content.day)
        marks = [KIND_WORDS[content.kind]]
        if content.for_session:
            marks.append("for session")
        if content.veiled:
            marks.append("veiled in lists")
        if content.resurface is not None:
            marks.append(decided_words(content.resurface))
        self._kind.setText(" · ".join(marks))
        self.foot.show_tags(content.tags)
        self.around.show_content(content)

    def show_card(self, card: QWidget | None) -> None:
        """Show one of the cards above the page, or none; a focus that loses its card writes on."""
        lost = self._focus_in(*(one for one in self._cards if one is not card))
        for one in self._cards:
            one.setVisible(one is card)
        if card is not None:
            self.fold(False)
            self.scrolling.to_top()
            self.card_shown.emit()
        else:
            self.card_left.emit()
        if lost:
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_line(self, line: QWidget) -> None:
        """Give a quiet line its place under the page, where it moves no word."""
        self._foot_column.insertWidget(2, line)

    def fold(self, folded: bool) -> None:
        """Leave only date, title and text, or show everything again."""
        self._folded = folded
        self._show_parts()

    def stand_alone(self, alone: bool) -> None:
        """Leave nothing but the page itself, or show the rest again."""
        self._alone = alone
        self._show_parts()

    def use(self, settings: Settings) -> None:
        """Set the page as wide and its type as large as is wished, and scroll that way."""
        self._settings = settings
        self.around.use(settings)
        self.editor.enlarge(settings.page_size)
        self.scrolling.use_typewriter(settings.typewriter)
        self._measure()

    def _show_parts(self) -> None:
        folded = self._folded or self._alone
        under = (self.attached, self._ways, self.around, self.foot)
        lost = folded and self._focus_in(self._above, *under)
        low = self.finding.is_open and self.height() < self._theme.px(_LOW)
        for part in (self._above, self._kind):
            part.setVisible(not folded)
        for part in under:
            part.setVisible(not folded and not self._veiled and not low)
        self.more.setVisible(not self._alone)
        if lost:
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def veil(self, veiled: bool) -> None:
        """Hide the text until it is asked for; date and title stay."""
        self._veiled = veiled
        self.editor.setVisible(not veiled)
        self._show_parts()
        self.title.setReadOnly(veiled)
        self._rest.setVisible(veiled)

    def clear(self) -> None:
        """Forget every word shown."""
        self.banner.clear()
        self.checkin.clear()
        self.question.clear()
        self.prompts.clear()
        self.attached.clear()
        self.around.clear()
        self.foot.clear()
        self.finding.clear()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the height there is."""
        super().resizeEvent(event)
        self._align()

    def _focus_in(self, *parts: QWidget) -> bool:
        focus = self.window().focusWidget()
        return focus is not None and any(part.isAncestorOf(focus) for part in parts)

    @Slot()
    def _measure(self) -> None:
        width = _WIDTHS[self._settings.column] * self.editor.enlarged
        for column in self._columns:
            column.setMaximumWidth(self._theme.px(width))
        beside = not self.prompts.choosing.isHidden()  # the list of all prompts needs the room
        self.editor.at_least(self._theme.px(_ROOM_BESIDE if beside else _ROOM))

    def _typed(self) -> None:
        # A new font or style counts as a change for Qt; a text without history was never typed in.
        page = self.editor.document()
        if page.isModified() or page.isUndoAvailable() or page.isRedoAvailable():
            self.words_changed.emit()

    def _lay_out(self) -> None:
        theme = self._theme
        head = labels.horizontal(spacing=8)
        head.addWidget(self.date, 1)
        head.addWidget(self.more, 0, Qt.AlignmentFlag.AlignBottom)
        top, bottom = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
        self.date.turned.connect(lambda open: head.setAlignment(self.more, top if open else bottom))
        self._ways = QWidget()
        ways = labels.FlowLayout(spacing=16, down=4)
        for way in (self.attached.add, self.around.opener):
            ways.addWidget(way)
        self._ways.setLayout(ways)
        # Takes the place of the text while it is veiled, so that nothing else moves.
        self._rest = QWidget()
        self._rest.hide()
        for part in (self.editor, self._rest):
            part.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._above.setLayout(labels.vertical(22, *self._cards))
        page = labels.vertical(head, 4, self._kind, self._above, 22, self.title, 8)
        page.addWidget(self.editor, 1)
        page.addWidget(self._rest, 1)
        page.addWidget(self.attached)
        page.addWidget(self._ways)
        page.addWidget(self.around)
        self._page, column = _centred(page)
        self._ground = labels.ground("paper", labels.vertical(self._page))
        self._foot_column = labels.vertical(self._find_bar, self.banner, self.foot, spacing=12)
        self._below, below = _centred(self._foot_column)
        self._columns = (column, below)
        self.scrolling = Scrolling(self._ground, self.editor, theme)
        self.scrolling.room_changed.connect(self._align)
        self._align()
        whole = labels.vertical()
        whole.addWidget(self.scrolling.area, 1)
        whole.addLayout(self._below)
        self.setLayout(whole)

    @Slot()
    def _align(self) -> None:
        """Keep page and foot in one line, and each in its place when a scroll bar comes or goes."""
        bar, theme = self.scrolling.area.verticalScrollBar(), self._theme
        low = self.height() < theme.px(_LOW)
        top, foot = (_SMALL, _SMALL) if low else (theme.page_top, theme.page_foot)
        room, taken = bar.sizeHint().width(), bar.maximum() > 0
        for row, above, beside, below in (
            (self._page, top, 0 if taken else room, 0),
            (self._below, _SMALL, room, foot),
        ):
            left, right = theme.page_sides, theme.page_sides + beside
            if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
                left, right = right, left
            row.setContentsMargins(left, above, right, below)


def _centred(inside: QBoxLayout) -> tuple[QBoxLayout, QWidget]:
    """Return a row with `inside` in its middle, and the column that may be given a width."""
    column = QWidget()
    column.setLayout(inside)
    row = labels.horizontal()
    row.addStretch(1)
    row.addWidget(column, 1000)
    row.addStretch(1)
    return row, column
