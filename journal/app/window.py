"""The window, put together: what surrounds the pages, and what watches over them."""

from functools import partial

from PySide6.QtWidgets import QApplication

from journal.app import pages
from journal.app.services import Services
from journal.domain.changes import Changed
from journal.services.needs import OnMain
from journal.services.work import at_once
from journal.ui.frame import Frame
from journal.ui.handing_over.begun_line import BegunLine
from journal.ui.kit.backup_schedule import BackupSchedule
from journal.ui.kit.clipboard import Clipboard
from journal.ui.kit.dressing import Dressing
from journal.ui.kit.guard import Guard
from journal.ui.kit.in_sight import InSight
from journal.ui.kit.theme import Theme
from journal.ui.reviewing.older import OlderLine
from journal.ui.settings.reminder import Reminder
from journal.ui.unlocking.page import LockPage
from journal.ui.window import Window


def build_frame(services: Services, theme: Theme, on_main: OnMain) -> Frame:
    """Make what stands around the pages of the open journal."""
    unlocking = services.unlocking
    return Frame(
        theme,
        pages.makers(services, theme, on_main),
        unlocking,
        OlderLine(unlocking, services.upkeep, services.reviewing),
        Reminder(services.settings, services.clock.now),
        BegunLine(services.handing_over.begun),
    )


def build_window(
    services: Services, application: QApplication, on_main: OnMain = at_once
) -> Window:
    """Make the window, and join it with what it is told of."""
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
        make_first_run=partial(pages.first_run, services, theme, on_main),
    )
    dressing.dressed.connect(window.fit)
    dressing.dress_from_now(window)
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
    clipboard = Clipboard(application.clipboard(), parent=window)
    services.unlocking.hide_at_lock(clipboard.clear)
    application.aboutToQuit.connect(clipboard.clear)

    def follow(changed: Changed) -> None:
        if changed.preferences is not None:
            dressing.wear(changed.preferences)
            guard.allow(changed.preferences.idle_minutes)
        if changed.settings is not None:
            window.frame.reminder.learn(changed.settings)

    services.notices.listen(follow)
    return window
