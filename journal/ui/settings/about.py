"""About: what this is for, its version, and the licences of what comes with it."""

from PySide6.QtWidgets import QWidget

from journal import __version__
from journal.ui.kit.labels import text, vertical
from journal.ui.settings.section import section

_PURPOSE = "A private journal for noticing distance and choice."
_LICENCES = (
    "Stillwater is free software under the MIT licence. The typefaces Source Serif 4 and Inter "
    "are used under the SIL Open Font License 1.1; both texts lie beside them in the program's "
    "folder. Qt is used under the LGPL 3, SQLCipher under a BSD licence, SQLAlchemy and Alembic "
    "under the MIT licence, cryptography under the Apache 2.0 and BSD licences. Hunspell looks "
    "words up and is used under the MPL 1.1; its English words come from SCOWL, whose free "
    "licences lie beside them."
)


class About(QWidget):
    """Says what the program is, and what it never does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLayout(
            vertical(
                section(
                    "About",
                    text(_PURPOSE),
                    text(f"Version {__version__}"),
                    text("This program never looks for updates."),
                    text(_LICENCES, "meta"),
                )
            )
        )
