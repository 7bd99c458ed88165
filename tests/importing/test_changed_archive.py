"""Archives of whole journals that were changed, cut or made up: named, and nothing comes in."""

import json
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from journal.domain.archive import HEAD
from journal.domain.errors import BadInput
from journal.vault import migrations
from journal.vault.open_journal import OpenJournal
from tests.importing.archives import (
    archived,
    carried,
    rebuilt,
    silent,
    taken_in,
)
from tests.vault.everything import holding

CHANGES: dict[str, tuple[str, str, str]] = {
    "words of a version": ("tables/revision.jsonl", "kettle", "kettles"),
    "when a version was made": ("tables/revision.jsonl", '"hlc": "0', '"hlc": "1'),
    "a time too far ahead": ("tables/tag.jsonl", '"hlc": "0', '"hlc": "f'),
    "a name with a line in it": ("tables/tag.jsonl", "harbour", "har\\nbour"),
    "a kind of name": ("tables/tag.jsonl", '"person"', '"thing"'),
    "a label": ("tables/reading.jsonl", '"involuntary"', '"bad"'),
    "a draft": ("tables/draft.jsonl", '\\"day\\"', '\\"when\\"'),
    "the name of a file": ("tables/attachment.jsonl", "harbour.png", "../harbour.png"),
    "the kind of a file": ("tables/attachment.jsonl", "image/png", "image/gif"),
    "the size of a file": ("tables/attachment.jsonl", '"size": 28', '"size": 29'),
    "digits": ("tables/mark.jsonl", '"uuid": "b1', '"uuid": "zz'),
    "text for a number": ("tables/mark.jsonl", '"start": 3', '"start": "3"'),
    "no JSON": ("tables/setting.jsonl", "{", "["),
    "no object": ("tables/handover.jsonl", "{", '"{'),
}


@pytest.mark.parametrize(("member", "old", "other"), CHANGES.values(), ids=CHANGES.keys())
def test_what_was_changed_is_named_and_brings_nothing_in_unless_the_rest_is_wanted(
    source: OpenJournal, new: OpenJournal, tmp_path: Path, member: str, old: str, other: str
) -> None:
    def changed(name: str, data: bytes) -> bytes:
        if name == member:
            assert old.encode() in data
            return data.replace(old.encode(), other.encode())
        return data

    file = rebuilt(archived(source, tmp_path / "whole.zip"), tmp_path / "changed.zip", changed)
    before = holding(new)
    with pytest.raises(BadInput) as refused:
        taken_in(new, file)
    table = member.removeprefix("tables/").removesuffix(".jsonl")
    assert {fault.reason.split(":")[0] for fault in refused.value.faults} == {table}
    assert "kettle" not in repr(refused.value.faults)
    assert holding(new) == before
    done = taken_in(new, file, skip_bad=True)
    assert done.left_out == refused.value.faults
    assert new.check(silent).sound
    assert [path.name for path in new.path.glob(".*.part*")] == []


def test_a_file_that_is_missing_or_torn_is_named(
    source: OpenJournal, new: OpenJournal, tmp_path: Path
) -> None:
    whole = archived(source, tmp_path / "whole.zip")
    without = rebuilt(whole, tmp_path / "a.zip", lambda n, d: None if "files/" in n else d)
    cut = rebuilt(whole, tmp_path / "b.zip", lambda n, d: d[:-1] if "files/" in n else d)
    for file in (without, cut):
        with pytest.raises(BadInput) as refused:
            taken_in(new, file)
        assert len(refused.value.faults) == 3
    assert taken_in(new, without, skip_bad=True).added == 4
    assert new.check(silent).sound


def test_a_table_that_is_shorter_than_it_was_is_noticed(
    source: OpenJournal, new: OpenJournal, tmp_path: Path
) -> None:
    def short(name: str, data: bytes) -> bytes:
        return b"".join(data.splitlines(True)[:-1]) if "tables/tag" in name else data

    file = rebuilt(archived(source, tmp_path / "whole.zip"), tmp_path / "short.zip", short)
    with pytest.raises(BadInput) as refused:
        taken_in(new, file)
    assert [fault.reason for fault in refused.value.faults] == ["tag: it is not a JSON object"]


def test_bits_that_flipped_are_noticed(
    source: OpenJournal, new: OpenJournal, tmp_path: Path
) -> None:
    file = archived(source, tmp_path / "whole.zip")
    data = bytearray(file.read_bytes())
    before, noticed = holding(new), 0
    for at in range(40, len(data), len(data) // 12):
        flipped = bytearray(data)
        flipped[at] ^= 4
        file.write_bytes(flipped)
        try:
            taken_in(new, file)
        except BadInput:
            noticed += 1
            assert holding(new) == before
        else:
            before = holding(new)
    assert noticed > 0
    assert new.check(silent).sound


NO_ARCHIVES = {
    "words": b"quetzalcoatlus",
    "empty": b"",
    "no members": b"PK\x05\x06" + bytes(18),
}


@pytest.mark.parametrize("data", NO_ARCHIVES.values(), ids=NO_ARCHIVES.keys())
def test_a_file_that_is_no_archive_is_refused(
    new: OpenJournal, tmp_path: Path, data: bytes
) -> None:
    (tmp_path / "file.zip").write_bytes(data)
    with pytest.raises(BadInput) as refused:
        taken_in(new, tmp_path / "file.zip")
    assert "not the archive" in refused.value.faults[0].reason


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"schema": 3}, "newer version"),
        ({"tables_version": 99}, "newer version"),
        ({"format": "quetzalcoatlus"}, "not the archive"),
        ({"schema": 1}, "not the archive"),
        ({"tables_version": "1"}, "not the archive"),
    ],
)
def test_an_archive_of_another_kind_is_refused(
    source: OpenJournal, new: OpenJournal, tmp_path: Path, more: dict[str, Any], reason: str
) -> None:
    def changed(name: str, data: bytes) -> bytes:
        return json.dumps(json.loads(data) | more).encode() if name == HEAD else data

    file = rebuilt(archived(source, tmp_path / "whole.zip"), tmp_path / "other.zip", changed)
    with pytest.raises(BadInput) as refused:
        taken_in(new, file)
    assert reason in refused.value.faults[0].reason


def test_an_archive_of_older_tables_is_brought_up_to_date(
    source: OpenJournal, new: OpenJournal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = archived(source, tmp_path / "whole.zip")
    was = carried(source)
    steps = Path(__file__).parents[1] / "vault" / "steps" / "whole"
    monkeypatch.setattr(migrations, "FOLDERS", (*migrations.FOLDERS, steps))
    taken_in(new, file)
    assert carried(new, but_device=new._held.ledger.device) == was


def test_an_archive_says_nothing_of_the_time_and_the_computer(
    source: OpenJournal, tmp_path: Path
) -> None:
    first, second = archived(source, tmp_path / "1.zip"), archived(source, tmp_path / "2.zip")
    assert first.read_bytes() == second.read_bytes()
    with ZipFile(first) as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
