"""Save: honest words about who can read it, and one file, exactly the one that was looked at."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from journal.domain.errors import AlreadyThere, DiskFull
from journal.domain.report import HandedOver
from journal.export.checking import Checked
from journal.export.writers import Form
from journal.places import synced_by
from journal.ui.handing_over.typed import field, under
from journal.ui.kit import files
from journal.ui.kit.announce import announce
from journal.ui.kit.banner import Banner
from journal.ui.kit.document_words import names_hidden, saved_packet
from journal.ui.kit.errors import Sentence
from journal.ui.kit.in_sight import bring_into_sight
from journal.ui.kit.labels import FlowLayout, button, horizontal, text, vertical
from journal.ui.kit.report_words import files_left

READABLE = "Anyone who can open this file can read it."
_FULL = Sentence(
    "The disk is full.",
    "Nothing was saved there, and your journal is as it was.",
    "Free some space, or choose another place.",
)
NOT_SEEN = "Save is there once you have looked at the file as it is now."
_SAID = (
    "What you hand over may be kept in your records and could be requested by others, for example "
    "a court. Ask how they keep it. Showing the page without leaving it is an option.",
    "E-mail is often not protected. Showing it or handing it over is safer.",
    "To print these pages, save a PDF and print that where you trust the printer: what is printed "
    "may be kept as a copy on the way.",
    "Only you know what gives someone away. Please read it once.",
)


class SaveStep(QWidget):
    """Offers to save what was looked at, and says what was saved."""

    place_chosen = Signal(object, bool)
    """Where the file goes, and whether what is there gives way."""
    protecting_wanted = Signal()
    look_wanted = Signal()
    typed = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._form: Form | None = None
        self._place: Path | None = None
        self.to_whom = field("To whom, for your own log", 120)
        self.to_whom.setPlaceholderText("Such as Dr. L.; it stays in your journal")
        self.what = text("", "strong")
        self.readable_words = text(READABLE, "strong")
        self.look = button("Look at it", "primary")
        self.protected = button("Save it protected", "primary")
        self.readable = button("Save it readable")
        self.replace = button("Replace")
        self.banner = Banner()
        self.result = text("", "strong")
        self.copied = text("", "meta")
        self.noted = text("", "meta")
        self.folder = button("Show in folder", "quiet")
        self._lay_out()
        self._wire()
        self.show_file(None, None, protected=False)

    def show_file(self, given: Checked | None, form: Form | None, *, protected: bool) -> None:
        """Offer to save this file, None where none was looked at."""
        self._form = form
        ready = given is not None and given.may_be_saved
        self.what.setText(NOT_SEEN if given is None else _told(given, protected=protected))
        self.look.setVisible(given is None)
        self.protected.setVisible(given is not None)
        self.protected.setEnabled(ready or not protected)
        self.readable.setVisible(given is not None and not protected)
        self.readable_words.setVisible(given is not None and not protected)
        self.readable.setEnabled(ready)
        self._is_protected = protected
        self.replace.hide()

    def show_saved(self, done: HandedOver, given: Checked, place: Path) -> None:
        """Say what was saved, and where it can be found."""
        moments = len(given.made.packet.moments)
        names = names_hidden(given.made.hidden)
        words = saved_packet(done.entries, moments, given.made.count, names)
        self.result.setText(f"{words} {files_left(done.files)}".strip())
        self._place, synced = place, synced_by(place)
        self.copied.setText(f"{synced} copies this folder to other computers." if synced else "")
        self.copied.setVisible(bool(synced))
        self.result.show()
        self.folder.show()
        bring_into_sight(self.result)
        announce(self, self.result.text())

    def show_noted(self, to_whom: str) -> None:
        """Say that the log knows of it."""
        whom = f", to {to_whom.removesuffix('.')}" if to_whom else ""
        self.noted.setText(f"Noted in your log{whom}. You can clear it under Settings.")
        self.noted.show()
        bring_into_sight(self.folder)

    def show_not_noted(self) -> None:
        """Say that the log does not know of it."""
        self.noted.setText("It could not be noted in your log. The file is saved all the same.")
        self.noted.show()

    def show_error(self, error: Exception) -> None:
        """Say why nothing was saved; what stands in the way gives way only by a press."""
        if isinstance(error, DiskFull):
            self.banner.say(_FULL)
        else:
            self.banner.show_error(error)
        if isinstance(error, AlreadyThere):
            self.replace.show()
            self.replace.setFocus()

    def save_to(self, path: Path) -> None:
        """Save the file at `path`, where nothing may be yet."""
        self._forget_result()
        self._place = path
        self.place_chosen.emit(path, False)

    def clear(self) -> None:
        """Forget everything private."""
        self._place = None
        self.to_whom.clear()
        self._forget_result()
        self.show_file(None, None, protected=False)

    def outdate(self) -> None:
        """Say nothing any more about a file that was saved before."""
        self._forget_result()
        self.show_file(None, self._form, protected=False)

    def _lay_out(self) -> None:
        acts = FlowLayout(spacing=10)
        for part in (self.look, self.protected, self.readable, self.replace):
            acts.addWidget(part)
        said = [text(words, "lead") for words in _SAID]
        whom = under("To whom", self.to_whom, about="For your own log; it is not in the file.")
        after = horizontal(self.folder, None)
        self.setLayout(
            vertical(
                *said,
                *(10, whom, 14, self.what, self.readable_words, acts),
                *(self.banner, self.result, self.copied, self.noted, after),
                spacing=8,
            )
        )

    def _wire(self) -> None:
        self.to_whom.textEdited.connect(self.typed)
        self.look.clicked.connect(self.look_wanted)
        self.protected.clicked.connect(self._save_protected)
        self.readable.clicked.connect(self._ask_place)
        self.replace.clicked.connect(self._replace)
        self.folder.clicked.connect(self._show_folder)

    @Slot()
    def _save_protected(self) -> None:
        if self._is_protected:
            self._ask_place()
        else:
            self.protecting_wanted.emit()

    @Slot()
    def _ask_place(self) -> None:
        if self._form is not None:
            name = f"notes-{self._today().isoformat()}{self._form.suffix}"
            files.ask_new_place(self, "Save", name, self.save_to)

    @Slot()
    def _replace(self) -> None:
        if self._place is not None:
            self._forget_result()
            self.place_chosen.emit(self._place, True)

    @Slot()
    def _show_folder(self) -> None:
        if self._place is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._place.parent)))

    def _forget_result(self) -> None:
        if self.replace.hasFocus():
            (self.protected if self.readable.isHidden() else self.readable).setFocus()
        self.banner.clear()
        self.result.setText("")
        self.noted.setText("")
        for part in (self.replace, self.result, self.copied, self.noted, self.folder):
            part.hide()


def _told(given: Checked, *, protected: bool) -> str:
    if not given.may_be_saved:
        return (
            "The file still holds something you hid, so it is not saved. “Look at it” says where."
        )
    packet = given.made.packet
    counts = ((len(packet.entries), "entry", "entries"), (len(packet.moments), "moment", "moments"))
    parts = [f"{n:,} {one if n == 1 else more}" for n, one, more in counts if n]
    hidden = given.made.count
    if hidden:
        parts.append("1 place hidden" if hidden == 1 else f"{hidden:,} places hidden")
    said = ", ".join(parts) or "Only what you typed"
    return f"{said}. You have looked at it{', and it is protected' if protected else ''}."
