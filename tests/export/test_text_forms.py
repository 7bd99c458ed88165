"""Markdown and the archive: what is handed over is what was written, and nothing beside it."""

import json
from datetime import date, timedelta

import pytest

from journal.cli.parser import parse
from journal.domain.packet import packet
from journal.export.writers import FORMS, write
from tests.export.golden import FOLDER, MADE
from tests.export.samples import MADE_ON, entry, golden_packet, many, plain_entries

KEPT_BACK = (
    *("involuntary", "secretversion", "a_lot", "0.875", "session", "secretstruck", "unread"),
)
FACETS = ("secretfacet", "medicine")


def markdown(*bodies: str) -> str:
    entries = tuple(entry(n, date(2026, 1, n + 1), body) for n, body in enumerate(bodies))
    return write(packet(entries, MADE_ON), "md").data.decode()


@pytest.mark.parametrize("name", [n for n in MADE if n.count(".") == 1])
def test_fixed_packets_give_the_golden_bytes(name: str) -> None:
    assert MADE[name]() == (FOLDER / name).read_bytes()


@pytest.mark.parametrize(("form", "facets"), [("md", []), ("json", list(FACETS))])
def test_labels_readings_and_taps_are_in_no_form_and_facets_in_the_archive_only(
    form: str, facets: list[str]
) -> None:
    text = write(packet((plain_entries()[1],), MADE_ON), form).data.decode().lower()
    assert "kettle" in text
    assert [word for word in KEPT_BACK if word in text] == []
    assert [word for word in FACETS if word in text] == facets


def test_every_form_offered_can_be_written_and_no_other() -> None:
    for form in FORMS:
        assert write(golden_packet(), form.name).data
    assert len({form.suffix for form in FORMS}) == len(FORMS)
    with pytest.raises(ValueError, match="unknown form"):
        write(golden_packet(), "csv")


@pytest.mark.parametrize("form", ["md", "txt"])
def test_every_body_is_kept_byte_for_byte(form: str) -> None:
    text = write(golden_packet(), form).data.decode()
    assert [e.uuid for e in golden_packet().entries if e.content.body not in text] == []


@pytest.mark.parametrize(
    ("body", "closed"),
    [
        ("```\nopen", "```"),
        ("~~~~ text\n~~~", "~~~~"),
        ("<!-- open", "-->"),
        ("words\n<SCRIPT>\nmore", "</script>"),
        ("<?php", "?>"),
    ],
)
def test_block_left_open_does_not_swallow_the_next_entry(body: str, closed: str) -> None:
    assert f"{body}\n\n{closed}\n\n## Friday 2 January 2026" in markdown(body, "Next.")


@pytest.mark.parametrize("body", ["```\ncode\n```", "<!-- closed -->", "a ``` b", "<scripted>"])
def test_nothing_is_added_after_an_entry_that_leaves_nothing_open(body: str) -> None:
    assert f"{body}\n\n## Friday 2 January 2026" in markdown(body, "Next.")


def test_few_entries_stand_alone_and_many_are_parted_by_month_and_year() -> None:
    few, months, years = (
        [line for line in write(given, "md").data.decode().splitlines() if line.startswith("#")]
        for given in (many(12, timedelta(7)), many(14, timedelta(7)), many(30, timedelta(14)))
    )
    assert len(few) == 1 + 12
    assert months[1:3] == ["## January 2025", "### Monday 6 January 2025"]
    assert len(months) == 1 + 14 + 4
    assert years[1:4] == ["## 2025", "### January 2025", "#### Monday 6 January 2025"]
    assert years.count("## 2026") == 1


def test_archive_says_how_many_and_each_entry_has_its_line() -> None:
    lines = write(golden_packet(), "json").data.decode().split("\n")
    archive = json.loads("\n".join(lines))
    assert archive["count"] == len(archive["entries"]) == 8
    assert [json.loads(line.rstrip(","))["id"] for line in lines[7:15]] == [
        e.uuid for e in golden_packet().entries
    ]


def test_signs_no_file_can_carry_do_not_stop_a_hand_over() -> None:
    odd = packet((entry(1, date(2026, 1, 1), "a\x00b\ud800c", "t\udfff"),), MADE_ON)
    assert "a\ufffdb\ufffdc" in write(odd, "md").data.decode()
    assert json.loads(write(odd, "json").data)["entries"][0]["text"] == "a\ufffdb\ufffdc"


def test_the_command_line_offers_every_form() -> None:
    for form in FORMS:
        asked = ["export", "a.journal", "--format", form.name, "--out", "x", "--tag", "sleep"]
        assert parse(asked).format == form.name
