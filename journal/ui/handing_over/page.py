"""The hand-over page: chosen entries as one file, with honest words about who can read it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QLineEdit, QProgressBar, QWidget

from journal.domain.changes import Changed
from journal.domain.entry import EntryId, Summary
from journal.domain.errors import AlreadyThere
from journal.domain.packet import NEUTRAL_TITLE, Packet
from journal.domain.report import HandedOver
from journal.export.writers import FORMS, WITH_PICTURES, Form
from journal.services.handing_over import HandingOver
from journal.services.notices import Notices
from journal.services.reviewing import Reviewing
from journal.ui.handing_over.entry_list import EntryList
from journal.ui.kit import files, labels
from journal.ui.kit.announce import announce
from journal.ui.kit.banner import Banner
from journal.ui.kit.choice import Choice
from journal.ui.kit.in_sight import bring_into_sight
from journal.ui.kit.report_words import files_left
from journal.ui.kit.theme import Theme

READABLE = "Anyone who can open this file can read it."
KEPT = (
    "What you hand over may be kept in your records and could be requested by others, for example "
    "a court. Ask how they keep it. Showing the page without leaving it is an option."
)
MAIL = "E-mail is often not protected. Showing it or handing it over is safer."
PRINTING = (
    "To print these pages, save a PDF and print that where you trust the printer: what is printed "
    "may be kept as a copy on the way."
)
OTHERS = "Other people are in these pages too."
READ_ONCE = "Only you know what gives someone away. Please read it once."
NOTHING = "Pick entries in Review, then choose Hand over."
SLOW = 500
"""Milliseconds after which it is shown that a file is still being made."""


class HandingOverPage(QWidget):
    """Saves exactly the entries in the list; a file that is there is replaced only when asked."""

    def __init__(
        self, *, handing_over: HandingOver, reviewing: Reviewing, notices: Notices, theme: Theme
    ) -> None:
        super().__init__()
        self._handing_over = handing_over
        self._reviewing = reviewing
        self._theme = theme
        self._waiting: tuple[Packet, Path] | None = None
        self._running = 0
        self.entries = EntryList()
        self.count = labels.text("", "strong")
        self.leave_out = labels.button("Leave out", "quiet")
        self.title = QLineEdit(NEUTRAL_TITLE)
        self.form: Choice[str] = Choice("Form of the file", {f.name: f.title for f in FORMS})
        self.pictures = QCheckBox("Show the pictures of these entries")
        self.save = labels.button("Save", "primary")
        self.replace = labels.button("Replace")
        self.banner = Banner()
        self.result = labels.text("", "strong")
        self.nothing = labels.text(NOTHING, "prompt")
        self._busy = QProgressBar()
        self._slow = QTimer(self, singleShot=True, interval=SLOW)
        self._lay_out()
        self._wire()
        notices.listen(self._changed)
        self.clear()

    def entered(self) -> None:
        """Put the cursor in the title, so that the words before saving are met on the way."""
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def take(self, ids: Sequence[EntryId]) -> None:
        """Take these entries in place of the ones before."""
        self.clear()
        self._reviewing.summaries(ids, self._show, self.banner.show_error)

    def clear(self) -> None:
        """Forget everything private."""
        self._waiting = None
        self._running += 1
        self.title.setText(NEUTRAL_TITLE)
        self.form.set_value(FORMS[0].name)
        self.pictures.setChecked(False)
        self._show_pictures_tick()
        self._settle()
        self._show(())

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def save_to(self, path: Path, *, replace: bool = False) -> None:
        """Make the file and save it at `path`, which is left alone if something is there."""
        self.banner.clear()
        self.result.setText("")
        self.replace.hide()
        self._running += 1
        running = self._running
        self.save.setEnabled(False)
        self._slow.start()

        def begun(packet: Packet) -> None:
            if running == self._running:
                self._save(packet, path, replace=replace)

        self._handing_over.begin(
            self.entries.ids(),
            begun,
            self._fail,
            title=self.title.text().strip() or NEUTRAL_TITLE,
            pictures=self.pictures.isChecked() and self._form().name in WITH_PICTURES,
        )

    def _save(self, packet: Packet, path: Path, *, replace: bool) -> None:
        running = self._running

        def saved(done: HandedOver) -> None:
            if running == self._running:
                self._settle()
                self.save.setFocus()
                self.result.setText(told(done))
                bring_into_sight(self.result)
                announce(self, self.result.text())

        def failed(error: Exception) -> None:
            if running != self._running:
                return
            self._fail(error)
            if isinstance(error, AlreadyThere):
                self._waiting = (packet, path)
                self.replace.show()
                self.replace.setFocus()

        self._handing_over.save(packet, self._form().name, path, saved, failed, replace=replace)

    def _replace(self) -> None:
        if self._waiting is not None:
            self.save_to(self._waiting[1], replace=True)

    def _fail(self, error: Exception) -> None:
        self._settle()
        self.save.setFocus()
        self.banner.show_error(error)

    def _settle(self) -> None:
        self._slow.stop()
        self._busy.hide()
        self.replace.hide()
        self.save.setEnabled(self.entries.count() > 0)

    def _form(self) -> Form:
        return next(form for form in FORMS if form.name == self.form.value)

    def _show_pictures_tick(self) -> None:
        self.pictures.setVisible(self._form().name in WITH_PICTURES)

    def _ask_place(self) -> None:
        files.ask_new_place(self, "Save", f"notes{self._form().suffix}", self.save_to)

    def _show(self, summaries: tuple[Summary, ...]) -> None:
        self.entries.show_entries(summaries)
        self.banner.clear()
        self._recount()

    def _recount(self) -> None:
        number = self.entries.count()
        self.count.setText(counted(number) if number else "")
        for part in (self._inside, self.entries, self.leave_out):
            part.setVisible(number > 0)
        self.nothing.setVisible(number == 0)
        self.result.setText("")
        self.save.setEnabled(number > 0)

    def _changed(self, changed: Changed) -> None:
        if changed.everything or changed.entries & frozenset(self.entries.ids()):
            self._reviewing.summaries(self.entries.ids(), self._show, self.banner.show_error)

    def _lay_out(self) -> None:
        self.title.setAccessibleName("Title of the document")
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.setAccessibleName("Making the file")
        acts = labels.horizontal(self.save, self.replace, None, spacing=10)
        self._inside = QWidget()
        self._inside.setLayout(
            labels.vertical(
                *(labels.text("Title", "strong"), self.title, 14),
                *(labels.text("Form of the file", "strong"), self.form, self.pictures, 14),
                labels.text(READABLE, "strong"),
                *(
                    labels.text(words, "lead")
                    for words in (KEPT, MAIL, PRINTING, OTHERS, READ_ONCE)
                ),
                *(14, acts),
                spacing=6,
            )
        )
        theme = self._theme
        head = labels.horizontal(self.count, None, self.leave_out, spacing=8)
        self._column = QWidget()
        self._column.setLayout(
            labels.vertical(
                *(labels.text("Hand over", "date"), 12, self.nothing, head, self.entries, 16),
                *(self._inside, self._busy, self.banner, self.result, None),
                spacing=6,
            )
        )
        row = labels.horizontal(None, margins=(theme.page_sides, theme.page_top, 40, 24))
        row.addWidget(self._column, 1000)
        row.addStretch(1)
        self.setLayout(labels.vertical(labels.scrolled(labels.ground("paper", row))))
        self._measure()

    def _measure(self) -> None:
        theme = self._theme
        self._column.setMaximumWidth(theme.px(theme.column_width))
        self.entries.setMinimumHeight(theme.px(150))

    def _wire(self) -> None:
        self.form.chosen.connect(self._show_pictures_tick)
        self.entries.left_out.connect(self._recount)
        self.leave_out.clicked.connect(self.entries.leave_out_selected)
        self.save.clicked.connect(self._ask_place)
        self.replace.clicked.connect(self._replace)
        self._slow.timeout.connect(self._busy.show)


def counted(entries: int) -> str:
    """Return a number of entries in words."""
    return "1 entry" if entries == 1 else f"{entries:,} entries"


def told(done: HandedOver) -> str:
    """Return what was saved, such as "12 entries. Saved, 240 KB."."""
    size = f"{max(1, round(done.size / 1024)):,} KB"
    return f"{counted(done.entries)}. Saved, {size}. {files_left(done.files)}".strip()
