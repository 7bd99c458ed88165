"""The bin: what was moved here, to be put back or erased; nothing goes by itself."""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from journal.domain.changes import Changed
from journal.domain.entry import Binned, EntryId
from journal.domain.selection import Selection
from journal.services.needs import OnMain
from journal.services.notices import Notices
from journal.services.reviewing import Reviewing
from journal.services.several import Several
from journal.services.upkeep import Upkeep
from journal.services.writing import Writing
from journal.ui.kit import labels, spoken
from journal.ui.kit.announce import announce
from journal.ui.kit.banner import Banner
from journal.ui.kit.side_by_side import SideBySide
from journal.ui.kit.theme import Theme
from journal.ui.reviewing.acts_row import ActsRow
from journal.ui.reviewing.bin_menu import BinMenu
from journal.ui.reviewing.bin_model import BinModel
from journal.ui.reviewing.chosen_acts import MANY, chosen_words
from journal.ui.reviewing.entry_table import EntryTable
from journal.ui.reviewing.erasing import Erasing
from journal.ui.reviewing.looking import follow
from journal.ui.reviewing.offer import Offer
from journal.ui.reviewing.page import GATHER
from journal.ui.reviewing.preview import Preview

EMPTY = "The bin is empty."
STAYS = "What is here can be put back at any time. Nothing goes by itself."


class BinPage(QWidget):
    """Lists what rests in the bin, and does what the person asks with the chosen ones."""

    back_wanted = Signal()
    undo_offered = Signal(str, object)
    """What was done, and the call that takes it back."""

    def __init__(
        self,
        *,
        reviewing: Reviewing,
        writing: Writing,
        several: Several,
        upkeep: Upkeep,
        notices: Notices,
        theme: Theme,
        on_main: OnMain,
    ) -> None:
        super().__init__()
        self._reviewing = reviewing
        self._writing = writing
        self._several = several
        self._reading = False
        self.model = BinModel(reviewing, self)
        self.table = EntryTable(self.model, theme)
        self.table.setAccessibleName("Entries in the bin")
        self.preview = Preview()
        self.erasing = Erasing(upkeep, lambda: writing.blank().content.written_at, on_main)
        self.rested = Offer("Choose")
        self.banner = Banner()
        self.count = labels.text("", "meta")
        self.chosen = labels.text("", "meta")
        self.empty = labels.text(EMPTY, "prompt")
        self.back = labels.button("Back to Review", "quiet")
        self.read = labels.button("Read")
        self.erase = labels.button("Erase…")
        self.erase.setAccessibleName("Erase for good…")
        self.put_back = labels.button("Put back", "primary")
        self._gather = QTimer(self, singleShot=True, interval=GATHER)
        longest = chosen_words(MANY, MANY)
        self._acts = ActsRow(self.chosen, longest, self.read, self.erase, self.put_back)
        self.menu = BinMenu(self.table)
        self._lay_out(theme)
        self._wire()
        notices.listen(self._changed)
        self.show_binned(())

    def entered(self) -> None:
        """Read what is here now, and put the focus in the list."""
        self._load()
        (self.table if self.model.ids else self.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Forget everything private."""
        self._gather.stop()
        self.erasing.clear()
        self.preview.clear()
        self.banner.clear()
        self._acts.show()
        self._reading = False
        self.show_binned(())

    def show_binned(self, binned: tuple[Binned, ...]) -> None:
        """Show these entries, the last one put here first."""
        ids = self.model.know(binned)
        self.table.show_entries(ids, Selection(in_bin=True))
        for part in (self.table, self.put_back, self.erase, self.chosen):
            part.setVisible(bool(ids))
        self.empty.setVisible(not ids)
        self._reading = self._reading and bool(ids)
        self._place_preview()
        self.count.setText(spoken.entries(len(ids)) if ids else "")
        self._offer_rested()
        announce(self, self.count.text() or EMPTY)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Stop reading in a narrow window by Escape, or go back to Review."""
        if event.key() == Qt.Key.Key_Escape and self._reading and self._sides.is_narrow():
            self._reading = False
            self._place_preview()
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() == Qt.Key.Key_Escape:
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self, theme: Theme) -> None:
        around = labels.horizontal(self.count, self.back, spacing=10)
        head = labels.horizontal(labels.text("Bin", "date"), None, around)
        head.setAlignment(around, Qt.AlignmentFlag.AlignBottom)
        for line in (self.count, self.chosen):
            line.setWordWrap(False)
        column = labels.vertical(
            *(head, labels.text(STAYS, "lead"), 4, self.rested, self.banner, self.erasing),
            spacing=8,
            margins=(theme.page_sides, theme.page_top, theme.page_sides, 0),
        )
        column.addWidget(self.empty)
        column.addWidget(self.table, 1)
        column.addStretch(0)
        self._acts.setContentsMargins(theme.page_sides, 8, theme.page_sides, theme.page_foot)
        left = labels.vertical()
        left.addWidget(labels.scrolled(labels.ground("paper", column)), 1)
        left.addWidget(self._acts)
        width = theme.panel_width + 40
        self._sides = SideBySide(labels.ground("paper", left), self.preview, theme, width)
        self.setLayout(labels.vertical(self._sides))

    def _wire(self) -> None:
        self._gather.timeout.connect(self._load)
        self.back.clicked.connect(self.back_wanted)
        self.put_back.clicked.connect(self._put_back)
        self.erase.clicked.connect(self._ask_to_erase)
        self.erasing.done.connect(self._rest)
        self.rested.taken.connect(self._choose_rested)
        self.menu.read.connect(self._read)
        self.menu.put_back.connect(self._put_back)
        self.menu.erase.connect(self._ask_to_erase)
        self.table.entry_opened.connect(self._read)
        self.read.clicked.connect(self._read)
        self._sides.placed.connect(self._place_preview)
        follow(self.table, self.preview, self._reviewing, self.banner.show_error)
        self.table.selection_changed.connect(self._show_chosen)

    def _changed(self, changed: Changed) -> None:
        if (changed.entries or changed.everything) and self.isVisible():
            self._gather.start()

    def _load(self) -> None:
        self._reviewing.bin(self.show_binned, self.banner.show_error)

    def _read(self) -> None:
        self._reading = True
        self._place_preview()
        self.preview.enter()

    def _place_preview(self) -> None:
        """Keep the preview at the side, or in a narrow window for as long as someone reads."""
        narrow, here = self._sides.is_narrow(), bool(self.model.ids)
        self.preview.setVisible(here and (self._reading or not narrow))
        self.read.setVisible(here and narrow)

    def _offer_rested(self) -> None:
        rested = len(self._rested()) if self.erasing.isHidden() else 0
        have = "entry has" if rested == 1 else "entries have"
        words = f"{rested:,} {have} rested here for 30 days or more."
        self.rested.show_words(words if rested else "")

    def _rested(self) -> tuple[EntryId, ...]:
        return self.model.rested(self._writing.blank().content.written_at.date())

    def _show_chosen(self) -> None:
        number = self.table.number_chosen()
        self.chosen.setText(chosen_words(number, len(self.model.ids)))
        for button in (self.put_back, self.erase, self.read):
            button.setEnabled(number > 0)

    def _choose_rested(self) -> None:
        flag = QItemSelectionModel.SelectionFlag
        picked, first = QItemSelection(), None
        for row in (self.model.row_of(id) for id in self._rested()):
            if row is not None:
                index = self.model.index(row, 0)
                first = first or index
                picked.select(index, index)
        if first is not None:
            self.table.selectionModel().setCurrentIndex(first, flag.NoUpdate)
        self.table.selectionModel().select(picked, flag.ClearAndSelect)
        self.table.enter()

    def _ask_to_erase(self) -> None:
        ids = self.table.chosen()
        if ids:
            self._acts.hide()
            self.rested.hide()
            self.erasing.ask(ids)
            self._reading = False
            self._place_preview()

    def _rest(self) -> None:
        self._acts.show()
        self._load()
        (self.table if self.model.ids else self.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_back(self) -> None:
        ids = self.table.chosen()
        self._move(ids, back=True)
        self.undo_offered.emit(
            f"{spoken.entries(len(ids))} put back.", lambda: self._move(ids, back=False)
        )

    def _move(self, ids: tuple[EntryId, ...], *, back: bool) -> None:
        act = self._several.bring_back if back else self._several.move_to_bin
        act(ids, lambda _: None, self.banner.show_error)
