"""Look at it: the finished file as it is, before anything of it reaches the disk."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journal.domain.errors import HiddenWordsFound, NothingSelected
from journal.export.checking import Checked
from journal.services.packing import Packed
from journal.services.previewing import Previewing
from journal.ui.handing_over.look.form_choice import FormChoice
from journal.ui.handing_over.look.preview import Preview
from journal.ui.kit.banner import Banner
from journal.ui.kit.document_words import places_found, unshown_signs
from journal.ui.kit.errors import Sentence
from journal.ui.kit.labels import button, horizontal, text, vertical
from journal.ui.kit.tag_words import counted
from journal.ui.kit.theme import Theme

_PICK = Sentence("Nothing would be in it yet.", "Pick at least one moment, or type something.", "")
_CHANGED = "Something in it has changed, so that this is no longer the file you would give."
_MOST_PLACES = 8
_SEEN = 400
"""Pixels that the file takes at least, at text size 100 %."""


class LookStep(QWidget):
    """Shows the bytes that may be saved, and says what was found in them."""

    wanted = Signal()
    """A file is to be made of what is chosen now."""
    outdated = Signal()
    """Another form is chosen, so that the file here is not the one that is meant."""
    names_wanted = Signal()
    """Something hidden was found: back to what is hidden."""
    shown_changed = Signal()

    def __init__(self, previewing: Previewing, six_words: Callable[[], str], theme: Theme) -> None:
        super().__init__()
        self._checked: Checked | None = None
        self.form = FormChoice(six_words, theme)
        self.remarks = text("", "meta")
        self.banner = Banner()
        self.places = text("", "body")
        self.names = button("Go to names and dates")
        self.preview = Preview(previewing, theme)
        self.preview.setMinimumHeight(theme.px(_SEEN))
        self.again = button("Make the file again")
        self.again.clicked.connect(self.wanted)
        self.names.clicked.connect(self.names_wanted)
        self.form.changed.connect(self._choose)
        self.preview.changed.connect(self.shown_changed)
        self.preview.failed.connect(self.banner.show_error)
        row = horizontal(self.names, self.again, None)
        column = vertical(self.form, self.remarks, self.banner, self.places, row, spacing=8)
        column.addWidget(self.preview, 1)
        column.addStretch(0)
        self.setLayout(column)
        self._show_parts()

    @property
    def checked(self) -> Checked | None:
        """The file that is being looked at, None while it is not on the screen."""
        seen = self.preview.shown()
        if self._checked is None or seen != self._checked.finished.sha256:
            return None
        return self._checked

    def show_file(self, made: Packed, given: Checked) -> None:
        """Show this file, and what there is to know about it."""
        self.banner.clear()
        self._checked = given
        self.remarks.setText("\n".join(remarks(made, given)))
        self._tell_found(given)
        self.preview.show_file(given.finished.data, self.form.form.name, self.form.passphrase)
        self._show_parts()

    def show_error(self, error: Exception) -> None:
        """Say why there is nothing to look at."""
        if isinstance(error, NothingSelected):
            self.banner.say(_PICK)
        else:
            self.banner.show_error(error)
            self.again.show()

    def outdate(self) -> None:
        """Show nothing, since what was here is no longer what would be given."""
        self._checked = None
        self.remarks.setText("")
        self.places.setText("")
        self.banner.clear()
        self.preview.clear()
        self._show_parts()

    def offer_again(self) -> None:
        """Say that what was here is outdated, and offer to make it anew."""
        self.remarks.setText(_CHANGED)
        self._show_parts()
        self.again.show()

    def clear(self) -> None:
        """Forget everything private."""
        self.form.clear()
        self.outdate()

    def _choose(self) -> None:
        self.outdate()
        self.outdated.emit()
        if self.form.ready:
            self.wanted.emit()

    def _tell_found(self, given: Checked) -> None:
        sure = [found for found in given.found if found.sure]
        if sure:
            self.banner.show_error(HiddenWordsFound(len(sure)))
        lines = list(places_found(given.found))
        more = len(lines) - _MOST_PLACES
        rest = [f"And in {more:,} more places."] if more > 0 else []
        self.places.setText("\n".join([*lines[:_MOST_PLACES], *rest]))

    def _show_parts(self) -> None:
        self.remarks.setVisible(bool(self.remarks.text()))
        self.places.setVisible(bool(self.places.text()))
        self.names.setVisible(bool(self.places.text()))
        self.preview.setVisible(self._checked is not None)
        self.again.hide()


def remarks(made: Packed, given: Checked) -> list[str]:
    """Return what is worth knowing about a file, a sentence each."""
    found = []
    if made.changed:
        number = counted(len(made.changed))
        stand = "stands as it was" if len(made.changed) == 1 else "stand as they were"
        found.append(f"{number} written on since: {stand} when you put it in.")
    over = given.finished.lines_over
    if over:
        lines = "1 line" if over == 1 else f"{over} lines"
        found.append(f"The first page is longer than a page by {lines}. Nothing is cut.")
    found += unshown_signs(given.finished.unshown)
    return found
