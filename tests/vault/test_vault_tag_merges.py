"""Names that were led into each other, in one copy or several, and come apart again."""

from pathlib import Path

import pytest

from journal.domain.errors import Cancelled
from journal.domain.tags import Colour, Tag
from journal.vault.open_journal import OpenJournal
from journal.vault.stamp import new_uuid
from tests.vault.diverging import copied, merged, opened, state
from tests.vault.name_acts import (
    NIGHT,
    OFFICE,
    WORK,
    all_names,
    diverged,
    found,
    names,
    put_back,
    renamed,
    untold,
)
from tests.vault.pages import page, revised, saved


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
