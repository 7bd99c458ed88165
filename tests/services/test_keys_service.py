"""A new key, a key file, and a recovery code that was typed back."""

from datetime import date
from pathlib import Path

import pytest

from journal.app.services import Services
from journal.domain.changes import Changed
from journal.domain.errors import (
    Cancelled,
    KeyFileNeeded,
    UnsuitablePassphrase,
    WrongPassphrase,
)
from journal.domain.selection import Selection
from journal.domain.settings import Settings, rehearsal_due
from tests.steps import NOW, PASSPHRASE, given, write

NEW = "another long passphrase"


def test_a_new_key_opens_and_the_old_one_no_longer_does(services: Services, place: Path) -> None:
    write(services, "A day by the river.")
    old = given(services.unlocking.recovery_code)
    code = given(services.keys.change_because_known, PASSPHRASE, NEW)
    assert code != old
    assert code == given(services.unlocking.recovery_code)
    write(services, "Written with the new key.")
    services.unlocking.quit()
    with pytest.raises(WrongPassphrase):
        given(services.unlocking.unlock, place, PASSPHRASE)
    given(services.unlocking.unlock, place, NEW)
    assert len(given(services.reviewing.find, Selection())) == 2


@pytest.mark.parametrize(
    ("old", "new", "failure"),
    [("not this one", NEW, WrongPassphrase), (PASSPHRASE, "short", UnsuitablePassphrase)],
)
def test_a_refused_new_key_changes_nothing(
    services: Services, place: Path, old: str, new: str, failure: type[Exception]
) -> None:
    code = given(services.unlocking.recovery_code)
    with pytest.raises(failure):
        given(services.keys.change_because_known, old, new)
    assert given(services.unlocking.recovery_code) == code
    services.unlocking.quit()
    given(services.unlocking.unlock, place, PASSPHRASE)


def test_a_new_key_that_is_stopped_leaves_the_old_one(services: Services, place: Path) -> None:
    write(services, "A day by the river.")

    def stop(done: int, of: int) -> None:
        services.keys.cancel()

    with pytest.raises(Cancelled):
        given(services.keys.change_because_known, PASSPHRASE, NEW, progress=stop)
    write(services, "And on.")
    services.unlocking.quit()
    given(services.unlocking.unlock, place, PASSPHRASE)
    assert len(given(services.reviewing.find, Selection())) == 2


def test_a_key_file_is_a_further_way_in(services: Services, place: Path, tmp_path: Path) -> None:
    key = tmp_path / "key"
    key.write_bytes(b"only here")
    assert given(services.keys.names) == ("passphrase",)
    given(services.keys.add_key_file, PASSPHRASE, NEW, key)
    assert given(services.keys.names) == ("passphrase", "passphrase and key file")
    services.unlocking.quit()
    with pytest.raises((WrongPassphrase, KeyFileNeeded)):
        given(services.unlocking.unlock, place, NEW)
    given(services.unlocking.unlock, place, NEW, key_file=key)
    given(services.keys.remove_key_file)
    assert given(services.keys.names) == ("passphrase",)


def test_a_passphrase_for_a_key_file_must_be_long_enough_too(
    services: Services, tmp_path: Path
) -> None:
    (tmp_path / "key").write_bytes(b"only here")
    with pytest.raises(UnsuitablePassphrase):
        given(services.keys.add_key_file, PASSPHRASE, "short", tmp_path / "key")
    assert given(services.keys.names) == ("passphrase",)


def test_a_code_that_was_typed_back_is_remembered_by_its_day(services: Services) -> None:
    heard: list[Changed] = []
    services.notices.listen(heard.append)
    settings: Settings = given(services.keys.rehearsed)
    assert settings.rehearsed == NOW.date().isoformat()
    assert given(services.settings.settings) == settings
    assert heard == [Changed(settings=settings)]
    assert given(services.upkeep.check).rehearsed == NOW.date()


@pytest.mark.parametrize(
    ("settings", "made", "is_due"),
    [
        (Settings(), date(2026, 8, 25), True),
        (Settings(), date(2026, 8, 26), False),
        (Settings(), None, True),
        (Settings(rehearsed="2026-11-01"), date(2026, 1, 1), False),
        (Settings(rehearsed="2026-08-25"), date(2026, 1, 1), True),
        (Settings(rehearsed="some day"), date(2026, 11, 1), False),
        (Settings(rehearsed="2026-01-01", remind_recovery=False), None, False),
    ],
)
def test_typing_the_code_back_is_offered_every_three_months(
    settings: Settings, made: date | None, is_due: bool
) -> None:
    assert rehearsal_due(settings, made, date(2026, 11, 23)) is is_due
