"""Words of one's own in the encrypted file: kept, brought together, and nowhere in clear."""

import logging
from pathlib import Path

import pytest

from journal.vault.open_journal import OpenJournal
from tests.safety.marks import marks_of, showing
from tests.vault.diverging import copied, merged, opened, rows

CANARY = "Zwinglihauser"


def words(journal: OpenJournal) -> tuple[str, ...]:
    with journal.work() as work:
        return work.own_dictionary.all()


def add(journal: OpenJournal, *added: str) -> None:
    with journal.work() as work:
        for word in added:
            work.own_dictionary.add(word)


def remove(journal: OpenJournal, word: str) -> None:
    with journal.work() as work:
        work.own_dictionary.remove(word)


def test_words_are_kept_in_order_each_once(journal: OpenJournal) -> None:
    add(journal, "tramm", "Ottoline", "kettling", "tramm")
    assert words(journal) == ("kettling", "Ottoline", "tramm")
    remove(journal, "tramm")
    remove(journal, "never there")
    assert words(journal) == ("kettling", "Ottoline")
    add(journal, "tramm")
    assert words(journal) == ("kettling", "Ottoline", "tramm")


def test_a_word_that_is_there_already_writes_nothing(journal: OpenJournal) -> None:
    add(journal, "tramm")
    before = rows(journal)["setting"]
    add(journal, "tramm")
    assert rows(journal)["setting"] == before


def test_a_removed_word_is_in_no_row(journal: OpenJournal) -> None:
    add(journal, CANARY)
    assert CANARY in repr(rows(journal))
    remove(journal, CANARY)
    assert CANARY not in repr(rows(journal))


def test_a_row_of_a_later_version_is_passed_over(journal: OpenJournal) -> None:
    add(journal, "tramm", "kettling")
    with journal._held.opened.engine.begin() as connection:
        connection.exec_driver_sql(
            "UPDATE setting SET value = '{\"word\": 1}' WHERE value = '\"tramm\"'"
        )
    assert words(journal) == ("kettling",)


def test_of_two_copies_each_word_is_as_it_was_left_last(fresh: Path, tmp_path: Path) -> None:
    base = opened(copied(fresh, tmp_path / "Base.journal"))
    add(base, "both", "taken")
    base.close()
    here, there = opened(base.path), opened(copied(base.path, tmp_path / "There.journal"))
    add(here, "here")
    add(there, "there", "late")
    remove(here, "taken")
    remove(there, "both")
    add(here, "both")  # is there already, so that taking it out elsewhere is what came last
    remove(here, "late")
    there.close()
    merged(here, there.path)
    assert words(here) == ("here", "late", "there")
    here.close()


def test_own_words_stand_in_no_file_in_clear_and_in_no_log(
    journal: OpenJournal, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    add(journal, CANARY)
    remove(journal, CANARY)
    add(journal, CANARY)
    assert words(journal) == (CANARY,)
    journal.close()
    marks = marks_of((CANARY, CANARY[3:], CANARY.lower()))
    assert showing(marks, tmp_path) == {}
    assert CANARY.lower() not in caplog.text.lower()
    (tmp_path / "control").write_text(CANARY, encoding="utf-16")
    assert showing(marks, tmp_path), "the search finds what lies open"
