"""After a new key: what to do with backups that still open with the old one."""

from pathlib import Path

from PySide6.QtCore import Signal

from journal.domain.errors import Cancelled
from journal.domain.report import Renewed
from journal.services.needs import OnMain
from journal.services.upkeep import Upkeep
from journal.ui.kit import spoken
from journal.ui.kit.banner import Banner
from journal.ui.kit.form import Form
from journal.ui.kit.labels import FlowLayout, text, vertical
from journal.ui.kit.twice import TwiceButton
from journal.ui.kit.working import Working


class OldBackups(Form):
    """Offers one new backup in their place; keeping them is as easy."""

    replaced = Signal(object)

    def __init__(self, upkeep: Upkeep, on_main: OnMain) -> None:
        super().__init__("Keep them", "pill")
        self._upkeep = upkeep
        self.words = text("")
        self.working = Working(on_main)
        self.banner = Banner()
        self.replace_button = TwiceButton("", "")
        row = FlowLayout(spacing=8)
        row.addWidget(self.replace_button)
        row.addWidget(self.back_button)
        self.setLayout(
            vertical(
                text("The journal has a new key", "strong"),
                self.words,
                self.working,
                self.banner,
                4,
                row,
                spacing=8,
            )
        )
        self.replace_button.confirmed.connect(self._replace)
        self.working.cancel_wanted.connect(upkeep.cancel)

    def ask(self, old: tuple[Path, ...]) -> None:
        """Ask about these backups and copies."""
        count = spoken.backups(len(old))
        verb = "opens" if len(old) == 1 else "open"
        self.words.setText(
            f"{spoken.capital(count)} made before still {verb} with the old passphrase and the old "
            "sheet. One new backup can take their place; it is made and looked through first."
        )
        self.replace_button.set_words(
            f"Make a new backup, delete {count}", f"Press again to delete {count}"
        )

    def clear(self) -> None:
        """Ask nothing."""
        self.working.end()
        self.banner.clear()
        self.replace_button.rest()
        self._let(True)

    def _replace(self) -> None:
        self.banner.clear()
        self._let(False)
        self.working.begin("Making a new backup.")
        self._upkeep.renew_backups(self._replaced, self._failed, progress=self.working.progress)

    def _replaced(self, renewed: Renewed) -> None:
        self.clear()
        self.replaced.emit(renewed)

    def _failed(self, error: Exception) -> None:
        self.clear()
        self.replace_button.setFocus()
        if not isinstance(error, Cancelled):
            self.banner.show_error(error)

    def _let(self, free: bool) -> None:
        self.replace_button.setEnabled(free)
        self.back_button.setEnabled(free)
