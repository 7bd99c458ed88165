"""The check looks around the journal too: readable words, backups, left-overs, what was seen."""

import base64
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from journal import process
from journal.domain.backups import Why
from journal.domain.errors import Cancelled, NotReadable, VaultInUse
from journal.domain.report import Finding, LookInside, Report
from journal.domain.tags import Tag
from journal.vault.open_journal import OpenJournal
from journal.vault.vault import Vault
from journal.vault.verify.inside import needles
from tests import warm
from tests.vault.limits import files_up_to
from tests.vault.pages import PASSPHRASE, draft, entry, prints, saved

SECRET = "the heron stood in the mill race until it was dark"


def quietly(done: int, of: int) -> None:
    """Progress that nobody watches."""


def checked(journal: OpenJournal, *also: Path, look: LookInside | None = None) -> Report:
    return journal.check(quietly, look or process.files_holding, also)


def finding(report: Report, what: str) -> Finding:
    return next(finding for finding in report.findings if finding.what == what)


def canaries(journal: OpenJournal) -> int:
    with journal._held.opened.engine.connect() as connection:
        query = "SELECT count(*) FROM setting WHERE key = 'canary'"
        return int(connection.exec_driver_sql(query).scalar_one())


class Watching:
    """Looks inside files as the program does, and remembers which and for what."""

    def __init__(self) -> None:
        self.files: list[Path] = []
        self.needles: list[bytes] = []

    def __call__(self, files: Sequence[Path], needles: Sequence[bytes]) -> Sequence[Path]:
        self.files += files
        self.needles += needles
        return process.files_holding(files, needles)


def test_a_sound_journal_shows_no_words_in_any_of_its_files(journal: OpenJournal) -> None:
    saved(journal, SECRET, title="What the heron did there")
    watching = Watching()
    report = checked(journal, look=watching)
    assert report.sound, report
    names = {path.name for path in watching.files}
    assert {"vault.json", "journal.db", "journal.db-journal", ".lock"} <= names
    assert any(name.endswith(".witness") for name in names)
    assert b"What the heron did there" in watching.needles
    assert canaries(journal) == 0


def test_a_fresh_word_is_looked_for_each_time(journal: OpenJournal) -> None:
    first, second = Watching(), Watching()
    checked(journal, look=first)
    checked(journal, look=second)
    assert first.needles
    assert not set(first.needles) & set(second.needles)


SPELLED = {
    "UTF-8": SECRET.encode(),
    "UTF-16": SECRET.encode("utf-16-le"),
    "UTF-16 the other way round": SECRET.encode("utf-16-be"),
    **{f"base64 after {n}": base64.b64encode(b"x" * n + SECRET.encode() + b"xy") for n in range(3)},
}


def test_words_that_lie_open_in_a_file_are_found_however_they_are_spelled(
    journal: OpenJournal, place: Path
) -> None:
    saved(journal, SECRET)
    hidden = place / "backups" / "old"
    hidden.mkdir(parents=True)
    for spelling, data in SPELLED.items():  # each across the border of two pieces
        (hidden / spelling).write_bytes(b"\0" * 262_138 + data + b"\0" * 100)
    found = finding(checked(journal), "readable words")
    assert not found.sound
    assert found.detail == f"files that show words: {len(SPELLED)} in the journal's folder"


def test_a_title_a_tag_and_a_draft_are_looked_for_too(journal: OpenJournal) -> None:
    saved(journal, title="A title that nobody else may read", tags=(Tag("those who stayed away"),))
    with journal.work() as work:
        work.drafts.put(draft("a page that is not finished yet"))
    watching = Watching()
    checked(journal, look=watching)
    for phrase in (
        "A title that nobody else may read",
        "those who stayed away",
        "a page that is not finished yet",
    ):
        assert set(needles(phrase)) <= set(watching.needles)


def test_files_outside_the_bundle_are_searched(
    journal: OpenJournal, place: Path, tmp_path: Path
) -> None:
    saved(journal, SECRET)
    preferences = tmp_path / "config" / "preferences.json"
    preferences.parent.mkdir()
    ours = [
        preferences,
        preferences.with_name(f".{'a' * 16}.part"),
        place.with_name(f".{'b' * 16}.part"),
        place.with_name("Quiet.lifeboat"),
        place.with_name(f"Quiet.{'c' * 16}.lifeboat"),
        tmp_path / "state" / "left.lifeboat",
    ]
    for path in ours:
        path.write_text(SECRET)
    not_ours = place.with_name("Letter.txt")
    not_ours.write_text(SECRET)
    found = finding(checked(journal, preferences), "readable words")
    assert found.detail == (
        "files that show words: 3 beside the journal, 3 in this program's own folders"
    )


def test_without_a_way_to_look_nothing_is_written_or_searched(
    journal: OpenJournal, place: Path
) -> None:
    saved(journal, SECRET)
    (place / "notes.txt").write_text(SECRET)
    before = prints(place)
    found = finding(journal.check(quietly), "readable words")
    assert found == Finding("readable words", sound=True, detail="left out: no file was searched")
    assert prints(place) == before


def test_in_a_place_that_cannot_be_written_the_persons_words_are_still_looked_for(
    vault: Vault, written: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (written / "notes.txt").write_text("A day by the river.")
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    opened = vault.open(written, PASSPHRASE)
    before = prints(written)
    found = finding(checked(opened), "readable words")
    opened.close()
    assert opened.read_only
    assert not found.sound
    assert prints(written) == before


def test_a_check_that_is_ended_while_files_are_searched_leaves_nothing(
    journal: OpenJournal,
) -> None:
    def stop(files: Sequence[Path], needles: Sequence[bytes]) -> Sequence[Path]:
        raise Cancelled

    with pytest.raises(Cancelled):
        checked(journal, look=stop)
    assert canaries(journal) == 0
    assert entry(journal, saved(journal, "Goes on.")).content.body == "Goes on."


def test_a_word_that_a_killed_check_left_goes_with_the_next(journal: OpenJournal) -> None:
    with journal._held.opened.engine.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO setting (key, value, hlc, device)"
            " SELECT 'canary', '\"left\"', last_hlc, uuid FROM device LIMIT 1"
        )
    assert canaries(journal) == 1
    checked(journal)
    assert canaries(journal) == 0


def test_files_that_cannot_be_searched_are_said(journal: OpenJournal) -> None:
    def refuse(files: Sequence[Path], needles: Sequence[bytes]) -> Sequence[Path]:
        raise NotReadable

    found = finding(checked(journal, look=refuse), "readable words")
    assert not found.sound
    assert canaries(journal) == 0


def test_without_room_for_a_fresh_word_only_the_persons_are_looked_for(
    journal: OpenJournal, place: Path
) -> None:
    saved(journal, SECRET)
    with files_up_to(1024):
        found = finding(checked(journal), "readable words")
    assert found.sound
    assert found.detail.endswith("not searched, for want of room")
    assert found.detail.startswith("none in")
    (place / "notes.txt").write_text(SECRET)
    with files_up_to(1024):
        found = finding(checked(journal), "readable words")
    assert found.detail == "files that show words: 1 in the journal's folder"
    assert canaries(journal) == 0
    assert entry(journal, saved(journal, "Goes on.")).content.body == "Goes on."


def test_after_a_check_nobody_else_can_open_or_write(journal: OpenJournal, place: Path) -> None:
    journal.copies.make(Why.AUTO, quietly)
    checked(journal)
    with pytest.raises(VaultInUse):
        Vault().open(place, PASSPHRASE)
    code = (
        "import sys, sqlcipher3.dbapi2 as d\n"
        "c = d.connect(sys.argv[1], timeout=0)\n"
        "try: c.execute('BEGIN EXCLUSIVE')\n"
        "except d.OperationalError as error: print(error.sqlite_errorname)\n"
    )
    ran = subprocess.run(
        [*warm.python(), "-c", code, place / "journal.db"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.strip() == "SQLITE_BUSY"


def test_every_backup_is_opened_and_a_damaged_one_is_told(
    journal: OpenJournal, place: Path
) -> None:
    saved(journal, SECRET)
    made = journal.copies.make(Why.AUTO, quietly).path
    report = checked(journal)
    assert (report.backups, finding(report, "backups").detail) == (1, "1 opened and counted")
    data = bytearray(made.read_bytes())
    data[len(data) // 2] ^= 1
    made.with_name("auto-20260101T000000Z.jbackup").write_bytes(data)
    found = finding(checked(journal), "backups")
    assert not found.sound
    assert found.detail == "1 damaged or not readable, 1 opened and counted"


def test_an_older_state_than_the_one_seen_is_told(vault: Vault, written: Path) -> None:
    older = shutil.copytree(written, written.with_name("Older"))
    opened = vault.open(written, PASSPHRASE)
    saved(opened, "One more.")
    opened.close()
    shutil.rmtree(written)
    older.rename(written)
    opened = vault.open(written, PASSPHRASE)
    found = finding(opened.check(quietly), "seen before")
    opened.close()
    assert not found.sound


def test_what_lies_in_the_folder_besides_is_mentioned(journal: OpenJournal, place: Path) -> None:
    (place / "journal-00112233aabbccdd.db").write_bytes(b"x")
    (place / f".{'d' * 16}.part").write_bytes(b"x")
    (place / "journal (conflicted copy).db").write_bytes(b"x")
    found = finding(journal.check(quietly), "other files in its folder")
    assert found.sound
    assert found.detail == "1 unfinished, 1 of another kind, 1 another database"


def test_a_report_names_the_cost_of_a_guess_and_nothing_private(
    journal: OpenJournal, place: Path
) -> None:
    saved(journal, SECRET, title="Heron by the mill race", tags=(Tag("standing still"),))
    (place / "notes.txt").write_text(SECRET)
    report = checked(journal)
    assert (report.memory, report.passes, report.lanes) == (19 * 1024, 1, 1)
    assert report.seconds
    told = repr(report)
    for private in ("heron", "Heron", "standing", str(place), place.stem, "notes"):
        assert private not in told
