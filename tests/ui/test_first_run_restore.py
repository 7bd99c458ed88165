"""The first start from a backup: what it held is said, and its lock screen comes next."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from journal.app.services import Services
from journal.domain.selection import Selection
from journal.services.door import NoVault, Open
from journal.ui.window import Window
from tests.steps import PASSPHRASE, given, write
from tests.ui.rooms import opened
from tests.ui.windows import gone, made, shown, unlock


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """A backup that was put on a stick."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    services = opened(elsewhere)
    write(services, "The weir was loud after the rain.")
    made = given(services.upkeep.back_up).path
    services.unlocking.quit()
    return Path(shutil.copy(made, tmp_path / "kept.jbackup"))


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return made(tmp_path, known=False)


@pytest.fixture
def window(services: Services, qapp: QApplication) -> Iterator[Window]:
    window = shown(services, qapp)
    yield window
    gone(window, qapp)


def restore(window: Window, backup: Path, folder: Path, passphrase: str = PASSPHRASE) -> None:
    window.first_run.restore(backup)
    form = window.first_run.restoring.form
    form.place.offer(folder, "Back again")
    form.secret.passphrase.setText(passphrase)
    form.restore_button.click()


def test_a_backup_becomes_a_journal_and_its_lock_screen_comes(
    services: Services, window: Window, backup: Path, tmp_path: Path
) -> None:
    assert window.first_run.restore_button.isVisible()
    restore(window, backup, tmp_path)
    restoring = window.first_run.restoring
    assert restoring.found.text().startswith("It holds 1 entry, as of ")
    assert isinstance(services.door.state, NoVault), "nothing is opened unasked"
    restoring.go_on_button.click()
    assert window.lock.isVisible()
    assert window.lock.name.text() == "Back again"
    unlock(window)
    assert isinstance(services.door.state, Open)
    assert len(given(services.reviewing.find, Selection())) == 1


def test_a_place_that_is_taken_is_left_alone(window: Window, backup: Path, tmp_path: Path) -> None:
    taken = tmp_path / "Back again.journal"
    taken.mkdir()
    (taken / "letter.txt").write_text("mine")
    restore(window, backup, tmp_path)
    assert window.first_run.restoring.form.banner.words.startswith("Something with this name")
    assert [path.name for path in taken.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize(
    ("passphrase", "spoiled", "said"),
    [
        ("not this one", False, "That passphrase doesn't open this backup."),
        (PASSPHRASE, True, "This backup is damaged."),
    ],
)
def test_what_cannot_be_restored_is_said_and_leaves_nothing(
    window: Window, backup: Path, tmp_path: Path, passphrase: str, spoiled: bool, said: str
) -> None:
    if spoiled:
        whole = bytearray(backup.read_bytes())
        whole[-5000] ^= 1
        backup.write_bytes(whole)
    restore(window, backup, tmp_path, passphrase)
    assert window.first_run.restoring.form.banner.words.startswith(said)
    assert not (tmp_path / "Back again.journal").exists()


def test_back_forgets_what_was_typed(window: Window, backup: Path) -> None:
    window.first_run.restore(backup)
    form = window.first_run.restoring.form
    form.secret.passphrase.setText("typed")
    form.back_button.click()
    assert window.first_run.restore_button.isVisible()
    assert window.first_run.restore_button.hasFocus()
    assert not form.secret.passphrase.text()
