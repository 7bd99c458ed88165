"""Names that are nested, called anew, led into each other and put on many entries at once."""

from dataclasses import replace
from pathlib import Path

import pytest

from journal.domain.entry import EntryId
from journal.domain.errors import Cancelled, InvalidTag, NameTaken
from journal.domain.selection import Selection
from journal.domain.tags import Colour, Nested, Rearranged, Tag, TagKind
from journal.vault.open_journal import OpenJournal
from journal.vault.stamp import new_uuid
from tests.vault.diverging import copied, merged, opened, state
from tests.vault.pages import entry, page, revised, revisions, saved

WORK, NIGHT, LATE = Tag("work"), Tag("work/night shift"), Tag("work/night shift/late")
OFFICE = Tag("Office")


def untold(done: int, of: int) -> None:
    """Listen to nothing."""


def found(journal: OpenJournal, *names: str) -> set[EntryId]:
    with journal.work() as work:
        return set(work.entries.find(Selection(tags=tuple(map(Tag, names)))))


def names(journal: OpenJournal, id: EntryId) -> set[str]:
    return {tag.name for tag in entry(journal, id).content.tags}


def all_names(journal: OpenJournal) -> dict[str, Nested]:
    with journal.work() as work:
        return {each.tag.name: each for each in work.nesting.all()}


def renamed(journal: OpenJournal, old: str, to: str, *, join: bool = False) -> Rearranged:
    with journal.work() as work:
        return work.rearranging.rename(Tag(old), to, join=join)


def put_back(journal: OpenJournal, change: Rearranged) -> None:
    with journal.work() as work:
        work.rearranging.put_back(change)


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


def test_merging_joins_entries_and_can_be_undone(journal: OpenJournal) -> None:
    one = saved(journal, "a", tags=(OFFICE, Tag("office/desk")))
    two = saved(journal, "b", tags=(WORK, OFFICE))
    three = saved(journal, "c", tags=(WORK, Tag("work/desk")))
    change = renamed(journal, "Office", "work", join=True)
    assert found(journal, "work") == found(journal, "office") == {one, two, three}
    assert names(journal, one) == {"work", "work/desk"}
    assert set(all_names(journal)) == {"work", "work/desk"}
    assert journal.check(untold).sound
    put_back(journal, change)
    assert names(journal, one) == {"Office", "office/desk"}
    assert found(journal, "office") == {one, two}
    assert found(journal, "work") == {two, three}
    assert journal.check(untold).sound


def test_what_was_written_after_a_merge_stays_with_the_name_it_was_written_with(
    journal: OpenJournal,
) -> None:
    saved(journal, "a", tags=(OFFICE,))
    two = saved(journal, "b", tags=(WORK,))
    change = renamed(journal, "Office", "work", join=True)
    three = saved(journal, "c", tags=(OFFICE,))
    put_back(journal, change)
    assert found(journal, "work") == {two, three}


def test_a_merged_name_can_become_the_name_of_what_it_went_into(journal: OpenJournal) -> None:
    one = saved(journal, "a", tags=(OFFICE,))
    two = saved(journal, "b", tags=(WORK,))
    renamed(journal, "Office", "work", join=True)
    change = renamed(journal, "work", "office")
    assert found(journal, "office") == {one, two}
    assert names(journal, two) == {"office"}
    assert found(journal, "work") == set()
    assert journal.check(untold).sound
    put_back(journal, change)
    assert found(journal, "work") == {one, two}
    assert names(journal, one) == {"work"}


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


def test_undoing_a_merge_tells_how_far_it_is_and_can_be_stopped(journal: OpenJournal) -> None:
    with journal.work() as work:
        for number in range(520):
            content = page(f"{number}", tags=(WORK if number % 2 else OFFICE,))
            work.entries.save(new_uuid(), content, based_on=None)
    saved(journal, "elsewhere", tags=(Tag("rain"), Tag("snow")))
    change = renamed(journal, "office", "work", join=True)
    renamed(journal, "rain", "snow", join=True)  # so that every entry has to be read again
    both = found(journal, "work")
    told: list[tuple[int, int]] = []

    def stop(done: int, of: int) -> None:
        told.append((done, of))
        if done:
            raise Cancelled

    with pytest.raises(Cancelled), journal.work() as work:
        work.rearranging.put_back(change, stop)
    assert told == [(0, 520), (500, 520)]
    assert (found(journal, "work"), found(journal, "office")) == (both, both)
    assert journal.check(untold).sound


def test_undoing_a_merge_at_once_leaves_what_was_written_on_meanwhile(
    journal: OpenJournal,
) -> None:
    one = saved(journal, "a", tags=(OFFICE,))
    two = saved(journal, "b", tags=(OFFICE, WORK))
    three = saved(journal, "c", tags=(WORK,))
    four = saved(journal, "d", tags=(OFFICE,))
    five = saved(journal, "e", tags=(OFFICE, WORK))
    change = renamed(journal, "Office", "work", join=True)
    revised(journal, four, tags=(Tag("rain"),))
    revised(journal, five, body="more", tags=(Tag("rain"), WORK))
    with journal.work() as work:
        work.entries.set_deleted(one, True)
    put_back(journal, change)
    assert [names(journal, id) for id in (one, two, three)] == [
        {"Office"},
        {"Office", "work"},
        {"work"},
    ]
    assert names(journal, four) == {"rain"}
    assert found(journal, "office") == {two}
    assert names(journal, five) == {"rain", "work"}
    assert journal.check(untold).sound


def test_an_entry_in_two_versions_gets_the_name_in_both(fresh: Path, tmp_path: Path) -> None:
    here, there, id = diverged(fresh, tmp_path)
    for journal, body in ((here, "here"), (there, "there")):
        revised(journal, id, body=body)
    there.close()
    merged(here, there.path)
    with here.work() as work:
        assert work.tagging.put([id], NIGHT, untold) == (id,)
        versions = work.versions.of(id)
    assert [NIGHT in version.content.tags for version in versions] == [True, True]
    assert here.check(untold).sound
    here.close()


def test_versions_that_a_merge_of_names_made_one_are_two_again_when_it_is_undone(
    fresh: Path, tmp_path: Path
) -> None:
    here, there, id = diverged(fresh, tmp_path)
    revised(here, id, tags=(OFFICE, Tag("sleep")))
    revised(there, id, tags=(WORK, Tag("sleep")))
    there.close()
    merged(here, there.path)
    with here.work() as work:
        assert work.versions.unsettled() == (id,)
    change = renamed(here, "office", "work", join=True)
    with here.work() as work:
        assert work.versions.unsettled() == ()
    put_back(here, change)
    with here.work() as work:
        assert work.versions.unsettled() == (id,)
    assert here.check(untold).sound
    here.close()


def test_copies_agree_on_names_and_colours_in_whatever_order_they_meet(
    fresh: Path, tmp_path: Path
) -> None:
    here, there, id = diverged(fresh, tmp_path)
    with here.work() as work:
        work.tags.mark(WORK, Colour.BLUE)
        work.rearranging.rename(Tag("sleep"), "rest")
    renamed(there, "office", "work", join=True)
    saved(there, "of sleep", tags=(Tag("sleep/short"),))
    here.close()
    there.close()
    pairs = [(here.path, there.path), (there.path, here.path)]
    states = []
    for number, (mine, theirs) in enumerate(pairs):
        united = opened(copied(mine, tmp_path / f"{number}.journal"))
        merged(united, theirs)
        assert names(united, id) == {"work", "rest"}
        assert all_names(united)["work"].colour is Colour.BLUE
        assert united.check(untold).sound
        states.append(state(united))
        united.close()
    assert states[0] == states[1]


def test_an_undone_merge_comes_over_to_another_copy(fresh: Path, tmp_path: Path) -> None:
    here, there, id = diverged(fresh, tmp_path)
    change = renamed(here, "office", "work", join=True)
    here.close()
    merged(there, here.path)
    assert names(there, id) == {"work", "sleep"}
    here = opened(here.path)
    put_back(here, change)
    here.close()
    merged(there, here.path)
    assert names(there, id) == {"Office", "work", "sleep"}
    assert there.check(untold).sound
    there.close()


def diverged(fresh: Path, tmp_path: Path) -> tuple[OpenJournal, OpenJournal, EntryId]:
    """Return two open copies of one journal with an entry of three names."""
    base = opened(copied(fresh, tmp_path / "Base.journal"))
    id = saved(base, "As it began.", tags=(OFFICE, WORK, Tag("sleep")))
    base.close()
    here = opened(copied(base.path, tmp_path / "Here.journal"))
    return here, opened(copied(base.path, tmp_path / "There.journal")), id


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
