"""Getting a journal back while none is open, without a word of it changed."""

import os
from datetime import date
from pathlib import Path

import pytest

from journal.app.services import Services
from journal.domain.errors import AlreadyThere, Cancelled, UnsuitablePassphrase, WrongPassphrase
from journal.domain.report import Rescued, Restored
from journal.domain.secret import ByCode, ByPassphrase
from journal.domain.selection import Selection
from journal.services.door import Locked
from journal.services.rescuing import place_for
from tests.steps import PASSPHRASE, given, write


def _bodies(services: Services, place: Path) -> list[str]:
    given(services.unlocking.unlock, place, PASSPHRASE)
    ids = given(services.reviewing.find, Selection())
    bodies = [given(services.reviewing.entry, id).content.body for id in ids]
    services.unlocking.quit()
    return bodies


def test_a_backup_becomes_a_journal_again(services: Services, place: Path, tmp_path: Path) -> None:
    write(services, "A day by the river.")
    backup = given(services.upkeep.back_up).path
    code = given(services.unlocking.recovery_code)
    services.unlocking.quit()
    before = services.door.state
    for number, secret in enumerate((ByPassphrase(PASSPHRASE), ByCode(code))):
        into = tmp_path / f"New {number}.journal"
        restored: Restored = given(services.rescuing.restore, backup, into, secret)
        assert (restored.path, restored.entries) == (into, 1)
        assert _bodies(services, into) == ["A day by the river."]
    assert before == Locked(place)
    with pytest.raises(AlreadyThere):
        given(services.rescuing.restore, backup, place, ByPassphrase(PASSPHRASE))
    with pytest.raises(WrongPassphrase):
        given(services.rescuing.restore, backup, tmp_path / "N.journal", ByPassphrase("not this"))
    assert not (tmp_path / "N.journal").exists()


def test_what_is_left_comes_over_and_the_damaged_stays(
    services: Services, place: Path, tmp_path: Path
) -> None:
    write(services, "A day by the river.")
    services.unlocking.quit()
    (place / "vault.json").unlink()
    into = tmp_path / "Rescued.journal"
    with pytest.raises(UnsuitablePassphrase):
        given(services.rescuing.rescue, place, into, ByPassphrase(PASSPHRASE), "short")
    assert not into.exists()
    assert given(services.rescuing.ways_in, place) == ()
    given(services.rescuing.mend_header, place, PASSPHRASE)
    assert given(services.rescuing.ways_in, place) == ("passphrase",)
    rescued: Rescued = given(services.rescuing.rescue, place, into, ByPassphrase(PASSPHRASE), None)
    assert rescued.whole
    assert _bodies(services, into) == _bodies(services, place) == ["A day by the river."]


def test_a_restoring_that_is_stopped_leaves_nothing(
    services: Services, place: Path, tmp_path: Path
) -> None:
    write(services, "A day by the river.")
    backup = given(services.upkeep.back_up).path
    told: list[tuple[int, int]] = []

    def stop(done: int, of: int) -> None:
        told.append((done, of))
        if done == of:
            services.rescuing.cancel()

    secret, into = ByPassphrase(PASSPHRASE), tmp_path / "New.journal"
    with pytest.raises(Cancelled):
        given(services.rescuing.restore, backup, into, secret, progress=stop)
    assert not into.exists()
    assert told == sorted(told)


def test_a_rescue_that_is_stopped_leaves_nothing(
    services: Services, place: Path, tmp_path: Path
) -> None:
    write(services, "A day by the river.")
    services.unlocking.quit()

    def stop(done: int, of: int) -> None:
        services.rescuing.cancel()

    with pytest.raises(Cancelled):
        given(
            services.rescuing.rescue,
            place,
            tmp_path / "Rescued.journal",
            ByPassphrase(PASSPHRASE),
            None,
            progress=stop,
        )
    assert not (tmp_path / "Rescued.journal").exists()
    assert _bodies(services, place) == ["A day by the river."]


def test_a_place_for_what_is_got_back_is_free_and_tells_what_it_is(tmp_path: Path) -> None:
    day = date(2026, 11, 23)
    journal = tmp_path / "Quiet.journal"
    inside = journal / "backups" / "auto-20261123T203000Z.jbackup"
    first = tmp_path / "Quiet restored 2026-11-23.journal"
    assert place_for(inside, "restored", day) == first
    assert place_for(journal, "rescued", day) == tmp_path / "Quiet rescued 2026-11-23.journal"
    first.mkdir()
    assert place_for(inside, "restored", day) == tmp_path / "Quiet restored 2026-11-23 2.journal"
    elsewhere = tmp_path / "stick" / "Quiet-20261123T203000Z.jbackup"
    named = "Quiet-20261123T203000Z restored 2026-11-23.journal"
    assert place_for(elsewhere, "restored", day) == tmp_path / "stick" / named


@pytest.mark.parametrize("name", [b"x" * 247, "ü€🙂".encode() * 27, b"\xfe" * 247])
def test_a_long_name_is_shortened_so_that_every_file_beside_it_has_room(
    tmp_path: Path, name: bytes
) -> None:
    day, whole = date(2026, 11, 23), os.fsdecode(name)
    journal = tmp_path / f"{whole}.journal"
    journal.mkdir()
    (tmp_path / f"{whole}.jbackup").touch()
    for source in journal / "backups" / "auto.jbackup", tmp_path / f"{whole}.jbackup":
        first = place_for(source, "restored", day)
        first.mkdir()
        second = place_for(source, "restored", day)
        second.mkdir()
        second.with_name(f"{second.stem}.{'0' * 16}.lifeboat").touch()
        assert second.name.endswith(" restored 2026-11-23 2.journal")
        kept = first.name.removesuffix(" restored 2026-11-23.journal")
        assert len(kept) > 50
        assert whole.startswith(kept)
        for place in first, second:
            place.rmdir()


def test_what_is_got_back_never_lands_in_the_journal_it_belongs_to(tmp_path: Path) -> None:
    day = date(2026, 11, 23)
    backup = Path("backups") / "auto-20261123T203000Z.jbackup"
    nameless = tmp_path / ".journal"
    assert place_for(nameless / backup, "restored", day) == (
        tmp_path / "Journal restored 2026-11-23.journal"
    )
    unusual = tmp_path / "Dr. Quiet"
    unusual.mkdir()
    (unusual / "vault.json").touch()
    assert place_for(unusual / backup, "restored", day) == (
        tmp_path / "Dr. Quiet restored 2026-11-23.journal"
    )
