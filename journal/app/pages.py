"""What makes the pages: each is loaded when it is first wanted, and given its own services only."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from journal.ui.pages import Makers

if TYPE_CHECKING:
    from journal.app.services import Services
    from journal.services.needs import OnMain
    from journal.ui.handing_over.page import HandingOverPage
    from journal.ui.insight.page import InsightPage
    from journal.ui.kit.theme import Theme
    from journal.ui.reviewing.bin import BinPage
    from journal.ui.reviewing.bringing_in import BringingInPage
    from journal.ui.reviewing.page import ReviewingPage
    from journal.ui.reviewing.versions import VersionsPage
    from journal.ui.settings.page import SettingsPage
    from journal.ui.unlocking.first_run import FirstRun
    from journal.ui.unlocking.recovery_sheet import RecoverySheet
    from journal.ui.writing.page import WritingPage


def makers(services: Services, theme: Theme, on_main: OnMain) -> Makers:
    """Return what makes each page of the open journal."""
    return Makers(
        writing=partial(_writing, services, theme),
        reviewing=partial(_reviewing, services, theme, on_main),
        bin=partial(_bin, services, theme, on_main),
        versions=partial(_versions, services, theme),
        bringing_in=partial(_bringing_in, services, theme, on_main),
        insight=partial(_insight, services, theme),
        handing_over=partial(_handing_over, services, theme, on_main),
        settings=partial(_settings, services, theme, on_main),
        sheet=partial(_sheet, services, theme),
    )


def first_run(services: Services, theme: Theme, on_main: OnMain) -> FirstRun:
    """Make the first start."""
    from journal.ui.unlocking.first_run import FirstRun

    return FirstRun(
        unlocking=services.unlocking,
        settings=services.settings,
        keys=services.keys,
        rescuing=services.rescuing,
        theme=theme,
        on_main=on_main,
        now=services.clock.now,
    )


def _writing(services: Services, theme: Theme) -> WritingPage:
    from journal.ui.writing.page import WritingPage

    return WritingPage(
        writing=services.writing,
        settings=services.settings,
        unlocking=services.unlocking,
        notices=services.notices,
        reviewing=services.reviewing,
        naming=services.naming,
        spelling=services.spelling,
        theme=theme,
    )


def _reviewing(services: Services, theme: Theme, on_main: OnMain) -> ReviewingPage:
    from journal.ui.reviewing.gathering import Gathering
    from journal.ui.reviewing.page import ReviewingPage
    from journal.ui.reviewing.ways.shown import Ways

    page = ReviewingPage(
        reviewing=services.reviewing,
        settling=services.settling,
        writing=services.writing,
        naming=services.naming,
        several=services.several,
        ways=partial(
            Ways,
            looking=services.looking,
            reviewing=services.reviewing,
            settings=services.settings,
            notices=services.notices,
            theme=theme,
        ),
        notices=services.notices,
        theme=theme,
        on_main=on_main,
    )
    Gathering(page, services.handing_over.basket, services.handing_over.giving)
    return page


def _bin(services: Services, theme: Theme, on_main: OnMain) -> BinPage:
    from journal.ui.reviewing.bin import BinPage

    return BinPage(
        reviewing=services.reviewing,
        writing=services.writing,
        several=services.several,
        upkeep=services.upkeep,
        notices=services.notices,
        theme=theme,
        on_main=on_main,
    )


def _versions(services: Services, theme: Theme) -> VersionsPage:
    from journal.ui.reviewing.versions import VersionsPage

    return VersionsPage(
        settling=services.settling,
        writing=services.writing,
        unlocking=services.unlocking,
        theme=theme,
    )


def _bringing_in(services: Services, theme: Theme, on_main: OnMain) -> BringingInPage:
    from journal.ui.reviewing.bringing_in import BringingInPage

    return BringingInPage(services.upkeep, theme, on_main)


def _insight(services: Services, theme: Theme) -> InsightPage:
    from journal.ui.insight.cards import make_card
    from journal.ui.insight.page import InsightPage

    return InsightPage(
        insight=services.insight,
        make_card=partial(make_card, services.insight, theme, lambda: services.clock.now().date()),
        own_views=services.own_views,
        writing=services.writing,
        unlocking=services.unlocking,
        notices=services.notices,
        theme=theme,
    )


def _handing_over(services: Services, theme: Theme, on_main: OnMain) -> HandingOverPage:
    from journal.ui.handing_over.page import HandingOverPage

    return HandingOverPage(
        handing_over=services.handing_over,
        reviewing=services.reviewing,
        naming=services.naming,
        notices=services.notices,
        today=lambda: services.clock.now().date(),
        theme=theme,
        on_main=on_main,
    )


def _settings(services: Services, theme: Theme, on_main: OnMain) -> SettingsPage:
    from journal.ui.settings.asking import Asking
    from journal.ui.settings.backups import Backups
    from journal.ui.settings.checking import Checking
    from journal.ui.settings.given import GivenList
    from journal.ui.settings.keeping import Keeping
    from journal.ui.settings.leaving import Leaving
    from journal.ui.settings.page import SettingsPage

    now = services.clock.now
    keeping = Keeping(
        Backups(services.upkeep, services.rescuing, services.settings, on_main, now),
        Checking(services.upkeep, on_main, now),
        Leaving(services.archiving, services.importing, on_main, now),
        GivenList(services.handing_over.giving),
    )
    page = SettingsPage(
        settings=services.settings,
        unlocking=services.unlocking,
        upkeep=services.upkeep,
        keys=services.keys,
        keeping=keeping,
        asking=Asking(
            *(services.settings, services.writing, services.rereading, services.packs),
            services.spelling,
            on_main,
        ),
        theme=theme,
        on_main=on_main,
        now=now,
    )
    services.notices.listen(page.learn)
    return page


def _sheet(services: Services, theme: Theme) -> RecoverySheet:
    from journal.ui.unlocking.recovery_sheet import RecoverySheet

    return RecoverySheet(services.unlocking, theme)
