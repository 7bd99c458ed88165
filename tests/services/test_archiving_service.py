"""Taking everything along: whole or not at all, never inside a journal, and back in again."""

import json
import os
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest

from journal.app.services import Services, build_services
from journal.domain.changes import Changed
from journal.domain.errors import (
    AlreadyThere,
    BadInput,
    Cancelled,
    DiskFull,
    InsideJournal,
    NameTooLong,
)
from journal.domain.report import Archived, Imported
from journal.domain.selection import Selection
from journal.domain.settings import Column, Settings
from journal.services.attaching import FromBytes
from tests.steps import PASSPHRASE, given, needs_in, write
from tests.vault.everything import FULL, OWN, PICTURE
from tests.vault.limits import files_up_to

CANARY = "quetzalcoatlus"


def filled(services: Services) -> None:
    """Write a page with all that stands around one, a picture among it, and one for the bin."""
    source = FromBytes("harbour.png", PICTURE)
    file = given(services.writing.attaching.add, "a1" * 16, (), source)
    blank = services.writing.blank()
    content = replace(FULL, title=CANARY, attachments=(file.uuid,))
    kept = given(services.writing.finish, replace(blank, content=content))
    given(services.writing.move_to_bin, write(services, "Not this.").id)
    assert kept.content.attachments == (file.uuid,)


def another(folder: Path) -> Services:
    """Return the services on a new journal."""
    folder.mkdir()
    made = build_services(needs_in(folder))
    given(made.unlocking.create, folder / "Other.journal", PASSPHRASE)
    return made


def test_what_left_whole_comes_back_whole_and_is_told(services: Services, tmp_path: Path) -> None:
    filled(services)
    (own,) = given(services.packs.keep, OWN.prompts[0]).packs[0].prompts
    given(services.spelling.add, "weirside")
    given(services.settings.set, lambda before: replace(before, column=Column.WIDE))
    target = tmp_path / "all.zip"
    done = given(services.archiving.save, target)
    assert done == Archived(2, 3, 0, 1, target.stat().st_size)
    assert target.stat().st_mode & 0o777 == 0o600
    other = another(tmp_path / "other")
    told: list[Changed] = []
    other.notices.listen(told.append)
    assert given(other.importing.bring_in, target, "archive") == Imported(2, 0)
    assert [(changed.everything, changed.settings) for changed in told] == [
        (True, Settings(column=Column.WIDE))
    ]
    assert [pack.title for pack in given(other.packs.load).packs] == ["Your own prompts"]
    assert other.writing.library.prompt(own.id) == own
    other.spelling.use(Settings())
    assert other.spelling.check("weirside")
    assert not other.spelling.check("weirsidely")
    for where in (Selection(), Selection(in_bin=True)):
        theirs, mine = (
            [given(each.reviewing.entry, id) for id in given(each.reviewing.find, where)]
            for each in (other, services)
        )
        assert [each.content for each in theirs] == [each.content for each in mine]
        assert [each.label for each in theirs] == [each.label for each in mine]
    (kept,) = given(other.reviewing.find, Selection())
    (file,) = given(other.reviewing.entry, kept).content.attachments
    assert given(other.writing.attaching.read, file, bytes) == PICTURE
    assert given(other.upkeep.check).sound
    other.unlocking.quit()


def test_it_replaces_only_on_purpose_and_never_lies_in_a_journal(
    services: Services, place: Path, tmp_path: Path
) -> None:
    target = tmp_path / "all.zip"
    target.write_text("mine")
    with pytest.raises(AlreadyThere):
        given(services.archiving.save, target)
    assert target.read_text() == "mine"
    given(services.archiving.save, target, replace=True)
    assert target.read_bytes()[:2] == b"PK"
    with pytest.raises(InsideJournal):
        given(services.archiving.save, place / "all.zip")


def test_what_is_stopped_or_fails_leaves_nothing(services: Services, tmp_path: Path) -> None:
    filled(services)
    room = tmp_path / "room"
    room.mkdir()

    for at in (0, 4):  # while pictures are looked through, and while rows are written

        def stop(done: int, of: int, at: int = at) -> None:
            assert 0 <= done <= of
            if done == at:
                services.archiving.cancel()

        with pytest.raises(Cancelled):
            given(services.archiving.save, room / "all.zip", progress=stop)
        assert list(room.iterdir()) == []
    with pytest.raises(NameTooLong):
        given(services.archiving.save, room / f"{'x' * 300}.zip")
    assert list(room.iterdir()) == []
    assert given(services.archiving.save, room / "all.zip").entries == 2


def test_a_full_disk_is_told_and_leaves_nothing_half_done(
    services: Services, tmp_path: Path
) -> None:
    filled(services)
    room = tmp_path / "room"
    room.mkdir()
    with files_up_to(100_000), pytest.raises(DiskFull):
        given(services.archiving.save, room / "all.zip")
    assert list(room.iterdir()) == []
    given(services.archiving.save, room / "all.zip")
    other = another(tmp_path / "other")
    with files_up_to(300_000), pytest.raises(DiskFull):
        given(other.importing.bring_in, room / "all.zip", "archive")
    assert given(other.reviewing.count) == 0
    assert not list((tmp_path / "other" / "Other.journal").glob(".*.part*"))
    assert given(other.importing.bring_in, room / "all.zip", "archive").added == 2
    other.unlocking.quit()


def test_coming_in_leaves_no_word_in_the_clear_and_stopping_it_leaves_nothing(
    services: Services, tmp_path: Path
) -> None:
    filled(services)
    rows = ({"date": "2026-01-01", "text": f"{CANARY} {number}"} for number in range(150))
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, rows)))
    given(services.importing.bring_in, tmp_path / "in.jsonl", "jsonl")
    given(services.archiving.save, tmp_path / "all.zip")
    other = another(tmp_path / "other")
    seen: list[bytes] = []

    def look(done: int, of: int) -> None:
        parts = (tmp_path / "other" / "Other.journal").glob(".*.part*")
        seen.extend(part.read_bytes() for part in parts)
        if any(seen):
            other.importing.cancel()

    with pytest.raises(Cancelled):
        given(other.importing.bring_in, tmp_path / "all.zip", "archive", progress=look)
    assert any(seen)
    assert not any(CANARY.encode() in each for each in seen)
    assert given(other.reviewing.count) == 0
    assert not [name for name in os.listdir(tmp_path / "other" / "Other.journal") if "part" in name]
    assert given(other.importing.bring_in, tmp_path / "all.zip", "archive").added == 152
    other.unlocking.quit()


def test_coming_in_is_stopped_at_the_next_picture(services: Services, tmp_path: Path) -> None:
    filled(services)
    given(services.archiving.save, tmp_path / "all.zip")
    with ZipFile(tmp_path / "all.zip") as whole, ZipFile(tmp_path / "torn.zip", "w") as torn:
        for name in whole.namelist():
            if not name.startswith("files/"):
                torn.writestr(name, whole.read(name))
    other = another(tmp_path / "other")
    with pytest.raises(BadInput):
        given(other.importing.bring_in, tmp_path / "torn.zip", "archive")

    def stop(done: int, of: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):  # long before all has been looked through
        given(other.importing.bring_in, tmp_path / "torn.zip", "archive", progress=stop)
    other.unlocking.quit()


def test_a_damaged_picture_is_left_out_and_counted(services: Services, tmp_path: Path) -> None:
    filled(services)
    held = services.door.state.journal._held  # type: ignore[union-attr]
    with held.opened.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE attachment_chunk SET data = X'00' WHERE n = 1")
    done = given(services.archiving.save, tmp_path / "all.zip")
    assert (done.files, done.damaged) == (0, 1)
    other = another(tmp_path / "other")
    assert given(other.importing.bring_in, tmp_path / "all.zip", "archive") == Imported(2, 0)
    assert given(other.upkeep.check).sound
    other.unlocking.quit()


def test_a_journal_that_holds_something_is_backed_up_before_and_only_if_it_changes(
    services: Services, tmp_path: Path
) -> None:
    filled(services)
    given(services.archiving.save, tmp_path / "all.zip")
    other = another(tmp_path / "other")
    given(other.importing.bring_in, tmp_path / "all.zip", "archive")
    assert given(other.upkeep.backups) == ()
    write(other, "Here.")
    given(other.importing.bring_in, tmp_path / "all.zip", "archive")
    assert given(other.upkeep.backups) == ()
    write(services, "There.")
    given(services.archiving.save, tmp_path / "all.zip", replace=True)
    assert given(other.importing.bring_in, tmp_path / "all.zip", "archive").added == 1
    assert len(given(other.upkeep.backups)) == 1
    other.unlocking.quit()


@pytest.mark.parametrize("form", ["archive", "json", "jsonl"])
def test_nothing_is_read_out_of_a_journals_folder(
    services: Services, place: Path, tmp_path: Path, form: str
) -> None:
    link = tmp_path / "link"
    link.symlink_to(place / "journal.db")
    for file in (place / "journal.db", link):
        with pytest.raises(BadInput):
            given(services.importing.bring_in, file, form)
    write(services, "Still written.")
