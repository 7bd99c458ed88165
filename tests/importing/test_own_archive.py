"""Our own archive: what was handed over comes back equal, and a changed file is noticed."""

import json
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal.domain.archive import digest
from journal.domain.checkin import CheckIn, Gate
from journal.domain.entry import Answer, Content, Entry, EntryId, Facet, Kind, Link
from journal.domain.errors import BadInput
from journal.domain.labels import Correction, Label, LabelFrom
from journal.domain.packet import packet
from journal.domain.resurfacing import BringBack
from journal.domain.tags import Tag, TagKind, clean
from journal.domain.text import canonical
from journal.export.writers import write
from journal.importing.plan import plan
from tests.export.packets import whole_packet
from tests.export.samples import golden_packet
from tests.vault.everything import FULL

SECRET = "quetzalcoatlus"
ODD = st.sampled_from('\x00\u2028\u2029\x85\ud800\u200f\u202e😀é‍\r\t\\"{}שلا日')
TEXTS = st.text(st.one_of(ODD, st.characters()), max_size=60).map(canonical)
NAMES = st.text(st.characters(categories=["L", "N", "So"]), min_size=1, max_size=20)
ANSWERS = st.builds(Answer, NAMES, TEXTS)
UUIDS = st.uuids().map(lambda uuid: uuid.hex)
ZONES = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(datetime(2, 1, 1), datetime(9998, 1, 1), timezones=ZONES)


TAPS = st.one_of(st.none(), st.integers(-2, 2))
GATES = st.one_of(st.none(), st.sampled_from(Gate))
OWN_WORD = st.sampled_from([LabelFrom.CORRECTED, LabelFrom.AGREED])


def tagged(kind: TagKind) -> st.SearchStrategy[tuple[Tag, ...]]:
    tags = NAMES.map(lambda name: clean(name, kind))
    return st.lists(tags, max_size=2, unique_by=lambda tag: tag.name.casefold()).map(tuple)


CONTENTS = st.builds(
    lambda tags, people, places, **rest: Content(tags=tags + people + places, **rest),
    tags=tagged(TagKind.TAG),
    people=tagged(TagKind.PERSON),
    places=tagged(TagKind.PLACE),
    day=st.dates(),
    written_at=MOMENTS,
    body=TEXTS,
    title=TEXTS,
    kind=st.sampled_from(Kind),
    answers=st.lists(ANSWERS, max_size=2).map(tuple),
    facets=st.lists(st.builds(Facet, TEXTS, TEXTS), max_size=2).map(tuple),
    links=st.lists(st.builds(Link, TEXTS, UUIDS), max_size=2).map(tuple),
    resurface=st.one_of(st.none(), st.dates(), st.sampled_from(BringBack)),
    from_template=st.lists(TEXTS, max_size=2).map(tuple),
    checkin=st.one_of(st.none(), st.builds(CheckIn, GATES, TAPS, TAPS, TAPS, TAPS)),
    correction=st.one_of(st.none(), st.builds(Correction, st.sampled_from(Label), OWN_WORD)),
    struck=st.lists(TEXTS, max_size=2).map(tuple),
    unread=st.booleans(),
    for_session=st.booleans(),
    veiled=st.booleans(),
)
NOT_IN_IT = {"attachments": "files are named in it, and lie in the archive of a whole journal"}


def archive_of(*contents: Content) -> bytes:
    entries = (
        Entry(EntryId(number), f"{number:032x}", "", content)
        for number, content in enumerate(contents)
    )
    return write(packet(tuple(entries), date(2026, 11, 23), private=True), "json").data


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "archive.json"


@pytest.fixture
def archive() -> dict[str, Any]:
    moment = datetime(2026, 1, 1, 9, tzinfo=UTC)
    data = archive_of(
        *(Content(date(2026, 1, n), moment, f"{SECRET} {n}", SECRET) for n in (1, 2, 3))
    )
    return dict(json.loads(data))


def resealed(archive: dict[str, Any]) -> bytes:
    archive["count"], archive["sha256"] = len(archive["entries"]), digest(archive["entries"])
    return json.dumps(archive).encode()


def faults_of(file: Path, data: bytes) -> list[tuple[int, str]]:
    """Return the faults of a file, whether it is refused as a whole or in places."""
    file.write_bytes(data)
    try:
        faults = plan(file, "json").faults
    except BadInput as error:
        faults = error.faults
    assert SECRET not in repr(faults)
    return [(fault.line, fault.reason) for fault in faults]


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(contents=st.lists(CONTENTS, min_size=1, max_size=3))
def test_whatever_was_written_comes_back_equal(file: Path, contents: list[Content]) -> None:
    file.write_bytes(archive_of(*contents))
    result = plan(file, "json")
    assert not result.faults
    back = {item.uuid: item.content for item in result.items}
    assert back == {f"{number:032x}": content for number, content in enumerate(contents)}


def test_every_field_of_an_entry_is_in_it_or_named_as_left_out(file: Path) -> None:
    whole = replace(FULL, attachments=("f1" * 16,), links=(Link("before", "a1" * 16),), unread=True)
    plain = Content(whole.day, whole.written_at)
    same = [
        field.name
        for field in fields(Content)
        if getattr(whole, field.name) == getattr(plain, field.name)
    ]
    assert same == ["day", "written_at"]
    file.write_bytes(archive_of(whole))
    (item,) = plan(file, "json").items
    lost = {
        field.name
        for field in fields(Content)
        if getattr(item.content, field.name) != getattr(whole, field.name)
    }
    assert lost == NOT_IN_IT.keys()


def test_what_is_private_is_in_it_only_where_it_is_asked_for(file: Path) -> None:
    held = (*FULL.facets, Facet("treated", "quetzalcoatlus"))
    entry = Entry(EntryId(1), "a1" * 16, "", replace(FULL, facets=held, unread=True))
    (record,) = json.loads(write(packet((entry,), date(2026, 1, 1)), "json").data)["entries"]
    assert record["facets"] == [{"kind": "feeling:calm", "value": ""}]
    private = {"checkin", "correction", "struck", "unread", "for_session", "veiled", "resurface"}
    assert not record.keys() & private
    asked = write(packet((entry,), date(2026, 1, 1), private=True), "json").data
    (record,) = json.loads(asked)["entries"]
    assert private <= record.keys()
    assert len(record["facets"]) == 4


def test_reformatted_archive_is_still_the_same(file: Path, archive: dict[str, Any]) -> None:
    assert faults_of(file, json.dumps(archive, indent=4, sort_keys=True).encode("utf-8-sig")) == []


def test_changed_words_are_noticed_and_can_still_be_had(
    file: Path, archive: dict[str, Any]
) -> None:
    archive["entries"][1]["text"] = "other words"
    ((line, reason),) = faults_of(file, json.dumps(archive).encode())
    assert (line, "changed" in reason) == (1, True)
    assert len(plan(file, "json").items) == 3


def test_entry_taken_out_is_noticed(file: Path, archive: dict[str, Any]) -> None:
    del archive["entries"][1]
    assert faults_of(file, json.dumps(archive).encode())
    archive["sha256"] = digest(archive["entries"])
    assert faults_of(file, json.dumps(archive).encode())


def test_archive_of_a_newer_program_is_refused(file: Path, archive: dict[str, Any]) -> None:
    file.write_bytes(resealed(archive | {"schema": 2}))
    with pytest.raises(BadInput) as refused:
        plan(file, "json")
    assert "newer version" in refused.value.faults[0].reason


NO_ARCHIVES = {
    "cut short": (
        archive_of(Content(date(2026, 1, 1), datetime(2026, 1, 1, tzinfo=UTC), SECRET))[:-8],
        8,
    ),
    "words": (b"\n\nquetzalcoatlus", 3),
    "empty": (b"", 1),
    "a list": (b"[]", 1),
    "another program's": (b'{"format": "quetzalcoatlus", "entries": []}', 1),
    "no entries": (b'{"format": "stillwater-archive", "schema": 1}', 1),
    "schema in words": (b'{"format": "stillwater-archive", "schema": "1", "entries": []}', 1),
    "nested": (b"[" * 200_000, 1),
    "not UTF-8": (b'{"format": "\xff"}', 1),
    "huge number": (b'{"schema": 1' + b"0" * 9_000 + b"}", 1),
}


@pytest.mark.parametrize(("data", "line"), NO_ARCHIVES.values(), ids=NO_ARCHIVES.keys())
def test_file_that_is_no_archive_is_refused_with_its_line(
    file: Path, data: bytes, line: int
) -> None:
    file.write_bytes(data)
    with pytest.raises(BadInput) as refused:
        plan(file, "json")
    ((_, reason),) = faults_of(file, data)
    assert refused.value.faults[0].line == line
    assert reason


@pytest.mark.parametrize(
    "change",
    [
        {"id": "17"},
        {"date": "2026-02-30"},
        {"title": None},
        {"text": [SECRET]},
        {"kind": SECRET},
        {"kind": [SECRET]},
        {"written_at": "2026-01-01T09:00:00"},
        {"written_at": "0001-01-01T00:00:00+14:00"},
        {"written_at": SECRET},
        {"tags": SECRET},
        {"people": [7]},
        {"places": [""]},
        {"answers": SECRET},
        {"answers": [SECRET]},
        {"answers": [{"prompt": SECRET}]},
        {"facets": {SECRET: SECRET}},
        {"facets": [{"kind": SECRET}]},
        {"links": [{"kind": "before", "to": SECRET}]},
        {"links": [{"to": "0" * 32}]},
        {"resurface": SECRET},
        {"resurface": 7},
        {"from_template": SECRET},
        {"from_template": [7]},
        {"struck": SECRET},
        {"unread": "yes"},
        {"for_session": 1},
        {"veiled": None},
        {"checkin": SECRET},
        {"checkin": {"gate": SECRET}},
        {"checkin": {"authorship": 3}},
        {"checkin": {"after": True}},
        {"correction": SECRET},
        {"correction": {"label": SECRET, "source": "agreed"}},
        {"correction": {"label": "mixed", "source": "text"}},
        {"correction": {"label": ["mixed"], "source": ["agreed"]}},
    ],
    ids=str,
)
def test_entry_that_cannot_be_read_is_named_and_the_others_come_in(
    file: Path, archive: dict[str, Any], change: dict[str, Any]
) -> None:
    archive["entries"][1] |= change
    ((_, reason),) = faults_of(file, resealed(archive))
    assert reason.startswith("entry 2: ")
    assert len(plan(file, "json").items) == 2


def test_faulty_entry_is_found_on_its_line(file: Path) -> None:
    days = [Content(date(2026, 1, n), datetime(2026, 1, n, tzinfo=UTC), "x") for n in (1, 2, 3)]
    lines = archive_of(*days).split(b"\n")
    lines[8] = lines[8].replace(b"2026-01-02", b"2026-13-02")
    at = [line for line, reason in faults_of(file, b"\n".join(lines)) if "entry 2" in reason]
    assert at == [9]


def test_unknown_keys_are_counted_and_do_no_harm(file: Path, archive: dict[str, Any]) -> None:
    for record in archive["entries"]:
        record |= {"mood": 3, "weather": "rain"}
    file.write_bytes(resealed(archive))
    result = plan(file, "json")
    assert (len(result.items), result.faults, result.ignored_keys) == (3, (), 2)


def test_an_archive_of_the_first_program_still_comes_in() -> None:
    """The golden file is rewritten when the form changes; this one never is."""
    found = plan(Path(__file__).parents[1] / "golden" / "archives" / "chosen-1.json", "json")
    assert not found.faults
    assert len(found.items) == 8
    assert found.items[0].content.facets == (Facet("medicine", "secretfacet"),)


@pytest.mark.parametrize("around", [None, {"schema": 7, "moments": 3}, "pages", []])
def test_whatever_a_packet_holds_besides_is_passed_over(file: Path, around: object) -> None:
    whole = json.loads(write(whole_packet(), "json").data)
    assert {"schema", "front", "moments", "themes", "parts", "chart"} <= whole["packet"].keys()
    file.write_text(json.dumps(whole if around is None else whole | {"packet": around}))
    found = plan(file, "json")
    assert not found.faults
    assert found.ignored_keys == 0
    bodies = [entry.content.body for entry in golden_packet(scripts=False).entries]
    assert [item.content.body for item in found.items] == bodies


def test_a_packet_without_entries_brings_nothing_in(file: Path) -> None:
    assert faults_of(file, write(replace(whole_packet(), entries=()), "json").data) == []
    assert plan(file, "json").items == ()
