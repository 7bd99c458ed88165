"""Every screen of the demo journal as a picture."""

import os
from pathlib import Path

from journal import process
from journal.app.services import Needs, build_services
from journal.app.window import build_window
from journal.domain.settings import Preferences
from journal.ui import pictures as drawing
from journal.ui.kit import application as qt
from journal.ui.window import Window

_SCALE = "QT_SCALE_FACTOR"


def pictures(
    folder: Path, journal: Path, passphrase: str, needs: Needs, *, every: bool = True
) -> None:
    """Draw every screen of the demo journal into `folder`, in every look or only the light one.

    Double size needs a process of its own, which comes by here with the scale already set.
    """
    application = qt.start()

    def make(preferences: Preferences) -> Window:
        services = build_services(needs, journal)
        services.settings.prefer(lambda _: preferences)
        return build_window(services, application)

    if os.environ.get(_SCALE) == "2":
        drawing.draw(folder, make, passphrase, application, drawing.DOUBLE)
    elif every:
        drawing.draw(folder, make, passphrase, application)
        process.run_beside(["--demo", "--screens", str(folder)], {_SCALE: "2"})
    else:
        drawing.draw(folder, make, passphrase, application, drawing.SITTINGS[:1])
