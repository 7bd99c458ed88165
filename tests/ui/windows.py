"""A whole window on a real temporary journal."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from journal.app.services import Services, build_services
from journal.app.window import build_window
from journal.ui.kit.theme import load_fonts
from journal.ui.window import Window
from tests.empty import lay_empty
from tests.steps import PASSPHRASE, needs_in


def made(folder: Path, *, known: bool = True, **changes: Any) -> Services:
    """Return services on a locked journal in `folder`, or on none at all."""
    place = folder / "Quiet.journal"
    needs = replace(needs_in(folder), **changes)
    if known:
        lay_empty(place)
    return build_services(needs, place if known else None)


def shown(services: Services, app: QApplication) -> Window:
    """Return the window as it stands on the screen."""
    load_fonts()
    window = build_window(services, app)
    window.open()
    window.activateWindow()
    app.processEvents()
    return window


def unlock(window: Window) -> None:
    """Open the journal as a person does."""
    window.lock.field.setText(PASSPHRASE)
    window.lock.asking.open_button.click()


def gone(window: Window, app: QApplication) -> None:
    """Close the window and let it go, with everything it listens to."""
    window.close()
    window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
