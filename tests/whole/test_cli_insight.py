"""`insight` on the command line: words, numbers and a drawing of one journal."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from xml.etree import ElementTree as Tree

from journal.app.services import build_services
from journal.domain.labels import Correction, Label, LabelFrom
from journal.services.stores import UnitOfWork
from tests.commands import CommandLine
from tests.steps import PASSPHRASE, given, needs_in


def answer(command: CommandLine, id: str, label: Label) -> None:
    """Say of an entry what its distance was, as a person does in the window."""
    services = build_services(needs_in(command.folder))
    given(services.unlocking.unlock, command.journal, PASSPHRASE)

    def job(unit: UnitOfWork) -> None:
        entry = unit.entries.get(unit.entries.ids_starting(id)[0])
        said = replace(entry.content, correction=Correction(label, LabelFrom.CORRECTED))
        unit.entries.save(entry.uuid, said, based_on=entry.head)

    given(partial(services.door.within, job))
    services.unlocking.quit()


def test_a_journal_without_answers_says_so_and_draws_nothing(
    command: CommandLine, tmp_path: Path
) -> None:
    command.add("The kettle sang.", "--date", "2026-05-03", "--prompt", "enjoyment-01")
    silent = command("insight")
    assert (silent.code, silent.err) == (0, "")
    assert "One entry is written, and it has no answer of yours yet." in silent.out
    assert "The kettle sang." in command("insight", "--view", "likings").out
    assert command("insight", "--svg", tmp_path / "river.svg").code != 0
    assert not (tmp_path / "river.svg").exists()


def test_words_table_and_drawing_come_from_one_answer(command: CommandLine, tmp_path: Path) -> None:
    id = command.add("I left early.", "--date", "2026-05-03", "--tag", "limit/mother")
    answer(command, id, Label.CHOSEN)
    drawn = tmp_path / "river.svg"
    said = command("insight", "--svg", drawn)
    assert "Chosen: 1 entry." in said.out
    assert said.out.splitlines()[1] == Tree.parse(drawn).getroot()[1].text
    assert command("insight", "--view", "tags", "--table").out.splitlines() == [
        "Tag\tChosen\tInvoluntary\tSome of both\tNo distance\tNot sure",
        "limit/mother\t1\t0\t0\t0\t0",
    ]
    assert (
        "Before and after: Limit: mother, 3 May 2026" in command("insight", "--view", "event").out
    )
    assert (
        command("insight", "--step", "week", "--week-begins", "sunday", "--table")
        .out.splitlines()[1]
        .startswith("3 to 9 May 2026\t1")
    )


def test_wrong_use_is_told(command: CommandLine, tmp_path: Path) -> None:
    told = command("insight", "--view", "likings", "--table")
    assert (told.code, "made of words" in told.err) == (64, True)
    assert command("insight", "--view", "event").code == 64
    assert command("insight", "--replace").code == 64
    assert "Three entries" in command("insight", "--view", "event", "--day", "2026-05-03").out
