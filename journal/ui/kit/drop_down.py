"""A list that unfolds to choose one line from."""

import sys

from PySide6.QtWidgets import QComboBox, QWidget

_QT_TELLS_NAME = sys.platform in ("win32", "darwin")


class DropDown(QComboBox):
    """Is heard by its name as well as by the line that is chosen.

    On Linux Qt gives a screen reader that line in place of the name, so the name describes it.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        if not _QT_TELLS_NAME:
            self.setAccessibleDescription(name)
