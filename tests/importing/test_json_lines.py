"""JSON Lines: good lines come in as they are, every bad line is named without its words."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal.domain.entry import Content
from journal.domain.errors import BadInput, Fault
from journal.domain.tags import Tag
from journal.domain.text import canonical
from journal.importing import found
from journal.importing.plan import Plan, plan


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "entries.jsonl"


def planned(file: Path, *lines: object) -> Plan:
    texts = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
    file.write_bytes(b"\n".join(texts))
    return plan(file, "jsonl")


def contents(planned: Plan) -> list[Content]:
    return [item.content for item in planned.items]


def test_line_with_everything_becomes_the_entry(file: Path) -> None:
    line = {
        "date": "2026-11-23",
        "text": "Rain.\nStill.",
        "title": "Quiet",
        "tags": ["home", "a/b"],
    }
    assert contents(planned(file, line)) == [
        Content(
            day=date(2026, 11, 23),
            written_at=datetime(2026, 11, 23, 12, tzinfo=UTC),
            body="Rain.\nStill.",
            title="Quiet",
            tags=(Tag("home"), Tag("a/b")),
        )
    ]


@pytest.mark.parametrize("day", ["0001-01-01", "1665-09-07", "1969-12-31", "9999-12-31"])
def test_every_year_of_the_calendar_comes_in(file: Path, day: str) -> None:
    (content,) = contents(planned(file, {"date": day, "text": "A day."}))
    assert content.day.isoformat() == day
    assert content.written_at.astimezone(UTC).date() == content.day


def test_unknown_keys_are_counted_once_each(file: Path) -> None:
    lines = [{"date": "2026-01-0" + n, "text": "x", "words": 1, "mood": "y"} for n in "123"]
    result = planned(file, *lines)
    assert (len(result.items), result.faults, result.ignored_keys) == (3, (), 2)


def test_byte_order_mark_blank_lines_and_crlf_do_no_harm(file: Path) -> None:
    line = json.dumps({"date": "2026-01-01", "text": "a\r\nb"}).encode()
    file.write_bytes(b"\xef\xbb\xbf\r\n" + line + b"\r\n  \n\n" + line + b"\r\n")
    result = plan(file, "jsonl")
    assert [content.body for content in contents(result)] == ["a\nb", "a\nb"]
    assert not result.faults


def test_line_separators_inside_a_text_do_not_end_the_line(file: Path) -> None:
    text = "one\u2028two\u2029three\x85four"
    raw = json.dumps({"date": "2026-01-01", "text": text}, ensure_ascii=False).encode()
    (content,) = contents(planned(file, raw))
    assert content.body == text


SECRET = "quetzalcoatlus"
BAD_LINES = {
    "not JSON": b'{"date": "2026-01-01", "text": "quetzalcoatlus',
    "no object": ["quetzalcoatlus"],
    "no date": {"text": SECRET},
    "no such day": {"date": "2026-02-30", "text": SECRET},
    "date in words": {"date": SECRET, "text": SECRET},
    "date a number": {"date": 20260101, "text": SECRET},
    "year 0": {"date": "0000-01-01", "text": SECRET},
    "no text": {"date": "2026-01-01", "title": SECRET},
    "text a list": {"date": "2026-01-01", "text": [SECRET]},
    "title a number": {"date": "2026-01-01", "text": SECRET, "title": 7},
    "tags one text": {"date": "2026-01-01", "text": SECRET, "tags": SECRET},
    "tags of numbers": {"date": "2026-01-01", "text": SECRET, "tags": [1]},
    "empty tag": {"date": "2026-01-01", "text": SECRET, "tags": [" # "]},
    "long tag": {"date": "2026-01-01", "text": SECRET, "tags": [SECRET * 21]},
    "not UTF-8": b'{"date": "2026-01-01", "text": "quetzalcoatlus \xff"}',
    "deeply nested": b"[" * 200_000,
    "huge number": b'{"date": "2026-01-01", "text": "x", "n": 1' + b"0" * 9_000 + b"}",
    "UTF-16": '{"date": "2026-01-01"}'.encode("utf-16"),
}


@pytest.mark.parametrize("line", BAD_LINES.values(), ids=BAD_LINES.keys())
def test_bad_line_is_named_by_its_number_and_the_rest_comes_in(file: Path, line: object) -> None:
    good = {"date": "2026-01-02", "text": "fine"}
    result = planned(file, good, line, good)
    assert len(result.items) == 2
    (fault,) = result.faults
    assert fault.line == 2
    assert fault.reason
    assert SECRET not in fault.reason


def test_lone_surrogates_come_in_as_the_text_can_be_stored(file: Path) -> None:
    raw = (
        rb'{"date": "2026-01-01", "text": "a\ud800b\u0000", "title": "\udfff", "tags": ["x\ud800"]}'
    )
    (content,) = contents(planned(file, raw))
    assert content.body == "a\ufffdb\ufffd"
    assert content.title == "\ufffd"
    content.tags[0].name.encode()


def test_file_that_is_missing_or_too_large_is_refused(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(BadInput) as missing:
        plan(file, "jsonl")
    assert missing.value.faults == (Fault(1, "the file cannot be opened"),)
    monkeypatch.setattr(found, "LARGEST", 10)
    with pytest.raises(BadInput):
        planned(file, {"date": "2026-01-01", "text": "longer than that"})


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(junk=st.lists(st.binary(max_size=60), max_size=5), text=st.text(max_size=60))
def test_no_bytes_at_all_keep_a_good_line_from_coming_in(
    file: Path, junk: list[bytes], text: str
) -> None:
    good = json.dumps({"date": "1665-09-07", "text": text}).encode()
    result = planned(file, *junk, good)
    assert result.items[-1].content.body == canonical(text)
    assert len(result.faults) <= sum(line.count(b"\n") + 1 for line in junk)
