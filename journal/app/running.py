"""A run of the program with a window, from its start to its exit code."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer

from journal import process
from journal.app.services import Needs, build_services, preferences_file
from journal.app.window import build_window
from journal.services.door import Locked
from journal.services.preferences import PreferencesFile
from journal.services.work import OneThread
from journal.ui.kit import application as qt
from journal.ui.kit.bridge import AsideLane, OnMain
from journal.ui.kit.mishap import Mishap
from journal.ui.kit.rubbish import Rubbish
from journal.ui.kit.system_signs import SystemSigns

_SIGNS_AFTER = 300
"""Milliseconds after which the buses are asked, so that the window is painted first."""


def run(path: Path | None = None) -> int:
    """Open the window on the journal at `path`, or on the last one; return the exit code."""
    place = path or _last_place(preferences_file())
    return _show(Needs(), place, anew=True)


def run_demo(journal: Path, passphrase: str, needs: Needs) -> int:
    """Open the window on a throw-away journal; at lock it stays the same process."""
    return _show(needs, journal, anew=False, passphrase=passphrase)


def _show(needs: Needs, place: Path | None, *, anew: bool, passphrase: str = "") -> int:
    process.make_private()
    application = qt.start()

    def restart() -> None:
        if anew:
            state = services.door.state
            process.restart([str(state.path)] if isinstance(state, Locked) else [])
            window.say_not_restarted()

    on_main = OnMain()
    lanes = replace(
        needs, make_lane=OneThread, make_aside=AsideLane, on_main=on_main, restart=restart
    )
    services = build_services(lanes, place)
    rubbish = Rubbish(application)
    window = build_window(services, application, on_main)
    Mishap(window, application.clipboard(), on_main).watch()
    process.when_asked_to_end(window.close)
    if passphrase:
        window.lock.set_hint(f"This is the demo. Its passphrase is “{passphrase}”.")
        window.lock.field.setText(passphrase)
    window.open()
    QTimer.singleShot(_SIGNS_AFTER, SystemSigns(services.unlocking.lock, parent=window).listen)
    code = application.exec()
    rubbish.stop()
    return code


def _last_place(preferences: Path) -> Path | None:
    known = PreferencesFile(preferences).read().last_place
    return Path(known) if known and Path(known).exists() else None
