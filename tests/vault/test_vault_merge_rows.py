"""Names, settings, unfinished pages, readings, marks and files of two copies come together."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import insert, update

from journal.domain.distance.reading import Pole, Reading, Span
from journal.domain.entry import Draft, EntryId
from journal.domain.labels import Label
from journal.domain.report import Merged
from journal.domain.selection import Selection
from journal.domain.settings import ReadingWhen, Settings
from journal.domain.tags import Tag
from journal.domain.templates import Template
from journal.vault.open_journal import OpenJournal
from journal.vault.stamp import new_uuid
from journal.vault.tables import attachment, attachment_chunk, mark
from tests.vault.diverging import copied, erased, merged, opened, rows
from tests.vault.pages import draft, entry, page, revised, saved

NOTHING = Merged(versions=0, entries=0, two_versions=0)


def untold(done: int, of: int) -> None:
    """Listen to nothing."""


@pytest.fixture
def base(fresh: Path, tmp_path: Path) -> Path:
    """A closed journal with one entry."""
    journal = opened(copied(fresh, tmp_path / "Base.journal"))
    saved(journal, "As it began.", tags=(Tag("sleep"),))
    journal.close()
    return journal.path


def test_one_name_made_in_two_places_is_one_name(base: Path) -> None:
    there = opened(copied(base, base.with_name("There.journal")))
    here = opened(base)
    for journal, name in ((here, "River"), (there, "river")):
        saved(journal, f"Written of a {name}.", tags=(Tag(name), Tag("sleep")))
    there.close()
    merged(here, there.path)
    with here.work() as work:
        counts = {count.tag.name.lower(): count.entries for count in work.tags.counts()}
        assert counts == {"river": 2, "sleep": 3}
        for name in ("river", "River"):
            assert len(work.entries.find(Selection(tags=(Tag(name),)))) == 2
    saved(here, "Once more.", tags=(Tag("RIVER"),))
    with here.work() as work:
        assert max(count.entries for count in work.tags.counts()) == 3
    assert here.check(untold).sound
    here.close()


def test_names_may_move_while_an_entry_that_carried_them_is_erased(base: Path) -> None:
    there = opened(copied(base, base.with_name("There.journal")))
    here = opened(base)
    # Made there first, so that its row of the name is the one that stays.
    saved(there, "Of a river.", tags=(Tag("river"),))
    gone = saved(here, "Of a river too.", tags=(Tag("river"),))
    here.close()
    third = opened(copied(base, base.with_name("Third.journal")))
    erased(third, gone)
    there.close()
    merged(third, there.path)
    third.close()
    here = opened(base)
    merged(here, third.path)
    with here.work() as work:
        counts = {count.tag.name: count.entries for count in work.tags.counts()}
    assert counts == {"river": 1, "sleep": 1}
    assert here.check(untold).sound
    here.close()


def test_two_texts_that_differ_in_nothing_are_no_two_versions(base: Path) -> None:
    there = opened(copied(base, base.with_name("There.journal")))
    here = opened(base)
    for journal in (here, there):
        revised(journal, EntryId(1), body="The same in both.", tags=(Tag("new"),))
    there.close()
    assert merged(here, there.path).two_versions == 0
    here.close()


def test_templates_of_both_copies_are_there_and_removed_ones_stay_removed(base: Path) -> None:
    call, sunday, walk = (
        Template(new_uuid(), name, f"{name}:") for name in ("Call", "Sunday", "Walk")
    )
    here = opened(base)
    with here.work() as work:
        work.templates.put(call)
    here.close()
    there = opened(copied(base, base.with_name("There.journal")))
    with there.work() as work:
        work.templates.put(sunday)
        work.templates.remove(call.id)
    there.close()
    here = opened(base)
    with here.work() as work:
        work.templates.put(walk)
    merged(here, there.path)
    with here.work() as work:
        assert work.templates.all() == (sunday, walk)
    here.close()


def test_the_later_setting_stands_in_both(base: Path) -> None:
    there = opened(copied(base, base.with_name("There.journal")))
    here = opened(base)
    for journal, when in ((there, ReadingWhen.NEVER), (here, ReadingWhen.AFTER_CHECKIN)):
        with journal.work() as work:
            work.settings.put(replace(Settings(), reading=when, ask_checkin=journal is here))
    there.close()
    merged(here, there.path)
    here.close()
    there = opened(there.path)
    merged(there, here.path)
    with there.work() as work:
        assert work.settings.get().reading is ReadingWhen.AFTER_CHECKIN
        assert work.settings.get().ask_checkin is False
    there.close()


def test_of_two_unfinished_texts_the_later_keeps_its_place_and_both_stay(base: Path) -> None:
    there = opened(copied(base, base.with_name("There.journal")))
    here = opened(base)
    old = entry(here, EntryId(1))
    for journal, body in ((there, "Begun there."), (here, "Begun here.")):
        with journal.work() as work:
            work.drafts.put(draft(body, old.uuid, old.head))
            work.drafts.put(draft("The same page in both.", "01" * 16))
    there.close()
    merged(here, there.path)
    with here.work() as work:
        texts = {page.uuid: page.content.body for page in work.drafts.all()}
        assert sorted(texts.values()) == ["Begun here.", "Begun there.", "The same page in both."]
        assert texts[old.uuid] == "Begun here."
    here.close()


def test_a_text_begun_in_two_copies_stands_once_though_a_third_began_another(base: Path) -> None:
    here = opened(base)
    old = entry(here, EntryId(1))
    here.close()
    copies = [copied(base, base.with_name(f"{name}.journal")) for name in ("One", "Two", "Three")]
    for path, body in zip(copies, ("The same.", "Another.", "The same."), strict=True):
        journal = opened(path)
        with journal.work() as work:
            work.drafts.put(draft(body, old.uuid, old.head))
        journal.close()
    here = opened(base)
    for path in copies:
        merged(here, path)
    with here.work() as work:
        assert [each.content.body for each in work.drafts.all()] == ["The same.", "Another."]
        shown = work.drafts.get(old.uuid)
        assert shown is not None
        assert shown.content.body == "The same."
    here.close()


def test_a_page_that_was_finished_elsewhere_is_not_unfinished_here(base: Path) -> None:
    begun = Draft(new_uuid(), page("A page.", tags=(Tag("sleep"),)))
    here = opened(base)
    with here.work() as work:
        work.drafts.put(begun)
    here.close()
    there = opened(copied(base, base.with_name("There.journal")))
    with there.work() as work:
        work.entries.save(begun.uuid, begun.content, based_on=None)
        work.drafts.remove(begun.uuid)
    there.close()
    here = opened(base)
    merged(here, there.path)
    with here.work() as work:
        assert (work.drafts.all(), work.entries.count()) == ((), 2)
    here.close()


def test_a_reading_comes_along_only_with_the_text_that_it_reads(base: Path) -> None:
    reading = Reading(Label.MIXED, 0.5, 0.5, (Span(0, 2, next(iter(Pole)), "d", "why"),), "1")
    there = opened(copied(base, base.with_name("There.journal")))
    other = saved(there, "Read there.")
    for id in (EntryId(1), other):
        with there.work() as work:
            work.readings.put(id, reading)
    there.close()
    here = opened(base)
    revised(here, EntryId(1), body="Another text.")
    merged(here, there.path)
    assert entry(here, EntryId(1)).reading is None
    assert (entry(here, EntryId(2)).reading, entry(here, EntryId(2)).label) == (
        reading,
        Label.MIXED,
    )
    assert merged(here, there.path) == NOTHING
    assert here.check(untold).sound
    here.close()


def test_marks_and_files_come_along_and_the_later_one_stands(base: Path) -> None:
    here = opened(base)
    uuid, ids = entry(here, EntryId(1)).uuid, (new_uuid(), new_uuid())
    put_mark_and_file(here, uuid, ids, "first", 1)
    here.close()
    there = opened(copied(base, base.with_name("There.journal")))
    change_note(there, "changed", 9)
    there.close()
    here = opened(base)
    merged(here, there.path)
    found = rows(here)
    assert "changed" in str(found["mark"])
    assert merged(here, there.path) == NOTHING
    assert rows(here) == found
    empty = opened(copied(base, base.with_name("Without.journal")))
    with empty._held.opened.engine.begin() as connection:
        for table in (attachment_chunk, attachment, mark):
            connection.execute(table.delete())
    here.close()
    merged(empty, base)
    ours = rows(empty)
    assert (ours["mark"], ours["attachment_chunk"]) == (found["mark"], found["attachment_chunk"])
    empty.close()


def put_mark_and_file(
    journal: OpenJournal, entry_uuid: str, ids: tuple[str, str], note: str, hlc: int
) -> None:
    same = {"entry_uuid": entry_uuid, "hlc": hlc.to_bytes(8, "big"), "device": new_uuid()}
    with journal._held.opened.engine.begin() as connection:
        row = {"uuid": ids[0], "start": 0, "end": 3, "to_whom": "", "note": note}
        connection.execute(insert(mark), row | same)
        file = {"uuid": ids[1], "name": "a", "media_type": "b", "size": 6, "sha256": "ab" * 32}
        connection.execute(insert(attachment), file | same)
        for n in range(3):
            data = {"attachment_id": 1, "n": n, "data": bytes([n, n])}
            connection.execute(insert(attachment_chunk), data)


def change_note(journal: OpenJournal, note: str, hlc: int) -> None:
    with journal._held.opened.engine.begin() as connection:
        values = {"note": note, "hlc": hlc.to_bytes(8, "big")}
        connection.execute(update(mark).values(values))
