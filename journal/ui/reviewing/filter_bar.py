"""What is looked for: words, names, days, label and mark, in one line of controls."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QWidget

from journal.domain.distance.words import label_words
from journal.domain.labels import Label, LabelFrom
from journal.domain.saved_searches import SavedSearch
from journal.domain.selection import Order, Selection
from journal.domain.tags import Nested, Tag, called_now, united
from journal.ui.kit import labels, query_words
from journal.ui.kit.acts_menu import literal
from journal.ui.kit.drop_down import DropDown
from journal.ui.kit.period import Period
from journal.ui.kit.tag_words import tag_words
from journal.ui.kit.theme import Theme
from journal.ui.reviewing.saved import SavedMenu, SaveLine
from journal.ui.reviewing.search_line import SearchLine
from journal.ui.reviewing.tag_picker import TagPicker

Filter = tuple[str, Callable[[], None]]
"""One filter that is on: its words, and what takes it off."""


class FilterBar(QWidget):
    """Builds a selection, says how its words were understood, and tells of every change."""

    changed = Signal()
    typed = Signal()
    """The words are being changed, so that more keys may follow."""
    list_wanted = Signal()
    """The arrow down was pressed among the words: on to what was found."""
    tags_wanted = Signal()
    """The list of names is about to open, so that the known ones should be at hand."""

    def __init__(
        self, today: Callable[[], date], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tags: tuple[Tag, ...] = ()
        self.words = SearchLine()
        self.words.textChanged.connect(self._typed)
        self.words.offers_changed.connect(self._show_offers)
        self.words.returnPressed.connect(self.changed)
        self.tags = labels.button("Tags")
        self.tags.setAccessibleName("Filter by tag, person or place")
        self.tags.clicked.connect(self._toggle_picker)
        self.picker = TagPicker(theme)
        self.picker.hide()
        self.picker.left.connect(self._fold_picker)
        self.picker.picked.connect(self._pick)
        self.period = Period(today)
        self.label = _choice("Label", [("Any label", None), *((_named(one), one) for one in Label)])
        self.order = _choice("Order", [("Newest first", Order.NEWEST), ("Best match", Order.BEST)])
        self.session = QCheckBox("For session")
        self.saved = SavedMenu()
        self.save_line = SaveLine()
        self.understood = labels.text("", "meta")
        self.ignored = labels.text("", "meta")
        self.offers = labels.text("", "meta")
        self._said = (self.understood, self.ignored, self.offers)
        self._chips = labels.FlowLayout(spacing=8)
        self._lay_out()
        self.period.changed.connect(self.changed)
        for box in (self.label, self.order):
            box.currentIndexChanged.connect(self.changed)
        self.session.toggled.connect(self.changed)
        self._show_order()

    def selection(self, *, any_day: bool = False) -> Selection:
        """Return what is looked for now, with `any_day` not only in the days chosen."""
        since, until = (None, None) if any_day else self.period.limits()
        words, label = self.words.text(), self.label.currentData()
        # Qt hands back the plain words of an enumeration.
        order = Order(self.order.currentData()) if words.strip() else Order.NEWEST
        return Selection(
            words=words,
            tags=self._tags,
            since=since,
            until=until,
            label=None if label is None else Label(label),
            for_session=self.session.isChecked(),
            order=order,
            unfinished_word=True,
        )

    def active(self) -> list[Filter]:
        """Return every filter that is on."""
        found: list[Filter] = []
        query = self.selection().query
        if query_words.is_plain(query):
            if query.typed.strip():
                found.append((f"Words: {query.typed.strip()}", partial(self.words.setText, "")))
        else:
            for part in query.parts:
                if part.asks:
                    rest = partial(self.words.setText, query.without(part))
                    found.append((_capital(query_words.said(query, part)), rest))
        found += [(f"Tag: {tag_words(tag)}", partial(self._drop, tag)) for tag in self._tags]
        if self.period.words:
            found.append((f"Days: {self.period.words.lower()}", self.period.clear))
        if self.label.currentData() is not None:
            name = f"Label: {self.label.currentText()}"
            found.append((name, lambda: self.label.setCurrentIndex(0)))
        if self.session.isChecked():
            found.append(("For session", lambda: self.session.setChecked(False)))
        return found

    def know(self, known: Sequence[Nested]) -> None:
        """Open the list of names with these."""
        self.picker.offer(known, self._tags)
        self.picker.unfold()

    def add(self, tag: Tag) -> None:
        """Filter by this name as well."""
        self._pick(united(self._tags, (tag,)))

    def show_only(self, tag: Tag) -> None:
        """Filter by this name in place of the names before."""
        self._pick((tag,))

    def follow_names(self, renamed: tuple[tuple[Tag, Tag], ...]) -> None:
        """Go on filtering by names that are called anew."""
        tags = called_now(self._tags, renamed)
        if tags != self._tags:
            self._pick(tags)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from the words to the list by the arrow, and empty them by Escape."""
        if event.key() == Qt.Key.Key_Down and self.words.hasFocus():
            self.list_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape and self.words.hasFocus():
            self.words.setText("")
        else:
            super().keyPressEvent(event)

    def bring_back(self, search: SavedSearch) -> None:
        """Look for what was saved, and for nothing else."""
        self.clear()
        self.blockSignals(True)
        self.words.setText(search.words)
        self.period.choose_last(search.last_days)
        self.order.setCurrentIndex(self.order.findData(search.order))
        self.blockSignals(False)
        self.changed.emit()

    def clear(self) -> None:
        """Forget what was looked for, without telling."""
        self.blockSignals(True)
        self.picker.clear()
        for _, take_off in self.active():
            take_off()
        self.order.setCurrentIndex(0)
        self.words.forget()
        self.blockSignals(False)

    def _lay_out(self) -> None:
        line = labels.horizontal(self.words, self.saved, spacing=8)
        line.setStretchFactor(self.words, 1)
        row = labels.FlowLayout(spacing=8)
        for part in (self.tags, self.period, self.label, self.order, self.session):
            row.addWidget(part)
        self.setLayout(
            labels.vertical(
                line, self.save_line, *self._said, row, self.picker, self._chips, spacing=8
            )
        )
        for words in self._said:
            words.hide()

    def _toggle_picker(self) -> None:
        if self.picker.isHidden():
            self.tags_wanted.emit()
        else:
            self._fold_picker()

    def _fold_picker(self) -> None:
        self.picker.clear()
        self.tags.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self) -> None:
        self._show_order()
        query = self.selection().query
        meant = query_words.understood(query)
        _say(self.understood, f"Understood: {meant}" if meant else "")
        _say(self.ignored, query_words.ignored(query))
        self.typed.emit()

    def _show_offers(self, words: str) -> None:
        _say(self.offers, words)

    def _show_order(self) -> None:
        self.order.setVisible(bool(self.words.text().strip()))

    def _pick(self, tags: tuple[Tag, ...]) -> None:
        self._tags = tags
        self._show_chips()
        self.changed.emit()

    def _drop(self, tag: Tag) -> None:
        self._pick(tuple(other for other in self._tags if other != tag))

    def _show_chips(self) -> None:
        self._chips.clear()
        for tag in self._tags:
            chip = labels.button(f"{literal(tag_words(tag))}  ×", "chip")
            chip.setAccessibleName(f"Stop filtering by {tag_words(tag)}")
            chip.clicked.connect(partial(self._drop, tag))
            self._chips.addWidget(chip)
            chip.show()
        self.updateGeometry()


def _say(place: QLabel, words: str) -> None:
    place.setText(words)
    place.setVisible(bool(words))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _named(label: Label) -> str:
    return label_words(label, LabelFrom.TEXT)


def _choice(name: str, answers: Sequence[tuple[str, object]]) -> QComboBox:
    box = DropDown(name)
    for words, value in answers:
        box.addItem(words, value)
    return box
