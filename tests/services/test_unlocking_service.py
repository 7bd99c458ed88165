from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from journal.app.services import Services, build_services
from journal.domain.errors import (
    AlreadyThere,
    InsideJournal,
    MistypedCode,
    UnsuitablePassphrase,
    WrongCode,
    WrongPassphrase,
)
from journal.domain.selection import Selection
from journal.services.door import Locked, NoVault, Open
from journal.services.work import Inline
from tests.steps import PASSPHRASE, given, needs_in, write


def test_a_wrong_passphrase_leaves_the_journal_locked(services: Services, place: Path) -> None:
    services.unlocking.lock("test")
    with pytest.raises(WrongPassphrase):
        given(services.unlocking.unlock, place, "not the passphrase")
    assert services.door.state == Locked(place)


def test_a_journal_is_not_made_over_another(services: Services, place: Path) -> None:
    services.unlocking.lock("test")
    with pytest.raises(AlreadyThere):
        given(services.unlocking.create, place, PASSPHRASE)
    given(services.unlocking.unlock, place, PASSPHRASE)


def test_a_passphrase_of_seven_signs_makes_no_journal(tmp_path: Path) -> None:
    services = build_services(needs_in(tmp_path))
    with pytest.raises(UnsuitablePassphrase):
        given(services.unlocking.create, tmp_path / "New.journal", "seven77")
    assert services.door.state == NoVault()
    assert not (tmp_path / "New.journal").exists()


def test_a_new_passphrase_opens_and_the_old_one_does_not(services: Services, place: Path) -> None:
    write(services, "kept")
    with pytest.raises(WrongPassphrase):
        given(services.unlocking.change_passphrase, "not the passphrase", "quite another one")
    given(services.unlocking.change_passphrase, PASSPHRASE, "quite another one")
    services.unlocking.lock("test")
    with pytest.raises(WrongPassphrase):
        given(services.unlocking.unlock, place, PASSPHRASE)
    given(services.unlocking.unlock, place, "quite another one")
    assert len(given(services.reviewing.find, Selection(words="kept"))) == 1


def test_the_recovery_code_alone_opens_without_the_header(services: Services, place: Path) -> None:
    write(services, "kept")
    code = given(services.unlocking.recovery_code)
    services.unlocking.lock("test")
    (place / "vault.json").unlink()
    given(services.unlocking.recover, place, code.lower().replace("-", " "), "a new passphrase")
    assert len(given(services.reviewing.find, Selection(words="kept"))) == 1
    services.unlocking.lock("test")
    given(services.unlocking.unlock, place, "a new passphrase")


def test_another_journals_code_changes_nothing(
    services: Services, place: Path, tmp_path: Path
) -> None:
    other = build_services(needs_in(tmp_path))
    code = given(other.unlocking.create, tmp_path / "Other.journal", PASSPHRASE)
    other_sign = "7" if code[0] != "7" else "8"
    services.unlocking.lock("test")
    before = {file.name: file.read_bytes() for file in place.iterdir()}
    with pytest.raises(WrongCode):
        given(services.unlocking.recover, place, code, "a new passphrase")
    with pytest.raises(MistypedCode):
        given(services.unlocking.recover, place, other_sign + code[1:], "a new passphrase")
    after = {file.name: file.read_bytes() for file in place.iterdir() if file.name != ".lock"}
    assert after == {name: data for name, data in before.items() if name != ".lock"}


def test_the_recovery_sheet_never_lands_beside_what_it_opens(
    services: Services, place: Path, tmp_path: Path
) -> None:
    code = given(services.unlocking.recovery_code)
    with pytest.raises(InsideJournal):
        given(services.unlocking.save_sheet, code, place / "sheet.pdf")
    given(services.unlocking.save_sheet, code, tmp_path / "sheet.pdf")
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "sheet.pdf").stat().st_mode & 0o777 == 0o600


def test_locking_goes_on_when_something_on_the_way_fails(services: Services, place: Path) -> None:
    def broken() -> None:
        raise RuntimeError

    def broken_page() -> None:
        raise RuntimeError

    draft = services.writing.blank()
    page = replace(draft, content=replace(draft.content, body="still kept"))
    services.unlocking.hide_at_lock(broken)
    services.unlocking.keep_at_lock(broken_page)
    services.unlocking.keep_at_lock(lambda: page)
    services.unlocking.lock("test")
    assert services.door.state == Locked(place)
    given(services.unlocking.unlock, place, PASSPHRASE)
    assert given(services.writing.drafts)[0].content.body == "still kept"


def test_earlier_words_left_aside_go_once_locking_has_saved_the_page(
    services: Services, place: Path
) -> None:
    state, draft = services.door.state, services.writing.blank()
    assert isinstance(state, Open)
    early = replace(draft, content=replace(draft.content, body="half a sen"))
    page = replace(draft, content=replace(draft.content, body="half a sentence"))
    state.journal.keep_meanwhile(early, 1)  # and when its turn came it could not be stored
    services.unlocking.keep_at_lock(lambda: page)
    services.unlocking.lock("test")
    assert not place.with_suffix(".lifeboat").exists()
    given(services.unlocking.unlock, place, PASSPHRASE)
    assert [each.content.body for each in given(services.writing.drafts)] == ["half a sentence"]


def test_locking_starts_the_process_anew_and_quitting_does_not(tmp_path: Path, place: Path) -> None:
    restarts: list[str] = []
    needs = replace(needs_in(tmp_path), restart=lambda: restarts.append("restarted"))
    services = build_services(needs)
    given(services.unlocking.unlock, place, PASSPHRASE)
    services.unlocking.lock("test")
    assert restarts == ["restarted"]
    given(services.unlocking.unlock, place, PASSPHRASE)
    services.unlocking.quit()
    assert restarts == ["restarted"]
    assert services.door.state == Locked(place)


def test_locking_keeps_a_half_built_document_from_being_saved(tmp_path: Path, place: Path) -> None:
    waiting: list[Callable[[], None]] = []

    class Later(Inline):
        def submit(self, job: Callable[[], None], /) -> None:
            waiting.append(job)

        def stop(self) -> None:
            for job in waiting:
                job()

    services = build_services(replace(needs_in(tmp_path), make_aside=Later))
    given(services.unlocking.unlock, place, PASSPHRASE)
    packet = given(services.handing_over.begin, (write(services, "private").id,))
    told: list[object] = []
    services.handing_over.save(packet, "md", tmp_path / "pages.md", told.append, told.append)
    assert isinstance(services.door.state, Open)
    services.unlocking.lock("test")
    assert not (tmp_path / "pages.md").exists()
