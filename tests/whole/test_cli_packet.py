"""A packet on the command line: as the file asks, nothing hidden left in it, and remembered."""

import json
from pathlib import Path

import pytest

from journal.app.services import build_services
from journal.domain.recipe import Recipe
from journal.domain.redaction import Redaction, Replacement
from tests.commands import CommandLine
from tests.steps import PASSPHRASE, given, needs_in

ASKED = """\
format: stillwater-packet
schema: 1
to: Dr. L.
entries:
  query: tag:home
  since: last session
front:
  talk_about:
  - What Daniel said
moments:
- entry: '{id}'
  words: Daniel’s boat is gone.
appendix: true
redaction:
  hide:
  - names: [Daniel]
    as: '[my brother]'
"""


@pytest.fixture
def asked(command: CommandLine, tmp_path: Path) -> Path:
    id = command.add(
        "We sat.\n\nDaniel’s boat is gone. DANIEL laughed.", "--tag", "home", "--tag", "Daniel/boat"
    )
    path = tmp_path / "packet.yaml"
    path.write_text(ASKED.format(id=id), encoding="utf-8")
    return path


@pytest.mark.parametrize("form", ["md", "json"])
def test_a_packet_is_as_asked_with_names_hidden_in_all_of_it(
    command: CommandLine, asked: Path, tmp_path: Path, form: str
) -> None:
    out = tmp_path / f"notes.{form}"
    ran = command("export", "--packet", asked, "--format", form, "--out", out)
    assert ran.code == 0, ran.err
    assert ran.out.startswith("1 entry, 1 moment, ")
    assert "Checked in the finished file." in ran.out
    text = out.read_text("utf-8")
    assert "daniel" not in text.lower()
    assert "[my brother]’s boat is gone." in text
    assert "What [my brother] said" in text
    assert "Dr. L." not in text


def test_the_next_packet_for_the_same_person_begins_with_the_last(
    command: CommandLine, asked: Path, tmp_path: Path
) -> None:
    command.add("Long before.", "--tag", "home", "--date", "2025-01-01")
    first = command("export", "--packet", asked, "--format", "md", "--out", tmp_path / "1.md")
    assert first.out.startswith("2 entries, 1 moment, ")
    assert "Nothing was handed over before" in first.err
    again = command("export", "--packet", asked, "--format", "md", "--out", tmp_path / "2.md")
    assert again.out.startswith("1 entry, 1 moment, ")
    assert again.err == ""


def test_a_json_packet_brings_its_entries_into_another_journal(
    command: CommandLine, asked: Path, tmp_path: Path
) -> None:
    out, other = tmp_path / "notes.json", tmp_path / "Other.journal"
    command("export", "--packet", asked, "--format", "json", "--out", out)
    held = json.loads(out.read_text("utf-8"))["packet"]
    assert held["front"]["talk_about"] == ["What [my brother] said"]
    assert held["themes"]["tags"] == {"home": 1, "[my brother]/boat": 1}
    command.on(other, "create", "--recovery-out", tmp_path / "other-code")
    assert command.on(other, "import", out, "--format", "json").code == 0


def test_a_moment_that_is_not_in_its_entry_and_a_faulty_file_save_nothing(
    command: CommandLine, asked: Path, tmp_path: Path
) -> None:
    source, out = asked.read_text("utf-8"), tmp_path / "notes.md"
    for wrong in (
        source.replace("boat is gone.", "boat is here."),
        source.replace("appendix", "apendix"),
    ):
        asked.write_text(wrong, encoding="utf-8")
        ran = command("export", "--packet", asked, "--format", "md", "--out", out)
        assert ran.code != 0
        assert not out.exists()
    assert "Line 13" in ran.err


def test_a_name_hidden_in_the_pages_may_not_stand_in_the_name_of_the_file(
    command: CommandLine, asked: Path, tmp_path: Path
) -> None:
    out = tmp_path / "for-daniel.md"
    ran = command("export", "--packet", asked, "--format", "md", "--out", out)
    assert ran.code != 0
    assert not out.exists()


def test_a_packet_goes_with_no_filter(command: CommandLine, asked: Path, tmp_path: Path) -> None:
    out = ("--format", "md", "--out", tmp_path / "notes.md")
    assert command("export", "--packet", asked, "--tag", "home", *out).code == 64


def test_a_plain_document_says_that_what_a_packet_hides_is_told_in_it(
    command: CommandLine, asked: Path, tmp_path: Path
) -> None:
    out = tmp_path / "pages.md"
    ran = command("export", "--format", "md", "--out", out)
    assert (ran.code, ran.err) == (0, "")
    services = build_services(needs_in(command.folder))
    given(services.unlocking.unlock, command.journal, PASSPHRASE)
    hiding = Redaction((Replacement(("Daniel",), "[my brother]"),))
    given(services.handing_over.basket.keep_recipe, Recipe(redaction=hiding))
    services.unlocking.lock("asked")
    ran = command("export", "--format", "md", "--out", out, "--replace")
    assert ran.code == 0
    assert "is not hidden in this file" in ran.err
