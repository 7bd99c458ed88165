"""Attaching: limits told in words, nothing half done, and copies only where a person says."""

import os
import stat
from pathlib import Path

import pytest

from journal.app.services import Services
from journal.domain.attachment import LARGEST, Attachment, clean_name, media_type, size_in_words
from journal.domain.errors import (
    AlreadyThere,
    Cancelled,
    InsideJournal,
    JournalError,
    NotAttachable,
    PageFull,
    TooLargeToAttach,
)
from journal.services import attaching as attaching_room
from journal.services.attaching import FromBytes, FromFile, Source
from journal.services.stores import UnitOfWork
from tests.steps import PASSPHRASE, given, write

PAGE = "0" * 32
HARBOUR = b"\x89PNG\r\n\x1a\n harbour"


def added(services: Services, source: Source, *held: str) -> Attachment:
    found: Attachment = given(services.writing.attaching.add, PAGE, held, source)
    return found


def stored(services: Services) -> int:
    """Return how many bytes of files the journal holds in all."""

    def job(unit: UnitOfWork) -> int:
        connection = unit.attachments._connection  # type: ignore[attr-defined]
        asked = "SELECT total(length(data)) FROM attachment_chunk"
        return int(connection.exec_driver_sql(asked).scalar_one())

    count: int = given(services.door.within, job)
    return count


def test_a_file_is_added_from_where_it_lies_and_stays_there(
    services: Services, tmp_path: Path
) -> None:
    file = tmp_path / "harbour.png"
    file.write_bytes(HARBOUR)
    found = added(services, FromFile(file))
    assert (found.name, found.media_type, found.size) == ("harbour.png", "image/png", len(HARBOUR))
    assert given(services.writing.attaching.read, found.uuid, bytes) == HARBOUR
    assert file.read_bytes() == HARBOUR


def test_what_is_no_file_is_refused(services: Services, tmp_path: Path, place: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "empty").touch()
    (tmp_path / "link").symlink_to(place / "journal.db")
    named = (tmp_path, tmp_path / "pipe", tmp_path / "empty", tmp_path / "missing")
    for path in (*named, place / "journal.db", tmp_path / "link"):
        with pytest.raises(NotAttachable) as told:
            added(services, FromFile(path))
        assert str(tmp_path) not in repr(told.value) + str(told.value)
        assert told.value.__cause__ is None
        assert told.value.__context__ is None
    assert stored(services) == 0


def test_the_limits_hold_and_leave_nothing(
    services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = tmp_path / "large"
    with large.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(TooLargeToAttach):
        added(services, FromFile(large))
    monkeypatch.setattr(attaching_room, "MOST_ON_A_PAGE", 3 * len(HARBOUR))
    one = added(services, FromBytes("a.png", HARBOUR))
    two = added(services, FromBytes("b.png", HARBOUR + b"2"))
    with pytest.raises(PageFull):
        added(services, FromBytes("c.png", HARBOUR + b"3"), one.uuid, two.uuid)
    assert stored(services) == 2 * len(HARBOUR) + 1


def test_stopping_leaves_nothing(services: Services) -> None:
    attaching = services.writing.attaching
    told: list[int] = []

    def stop(done: int, of: int) -> None:
        told.append(done)
        if done > of // 2:
            attaching.cancel()

    source = FromBytes("a", bytes(2_000_000))
    with pytest.raises(Cancelled):
        given(attaching.add, PAGE, (), source, progress=stop)
    assert 1_000_000 < told[-1] < 2_000_000
    assert stored(services) == 0
    assert added(services, source).size == 2_000_000


def test_a_copy_is_saved_where_the_person_says_and_for_them_alone(
    services: Services, tmp_path: Path, place: Path
) -> None:
    found = added(services, FromBytes("a.png", HARBOUR))
    save = services.writing.attaching.save_copy
    given(save, found.uuid, tmp_path / "copy.png")
    assert (tmp_path / "copy.png").read_bytes() == HARBOUR
    assert stat.S_IMODE((tmp_path / "copy.png").stat().st_mode) == 0o600
    refused: tuple[tuple[Path, type[JournalError]], ...] = (
        (tmp_path / "copy.png", AlreadyThere),
        (place / "copy.png", InsideJournal),
    )
    for path, reason in refused:
        with pytest.raises(reason):
            given(save, found.uuid, path)


def test_opening_lets_go_of_what_no_page_took_for_a_month(services: Services, place: Path) -> None:
    kept, gone = (added(services, FromBytes(name, name.encode())) for name in ("kept", "gone"))
    write(services, "It has one.", attachments=(kept.uuid,))

    def age(unit: UnitOfWork) -> None:
        connection = unit.attachments._connection  # type: ignore[attr-defined]
        connection.exec_driver_sql("UPDATE attachment SET hlc = zeroblob(8)")

    for before in (None, age):
        if before is not None:
            given(services.door.within, before)
        services.unlocking.lock("asked")
        given(services.unlocking.unlock, place, PASSPHRASE)
        held = given(services.writing.attaching.of, (kept.uuid, gone.uuid))
        assert held == ((kept, gone) if before is None else (kept,))


def test_nothing_of_a_file_is_in_what_the_program_prints_about_it(tmp_path: Path) -> None:
    assert "harbour" not in repr(FromFile(tmp_path / "harbour.png"))
    assert "harbour" not in repr(FromBytes("a", HARBOUR))


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("harbour.png", "harbour.png"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\notes.txt", "notes.txt"),
        ("a\nb\x00c\x1b[31m.txt", "abc[31m.txt"),
        ("photo\u202egnp.exe", "photognp.exe"),
        (' .what? "is": this*. ', "what is this"),
        ("חוף.jpg", "חוף.jpg"),
        ("👩‍👩‍👧.gif", "👩‍👩‍👧.gif"),
        ("...", "file"),
        ("", "file"),
        ("a" * 500 + ".jpeg", "a" * 115 + ".jpeg"),
        ("a" * 500, "a" * 120),
    ],
)
def test_names_lose_what_misleads(name: str, clean: str) -> None:
    assert clean_name(name) == clean
    assert clean_name(clean) == clean


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (HARBOUR, "image/png"),
        (b"\xff\xd8\xff\xe0....JFIF", "image/jpeg"),
        (b"GIF89a....", "image/gif"),
        (b"RIFF....WEBPVP8 ", "image/webp"),
        (b"%PDF-1.7\n%\xe2\xe3", "application/pdf"),
        (b'<?xml version="1.0"?>\n<svg xmlns="">', "image/svg+xml"),
        (b"<html><script>1</script>", "text/plain"),
        ("Grüße, ".encode(), "text/plain"),
        (("x" * 4095 + "ü").encode()[:4096], "text/plain"),
        ("ü".encode()[:1], "application/octet-stream"),
        (b"PK\x03\x04", "application/octet-stream"),
    ],
)
def test_the_kind_is_told_from_the_bytes(head: bytes, kind: str) -> None:
    assert media_type(head) == kind


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (1, "1 byte"),
        (999, "999 bytes"),
        (1000, "1 KB"),
        (999_499, "999 KB"),
        (999_500, "1.0 MB"),
        (9_949_999, "9.9 MB"),
        (9_950_000, "10 MB"),
        (25_000_000, "25 MB"),
    ],
)
def test_sizes_are_said_as_people_say_them(size: int, words: str) -> None:
    assert size_in_words(size) == words
