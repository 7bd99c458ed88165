"""Names that are nested, called anew, coloured and put on many entries at once."""

from dataclasses import replace

import pytest

from journal.domain.entry import EntryId
from journal.domain.errors import Cancelled, InvalidTag, NameTaken
from journal.domain.tags import Colour, Tag, TagKind
from journal.vault.open_journal import OpenJournal
from tests.vault.name_acts import (
    LATE,
    NIGHT,
    OFFICE,
    WORK,
    all_names,
    found,
    names,
    put_back,
    renamed,
    untold,
)
from tests.vault.pages import entry, revisions, saved


def test_a_name_finds_what_is_nested_below_it(journal: OpenJournal) -> None:
    own = saved(journal, "a", tags=(WORK,))
    night = saved(journal, "b", tags=(NIGHT,))
    both = saved(journal, "c", tags=(LATE, NIGHT, WORK))
    other = saved(journal, "d", tags=(Tag("workshop"), Tag("work", TagKind.PERSON)))
    assert found(journal, "WORK") == {own, night, both}
    assert found(journal, "work/night shift") == {night, both}
    assert found(journal, "work", "workshop") == set()
    assert found(journal, "workshop") == {other}


def test_an_entry_is_counted_once_in_each_name_above_it(journal: OpenJournal) -> None:
    saved(journal, "a", tags=(NIGHT,))
    saved(journal, "b", tags=(LATE, NIGHT))
    gone = saved(journal, "c", tags=(NIGHT, Tag("rain")))
    with journal.work() as work:
        work.entries.set_deleted(gone, True)
        all = work.nesting.all()
    counted = [(each.tag.name, each.entries, each.own) for each in all]
    assert counted == [("work", 2, 0), (NIGHT.name, 2, 2), (LATE.name, 1, 1)]


def test_a_name_that_only_others_stand_below_can_be_looked_for(journal: OpenJournal) -> None:
    id = saved(journal, "a", tags=(Tag("לילה/ משמרת".replace(" ", "")),))
    assert found(journal, "לילה") == {id}


def test_renaming_takes_along_what_is_nested_and_writes_no_entry(journal: OpenJournal) -> None:
    id = saved(journal, "a", tags=(WORK, LATE))
    before = revisions(journal)
    change = renamed(journal, "work", "Job/bakery")
    assert names(journal, id) == {"Job/bakery", "Job/bakery/night shift/late"}
    assert found(journal, "job") == {id}
    assert found(journal, "work") == set()
    assert revisions(journal) == before
    assert (WORK, Tag("Job/bakery")) in change.renamed
    put_back(journal, change)
    assert names(journal, id) == {"work", LATE.name}
    assert journal.check(untold).sound


def test_a_name_may_change_its_spelling_or_go_below_itself(journal: OpenJournal) -> None:
    id = saved(journal, "a", tags=(WORK, NIGHT))
    renamed(journal, "work", "WORK")
    assert names(journal, id) == {"WORK", "WORK/night shift"}
    renamed(journal, "WORK", "WORK/bakery")
    assert names(journal, id) == {"WORK/bakery", "WORK/bakery/night shift"}


def test_a_name_of_another_is_not_taken_by_renaming(journal: OpenJournal) -> None:
    id = saved(journal, "a", tags=(WORK, NIGHT))
    saved(journal, "b", tags=(Tag("job/night shift"), OFFICE))
    for taken in ("office", "job"):
        with pytest.raises(NameTaken):
            renamed(journal, "work", taken)
    with pytest.raises(InvalidTag):
        renamed(journal, "work", "x" * 195)
    assert names(journal, id) == {"work", NIGHT.name}


def test_colours_are_shown_kept_and_taken_away(journal: OpenJournal) -> None:
    saved(journal, "a", tags=(OFFICE, WORK))
    with journal.work() as work:
        work.tags.mark(Tag("OFFICE"), Colour.PLUM)
    assert all_names(journal)["Office"].colour is Colour.PLUM
    renamed(journal, "office", "work", join=True)
    assert all_names(journal)["work"].colour is Colour.PLUM
    with journal.work() as work:
        work.tags.mark(WORK, None)
    assert all_names(journal)["work"].colour is None


def test_one_name_is_put_on_many_and_taken_off_again(journal: OpenJournal) -> None:
    ids = [saved(journal, f"page {n}", tags=(WORK,) if n % 2 else ()) for n in range(6)]
    with journal.work() as work:
        put = work.tagging.put([*ids, EntryId(999)], Tag("Work"), untold)
    assert put == tuple(ids[::2])
    assert found(journal, "work") == set(ids)
    with journal.work() as work:
        assert [(each.tag, each.entries) for each in work.tagging.on(ids)] == [(WORK, 6)]
        off = work.tagging.take_off(ids[:3], WORK, untold)
        assert work.tagging.take_off(ids, Tag("nowhere"), untold) == ()
    assert off == tuple(ids[:3])
    assert found(journal, "work") == set(ids[3:])
    assert entry(journal, ids[0]).content.body == "page 0"
    assert journal.check(untold).sound


def test_a_name_taken_away_is_off_every_entry_and_can_be_given_back(journal: OpenJournal) -> None:
    one = saved(journal, "a", tags=(WORK, OFFICE))
    two = saved(journal, "b", tags=(LATE, Tag("workshop")))
    binned = saved(journal, "c", tags=(WORK, LATE))
    with journal.work() as work:
        work.tags.mark(WORK, Colour.PLUM)
        work.entries.set_deleted(binned, True)
    with journal.work() as work:
        taken = work.tagging.take_away(Tag("WORK"), untold)
    assert set(all_names(journal)) == {"Office", "workshop"}
    assert names(journal, binned) == set()
    assert {each.tag: set(each.ids) for each in taken} == {WORK: {one, binned}, LATE: {two, binned}}
    assert entry(journal, binned).deleted
    with journal.work() as work:
        assert set(work.tagging.give_back(taken, untold)) == {one, two, binned}
        assert work.tagging.take_away(Tag("nowhere"), untold) == ()
    assert names(journal, one) == {"work", "Office"}
    assert names(journal, binned) == {"work", LATE.name}
    assert all_names(journal)["work"].colour is Colour.PLUM
    assert journal.check(untold).sound


def test_a_cancelled_act_on_many_leaves_everything_as_it_was(journal: OpenJournal) -> None:
    ids = [saved(journal, f"page {n}") for n in range(45)]

    def stop(done: int, of: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled), journal.work() as work:
        work.tagging.put(ids, WORK, stop)
    assert found(journal, "work") == set()
    assert journal.check(untold).sound


def test_samples_tell_which_names_go_with_a_prompt_a_name_and_a_word(journal: OpenJournal) -> None:
    id = saved(journal, "the tram was late", tags=(WORK, OFFICE))
    gone = saved(journal, "another tram", tags=(Tag("rain"),))
    with journal.work() as work:
        work.entries.set_deleted(gone, True)
        word, beside = work.together.holding("TRAM"), work.together.beside(WORK)
        none = work.together.answering(["boundaries-01"])
    assert word.names == {WORK: 1, OFFICE: 1}
    assert (beside.entries, set(beside.names)) == (1, {WORK, OFFICE})
    assert none.entries == 0
    assert replace(entry(journal, id).content, tags=()).body == "the tram was late"
