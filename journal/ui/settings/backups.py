"""Backups: when the last one was made, making one, and what can be done with each."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from journal.domain.backups import Backup
from journal.domain.errors import Cancelled
from journal.domain.report import Restored
from journal.domain.settings import Settings
from journal.services.needs import OnMain
from journal.services.rescuing import Rescuing
from journal.services.settings import SettingsService
from journal.services.upkeep import Upkeep
from journal.ui.kit import files, spoken
from journal.ui.kit.banner import Banner
from journal.ui.kit.errors import Sentence, words_for
from journal.ui.kit.labels import FlowLayout, button, text, vertical
from journal.ui.kit.restore_form import RestoreForm, found_in
from journal.ui.kit.twice import TwiceButton
from journal.ui.kit.working import Working
from journal.ui.settings.backup_list import BackupList
from journal.ui.settings.second_place import SecondPlace
from journal.ui.settings.section import section
from journal.ui.settings.unfolding import Unfolding

_ABOUT = (
    "A backup is the whole journal, encrypted. It opens with what opened the journal on that day. "
    "One is made about once a day; older ones are thinned out."
)


class Backups(QWidget):
    """Makes backups, shows them, and gets a journal back from one."""

    def __init__(
        self,
        upkeep: Upkeep,
        rescuing: Rescuing,
        settings: SettingsService,
        on_main: OnMain,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self._upkeep = upkeep
        self._now = now
        self._folder: Path | None = None
        self.last = text("")
        self.make_button = button("Back up now")
        self.elsewhere_button = button("Back up to another place…")
        self.working = Working(on_main)
        self.banner = Banner()
        self.second_place = SecondPlace(settings)
        self.list = BackupList(now)
        self.restore_button = button("Restore as a new journal…")
        self.delete_button = TwiceButton("Delete this backup", "Press again to delete it")
        self.form = RestoreForm(rescuing, on_main)
        self.forms = Unfolding(self.form)
        self._chosen_acts = _flowing(self.restore_button, self.delete_button)
        self.setLayout(
            vertical(
                section(
                    "Backups",
                    self.last,
                    _flowing(self.make_button, self.elsewhere_button),
                    *(self.working, self.banner, self.second_place, 8),
                    *(self.list, self._chosen_acts, self.forms),
                    about=_ABOUT,
                )
            )
        )
        self.make_button.clicked.connect(self.make)
        self.elsewhere_button.clicked.connect(self._ask_folder)
        self.working.cancel_wanted.connect(upkeep.cancel)
        self.second_place.failed.connect(self.banner.show_error)
        self.list.chosen.connect(self._choose)
        self.restore_button.clicked.connect(self._ask_restore)
        self.delete_button.confirmed.connect(self._delete)
        self.form.restored.connect(self._restored)

    @Slot()
    def load(self) -> None:
        """Read which backups there are, and show them."""
        self._upkeep.backups(self.show_backups, self.banner.show_error)

    def show_values(self, settings: Settings) -> None:
        """Show which second place is set."""
        self.second_place.show_values(settings)

    def clear(self) -> None:
        """Forget everything typed and found."""
        self.working.end()
        self.banner.clear()
        self.second_place.clear()
        self.delete_button.rest()
        self.forms.clear()

    @Slot()
    def make(self) -> None:
        """Make a backup in the journal's folder, and a copy where a second place is set."""
        self._begin(None)

    def make_in(self, folder: Path) -> None:
        """Make a backup in `folder` only."""
        self._begin(folder)

    def _begin(self, folder: Path | None) -> None:
        if self.working.busy:  # a button that was disabled would lose the focus
            return
        self.banner.clear()
        self.second_place.clear()
        self._folder = folder
        self.working.begin("Making a backup.")
        self._upkeep.back_up(
            self._made,
            self._failed,
            folder=folder,
            progress=self.working.progress,
            not_copied=self._not_copied,
        )

    def _made(self, backup: Backup) -> None:
        self.working.end()
        if self._folder is None:
            self.load()
        else:
            holds = spoken.entries(backup.entries or 0)
            self.banner.say(
                Sentence(
                    f"A backup with {holds} is in {self._folder}", "It opens, and is whole.", ""
                )
            )
            self.second_place.offer(self._folder)

    def _not_copied(self, error: Exception) -> None:
        why = words_for(error)
        self.banner.say(
            Sentence(
                "The backup is made, but its copy in the second place is not.", why.what, why.help
            )
        )

    def show_backups(self, backups: tuple[Backup, ...]) -> None:
        """Show these backups, the newest first."""
        self.last.setText(self._about_last(backups))
        self.list.setVisible(bool(backups))
        self._chosen_acts.setVisible(bool(backups))
        self.list.show_backups(backups)

    def _about_last(self, backups: tuple[Backup, ...]) -> str:
        if not backups:
            return "No backup has been made yet."
        newest = next((backup for backup in backups if backup.opens), None)
        if newest is None:
            return "No backup opens with the present key yet."
        holds = f", {spoken.entries(newest.entries)}" if newest.entries is not None else ""
        return f"Last backup: {spoken.moment(newest.made, self._now())}{holds}."

    @Slot(object)
    def _choose(self, _: Backup | None) -> None:
        self.delete_button.rest()

    @Slot()
    def _ask_folder(self) -> None:
        files.ask_folder(self, "Where the backup goes", self.make_in)

    @Slot()
    def _ask_restore(self) -> None:
        backup = self.list.backup
        if backup is None:
            return
        self.banner.clear()
        when = spoken.moment(backup.made, self._now())
        self.form.ask(backup.path, f"Restore the backup of {when}", self._now().date())
        self.forms.unfold(self.form, self.restore_button)
        self.form.enter()

    @Slot(object)
    def _restored(self, restored: Restored) -> None:
        self.forms.fold()
        found = found_in(restored, self._now)
        self.banner.say(Sentence(found.what, found.meaning, "Your present journal is as it was."))

    @Slot()
    def _delete(self) -> None:
        backup = self.list.backup
        if backup is not None:
            self.banner.clear()
            self._upkeep.remove_backups((backup.path,), self._deleted, self.banner.show_error)

    def _deleted(self, _: None) -> None:
        self.load()
        self.list.setFocus()

    def _failed(self, error: Exception) -> None:
        self.working.end()
        if not isinstance(error, Cancelled):
            self.banner.show_error(error)


def _flowing(*widgets: QWidget) -> QWidget:
    row = FlowLayout(spacing=8)
    for widget in widgets:
        row.addWidget(widget)
    made = QWidget()
    made.setLayout(row)
    return made
