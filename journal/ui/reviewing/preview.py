"""The entry under the cursor, to be read without opening it; a veiled one only on request."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from journal.domain import days
from journal.domain.befores import Linked
from journal.domain.distance.words import label_words
from journal.domain.entry import Entry, EntryId
from journal.domain.giving import Given
from journal.ui.kit import labels
from journal.ui.kit.page_text import PageText
from journal.ui.kit.tag_words import tag_words

_MOST_GIVEN = 3
"""Hand-overs that are told of, the newest."""


class Preview(QWidget):
    """Shows one whole entry, read only."""

    open_wanted = Signal()
    entry_shown = Signal(str)
    """The uuid of the entry that is shown from now on."""
    linked_wanted = Signal(object)
    """The id of the page before or after, to be read here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry: Entry | None = None
        self.setProperty("role", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self._day = labels.text("", "meta")
        self._title = labels.text("", "heading")
        self._around = labels.text("", "meta")
        self.given = labels.text("", "meta")
        self.text = PageText("The entry")
        self._hint = labels.text("Choose an entry to read it here.", "lead")
        self._veil = labels.text("This page is veiled.", "lead")
        self.unveil = labels.button("Show")
        self.unveil.clicked.connect(self._show_text)
        self._linked = labels.FlowLayout(spacing=4)
        linked = QWidget()
        linked.setLayout(self._linked)
        self._open = labels.button("Open")
        self._open.setAccessibleName("Open this entry for writing")
        self._open.clicked.connect(self.open_wanted)
        column = labels.vertical(
            self._day,
            self._title,
            self._around,
            self.given,
            10,
            self._hint,
            self._veil,
            labels.horizontal(self.unveil, None),
            spacing=4,
            margins=(28, 40, 28, 24),
        )
        column.addWidget(self.text, 1)
        column.addStretch(0)
        column.addWidget(linked)
        column.addLayout(labels.horizontal(self._open, None))
        self.setLayout(column)
        self.clear()

    def show_entry(self, entry: Entry) -> None:
        """Show this entry; a veiled one shows its title line and a way to see the rest."""
        self._entry = entry
        self._linked.clear()
        self._hint.hide()
        content = entry.content
        self._day.setText(days.spoken(content.day))
        self._title.setText(content.title)
        self._title.setVisible(bool(content.title))
        parts = [tag_words(tag) for tag in content.tags]
        if entry.label is not None and entry.label_from is not None:
            parts.insert(0, label_words(entry.label, entry.label_from))
        self._around.setText(" · ".join(parts))
        self._around.setVisible(bool(parts))
        self._open.setVisible(not entry.deleted)
        self.given.hide()
        self.entry_shown.emit(entry.uuid)
        if content.veiled:
            self.text.clear()
            self._show_parts(veiled=True)
        else:
            self._show_text()

    @property
    def shown(self) -> EntryId | None:
        """The entry shown, None where there is none."""
        return None if self._entry is None else self._entry.id

    def show_given(self, uuid: str, log: Sequence[Given]) -> None:
        """Say when and to whom the entry was handed over, if it is the one shown."""
        if self._entry is None or self._entry.uuid != uuid:
            return
        self.given.setText("\n".join(map(_handed_over, log[:_MOST_GIVEN])))
        self.given.setVisible(bool(log))

    def show_linked(self, linked: Linked) -> None:
        """Offer the pages before and after the entry shown."""
        befores = (("Read the page before", id) for id in linked.befores)
        afters = (("Read the page after", id) for id in linked.afters)
        for words, id in (*befores, *afters):
            button = labels.button(words, "quiet")
            button.clicked.connect(partial(self.linked_wanted.emit, id))
            self._linked.addWidget(button)
            button.show()
        self._linked.invalidate()

    def enter(self) -> None:
        """Put the focus in the text, or on what shows a veiled one."""
        target = self.unveil if self.unveil.isVisible() else self.text
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Forget the entry."""
        self._entry = None
        for label in (self._day, self._title, self._around, self.given):
            label.setText("")
        self.given.hide()
        self.text.clear()
        self._show_parts(veiled=False)
        self._linked.clear()
        self._open.hide()
        self._hint.show()
        self.text.hide()

    def _show_text(self) -> None:
        if self._entry is not None:
            self.text.show_words(self._entry.content.body)
        self._show_parts(veiled=False)

    def _show_parts(self, *, veiled: bool) -> None:
        self._veil.setVisible(veiled)
        self.unveil.setVisible(veiled)
        self.text.setVisible(not veiled)


def _handed_over(given: Given) -> str:
    whom = f", to {given.to_whom}" if given.to_whom else ""
    return f"Handed over on {days.plain(given.when.date())}{whom}"
