"""What opens the journal: a new key, old backups after it, a key file, the keychain."""

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.core import load_keyring
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from journal.app.services import Services
from journal.domain.errors import KeyFileNeeded, WrongPassphrase
from journal.domain.selection import Selection
from journal.services.door import Open
from journal.ui.frame import SETTINGS, SHEET
from journal.ui.kit.ways_words import all_ways
from journal.ui.settings.page import SettingsPage
from journal.ui.unlocking.recovery_sheet import ASKED
from journal.ui.window import Window
from tests.steps import PASSPHRASE, given
from tests.ui.rooms import fill, press, settings_page
from tests.ui.windows import gone, made, shown, unlock

NEW = "another quiet sentence"


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return made(tmp_path)


@pytest.fixture
def window(services: Services, qapp: QApplication) -> Iterator[Window]:
    window = shown(services, qapp)
    unlock(window)
    fill(services, 2)
    window.frame.go(SETTINGS)
    yield window
    gone(window, qapp)


@pytest.fixture
def page(window: Window) -> SettingsPage:
    return window.frame.pages.settings


@pytest.fixture
def alone(services: Services, tmp_path: Path, qapp: QApplication) -> SettingsPage:
    """The page of an open journal without the window around it."""
    given(services.unlocking.unlock, tmp_path / "Quiet.journal", PASSPHRASE)
    return settings_page(services)


def renew(page: SettingsPage, old: str = PASSPHRASE) -> None:
    page.passphrase.known_button.click()
    form = page.passphrase.renewing
    form.old.setText(old)
    form.new.first.setText(NEW)
    form.new.second.setText(NEW)
    form.renew_button.click()


def test_a_new_key_shuts_out_who_knew_the_old_one(
    services: Services, window: Window, page: SettingsPage, tmp_path: Path
) -> None:
    old_code: str = given(services.unlocking.recovery_code)
    renew(page)
    assert window.frame.shown == SHEET
    code = "-".join(label.text() for label in window.frame.pages.sheet.groups)
    assert code == given(services.unlocking.recovery_code) != old_code
    services.unlocking.lock("asked")
    place = tmp_path / "Quiet.journal"
    with pytest.raises(WrongPassphrase):
        given(services.unlocking.unlock, place, PASSPHRASE)
    given(services.unlocking.unlock, place, NEW)
    assert len(given(services.reviewing.find, Selection())) == 2


def test_after_a_new_key_old_backups_can_go(
    services: Services, window: Window, page: SettingsPage
) -> None:
    page.backups.make_button.click()
    renew(page)
    window.frame.pages.sheet.later_button.click()
    offer = page.passphrase.old_backups
    assert offer.words.text().startswith("2 backups made before still open with the old")
    assert offer.back_button.hasFocus(), "keeping them is the first thing offered"
    offer.replace_button.click()
    assert len(given(services.upkeep.backups)) == 2, "the first press only asks"
    offer.replace_button.click()
    (only,) = given(services.upkeep.backups)
    assert only.opens
    assert only.entries == 2
    assert not offer.isVisible()
    assert page.backups.list.count() == 1


def test_after_a_new_key_old_backups_can_stay(
    services: Services, window: Window, page: SettingsPage
) -> None:
    renew(page)
    window.frame.pages.sheet.later_button.click()
    page.passphrase.old_backups.back_button.click()
    assert len(given(services.upkeep.backups)) == 1
    assert not page.passphrase.forms.isVisible()
    assert page.passphrase.change_button.hasFocus()


def test_typing_the_new_sheet_back_counts_as_trying_it(
    services: Services, window: Window, page: SettingsPage
) -> None:
    renew(page)
    sheet = window.frame.pages.sheet
    for number, field in zip(ASKED, sheet.typed, strict=True):
        field.setText(sheet.groups[number - 1].text())
    sheet.go_on_button.click()
    assert given(services.settings.settings).rehearsed == "2026-11-23"
    assert page.recovery.last.text() == "Last tried on 23 November 2026."


def test_a_wrong_passphrase_leaves_the_key_as_it_is(
    services: Services, window: Window, page: SettingsPage
) -> None:
    code: str = given(services.unlocking.recovery_code)
    renew(page, old="not the present one")
    assert page.passphrase.renewing.banner.words.startswith("That passphrase doesn't open")
    assert window.frame.shown == SETTINGS
    assert given(services.unlocking.recovery_code) == code


def test_a_new_code_is_the_same_act_and_esc_leaves_it(alone: SettingsPage) -> None:
    alone.recovery.new_button.click()
    form = alone.passphrase.renewing
    assert form.isVisible()
    assert form.title.text() == "A new recovery code"
    form.old.setText("something typed")
    press(form.old, Qt.Key.Key_Escape)
    assert not form.isVisible()
    assert alone.recovery.new_button.hasFocus()
    alone.recovery.new_button.click()
    assert not form.old.text()


@pytest.mark.parametrize(
    ("opened_by", "names", "said"),
    [
        ("passphrase", ("passphrase",), "Opened with passphrase. Also opens with: the recovery "),
        (
            "passphrase and key file",
            ("passphrase", "passphrase and key file", "keychain"),
            "Opened with passphrase and key file. Also opens with: passphrase, "
            "this computer's keychain, the recovery code.",
        ),
        ("recovery code", ("passphrase",), "Opened with the recovery code. Also opens with: pass"),
    ],
)
def test_what_opens_the_journal_is_said_plainly(
    opened_by: str, names: tuple[str, ...], said: str
) -> None:
    assert all_ways(opened_by, names).startswith(said)


def add_key_file(page: SettingsPage, file: Path) -> None:
    page.ways.add_button.click()
    form = page.ways.form
    form.old.setText(PASSPHRASE)
    form.file.choose(file)
    form.new.first.setText(NEW)
    form.new.second.setText(NEW)
    form.add_button.click()


def test_a_key_file_is_added_used_and_taken_away(
    services: Services, window: Window, page: SettingsPage, tmp_path: Path
) -> None:
    file = tmp_path / "photo of the weir.jpg"
    file.write_bytes(bytes(range(256)) * 8)
    add_key_file(page, file)
    assert page.ways.banner.words.startswith("The key file is added.")
    assert "passphrase and key file" in page.ways.words.text()
    services.unlocking.lock("asked")
    window.lock.field.setText(NEW)
    window.lock.asking.key_file.choose(file)
    window.lock.asking.open_button.click()
    assert window.frame.navigation.opened_by.text() == "Opened with passphrase and key file"
    assert window.lock.asking.key_file.path is None, "the file is not remembered"
    window.frame.go(SETTINGS)
    page.ways.remove_button.click()
    assert "passphrase and key file" in given(services.keys.names)
    page.ways.remove_button.click()
    assert given(services.keys.names) == ("passphrase",)
    services.unlocking.lock("asked")
    with pytest.raises((WrongPassphrase, KeyFileNeeded)):
        given(services.unlocking.unlock, tmp_path / "Quiet.journal", NEW, key_file=file)
    unlock(window)
    assert isinstance(services.door.state, Open)


def test_a_computer_without_a_keychain_says_so(services: Services, alone: SettingsPage) -> None:
    before = keyring.get_keyring()
    keyring.set_keyring(load_keyring("keyring.backends.fail.Keyring"))
    try:
        alone.ways.keychain.click()
    finally:
        keyring.set_keyring(before)
    assert alone.ways.banner.words.startswith("This computer's keychain cannot open the journal.")
    assert not alone.ways.keychain.isChecked()
    assert alone.ways.keychain.isEnabled()
    assert given(services.keys.names) == ("passphrase",)


def test_locking_forgets_every_form(services: Services, page: SettingsPage) -> None:
    for button, field in (
        (page.passphrase.change_button, page.passphrase.changing.old),
        (page.passphrase.known_button, page.passphrase.renewing.old),
        (page.ways.add_button, page.ways.form.old),
        (page.recovery.try_button, page.recovery.rehearsing.groups[0]),
    ):
        button.click()
        field.setText("typed")
    services.unlocking.lock("asked")
    assert not page.passphrase.changing.old.text()
    assert not page.passphrase.renewing.old.text()
    assert not page.ways.form.old.text()
    assert not page.recovery.rehearsing.groups[0].text()
