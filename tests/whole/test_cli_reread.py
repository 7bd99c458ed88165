"""`reread`: older readings are counted, and made again only where somebody asks."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from journal.app.services import build_services
from journal.domain.distance.reading import Reading
from journal.domain.labels import Label
from journal.domain.selection import Selection
from tests.commands import CommandLine
from tests.services.test_answers_service import NUMB
from tests.steps import PASSPHRASE, given, needs_in

OLD = Reading(Label.CHOSEN, 0.95, 0.05, (), "0.0.1")


@dataclass(frozen=True)
class Older:
    """The ids of three entries: read by an older reader, so and corrected, never read."""

    plain: str
    corrected: str
    never: str


@pytest.fixture
def older(command: CommandLine, tmp_path: Path) -> Older:
    days = ("2026-11-03", "2026-11-02", "2026-11-01")
    made = Older(*(command.add(f"{NUMB} {day}", "--date", day) for day in days))
    services = build_services(needs_in(tmp_path))
    given(services.unlocking.unlock, command.journal, PASSPHRASE)
    plain, corrected, _ = given(services.reviewing.find, Selection())
    for id in (plain, corrected):
        given(services.door.within, lambda unit, id=id: unit.readings.put(id, OLD))
    given(services.writing.correct, corrected, Label.MIXED)
    services.unlocking.quit()
    return made


def test_asked_for_none_it_only_counts(command: CommandLine, older: Older) -> None:
    before = command.listed()
    assert command("reread").out == "Read by an older reader: 2 entries.\n"
    assert command("reread", "--json").json["waiting"] == 2
    assert command.listed() == before


def test_all_older_ones_are_read_again(command: CommandLine, older: Older) -> None:
    ran = command("reread", "--all-older")
    assert ran.code == 0, ran.err
    first, second = ran.out.splitlines()
    assert first.startswith(f"2026-11-03  {older.plain}  Everyone at the table")
    assert first.endswith("  Chosen, now Involuntary")
    assert second.endswith("  Chosen, now Involuntary  [Some of both]")
    assert [row["label"] for row in command.listed()] == ["involuntary", "mixed", None]
    assert command("reread").out == "Read by an older reader: 0 entries.\n"
    assert command("reread", "--all-older").out == ""


def test_entries_are_named_by_their_ids(command: CommandLine, older: Older) -> None:
    ran = command("reread", older.plain, older.never, "--json")
    (row,) = ran.json
    reader = row.pop("after_reader")
    assert row == {
        "id": older.plain,
        "date": "2026-11-03",
        "title": "",
        "label": "involuntary",
        "before": "chosen",
        "before_reader": "0.0.1",
        "after": "involuntary",
    }
    assert reader != "0.0.1"
    assert ran.err == "Without a reading, and left so: 1 entry.\n"
    assert [row["label"] for row in command.listed()] == ["involuntary", "mixed", None]
    again = command("reread", older.plain)
    assert again.out.endswith("  Involuntary, as before\n")


def test_ids_and_all_do_not_go_together(command: CommandLine, older: Older) -> None:
    assert command("reread", older.plain, "--all-older").code == 64
    assert command("reread", "ffffffff").code != 0
    assert command("reread", "--json").json["waiting"] == 2
