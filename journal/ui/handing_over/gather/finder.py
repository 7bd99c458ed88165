"""Finds entries to put in: by search, tag, days, label or mark, all of what matches at once."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from journal.domain import days
from journal.domain.distance.words import label_words
from journal.domain.entry import EntryId
from journal.domain.labels import Label, LabelFrom
from journal.domain.selection import Selection
from journal.domain.tags import Nested
from journal.ui.handing_over.tick_list import tick
from journal.ui.kit.announce import announce
from journal.ui.kit.drop_down import DropDown
from journal.ui.kit.labels import FlowLayout, button, text, vertical
from journal.ui.kit.period import Period
from journal.ui.kit.tag_words import counted, tag_words

REST = 250
"""Milliseconds without a key after which entries are looked for."""
_ANY_TAG, _ANY_LABEL = "Any tag", "Any label"
SINCE_LAST = "Since last time"


class Finder(QWidget):
    """Says what is looked for, and asks for all of it to be put in."""

    wanted = Signal(object)
    """The `Selection` to look for."""
    gather_wanted = Signal(object)
    """The ids of all entries that match."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._ids: tuple[EntryId, ...] = ()
        self._last: date | None = None
        self.words = QLineEdit()
        self.words.setPlaceholderText("Search, such as tag:family or is:for-session")
        self.words.setAccessibleName("Search for entries to put in")
        self.tag = DropDown("Tag")
        self.label = DropDown("Label")
        for box in (self.tag, self.label):
            policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            box.setSizeAdjustPolicy(policy)
            box.setMinimumContentsLength(12)
        self.label.addItem(_ANY_LABEL, None)
        for each in Label:
            self.label.addItem(label_words(each, LabelFrom.CHECKIN), each)
        self.period = Period(today)
        self.session = tick("Marked for a session")
        self.since_last = tick(SINCE_LAST)
        self.count = text("", "meta")
        self.gather = button("Put them in")
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._lay_out()
        self._wire()
        self.know(())

    def know(self, known: Sequence[Nested]) -> None:
        """Offer these names."""
        chosen = self.tag.currentData()
        self.tag.blockSignals(True)
        self.tag.clear()
        self.tag.addItem(_ANY_TAG, None)
        for each in known:
            self.tag.addItem(tag_words(each.tag), each.tag)
            if each.tag == chosen:
                self.tag.setCurrentIndex(self.tag.count() - 1)
        self.tag.blockSignals(False)

    def show_last(self, last: date | None) -> None:
        """Offer what was written since the day of the last hand-over, where there was one."""
        self._last = last
        self.since_last.setVisible(last is not None)
        words = SINCE_LAST if last is None else f"{SINCE_LAST}, {days.plain(last)}"
        self.since_last.setText(words)

    def selection(self) -> Selection:
        """Return what is looked for, an empty selection for nothing."""
        first, until = self.period.limits()
        since_last = self._last if self.since_last.isChecked() else None
        since = max(filter(None, (first, since_last)), default=None)
        tag, label = self.tag.currentData(), self.label.currentData()
        return Selection(
            words=self.words.text(),
            tags=() if tag is None else (tag,),
            since=since,
            until=until,
            label=None if label is None else Label(label),
            for_session=self.session.isChecked(),
        )

    def show_found(self, ids: tuple[EntryId, ...]) -> None:
        """Say how many entries match, and offer to put all of them in."""
        self._ids = ids
        asked = self.selection() != Selection()
        number = counted(len(ids))
        match = "matches" if len(ids) == 1 else "match"
        self.count.setText(f"{number} {match}." if ids else "Nothing matches." if asked else "")
        self.count.setVisible(asked)
        self.gather.setText(f"Put {'it' if len(ids) == 1 else f'all {len(ids):,}'} in")
        self.gather.setAccessibleName(f"Put {number} that {match} in")
        self.gather.setVisible(bool(ids))
        if asked:
            announce(self, self.count.text())

    def clear(self) -> None:
        """Forget everything private."""
        for part in (self.words, self.session, self.since_last, self.label):
            part.blockSignals(True)
        self.words.clear()
        self.session.setChecked(False)
        self.since_last.setChecked(False)
        self.label.setCurrentIndex(0)
        for part in (self.words, self.session, self.since_last, self.label):
            part.blockSignals(False)
        self.period.clear()
        self.know(())
        self.show_last(None)
        self._rest.stop()
        self.show_found(())

    def _lay_out(self) -> None:
        row, found = FlowLayout(spacing=8), FlowLayout(spacing=12)
        for part in (self.tag, self.label, self.period, self.session, self.since_last):
            row.addWidget(part)
        found.addWidget(self.count)
        found.addWidget(self.gather)
        head = text("Find entries", "strong")
        self.setLayout(vertical(head, self.words, row, found, spacing=8))

    def _wire(self) -> None:
        self.words.textChanged.connect(self._rest.start)
        self.words.returnPressed.connect(self._look)
        for box in (self.tag, self.label):
            box.currentIndexChanged.connect(self._rest.start)
        for mark in (self.session, self.since_last):
            mark.toggled.connect(self._rest.start)
        self.period.changed.connect(self._rest.start)
        self._rest.timeout.connect(self._look)
        self.gather.clicked.connect(lambda: self.gather_wanted.emit(self._ids))

    @Slot()
    def _look(self) -> None:
        self._rest.stop()
        asked = self.selection()
        if asked == Selection():
            self.show_found(())
        else:
            self.wanted.emit(asked)
