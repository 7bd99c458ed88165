"""Trying the recovery sheet: two groups or the whole code, and the quiet line that offers it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from journal.app.services import Services
from journal.domain.settings import Settings
from journal.ui.frame import SETTINGS, SHEET, WRITE
from journal.ui.settings.page import SettingsPage
from journal.ui.settings.rehearsing import groups_for
from journal.ui.unlocking.recovery_sheet import ASKED
from journal.ui.window import Window
from tests.steps import NOW, PASSPHRASE, given
from tests.ui.rooms import press, settings_page
from tests.ui.windows import gone, made, shown, unlock

TODAY = NOW.date()


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return made(tmp_path)


@pytest.fixture
def window(services: Services, qapp: QApplication) -> Iterator[Window]:
    window = shown(services, qapp)
    unlock(window)
    yield window
    gone(window, qapp)


@pytest.fixture
def page(services: Services, tmp_path: Path, qapp: QApplication) -> SettingsPage:
    """The settings of an open journal without the window around them."""
    given(services.unlocking.unlock, tmp_path / "Quiet.journal", PASSPHRASE)
    return settings_page(services)


def rehearsed(services: Services) -> str:
    settings: Settings = given(services.settings.settings)
    return settings.rehearsed


def open_again(services: Services, window: Window, day: date | None, **changes: bool) -> None:
    """Open the journal as it is with a rehearsal on `day`."""
    written = day.isoformat() if day else ""
    given(services.settings.set, lambda old: replace(old, rehearsed=written, **changes))
    services.unlocking.lock("asked")
    unlock(window)


def test_two_groups_are_enough(services: Services, page: SettingsPage) -> None:
    recovery = page.recovery
    assert recovery.last.text() == "It has not been tried yet."
    recovery.try_button.click()
    code = given(services.unlocking.recovery_code).split("-")
    numbers = groups_for(NOW)
    fields = recovery.rehearsing.groups
    assert [field.placeholderText() for field in fields] == [f"Group {n}" for n in numbers]
    assert fields[0].hasFocus()
    fields[0].setText(code[numbers[0] - 1].lower())
    fields[1].setText("WRNG")
    press(fields[1], Qt.Key.Key_Return)
    assert recovery.rehearsing.banner.words.startswith("This is not the code that opens")
    assert rehearsed(services) == ""
    fields[1].setText(code[numbers[1] - 1])
    recovery.rehearsing.try_button.click()
    assert recovery.banner.words.startswith("Your sheet works.")
    assert recovery.last.text() == "Last tried on 23 November 2026."
    assert rehearsed(services) == "2026-11-23"
    assert not recovery.rehearsing.isVisible()
    assert not fields[0].text()


def test_the_whole_code_does_as_well(services: Services, page: SettingsPage) -> None:
    recovery = page.recovery
    recovery.try_button.click()
    recovery.rehearsing.other_button.click()
    code: str = given(services.unlocking.recovery_code)
    recovery.rehearsing.code.setText(code.replace("-", " ").replace("0", "o").lower())
    recovery.rehearsing.try_button.click()
    assert recovery.banner.words.startswith("Your sheet works.")


def test_nothing_typed_is_not_called_wrong(page: SettingsPage) -> None:
    recovery = page.recovery
    recovery.try_button.click()
    recovery.rehearsing.try_button.click()
    assert recovery.rehearsing.banner.words.startswith("Nothing is typed yet.")


def test_every_group_is_asked_in_time() -> None:
    asked = [groups_for(datetime(2026, 1, 1) + timedelta(days=90 * n)) for n in range(14)]
    assert {number for pair in asked for number in pair} == set(range(1, 15))
    assert all(first != second for first, second in asked)


def test_the_line_comes_when_it_is_time_and_wanted(services: Services, window: Window) -> None:
    reminder = window.frame.reminder
    for day, wanted, said in (
        (None, True, "You have not tried your recovery sheet yet."),
        (TODAY - timedelta(days=89), True, ""),
        (TODAY - timedelta(days=91), True, "It has been a while since you tried"),
        (TODAY - timedelta(days=400), False, ""),
    ):
        open_again(services, window, day, remind_recovery=wanted)
        assert reminder.isVisible() is bool(said), (day, wanted)
        assert not said or reminder.words.text().startswith(said), (day, wanted)
        assert not reminder.try_button.hasFocus(), "the page keeps the focus"


def test_later_lasts_until_the_next_opening(services: Services, window: Window) -> None:
    open_again(services, window, None)
    reminder = window.frame.reminder
    reminder.later_button.click()
    window.frame.go(SETTINGS)
    window.frame.go(WRITE)
    assert not reminder.isVisible()
    services.unlocking.lock("asked")
    unlock(window)
    assert reminder.isVisible()


def test_going_away_it_gives_the_focus_back_to_the_page(services: Services, window: Window) -> None:
    open_again(services, window, None)
    editor = window.frame.pages.writing.desk.editor
    editor.setFocus()
    reminder = window.frame.reminder
    reminder.later_button.setFocus()
    reminder.later_button.click()
    assert editor.hasFocus()


def test_who_has_no_sheet_yet_is_shown_it(services: Services, window: Window) -> None:
    open_again(services, window, None)
    reminder = window.frame.reminder
    reminder.sheet_button.click()
    assert window.frame.shown == SHEET
    sheet = window.frame.pages.sheet
    for number, field in zip(ASKED, sheet.typed, strict=True):
        field.setText(sheet.groups[number - 1].text())
    sheet.go_on_button.click()
    assert given(services.settings.settings).rehearsed == TODAY.isoformat()
    open_again(services, window, TODAY - timedelta(days=91))
    assert not reminder.sheet_button.isVisible(), "there is a paper to type from"


def test_it_can_be_left_out_for_good(services: Services, window: Window) -> None:
    open_again(services, window, None)
    reminder, recovery = (
        window.frame.reminder,
        window.frame.pages.settings.recovery,
    )
    reminder.never_button.click()
    assert not recovery.remind.isChecked()
    services.unlocking.lock("asked")
    unlock(window)
    assert not reminder.isVisible()
    window.frame.go(SETTINGS)
    recovery.remind.click()
    assert given(services.settings.settings).remind_recovery


def test_the_line_leads_to_trying_it(services: Services, window: Window) -> None:
    open_again(services, window, None)
    window.frame.reminder.try_button.click()
    rehearsing = window.frame.pages.settings.recovery.rehearsing
    assert window.frame.shown == SETTINGS
    assert rehearsing.isVisible()
    assert rehearsing.groups[0].hasFocus()


def test_locking_takes_the_line_away(services: Services, window: Window) -> None:
    open_again(services, window, None)
    services.unlocking.lock("asked")
    assert not window.frame.reminder.isVisibleTo(window.frame)
