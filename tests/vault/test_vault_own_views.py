"""What a person makes of a view: kept in the encrypted file, brought together from two."""

from pathlib import Path

from journal.domain.insight.chart import OPT_IN, View
from journal.domain.insight.own_view import OwnView
from journal.vault.open_journal import OpenJournal
from tests.vault.diverging import copied, merged, opened, rows


def name(journal: OpenJournal, view: View, words: str) -> None:
    with journal.work() as work:
        work.own_views.name(view, words)


def switch(journal: OpenJournal, view: View, off: bool) -> None:
    with journal.work() as work:
        work.own_views.switch(view, off=off)


def own(journal: OpenJournal, view: View) -> OwnView:
    with journal.work() as work:
        return work.own_views.all()[view]


def test_words_stay_with_their_view_also_while_it_is_off(journal: OpenJournal) -> None:
    name(journal, View.RIVER, "Quieter since the summer,\nI think.")
    switch(journal, View.RIVER, off=True)
    assert own(journal, View.RIVER) == OwnView("Quieter since the summer,\nI think.", off=True)
    assert own(journal, View.TAGS) == OwnView()
    switch(journal, View.RIVER, off=False)
    name(journal, View.RIVER, "")
    assert own(journal, View.RIVER) == OwnView()


def test_two_views_are_off_until_they_are_turned_on(journal: OpenJournal) -> None:
    before = rows(journal)["setting"]
    switch(journal, View.MUTED, off=True)
    assert rows(journal)["setting"] == before
    assert {view for view in View if own(journal, view).off} == OPT_IN
    switch(journal, View.MUTED, off=False)
    assert not own(journal, View.MUTED).off


def test_what_is_so_already_writes_nothing(journal: OpenJournal) -> None:
    before = rows(journal)["setting"]
    name(journal, View.EVENT, "")
    switch(journal, View.EVENT, off=False)
    assert rows(journal)["setting"] == before


def test_a_view_named_here_and_switched_off_there_is_both(fresh: Path, tmp_path: Path) -> None:
    here = opened(copied(fresh, tmp_path / "Here.journal"))
    there = opened(copied(fresh, tmp_path / "There.journal"))
    name(here, View.PLACES, "The yard again.")
    switch(there, View.PLACES, off=True)
    there.close()
    merged(here, there.path)
    assert own(here, View.PLACES) == OwnView("The yard again.", off=True)
    here.close()
