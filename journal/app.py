"""The one place where the parts are put together; nothing else happens here."""

import os
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from journal import process, resources
from journal.domain import prompts
from journal.domain.changes import Changed
from journal.domain.days import Clock
from journal.domain.prompts import Chance
from journal.domain.settings import Preferences
from journal.services.door import Door
from journal.services.handing_over import HandingOver
from journal.services.importing import Importing
from journal.services.needs import Lane, OnMain, OpenVault, Restart
from journal.services.notices import Notices
from journal.services.preferences import PreferencesFile
from journal.services.reviewing import Reviewing
from journal.services.settings import SettingsService
from journal.services.unlocking import SheetMaker, Unlocking
from journal.services.upkeep import Upkeep
from journal.services.work import Inline, OneThread, Work, at_once, open_vault
from journal.services.writing import ReadText, Writing

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from journal.ui.frame import Frame
    from journal.ui.kit.theme import Theme
    from journal.ui.window import Window

_SCALE = "QT_SCALE_FACTOR"


class SystemClock:
    """The computer's clock in its own time zone."""

    def now(self) -> datetime:
        """Return the present moment with its time zone."""
        return datetime.now().astimezone()  # noqa: TID251 - the one place that asks the system


@cache
def read_text() -> ReadText:
    """Load the reader of distance and its cue tables; the first call takes a moment."""
    from journal.domain.distance.reading import Reader

    return Reader(resources.table("distance/cues.toml")).read


def preferences_file() -> Path:
    """Return where preferences are kept; they hold nothing that anyone wrote."""
    return Path(platformdirs.user_config_dir("stillwater", appauthor=False)) / "preferences.json"


def load_sheet() -> SheetMaker:
    """Return what makes a recovery sheet; loaded only when one is wanted."""
    from journal.export import sheet

    return SheetMaker(sheet.recovery_sheet, sheet.qr_svg)


def stay() -> None:
    """Do not replace the process: the Restart of the command line and of tests."""


@dataclass(frozen=True)
class Needs:
    """What differs between the window, the command line, the demo and tests."""

    clock: Clock = field(default_factory=SystemClock)
    chance: Chance = field(default_factory=secrets.SystemRandom)
    make_lane: Callable[[], Lane] = Inline
    make_aside: Callable[[], Lane] = Inline
    on_main: OnMain = at_once
    vault: Callable[[], OpenVault] = open_vault
    restart: Restart = stay
    preferences: Path = field(default_factory=preferences_file)


@dataclass(frozen=True)
class Services:
    """Every act a person can do, ready for a window or a command line."""

    door: Door
    notices: Notices
    unlocking: Unlocking
    writing: Writing
    reviewing: Reviewing
    handing_over: HandingOver
    importing: Importing
    settings: SettingsService
    upkeep: Upkeep


def build_services(needs: Needs, path: Path | None = None) -> Services:
    """Put the services together; `path` is the journal that is known already."""
    work = Work(needs.make_lane, needs.on_main)
    aside = Work(needs.make_aside, needs.on_main)
    notices = Notices()
    door = Door(work, path)
    unlocking = Unlocking(
        door,
        work,
        aside,
        clock=needs.clock,
        vault=needs.vault,
        restart=needs.restart,
        sheet=load_sheet,
    )
    importing = Importing(door, notices, needs.clock)
    upkeep = Upkeep(door)
    handing_over = HandingOver(door, aside, needs.clock)
    for long_act in (importing, upkeep, handing_over):
        unlocking.interrupt_at_lock(long_act.cancel)
    return Services(
        door=door,
        notices=notices,
        unlocking=unlocking,
        writing=Writing(
            door,
            notices,
            clock=needs.clock,
            chance=needs.chance,
            library=prompts.library(*resources.prompt_tables()),
            read_text=read_text,
        ),
        reviewing=Reviewing(door),
        handing_over=handing_over,
        importing=importing,
        settings=SettingsService(door, notices, PreferencesFile(needs.preferences)),
        upkeep=upkeep,
    )


def build_frame(services: Services, theme: "Theme", on_main: OnMain) -> "Frame":
    """Make the pages of the open journal, each with its own services."""
    from journal.ui.frame import Frame, Pages
    from journal.ui.handing_over.page import HandingOverPage
    from journal.ui.reviewing.page import ReviewingPage
    from journal.ui.settings.page import SettingsPage
    from journal.ui.unlocking.recovery_sheet import RecoverySheet
    from journal.ui.writing.page import WritingPage

    unlocking, library = services.unlocking, services.writing.library
    settings = SettingsPage(services.settings, unlocking, services.upkeep, library, theme, on_main)
    services.notices.listen(settings.learn)
    pages = Pages(
        writing=WritingPage(
            writing=services.writing,
            settings=services.settings,
            unlocking=unlocking,
            notices=services.notices,
            reviewing=services.reviewing,
            theme=theme,
        ),
        reviewing=ReviewingPage(
            reviewing=services.reviewing,
            writing=services.writing,
            notices=services.notices,
            theme=theme,
        ),
        handing_over=HandingOverPage(
            handing_over=services.handing_over,
            reviewing=services.reviewing,
            notices=services.notices,
            theme=theme,
        ),
        settings=settings,
        sheet=RecoverySheet(unlocking, theme),
    )
    return Frame(theme, pages, unlocking)


def build_window(
    services: Services, application: "QApplication", on_main: OnMain = at_once
) -> "Window":
    """Make the window and its pages, each with its own services, and join them."""
    from journal.ui.kit.clipboard import Clipboard
    from journal.ui.kit.dressing import Dressing
    from journal.ui.kit.guard import Guard
    from journal.ui.kit.theme import Theme
    from journal.ui.unlocking.first_run import FirstRun
    from journal.ui.unlocking.page import LockPage
    from journal.ui.window import Window

    theme = Theme()
    preferences = services.settings.preferences
    dressing = Dressing(application, theme, preferences)
    window = Window(
        services.door,
        services.unlocking,
        services.settings,
        theme=theme,
        frame=build_frame(services, theme, on_main),
        lock=LockPage(services.unlocking, theme),
        first_run=FirstRun(services.unlocking, services.settings, theme),
    )
    dressing.setParent(window)
    dressing.dressed.connect(window.restyle)
    dressing.dress()
    guard = Guard(application, services.unlocking.lock, preferences.idle_minutes, parent=window)
    window.winId()  # makes the system's window, which the guard listens to from now on
    guard.listen_to(window.windowHandle())
    services.unlocking.hide_at_lock(Clipboard(application.clipboard(), parent=window).clear)

    def follow(changed: Changed) -> None:
        if changed.preferences is not None:
            dressing.wear(changed.preferences)
            guard.allow(changed.preferences.idle_minutes)

    services.notices.listen(follow)
    return window


def run(path: Path | None = None) -> int:
    """Open the window on the journal at `path`, or on the last one; return the exit code."""
    place = path or _last_place(preferences_file())
    return _show(Needs(), place, restart_with=[str(path)] if path is not None else [])


def run_demo(journal: Path, passphrase: str, needs: Needs) -> int:
    """Open the window on a throw-away journal; at lock it stays the same process."""
    return _show(needs, journal, passphrase=passphrase)


def _show(
    needs: Needs,
    place: Path | None,
    *,
    restart_with: Sequence[str] | None = None,
    passphrase: str = "",
) -> int:
    process.make_private()
    from journal.ui.kit import application as qt
    from journal.ui.kit.bridge import AsideLane, OnMain
    from journal.ui.kit.mishap import Mishap
    from journal.ui.kit.rubbish import Rubbish

    application = qt.start()

    def restart() -> None:
        if restart_with is not None:
            process.restart(restart_with)
            window.say_not_restarted()

    on_main = OnMain()
    lanes = replace(
        needs, make_lane=OneThread, make_aside=AsideLane, on_main=on_main, restart=restart
    )
    services = build_services(lanes, place)
    rubbish = Rubbish(application)
    window = build_window(services, application, on_main)
    Mishap(window, application.clipboard(), on_main).watch()
    if passphrase:
        window.lock.set_hint(f"This is the demo. Its passphrase is “{passphrase}”.")
        window.lock.field.setText(passphrase)
    window.open()
    code = application.exec()
    rubbish.stop()
    return code


def pictures(
    folder: Path, journal: Path, passphrase: str, needs: Needs, *, every: bool = True
) -> None:
    """Draw every screen of the demo journal into `folder`, in every look or only the light one.

    Double size needs a process of its own, which comes by here with the scale already set.
    """
    from journal.ui import pictures as drawing
    from journal.ui.kit import application as qt

    application = qt.start()

    def make(preferences: Preferences) -> "Window":
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


def _last_place(preferences: Path) -> Path | None:
    known = PreferencesFile(preferences).read().last_place
    return Path(known) if known and Path(known).exists() else None
