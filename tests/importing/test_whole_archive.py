"""The archive of a whole journal: nothing is lost on the way out and in again."""

import json
import shutil
from dataclasses import fields
from pathlib import Path
from random import Random
from zipfile import ZipFile

import pytest

from journal.domain.archive import LEFT_OUT, STAY_HERE
from journal.domain.backups import Why
from journal.domain.report import Imported
from journal.domain.settings import Settings
from journal.domain.tags import Tag
from journal.vault.open_journal import OpenJournal
from journal.vault.tables import metadata
from journal.vault.taking_in import FOLLOW
from tests.importing.archives import (
    archived,
    carried,
    counted,
    entry_uuid,
    lines_of,
    rebuilt,
    silent,
    stand_alone,
    taken_in,
)
from tests.vault import diverging, golden
from tests.vault.diverging import copied, erased, opened
from tests.vault.everything import NOTE, PICTURE, content_hash, empty_columns, holding
from tests.vault.golden import SECRETS
from tests.vault.living import live_and
from tests.vault.pages import PASSPHRASE, entry, revised, saved
from tests.vault.test_golden_journals import GOLDEN, VERSIONS

ARCHIVES = Path(__file__).parents[1] / "golden" / "archives"


@pytest.fixture
def acts(full: bool) -> int:
    """How many acts one life has."""
    return 120 if full else 25


def test_what_is_left_out_is_named_and_exists() -> None:
    assert LEFT_OUT.keys() <= metadata.tables.keys()
    assert STAY_HERE.keys() <= {field.name for field in fields(Settings)}
    assert set(FOLLOW) <= metadata.tables.keys()


def test_every_column_of_every_table_of_the_journal_archived_here_holds_something(
    source: OpenJournal,
) -> None:
    assert empty_columns(source) == set()


def test_a_whole_journal_comes_back_equal_row_by_row_and_a_second_time_adds_nothing(
    source: OpenJournal, new: OpenJournal, tmp_path: Path
) -> None:
    file = archived(source, tmp_path / "whole.zip")
    with source.work() as work:
        there = len(work.whole.entries())
    assert taken_in(new, file) == Imported(there, 0)
    mine = new._held.ledger.device
    back, was = carried(new, but_device=mine), carried(source)
    for table in was:
        assert back[table] == was[table], table
    assert content_hash(back) == content_hash(was)
    assert new.check(silent).sound
    before = holding(new)
    assert taken_in(new, file) == Imported(0, there)
    assert content_hash(holding(new)) == content_hash(before)


def test_the_stand_alone_reader_loses_nothing_either(
    source: OpenJournal, new: OpenJournal, tmp_path: Path
) -> None:
    backup = source.copies.make(Why.AUTO, silent, tmp_path).path
    code, file = tmp_path / "code", tmp_path / "whole.zip"
    code.write_text(source.recovery_code())
    told = stand_alone(backup, "--code-file", code, "--archive", file)
    assert (told.returncode, told.stderr) == (0, "")
    assert file.stat().st_mode & 0o777 == 0o600
    assert stand_alone(backup, "--code-file", code, "--archive", file).returncode == 1
    assert taken_in(new, file).added > 0
    back, was = carried(new, but_device=new._held.ledger.device), carried(source)
    for table in was:
        assert back[table] == was[table], table
    ours = archived(source, tmp_path / "ours.zip")
    with ZipFile(file) as theirs, ZipFile(ours) as mine:
        assert set(theirs.namelist()) == set(mine.namelist())
        for name in mine.namelist():
            if name.startswith("files/"):
                assert theirs.read(name) == mine.read(name)
            elif name.startswith("tables/") and "setting" not in name:
                assert lines_of(theirs.read(name)) == lines_of(mine.read(name)), name


def test_the_stand_alone_reader_names_the_files_of_each_page(
    source: OpenJournal, tmp_path: Path
) -> None:
    backup = source.copies.make(Why.AUTO, silent, tmp_path).path
    (tmp_path / "passphrase").write_text(PASSPHRASE)
    told = stand_alone(backup, "--passphrase-file", tmp_path / "passphrase", "--json")
    files = {entry["title"]: entry["files"] for entry in json.loads(told.stdout)}
    assert files["On the wall"] == ["harbour.png", "sill"]
    assert files["In the bin 箱"] == ["the same picture.png"]


@pytest.mark.parametrize("seed", range(3))
def test_random_lives_come_back_equal(
    empty: Path, new: OpenJournal, tmp_path: Path, seed: int, acts: int
) -> None:
    here, there = copied(empty, tmp_path / "Here.journal"), tmp_path / "There.journal"
    go = Random(seed)
    for place in (here, there):
        journal = opened(here)
        live_and(journal, go, acts)
        journal.close()
        if place is here:
            copied(here, there)
    other = opened(there)
    live_and(other, go, acts)
    other.close()
    journal = opened(here)
    diverging.merged(journal, there)
    file = archived(journal, tmp_path / "whole.zip")
    taken_in(new, file)
    mine = new._held.ledger.device
    back, was = carried(new, but_device=mine), carried(journal)
    for table in was:
        assert back[table] == was[table], table
    shown, before = diverging.state(new), diverging.state(journal)
    del shown["settings"], before["settings"]
    assert shown == before
    journal.close()


def test_an_archive_joins_what_is_here_and_an_older_one_takes_nothing_back(
    source: OpenJournal, new: OpenJournal, tmp_path: Path
) -> None:
    first = saved(new, "Already here.", tags=(Tag("harbour"),))
    early = archived(new, tmp_path / "early.zip")
    revised(new, first, body="Already here, and changed.")
    taken_in(new, archived(source, tmp_path / "whole.zip"))
    assert entry(new, first).content.body == "Already here, and changed."
    assert len(list(new.copies.all())) == 1
    assert taken_in(new, early) == Imported(0, 1)
    assert entry(new, first).content.body == "Already here, and changed."
    erased(new, first)
    assert taken_in(new, early) == Imported(0, 1)
    with new.work() as work:
        assert work.entries.id_of(entry_uuid(early)) is None
    assert new.check(silent).sound


def test_a_new_journal_keeps_its_own_code_and_folder_for_backups(
    source: OpenJournal, new: OpenJournal, tmp_path: Path
) -> None:
    file = archived(source, tmp_path / "whole.zip")
    with ZipFile(file) as archive:
        assert b"/somewhere/else" not in b"".join(map(archive.read, archive.namelist()))
    row = {"key": "second_place", "value": '"/elsewhere"', "hlc": "01" * 8, "device": "ab" * 16}

    def with_place(name: str, data: bytes) -> bytes:
        return data + json.dumps(row).encode() + b"\n" if "setting" in name else counted(name, data)

    taken_in(new, rebuilt(file, tmp_path / "more.zip", with_place))
    with new.work() as work:
        settings = work.settings.get()
    assert (settings.second_place, settings.rehearsed) == ("", "")
    assert settings.closed_themes == frozenset({"numb"})


@pytest.mark.parametrize("version", VERSIONS)
def test_what_every_released_version_wrote_leaves_and_comes_back_equal(
    new: OpenJournal, tmp_path: Path, version: str
) -> None:
    folder = Path(shutil.copytree(GOLDEN / version, tmp_path / "golden"))
    passphrase = json.loads((folder / SECRETS).read_bytes())["passphrase"]
    journal = golden.opened(folder / golden.JOURNAL, passphrase)
    taken_in(new, archived(journal, tmp_path / "whole.zip"))
    back, was = carried(new, but_device=new._held.ledger.device), carried(journal)
    for table in was:
        assert back[table] == was[table], table
    journal.close()


@pytest.mark.parametrize("file", sorted(ARCHIVES.glob("whole-*.zip")), ids=lambda file: file.stem)
def test_every_archive_ever_written_comes_in(new: OpenJournal, file: Path) -> None:
    """They were made by `everything` once, and are never made again."""
    assert taken_in(new, file) == Imported(4, 0)
    assert new.check(silent).sound
    with new.work() as work:
        kept = work.entries.id_of("a1" * 16)
        assert kept is not None
        whole = work.entries.get(kept)
        assert [work.attachments.read(uuid) for uuid in whole.content.attachments] == [
            PICTURE,
            NOTE,
        ]
        assert work.past_versions.count(kept) == 2
        assert work.settings.get().own_feelings == ("unmoored",)
