"""Starts Qt: once in a process, and with no file that remembers visited places."""

from PySide6.QtWidgets import QApplication

from journal.ui.kit import files
from journal.ui.kit.theme import load_fonts


def start() -> QApplication:
    """Return the one application of this process, with the bundled fonts loaded."""
    files.keep_no_places()
    present = QApplication.instance()  # noqa: TID251 - there can be only one, and tests have it
    application = present if isinstance(present, QApplication) else QApplication(["stillwater"])
    application.setApplicationName("Stillwater")
    application.setDesktopFileName("stillwater")
    load_fonts()
    return application
