"""The window and its pages, each given its own services only."""

from PySide6.QtWidgets import QApplication

from journal.app.services import Services
from journal.domain.changes import Changed
from journal.services.needs import OnMain
from journal.services.work import at_once
from journal.ui.frame import Frame, Pages
from journal.ui.handing_over.page import HandingOverPage
from journal.ui.kit.backup_schedule import BackupSchedule
from journal.ui.kit.clipboard import Clipboard
from journal.ui.kit.dressing import Dressing
from journal.ui.kit.guard import Guard
from journal.ui.kit.in_sight import InSight
from journal.ui.kit.theme import Theme
from journal.ui.reviewing.bin import BinPage
from journal.ui.reviewing.bringing_in import BringingInPage
from journal.ui.reviewing.older import OlderLine
from journal.ui.reviewing.page import ReviewingPage
from journal.ui.reviewing.versions import VersionsPage
from journal.ui.settings.asking import Asking
from journal.ui.settings.page import SettingsPage
from journal.ui.unlocking.first_run import FirstRun
from journal.ui.unlocking.page import LockPage
from journal.ui.unlocking.recovery_sheet import RecoverySheet
from journal.ui.window import Window
from journal.ui.writing.page import WritingPage


def build_frame(services: Services, theme: Theme, on_main: OnMain) -> Frame:
    """Make the pages of the open journal, each with its own services."""
    unlocking = services.unlocking
    settings = _settings_page(services, theme, on_main)
    pages = Pages(
        writing=WritingPage(
            writing=services.writing,
            settings=services.settings,
            unlocking=unlocking,
            notices=services.notices,
            reviewing=services.reviewing,
            naming=services.naming,
            spelling=services.spelling,
            theme=theme,
        ),
        reviewing=_reviewing_page(services, theme, on_main),
        bin=BinPage(
            reviewing=services.reviewing,
            writing=services.writing,
            several=services.several,
            upkeep=services.upkeep,
            notices=services.notices,
            theme=theme,
            on_main=on_main,
        ),
        versions=VersionsPage(
            settling=services.settling,
            writing=services.writing,
            unlocking=unlocking,
            theme=theme,
        ),
        bringing_in=BringingInPage(services.upkeep, theme, on_main),
        handing_over=HandingOverPage(
            handing_over=services.handing_over,
            reviewing=services.reviewing,
            notices=services.notices,
            theme=theme,
        ),
        settings=settings,
        sheet=RecoverySheet(unlocking, theme),
    )
    older = OlderLine(unlocking, services.upkeep, services.reviewing)
    return Frame(theme, pages, unlocking, older)


def _reviewing_page(services: Services, theme: Theme, on_main: OnMain) -> ReviewingPage:
    return ReviewingPage(
        reviewing=services.reviewing,
        settling=services.settling,
        writing=services.writing,
        naming=services.naming,
        several=services.several,
        notices=services.notices,
        theme=theme,
        on_main=on_main,
    )


def _settings_page(services: Services, theme: Theme, on_main: OnMain) -> SettingsPage:
    page = SettingsPage(
        settings=services.settings,
        unlocking=services.unlocking,
        upkeep=services.upkeep,
        keys=services.keys,
        rescuing=services.rescuing,
        asking=Asking(
            *(services.settings, services.writing, services.rereading, services.packs),
            services.spelling,
            on_main,
        ),
        theme=theme,
        on_main=on_main,
        now=services.clock.now,
    )
    services.notices.listen(page.learn)
    return page


def build_window(
    services: Services, application: QApplication, on_main: OnMain = at_once
) -> Window:
    """Make the window and its pages, each with its own services, and join them."""
    theme = Theme()
    preferences = services.settings.preferences
    dressing = Dressing(application, theme, preferences)
    window = Window(
        services.door,
        services.unlocking,
        services.settings,
        theme=theme,
        frame=build_frame(services, theme, on_main),
        lock=LockPage(services.unlocking, services.rescuing, theme, on_main, services.clock.now),
        first_run=FirstRun(
            unlocking=services.unlocking,
            settings=services.settings,
            keys=services.keys,
            rescuing=services.rescuing,
            theme=theme,
            on_main=on_main,
            now=services.clock.now,
        ),
    )
    dressing.setParent(window)
    dressing.dressed.connect(window.restyle)
    dressing.dress()
    InSight(application, parent=window)
    guard = Guard(application, services.unlocking.lock, preferences.idle_minutes, parent=window)
    window.winId()  # makes the system's window, which the guard listens to from now on
    guard.listen_to(window.windowHandle())
    BackupSchedule(
        services.door,
        services.upkeep,
        rest=guard.rest,
        say=window.frame.banner.say,
        parent=window,
    )
    services.unlocking.hide_at_lock(Clipboard(application.clipboard(), parent=window).clear)

    def follow(changed: Changed) -> None:
        if changed.preferences is not None:
            dressing.wear(changed.preferences)
            guard.allow(changed.preferences.idle_minutes)

    services.notices.listen(follow)
    return window
