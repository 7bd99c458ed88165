"""An entry written in two places: both versions stay until the person settles it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from journal.domain.entry import EntryId, Version
from journal.domain.errors import UnknownEntry
from journal.domain.tags import Tag
from journal.vault.open_journal import OpenJournal
from tests.vault.diverging import copied, merged, opened, rows, state
from tests.vault.pages import entry, page, revised, revisions, saved

ID = EntryId(1)


@pytest.fixture(scope="module")
def diverged(fresh: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two closed copies of a journal, in both of which the one entry was changed."""
    folder = tmp_path_factory.mktemp("diverged")
    journal = opened(copied(fresh, folder / "Here.journal"))
    saved(journal, "As it began.", tags=(Tag("sleep"),))
    journal.close()
    there = copied(journal.path, folder / "There.journal")
    with_changes(there, "Written there.", title="There")
    with_changes(journal.path, "Written here.")
    return folder


@pytest.fixture
def two(diverged: Path, tmp_path: Path) -> Iterator[tuple[OpenJournal, Path]]:
    """One of the two copies, open, and the folder of the other."""
    there = copied(diverged / "There.journal", tmp_path / "There.journal")
    journal = opened(copied(diverged / "Here.journal", tmp_path / "Here.journal"))
    yield journal, there
    journal.close()


def with_changes(folder: Path, body: str, **changes: object) -> Path:
    journal = opened(folder)
    revised(journal, ID, body=body, **changes)
    journal.close()
    return folder


def versions(journal: OpenJournal, id: EntryId = ID) -> tuple[Version, ...]:
    with journal.work() as work:
        return work.versions.of(id)


def unsettled(journal: OpenJournal) -> tuple[EntryId, ...]:
    with journal.work() as work:
        return work.versions.unsettled()


def uuids(journal: OpenJournal) -> list[str]:
    return [version.revision for version in versions(journal)]


def test_an_entry_written_in_one_place_has_one_version(journal: OpenJournal) -> None:
    id = saved(journal, "One.")
    (only,) = versions(journal, id)
    assert (only.content, only.here, only.deleted) == (entry(journal, id).content, True, False)
    assert unsettled(journal) == ()


def test_the_newer_is_shown_and_both_are_offered(two: tuple[OpenJournal, Path]) -> None:
    journal, there = two
    merged(journal, there)
    shown, other = versions(journal)
    assert (shown.content.body, other.content.body) == ("Written here.", "Written there.")
    assert entry(journal, ID).content == shown.content
    assert shown.written >= other.written
    assert unsettled(journal) == (ID,)


def test_of_copies_that_share_a_device_none_claims_to_be_written_here(
    two: tuple[OpenJournal, Path],
) -> None:
    journal, there = two
    merged(journal, there)
    assert [version.here for version in versions(journal)] == [False, False]


def test_one_text_settles_both_and_keeps_both_in_history(two: tuple[OpenJournal, Path]) -> None:
    journal, there = two
    merged(journal, there)
    before = revisions(journal)
    with journal.work() as work:
        text = page("Written here and there.", tags=(Tag("sleep"), Tag("new")))
        work.versions.settle(ID, text, uuids_in(work.versions.of(ID)))
    assert entry(journal, ID).content == text
    assert (len(versions(journal)), unsettled(journal)) == (1, ())
    assert revisions(journal) == before + 1
    assert journal.check(lambda done, of: None).sound


def uuids_in(found: tuple[Version, ...]) -> list[str]:
    return [version.revision for version in found]


def test_settling_reaches_the_other_copy(two: tuple[OpenJournal, Path]) -> None:
    journal, there = two
    merged(journal, there)
    with journal.work() as work:
        work.versions.settle(ID, page("Settled."), uuids_in(work.versions.of(ID)))
    other, here = opened(there), journal.path
    journal.close()
    merged(other, here)
    assert (entry(other, ID).content.body, unsettled(other)) == ("Settled.", ())
    other.close()


@pytest.mark.parametrize("same", [True, False])
def test_settling_on_two_devices_asks_again_only_where_the_texts_differ(
    two: tuple[OpenJournal, Path], same: bool
) -> None:
    journal, there = two
    merged(journal, there)
    other = opened(there)
    journal.close()
    merged(other, journal.path)
    journal = opened(journal.path)
    for each, body in ((other, "Settled."), (journal, "Settled." if same else "Otherwise.")):
        with each.work() as work:
            work.versions.settle(ID, page(body), uuids_in(work.versions.of(ID)))
    other.close()
    merged(journal, there)
    bodies = {version.content.body for version in versions(journal)}
    assert bodies == ({"Settled."} if same else {"Settled.", "Otherwise."})
    assert unsettled(journal) == (() if same else (ID,))
    revised(journal, ID, body="And further.")
    assert len(versions(journal)) == (1 if same else 2)
    journal.close()


def test_three_versions_become_one(two: tuple[OpenJournal, Path], tmp_path: Path) -> None:
    journal, there = two
    base = tmp_path / "Third.journal"
    journal.close()
    copied(there, base)
    third = opened(base)
    begun = entry(third, ID)
    third.close()
    with_changes(base, "Written a third time.")
    with_changes(there, "Written there again.")
    journal = opened(journal.path)
    merged(journal, there)
    merged(journal, base)
    assert begun.content.body == "Written there."
    assert len(versions(journal)) == 3
    with journal.work() as work:
        work.versions.settle(ID, page("All three."), uuids_in(work.versions.of(ID)))
    assert (len(versions(journal)), unsettled(journal)) == (1, ())
    before = rows(journal)
    merged(journal, there)
    merged(journal, base)
    assert rows(journal) == before
    journal.close()


def test_keeping_both_makes_an_entry_of_the_other(two: tuple[OpenJournal, Path]) -> None:
    journal, there = two
    merged(journal, there)
    shown, other = versions(journal)
    with journal.work() as work:
        made = work.versions.keep_both(ID, [shown.revision, other.revision])
    assert entry(journal, ID).content == shown.content
    assert entry(journal, made).content == other.content
    assert other.content.tags == (Tag("sleep"),)
    assert unsettled(journal) == ()
    assert journal.check(lambda done, of: None).sound


def test_keeping_both_on_two_devices_makes_one_further_entry(
    two: tuple[OpenJournal, Path],
) -> None:
    journal, there = two
    merged(journal, there)
    journal.close()
    other = opened(there)
    merged(other, journal.path)
    journal = opened(journal.path)
    for each in (journal, other):
        with each.work() as work:
            work.versions.keep_both(ID, uuids_in(work.versions.of(ID)))
    other.close()
    merged(journal, there)
    with journal.work() as work:
        assert work.entries.count() == 2
    assert unsettled(journal) == ()
    journal.close()


def test_a_version_that_was_not_seen_is_never_settled_away(
    two: tuple[OpenJournal, Path],
) -> None:
    journal, there = two
    seen = uuids(journal)
    merged(journal, there)
    with journal.work() as work:
        work.versions.settle(ID, page("Only of what I saw."), seen)
    assert [version.content.body for version in versions(journal)] == [
        "Only of what I saw.",
        "Written there.",
    ]
    assert unsettled(journal) == (ID,)


def test_a_version_that_is_not_the_newest_any_more_is_refused(
    two: tuple[OpenJournal, Path],
) -> None:
    journal, there = two
    merged(journal, there)
    old = uuids(journal)
    revised(journal, ID, body="Written on.")
    before = rows(journal)
    with pytest.raises(UnknownEntry), journal.work() as work:
        work.versions.settle(ID, page("Too late."), old)
    with pytest.raises(UnknownEntry), journal.work() as work:
        work.versions.of(EntryId(99))
    assert rows(journal) == before


def test_an_edit_wins_against_deleting_and_the_person_is_asked(
    two: tuple[OpenJournal, Path],
) -> None:
    journal, there = two
    other = opened(there)
    with other.work() as work:
        work.entries.set_deleted(ID, deleted=True)
    other.close()
    merged(journal, there)
    shown, binned = versions(journal)
    assert (shown.content.body, shown.deleted) == ("Written here.", False)
    assert (binned.content.body, binned.deleted) == ("Written there.", True)
    assert unsettled(journal) == (ID,)


def test_in_the_bin_both_versions_rest_and_come_back_together(
    two: tuple[OpenJournal, Path],
) -> None:
    journal, there = two
    merged(journal, there)
    bodies = [version.content.body for version in versions(journal)]
    with journal.work() as work:
        work.entries.set_deleted(ID, deleted=True)
        assert (work.versions.unsettled(), len(work.bin.all())) == ((), 1)
    before = state(journal)
    merged(journal, there)
    assert state(journal) == before
    with journal.work() as work:
        work.entries.set_deleted(ID, deleted=False)
    assert [version.content.body for version in versions(journal)] == bodies
    assert unsettled(journal) == (ID,)


def test_writing_the_other_text_leaves_nothing_to_settle(two: tuple[OpenJournal, Path]) -> None:
    journal, there = two
    merged(journal, there)
    other = versions(journal)[1]
    with journal.work() as work:
        old = work.entries.get(ID)
        work.entries.save(old.uuid, replace(other.content), based_on=old.head)
    assert (len(versions(journal)), unsettled(journal)) == (1, ())


def test_those_to_settle_come_newest_day_first(fresh: Path, tmp_path: Path) -> None:
    here, there = tmp_path / "Here.journal", tmp_path / "There.journal"
    journal = opened(copied(fresh, here))
    ids = [saved(journal, "A day.", day=date(2026, 5, day)) for day in (3, 9, 6)]
    journal.close()
    other = opened(copied(here, there))
    for id in ids:
        revised(other, id, body="There.")
    other.close()
    journal = opened(here)
    for id in ids:
        revised(journal, id, body="Here.")
    merged(journal, there)
    assert unsettled(journal) == (ids[1], ids[2], ids[0])
    journal.close()
