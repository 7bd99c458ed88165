"""Ways out on the lock screen: each failure is met in the room where it happened."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from journal.app.services import Services
from journal.domain.errors import (
    NotEnoughMemory,
    Part,
    VaultDamaged,
    VaultInUse,
    VaultTooNew,
    WrongPassphrase,
)
from journal.domain.report import Rescued
from journal.domain.selection import Selection
from journal.services.door import Locked, Open
from journal.ui.unlocking.rescued_words import in_words
from journal.ui.unlocking.ways_out import WaysOut
from journal.ui.window import Window
from tests.steps import PASSPHRASE, given, write
from tests.ui.rooms import settle
from tests.ui.windows import gone, made, shown, unlock


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "Quiet.journal"


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return made(tmp_path)


@pytest.fixture
def window(services: Services, place: Path, qapp: QApplication) -> Iterator[Window]:
    given(services.unlocking.unlock, place, PASSPHRASE)
    for words in ("A plain page.", "Another one."):
        write(services, words)
    services.unlocking.lock("asked")
    window = shown(services, qapp)
    yield window
    gone(window, qapp)


def count(services: Services) -> int:
    return len(given(services.reviewing.find, Selection()))


def offered(ways: WaysOut) -> set[str]:
    buttons = (ways.mend_button, ways.code_button, ways.rescue_button, ways.restore_button)
    return {one.text() for one in buttons if one.isVisible()}


def spoil(database: Path) -> None:
    """Write over a page, as a failing disk does."""
    whole = bytearray(database.read_bytes())
    whole[64:4096] = bytes(4032)
    database.write_bytes(whole)


def test_a_damaged_key_part_is_put_back_from_a_copy(
    services: Services, window: Window, place: Path
) -> None:
    (place / "vault.json").write_bytes(b"{}")
    unlock(window)
    lock = window.lock
    assert lock.banner.words.startswith("The key part of this journal is damaged.")
    assert offered(lock.ways_out) == {
        "Use the copy kept on this computer",
        "Use the recovery code",
        "Restore a backup…",
    }
    lock.field.setText("not this one")
    lock.ways_out.mend_button.click()
    assert lock.banner.words.startswith("That passphrase doesn't open this journal.")
    assert isinstance(services.door.state, Locked)
    (place / "vault.json").write_bytes(b"{}")
    unlock(window)
    lock.ways_out.mend_button.click()
    assert isinstance(services.door.state, Open)
    assert count(services) == 2


def test_nothing_typed_for_one_journal_stands_before_another(
    window: Window, tmp_path: Path
) -> None:
    window.lock.field.setText("not this one")
    window.lock.open()
    assert window.lock.banner.words
    window.first_run.place_chosen.emit(tmp_path / "Another.journal")
    assert window.lock.name.text() == "Another"
    assert not window.lock.field.text()
    assert not window.lock.banner.words


def test_putting_it_back_asks_for_the_passphrase_first(window: Window, place: Path) -> None:
    (place / "vault.json").write_bytes(b"{}")
    unlock(window)
    window.lock.field.clear()
    window.lock.ways_out.mend_button.click()
    assert window.lock.banner.words.startswith("The copy opens with the passphrase.")
    assert window.lock.field.hasFocus()
    assert (place / "vault.json").read_bytes() == b"{}"


def test_a_damaged_key_part_leads_to_the_code(
    services: Services, window: Window, place: Path
) -> None:
    unlock(window)
    code: str = given(services.unlocking.recovery_code)
    services.unlocking.lock("asked")
    (place / "vault.json").write_bytes(b"{}")
    unlock(window)
    window.lock.ways_out.code_button.click()
    recovering = window.lock.recovering
    recovering.code.setText(code)
    for field in (recovering.new.first, recovering.new.second):
        field.setText("another quiet sentence")
    recovering.open_button.click()
    assert isinstance(services.door.state, Open)
    assert count(services) == 2


def test_what_is_left_is_rescued_into_a_new_journal(
    services: Services, window: Window, place: Path, tmp_path: Path
) -> None:
    (database,) = place.glob("journal*.db")
    spoil(database)
    before = database.read_bytes()
    unlock(window)
    lock = window.lock
    assert offered(lock.ways_out) == {"Rescue what is left…", "Restore a backup…"}
    lock.ways_out.rescue_button.click()
    rescue = lock.rescue
    assert rescue.isVisible()
    assert rescue.secret.passphrase.text() == PASSPHRASE, "what was typed is not asked twice"
    rescue.place.offer(tmp_path, "Brought back")
    rescue.rescue_button.click()
    assert "What came over" in rescue.account.text() or "Everything" in rescue.account.text()
    assert isinstance(services.door.state, Locked), "a rescue opens nothing"
    assert database.read_bytes() == before
    rescue.go_on_button.click()
    assert lock.name.text() == "Brought back"
    assert lock.field.hasFocus()
    unlock(window)
    assert isinstance(services.door.state, Open)
    assert services.door.state.path == tmp_path / "Brought back.journal"


def test_a_wrong_passphrase_rescues_nothing(window: Window, place: Path, tmp_path: Path) -> None:
    (database,) = place.glob("journal*.db")
    spoil(database)
    unlock(window)
    window.lock.ways_out.rescue_button.click()
    rescue = window.lock.rescue
    rescue.place.offer(tmp_path, "Brought back")
    rescue.secret.passphrase.setText("not this one")
    rescue.rescue_button.click()
    assert rescue.banner.words.startswith("That passphrase doesn't open this journal.")
    assert not (tmp_path / "Brought back.journal").exists()
    rescue.back_button.click()
    assert window.lock.field.isVisible()
    assert not rescue.secret.passphrase.text()


def test_without_a_key_part_a_new_passphrase_is_asked(window: Window, place: Path) -> None:
    (place / "vault.json").write_bytes(b"{}")
    window.lock.ways_out.show_for(VaultDamaged(Part.DATABASE))
    window.lock.ways_out.rescue_button.click()
    rescue = window.lock.rescue
    assert rescue.new.isVisible()
    rescue.secret.other_button.click()
    rescue.secret.code.setText("7K2M")
    assert not rescue.rescue_button.isEnabled()
    for field in (rescue.new.first, rescue.new.second):
        field.setText("another quiet sentence")
    assert rescue.rescue_button.isEnabled()


def test_a_missing_database_comes_back_from_a_backup(
    services: Services, window: Window, place: Path, tmp_path: Path
) -> None:
    unlock(window)
    kept = given(services.upkeep.back_up).path
    services.unlocking.lock("asked")
    away = Path(shutil.copy(kept, tmp_path / "kept.jbackup"))
    (database,) = place.glob("journal*.db")
    database.unlink()
    unlock(window)
    assert "Restore a backup…" in offered(window.lock.ways_out)
    window.lock.acts.choose_backup(away)
    restoring = window.lock.restoring
    restoring.form.place.offer(tmp_path, "Back again")
    restoring.form.secret.passphrase.setText(PASSPHRASE)
    restoring.form.restore_button.click()
    assert restoring.found.text().startswith("It holds 2 entries, as of ")
    restoring.go_on_button.click()
    unlock(window)
    assert count(services) == 2


def test_a_backup_that_is_opened_as_a_journal_can_be_restored(
    services: Services, window: Window, tmp_path: Path
) -> None:
    unlock(window)
    kept = given(services.upkeep.back_up).path
    services.unlocking.lock("asked")
    window.lock.set_place(kept)
    unlock(window)
    assert window.lock.banner.words.startswith("This is a backup, not a journal.")
    window.lock.ways_out.restore_button.click()
    restoring = window.lock.restoring
    assert restoring.form.title.text() == f"From {kept.name}"
    restoring.form.place.offer(tmp_path, "Back again")
    restoring.form.secret.passphrase.setText(PASSPHRASE)
    restoring.form.restore_button.click()
    restoring.go_on_button.click()
    unlock(window)
    assert count(services) == 2


def test_no_way_out_is_offered_where_nothing_is_broken(window: Window) -> None:
    whole = (WrongPassphrase(), VaultInUse("another computer"), VaultTooNew(), NotEnoughMemory())
    for error in whole:
        window.lock.ways_out.show_for(VaultDamaged(Part.HEADER))
        assert offered(window.lock.ways_out)
        window.lock.ways_out.show_for(error)
        assert not offered(window.lock.ways_out), type(error).__name__


def test_key_file_and_keychain_show_only_where_they_open_the_journal(window: Window) -> None:
    asking = window.lock.asking
    window.lock.entered()
    settle()
    assert not asking.key_file.isVisible()
    assert not asking.keychain_button.isVisible()


def test_a_key_file_that_opens_the_journal_is_asked_for(
    services: Services, window: Window, tmp_path: Path
) -> None:
    unlock(window)
    file = tmp_path / "photo.jpg"
    file.write_bytes(bytes(range(256)))
    given(services.keys.add_key_file, PASSPHRASE, "with the photo too", file)
    services.unlocking.lock("asked")
    settle()
    asking = window.lock.asking
    assert asking.key_file.isVisible()
    asking.key_file.choose(file)
    assert asking.key_file.text() == "Leave out the key file “photo.jpg”"
    asking.key_file.click()
    assert asking.key_file.path is None


def test_a_rescue_says_calmly_what_is_missing() -> None:
    said = in_words(
        Rescued(
            *(Path("New.journal"), 208, 3, (date(2026, 3, 5), date(2026, 3, 3)), 2, 12, 1),
            backups=(Path("x/backups/auto-20261112T190400Z.jbackup"),),
        )
    )
    assert "What came over: 208 entries." in said
    assert "Only in an earlier version, since the newest cannot be read: 3." in said
    assert "Entries of these days could not be read: 3 March 2026, 5 March 2026." in said
    assert "Entries of unknown days that could not be read: 2." in said
    assert "These backups may hold what is missing: auto-20261112T190400Z.jbackup." in said
    assert said.endswith("The damaged journal is as it was; keep its folder.")


def test_a_whole_rescue_says_so() -> None:
    said = in_words(Rescued(Path("New.journal"), 1, 0, (), 0, 0, 0, (Path("x.jbackup"),)))
    assert "Everything came over: 1 entry." in said
    assert "missing" not in said
