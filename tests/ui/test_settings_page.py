"""The settings page: every change is kept, and what it changes is seen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from journal.app.services import Services, build_services
from journal.domain.settings import Look, ReadingWhen
from journal.ui.frame import SETTINGS
from journal.ui.kit.theme import DARK
from journal.ui.window import Window
from tests.steps import PASSPHRASE, given, needs_in
from tests.ui.windows import gone, made, shown, unlock


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return made(tmp_path)


@pytest.fixture
def window(services: Services, qapp: QApplication) -> Iterator[Window]:
    window = shown(services, qapp)
    unlock(window)
    window.frame.go(SETTINGS)
    yield window
    gone(window, qapp)


def test_look_size_and_minutes_are_kept_outside_the_journal(
    window: Window, qapp: QApplication, tmp_path: Path
) -> None:
    appearance = window.frame.pages.settings.appearance
    appearance.look.button(Look.DARK).click()
    assert qapp.palette().window().color().name().upper() == DARK.paper
    appearance.text_size.setCurrentText("150 %")
    assert window.frame.navigation.name.font().pixelSize() == round(21 * 1.5)
    appearance.minutes.setCurrentText("10 min")
    kept = build_services(needs_in(tmp_path)).settings.preferences
    assert (kept.look, kept.text_size, kept.idle_minutes) == (Look.DARK, 150, 10)


def test_answers_are_kept_inside_the_journal(services: Services, window: Window) -> None:
    asking = window.frame.pages.settings.asking
    asking.reading.button(ReadingWhen.AFTER_CHECKIN).click()
    asking.check_in.click()
    asking.deeper.click()
    asking.prompts.themes.boxes["news"].click()
    asking.prompts.themes.boxes["medicines"].click()
    services.unlocking.lock("asked")
    unlock(window)
    kept = given(services.settings.settings)
    assert kept.reading is ReadingWhen.AFTER_CHECKIN
    assert (kept.ask_checkin, kept.deeper_prompts) == (False, True)
    assert kept.closed_themes == {"news"}
    assert kept.opened_themes == {"medicines"}
    window.frame.go(SETTINGS)
    assert not asking.prompts.themes.boxes["news"].isChecked()
    assert asking.prompts.themes.boxes["medicines"].isChecked()


def test_a_new_passphrase_takes_the_place_of_the_old(services: Services, window: Window) -> None:
    part = window.frame.pages.settings.passphrase
    part.change_button.click()
    form = part.changing
    for field in (form.new.first, form.new.second):
        field.setText("another quiet sentence")
    assert not form.change_button.isEnabled()
    form.old.setText("not the present one")
    form.change_button.click()
    assert form.banner.words.startswith("That passphrase doesn't open this journal.")
    form.old.setText(PASSPHRASE)
    form.change_button.click()
    assert part.banner.words.startswith("The passphrase is changed.")
    assert not form.isVisible()
    assert not form.old.text()
    services.unlocking.lock("asked")
    unlock(window)
    assert window.lock.banner.words.startswith("That passphrase")


def test_the_recovery_sheet_can_be_seen_again(services: Services, window: Window) -> None:
    window.frame.pages.settings.recovery.sheet_button.click()
    sheet = window.frame.pages.sheet
    assert sheet.isVisible()
    shown_code = "-".join(label.text() for label in sheet.groups)
    assert shown_code == given(services.unlocking.recovery_code)
    sheet.later_button.click()
    assert window.frame.shown == SETTINGS
    assert window.frame.pages.settings.recovery.sheet_button.hasFocus()
    assert not any(label.text() for label in sheet.groups)


@pytest.mark.parametrize("way", ["close", "lock"])
def test_the_window_is_as_large_as_last_time(
    services: Services, window: Window, tmp_path: Path, way: str
) -> None:
    window.resize(1000, 700)
    window.close() if way == "close" else services.unlocking.lock("asked")
    kept = build_services(needs_in(tmp_path)).settings.preferences
    assert (kept.width, kept.height) == (1000, 700)


def test_the_wheel_scrolls_past_lists_of_numbers(window: Window) -> None:
    minutes = window.frame.pages.settings.appearance.minutes
    before = minutes.currentIndex()
    turned = QWheelEvent(
        *(QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120)),
        *(Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier),
        *(Qt.ScrollPhase.NoScrollPhase, False),
    )
    QApplication.sendEvent(minutes, turned)
    assert minutes.currentIndex() == before
    assert not turned.isAccepted()
