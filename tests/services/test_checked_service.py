"""A file is looked into before it may be saved, and exactly that file is saved."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from journal.app.services import Services
from journal.domain.errors import AlreadyThere, Cancelled, HiddenWordsFound, InsideJournal
from journal.domain.packet import Packet
from journal.domain.redaction import Redaction, Replacement
from tests.steps import given, write

SISTER = Replacement(("Anna",), "[my sister]")


@pytest.fixture
def packet(services: Services) -> Packet:
    entry = write(services, "Anna came. She laughed with Anna’s friend.", title="With Anna")
    made: Packet = given(services.handing_over.begin, [entry.id])
    return made


@pytest.mark.parametrize("form", ["md", "docx", "json"])
def test_the_bytes_that_were_checked_are_saved(
    services: Services, packet: Packet, tmp_path: Path, form: str
) -> None:
    checked = given(services.handing_over.checked, packet, Redaction((SISTER,)), form)
    assert checked.may_be_saved
    assert checked.made.count == 3
    place = tmp_path / f"notes.{form}"
    done = given(services.handing_over.keep, checked, place)
    assert place.read_bytes() == checked.finished.data
    assert done.sha256 == hashlib.sha256(checked.finished.data).hexdigest()
    with pytest.raises(AlreadyThere):
        given(services.handing_over.keep, checked, place)
    given(services.handing_over.keep, checked, place, replace=True)


def test_a_file_that_holds_what_was_hidden_is_not_saved(
    services: Services, packet: Packet, tmp_path: Path
) -> None:
    roles = (Replacement(("She",), "[Anna’s friend]"), SISTER)
    checked = given(services.handing_over.checked, packet, Redaction(roles), "md")
    assert not checked.may_be_saved
    assert [found.sought for found in checked.found] == ["Anna"]
    with pytest.raises(HiddenWordsFound) as refused:
        given(services.handing_over.keep, checked, tmp_path / "notes.md")
    assert refused.value.places == 1
    assert "Anna" not in repr(refused.value)
    assert not (tmp_path / "notes.md").exists()


def test_a_name_in_the_name_of_the_file_and_a_place_in_the_journal_are_refused(
    services: Services, packet: Packet, place: Path, tmp_path: Path
) -> None:
    checked = given(services.handing_over.checked, packet, Redaction((SISTER,)), "md")
    with pytest.raises(HiddenWordsFound):
        given(services.handing_over.keep, checked, tmp_path / "for-anna.md")
    with pytest.raises(InsideJournal):
        given(services.handing_over.keep, checked, place / "notes.md")
    assert not list(tmp_path.rglob("*.md"))


def test_a_save_that_is_stopped_while_the_disk_is_slow_leaves_no_file(
    services: Services, packet: Packet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked = given(services.handing_over.checked, packet, Redaction((SISTER,)), "md")
    before = sorted(tmp_path.iterdir())
    disk: Callable[[int], None] = os.fsync

    def slow(handle: int) -> None:
        services.handing_over.cancel()
        disk(handle)

    monkeypatch.setattr("os.fsync", slow)
    with pytest.raises(Cancelled):
        given(services.handing_over.keep, checked, tmp_path / "notes.md")
    with pytest.raises(Cancelled):
        given(services.handing_over.save, packet, "md", tmp_path / "notes.md")
    assert sorted(tmp_path.iterdir()) == before
