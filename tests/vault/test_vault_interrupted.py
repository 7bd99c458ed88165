"""Ctrl+C while the database works ends the act as if it had never begun."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from journal.domain.backups import Why
from journal.domain.errors import Cancelled
from journal.domain.report import Progress
from journal.vault import exporting
from journal.vault.open_journal import OpenJournal
from journal.vault.vault import Vault
from journal.vault.verify import steps
from tests.vault.pages import PASSPHRASE, page

ACTS: dict[str, Callable[[OpenJournal, Progress], object]] = {
    "check": lambda journal, progress: journal.check(progress, lambda files, words: ()),
    "backup": lambda journal, progress: journal.copies.make(Why.AUTO, progress),
    "new key": lambda journal, progress: journal.change_because_known(
        PASSPHRASE, "nobody knows this one", progress
    ),
}


@pytest.fixture
def long_journal(journal: OpenJournal, monkeypatch: pytest.MonkeyPatch) -> OpenJournal:
    """A journal at which every act is asked in the midst of a statement whether to go on."""
    monkeypatch.setattr(steps, "_INSTRUCTIONS", 20)
    monkeypatch.setattr(exporting, "_STEPS", 20)
    with journal.work() as work:
        for number in range(60):
            work.entries.save(f"{number:032x}", page(f"Entry {number} " * 50), based_on=None)
    return journal


# A backup is asked between its steps, when no statement runs.
@pytest.mark.parametrize("act", ["check", "new key"])
def test_an_interrupted_statement_ends_the_act_and_leaves_nothing(
    vault: Vault, long_journal: OpenJournal, place: Path, act: str
) -> None:
    interrupted = []
    with closing(long_journal._held.opened.engine.raw_connection()) as lent:
        raw: Any = lent.driver_connection

    def interrupt(done: int, of: int) -> None:  # all that is left where the driver swallows Ctrl+C
        if act != "new key" or any(place.glob(".*.part")):
            interrupted.append(done)
            raw.interrupt()

    with pytest.raises(Cancelled):
        ACTS[act](long_journal, interrupt)
    assert interrupted
    _goes_on(vault, long_journal, place)


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("after", [0, 1, 5])
def test_ctrl_c_where_it_is_asked_for_comes_out_as_it_is(
    vault: Vault, long_journal: OpenJournal, place: Path, act: str, after: int
) -> None:
    asked = []

    def stop_once(done: int, of: int) -> None:
        if act != "new key" or any(place.glob(".*.part")):
            asked.append(done)
            if len(asked) == after + 1:
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ACTS[act](long_journal, stop_once)
    _goes_on(vault, long_journal, place)


@pytest.mark.parametrize(
    ("act", "statement"),
    [
        ("check", "INSERT INTO fts"),
        ("check", "DELETE FROM setting"),
        ("backup", "PRAGMA cipher_integrity_check"),
        ("new key", "INSERT INTO fts"),
    ],
)
def test_ctrl_c_that_breaks_into_a_statement_comes_out_as_it_is(
    vault: Vault, long_journal: OpenJournal, place: Path, act: str, statement: str
) -> None:
    def break_in(cursor: object, told: str, *_: object) -> None:
        if told.startswith(statement):
            raise KeyboardInterrupt

    event.listen(Engine, "do_execute", break_in)
    try:
        with pytest.raises(KeyboardInterrupt):
            ACTS[act](long_journal, lambda done, of: None)
    finally:
        event.remove(Engine, "do_execute", break_in)
    long_journal.close()
    _is_whole(vault, place)


def _goes_on(vault: Vault, journal: OpenJournal, place: Path) -> None:
    assert journal.check(lambda done, of: None).sound
    journal.close()
    _is_whole(vault, place)


def _is_whole(vault: Vault, place: Path) -> None:
    assert list(place.rglob(".*part*")) == []
    assert [path.name for path in place.glob("journal*")] == ["journal.db"]
    opened = vault.open(place, PASSPHRASE)
    report = opened.check(lambda done, of: None)
    assert report.sound
    assert report.entries == 60
    opened.close()
