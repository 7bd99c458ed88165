"""Starting a journal: its name, its place, and its passphrase twice."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QProgressBar, QWidget

from journal.services.unlocking import Unlocking
from journal.ui.kit.banner import Banner
from journal.ui.kit.labels import button, horizontal, text, vertical
from journal.ui.kit.new_place import NewPlace
from journal.ui.kit.passphrase import NewPassphrase
from journal.ui.kit.theme import Theme
from journal.ui.unlocking.column import column

_HONEST = (
    "If you lose both passphrase and recovery code, nobody can open this journal, and neither "
    "can we."
)


class Starting(QWidget):
    """Makes a journal and gives its recovery code."""

    back_wanted = Signal()
    made = Signal(str)

    def __init__(self, unlocking: Unlocking, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unlocking = unlocking
        self.place = NewPlace()
        self.new = NewPassphrase()
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName("Making the journal")
        self.banner = Banner()
        self.make_button = button("Make the journal", "primary")
        self.back_button = button("Back", "quiet")
        page = column(
            theme,
            text("Start a journal", "date"),
            8,
            text("Name", "strong"),
            self.place,
            8,
            text("Passphrase", "strong"),
            self.new,
            8,
            text(_HONEST),
            self.bar,
            self.banner,
            8,
            horizontal(self.make_button, self.back_button, None, spacing=8),
            spacing=8,
        )
        self.setLayout(vertical(page))
        self.place.changed.connect(self._judge)
        self.new.changed.connect(self._judge)
        self.place.confirmed.connect(self.new.first.setFocus)
        self.new.confirmed.connect(self.make)
        self.make_button.clicked.connect(self.make)
        self.back_button.clicked.connect(self.back_wanted)
        self._parts = (self.place, self.new, self.make_button, self.back_button)
        self._rest()

    def set_folder(self, folder: Path) -> None:
        """Make the journal inside `folder`."""
        self.place.set_folder(folder)

    def entered(self) -> None:
        """Put the focus in the name, ready to be typed over."""
        self.place.enter()

    def clear(self) -> None:
        """Forget everything typed."""
        self.new.clear()
        self.place.clear()
        self.banner.clear()
        self._rest()

    @Slot()
    def make(self) -> None:
        """Make the journal; this takes a moment, since its key is made slowly on purpose."""
        if not self.make_button.isEnabled():
            return
        self.banner.clear()
        self.bar.show()
        for part in self._parts:
            part.setEnabled(False)
        self._unlocking.create(self.place.path, self.new.passphrase, self._made, self._not_made)

    def _made(self, code: str) -> None:
        self.clear()
        self.made.emit(code)

    def _not_made(self, error: Exception) -> None:
        self._rest()
        self.place.enter()
        self.banner.show_error(error)

    def _rest(self) -> None:
        self.bar.hide()
        for part in self._parts:
            part.setEnabled(True)
        self._judge()

    @Slot()
    def _judge(self) -> None:
        self.make_button.setEnabled(self.place.ready and self.new.ready)
