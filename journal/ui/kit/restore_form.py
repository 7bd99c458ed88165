"""A new journal from a backup: where it goes, and what opens the backup."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import Signal, Slot

from journal.domain.errors import Cancelled, WrongPassphrase
from journal.domain.report import Restored
from journal.places import BACKUP_SUFFIX, in_own_backups
from journal.services.needs import OnMain
from journal.services.rescuing import Rescuing, place_for
from journal.ui.kit import spoken
from journal.ui.kit.banner import Banner
from journal.ui.kit.errors import Sentence
from journal.ui.kit.form import Form
from journal.ui.kit.labels import button, horizontal, text, vertical
from journal.ui.kit.new_place import NewPlace
from journal.ui.kit.secret_field import SecretField
from journal.ui.kit.working import Working

PATTERN = f"Backups (*{BACKUP_SUFFIX})"

_ANOTHER_DAY = Sentence(
    "That passphrase doesn't open this backup.",
    "Nothing was changed.",
    "It takes the one the journal had on that day, or the recovery code of that day.",
)


class RestoreForm(Form):
    """Makes a journal at a place that is free; nothing that exists is replaced."""

    restored = Signal(object)

    def __init__(self, rescuing: Rescuing, on_main: OnMain) -> None:
        super().__init__()
        self._rescuing = rescuing
        self._backup = Path()
        self.title = text("", "strong")
        self.place = NewPlace()
        self.secret = SecretField("Passphrase of the backup")
        self.working = Working(on_main)
        self.banner = Banner()
        self.restore_button = button("Restore", "primary")
        self.setLayout(
            vertical(
                self.title,
                text("It becomes a new journal. Nothing that is there is replaced.", "lead"),
                4,
                text("Name of the new journal", "strong"),
                self.place,
                4,
                text("What opened the journal when the backup was made", "strong"),
                self.secret,
                self.working,
                self.banner,
                4,
                horizontal(self.restore_button, self.back_button, None, spacing=8),
                spacing=8,
            )
        )
        self.place.changed.connect(self._judge)
        self.secret.changed.connect(self._judge)
        self.place.confirmed.connect(self.secret.enter)
        self.secret.confirmed.connect(self.restore)
        self.restore_button.clicked.connect(self.restore)
        self.working.cancel_wanted.connect(rescuing.cancel)
        self._judge()

    def ask(self, backup: Path, title: str, today: date) -> None:
        """Ask about `backup`, offering a place beside its journal, or at home."""
        self.clear()
        self._backup = backup
        self.title.setText(title)
        place = place_for(
            backup if in_own_backups(backup) else Path.home() / "Journal", "restored", today
        )
        self.place.offer(place.parent, place.stem)

    def enter(self) -> None:
        """Put the focus in the name."""
        self.place.enter()

    def clear(self) -> None:
        """Forget everything typed."""
        self.title.setText("")
        self.place.clear()
        self.secret.clear()
        self.banner.clear()
        self.working.end()
        self._let(True)

    @Slot()
    def restore(self) -> None:
        """Make the journal; the backup is read whole and compared first."""
        if not self.restore_button.isEnabled():
            return
        self.banner.clear()
        self._let(False)
        self.working.begin("Reading the backup and writing the journal")
        self._rescuing.restore(
            self._backup,
            self.place.path,
            self.secret.secret,
            self._done,
            self.show_error,
            progress=self.working.progress,
        )

    def _done(self, restored: Restored) -> None:
        self.clear()
        self.restored.emit(restored)

    def show_error(self, error: Exception) -> None:
        """Say why nothing was made, and let it be tried again."""
        self.working.end()
        self._let(True)
        self.secret.enter()
        if isinstance(error, WrongPassphrase):
            self.banner.say(_ANOTHER_DAY)
        elif not isinstance(error, Cancelled):
            self.banner.show_error(error)

    def _let(self, free: bool) -> None:
        for part in (self.place, self.secret, self.back_button):
            part.setEnabled(free)
        self._judge()

    @Slot()
    def _judge(self) -> None:
        free = self.place.isEnabled() and not self.working.busy
        self.restore_button.setEnabled(free and self.place.ready and self.secret.ready)


def found_in(restored: Restored, now: Callable[[], datetime]) -> Sentence:
    """Return what a restored journal holds, in words."""
    return Sentence(
        f"Restored to {restored.path}",
        f"It holds {spoken.entries(restored.entries)}, as of {spoken.day(restored.made, now())}.",
        "",
    )
