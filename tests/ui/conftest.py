"""What every test of the window has: nothing left on screen or clipboard, and a bare program."""

from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def _nothing_left_on_screen() -> Iterator[None]:
    """Let go of every page a test put up; each one kept makes those after it slower to dress."""
    yield
    from PySide6.QtCore import QEvent  # not above: this file is read where Qt cannot be loaded
    from PySide6.QtWidgets import QApplication

    from journal.ui.kit.clipboard import made_here

    if not isinstance(app := QApplication.instance(), QApplication):
        return
    for left in QApplication.topLevelWidgets():
        left.close()
        left.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if made_here(app.clipboard()):  # offscreen, Qt would let go of it only after Python has ended
        app.clipboard().clear()
    if app.styleSheet():  # every page after it would be dressed anew at each step of being made
        app.setStyleSheet("")
