"""Spelling in Settings: which words are marked on the page, and which dictionaries are asked."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from journal.domain.settings import Settings
from journal.domain.spelling import Broken, English, Fault
from journal.services.spelling import Spelling
from journal.ui.kit import files
from journal.ui.kit.choice import Choice
from journal.ui.kit.labels import FlowLayout, button, text, vertical
from journal.ui.settings.own_dictionary import OwnDictionary
from journal.ui.settings.section import section

Change = Callable[[Settings], Settings]
_ABOUT = (
    "Words are looked up on this computer only. F7 on the page takes the marks away and brings "
    "them back. Your own words are kept inside the journal."
)
_ENGLISH = {
    English.BRITISH: "British English",
    English.AMERICAN: "American English",
    English.BOTH: "Both",
    English.NONE: "No English",
}
_NO_FOLDER = "For other languages: a folder with dictionaries, each a pair of .aff and .dic files."
_EMPTY = "There is no dictionary in {}"
_FAULTS = {
    Fault.NO_PAIR: "“{}” is not used: it needs both an .aff and a .dic file.",
    Fault.UNREADABLE: "“{}” is not used: its files cannot be read.",
    Fault.TOO_LARGE: "“{}” is not used: its files are larger than 64 MB.",
    Fault.ENCODING: "“{}” is not used: its letters are not in the encoding it names.",
    Fault.NO_WORDS: "“{}” is not used: there are no words in it.",
}


class SpellingPart(QWidget):
    """Every change is kept at once by `keep`."""

    undo_offered = Signal(str, object)
    """What was done, and the call that takes it back."""

    def __init__(self, spelling: Spelling, keep: Callable[[Change], None]) -> None:
        super().__init__()
        self._spelling = spelling
        self._keep = keep
        self._shown = Settings()
        self._found: tuple[str, ...] = ()
        self.wanted = QCheckBox("Mark words on the page that no dictionary knows")
        self.english = Choice("English", _ENGLISH)
        self.folder = text(_NO_FOLDER, "meta")
        self.choose_button = button("Choose a folder of dictionaries…")
        self.leave_button = button("No longer use this folder", "quiet")
        self.boxes: dict[str, QCheckBox] = {}
        self.faults = text("", "meta")
        self.own = OwnDictionary(spelling)
        self._list = vertical(spacing=2)
        row = FlowLayout(spacing=8)
        row.addWidget(self.choose_button)
        row.addWidget(self.leave_button)
        parts = (self.wanted, 4, self.english, 6, self.folder, self._list, self.faults, row)
        self.wanted.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setLayout(vertical(section("Spelling", *parts, 6, self.own, about=_ABOUT)))
        self.wanted.clicked.connect(self._choose_wanted)
        self.english.chosen.connect(self._choose_english)
        self.choose_button.clicked.connect(self._ask_folder)
        self.leave_button.clicked.connect(partial(self.use_folder, None))
        self.own.undo_offered.connect(self.undo_offered)
        spelling.listen(self._show_faults)
        self.show_values(Settings())

    def load(self) -> None:
        """Read the words of one's own, and which dictionaries there are."""
        self.own.load()
        self._look_into(self._shown.dictionaries)

    def clear(self) -> None:
        """Forget everything private."""
        self.own.clear()
        self.show_values(Settings())

    def show_values(self, settings: Settings) -> None:
        """Show what is set."""
        before, self._shown = self._shown.dictionaries, settings
        self.wanted.setChecked(settings.mark_unknown)
        self.english.set_value(settings.english)
        if settings.dictionaries != before:
            self._look_into(settings.dictionaries)
        else:
            self._show_found()
        self._show_faults()

    @Slot()
    def use_folder(self, folder: Path | None) -> None:
        """Offer the dictionaries of another folder, or of none; none of them is used yet."""
        if folder is None:
            self.choose_button.setFocus()
        path = "" if folder is None else str(folder)
        self._keep(lambda old: replace(old, dictionaries=path, opened_dictionaries=frozenset()))

    def _look_into(self, folder: str) -> None:
        def found(names: tuple[str, ...]) -> None:
            if folder == self._shown.dictionaries:
                self.show_found(names)

        self.show_found(())
        if folder:
            self._spelling.found_in(Path(folder), found, lambda _: None)

    def show_found(self, names: tuple[str, ...]) -> None:
        """Show these dictionaries of the folder, and those that are used but not there."""
        self._found = names
        self._show_found()

    def show_faults(self, broken: tuple[Broken, ...]) -> None:
        """Say which of the dictionaries that are wished cannot be used, and why."""
        used = self._shown.opened_dictionaries
        said = [_FAULTS[one.fault].format(one.name) for one in broken if one.name in used]
        self.faults.setText("\n".join(said))
        self.faults.setVisible(bool(said))

    def _show_found(self) -> None:
        folder, chosen = self._shown.dictionaries, self._shown.opened_dictionaries
        names = tuple(sorted({*self._found, *chosen}, key=str.casefold)) if folder else ()
        if tuple(self.boxes) != names:
            while (item := self._list.takeAt(0)) is not None:
                if (widget := item.widget()) is not None:
                    widget.hide()
                    widget.deleteLater()
            self.boxes = {name: QCheckBox(name.replace("&", "&&")) for name in names}
            for name, box in self.boxes.items():
                box.setAccessibleName(f"Dictionary {name}")
                box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
                box.clicked.connect(self._choose_dictionaries)
                self._list.addWidget(box)
        for name, box in self.boxes.items():
            box.setChecked(name in chosen)
        self.leave_button.setVisible(bool(folder))
        words = f"Dictionaries in {folder}" if names else _EMPTY.format(folder)
        self.folder.setText(words if folder else _NO_FOLDER)

    def _show_faults(self) -> None:
        self.show_faults(self._spelling.broken)

    @Slot()
    def _ask_folder(self) -> None:
        files.ask_folder(self, "A folder of dictionaries", self.use_folder)

    @Slot(bool)
    def _choose_wanted(self, wanted: bool) -> None:
        self._keep(lambda old: replace(old, mark_unknown=wanted))

    @Slot(object)
    def _choose_english(self, english: English) -> None:
        self._keep(lambda old: replace(old, english=english))

    @Slot()
    def _choose_dictionaries(self) -> None:
        chosen = frozenset(name for name, box in self.boxes.items() if box.isChecked())
        self._keep(lambda old: replace(old, opened_dictionaries=chosen))
