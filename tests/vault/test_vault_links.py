"""Links between a page before something and the page after it hold through everything."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from journal.domain.befores import Linked, after_of
from journal.domain.entry import Content, EntryId, Facet, Kind, Link
from journal.domain.resurfacing import BringBack
from journal.vault import erase
from journal.vault.open_journal import OpenJournal
from journal.vault.payload import dumped, of_draft, of_revision
from journal.vault.vault import Vault
from tests.vault.backups import silent
from tests.vault.diverging import copied, merged, opened
from tests.vault.pages import BASE, PAGE, PASSPHRASE, entry, page, saved
from tests.vault.rescuing import contents, rescued, with_pages

BEFORE, AFTER = "1" * 32, "2" * 32


def put(journal: OpenJournal, uuid: str, content: Content) -> EntryId:
    with journal.work() as work:
        return work.entries.save(uuid, content, based_on=None)


def pair(journal: OpenJournal) -> tuple[EntryId, EntryId]:
    before = put(journal, BEFORE, page("I have one hour.", kind=Kind.BEFORE))
    return before, put(journal, AFTER, after_of(BEFORE, page("It took two.")))


def linked(journal: OpenJournal, id: EntryId) -> Linked:
    with journal.work() as work:
        return work.links.of(id)


def is_sound(journal: OpenJournal) -> bool:
    return journal.check(silent).sound


def test_each_of_two_pages_leads_to_the_other(journal: OpenJournal) -> None:
    before, after = pair(journal)
    assert linked(journal, before) == Linked(afters=(after,))
    assert linked(journal, after) == Linked(befores=(before,))
    assert is_sound(journal)


def test_a_page_in_the_bin_is_led_to_again_once_it_is_back(journal: OpenJournal) -> None:
    before, after = pair(journal)
    with journal.work() as work:
        work.entries.set_deleted(before, True)
    assert linked(journal, after) == Linked()
    with journal.work() as work:
        work.entries.set_deleted(before, False)
    assert linked(journal, after) == Linked(befores=(before,))


def test_an_erased_page_leaves_no_link_and_a_sound_journal(journal: OpenJournal) -> None:
    before, after = pair(journal)
    erase.erase(journal._held, (before,))
    assert linked(journal, after) == Linked()
    assert entry(journal, after).content.links == (Link("before", BEFORE),)
    assert is_sound(journal)


def test_a_link_that_is_missing_or_made_up_is_found(journal: OpenJournal) -> None:
    before, after = pair(journal)
    with journal._held.opened.engine.begin() as held:
        held.exec_driver_sql("DELETE FROM link")
    assert not is_sound(journal)
    with journal.work() as work:
        work.links.settle()
    assert is_sound(journal)
    with journal._held.opened.engine.begin() as held:
        held.exec_driver_sql(
            f"INSERT INTO link(from_entry, to_entry, kind) VALUES ({before}, {after}, 'before')"
        )
    assert not is_sound(journal)


def test_a_link_follows_when_its_other_end_comes_in_later(
    journal: OpenJournal, place: Path, tmp_path: Path
) -> None:
    journal.close()
    other = copied(place, tmp_path / "Other.journal")
    first, second = opened(place), opened(other)
    put(first, AFTER, after_of(BEFORE, page("It took two.")))
    put(second, BEFORE, page("I have one hour.", kind=Kind.BEFORE))
    second.close()
    merged(first, other)
    with first.work() as work:
        before, after = work.entries.id_of(BEFORE), work.entries.id_of(AFTER)
    assert before is not None
    assert after is not None
    assert linked(first, before) == Linked(afters=(after,))
    assert is_sound(first)
    first.close()


def test_settling_two_versions_keeps_the_links_of_both(journal: OpenJournal) -> None:
    _, after = pair(journal)
    old = entry(journal, after)
    third = "3" * 32
    put(journal, third, page("Another hour.", kind=Kind.BEFORE))
    with journal.work() as work:
        work.entries._revisions.append(
            AFTER,
            of_revision(
                replace(old.content, links=(Link("before", third),), body="Else."), (), None, 0
            ),
            hlc=work.entries._ledger.tick(),
        )
        work.entries._showing.refresh(AFTER)
        versions = work.versions.of(after)
        assert len(versions) == 2
        work.versions.settle(after, old.content, [each.revision for each in versions])
        links = work.entries.get(after).content.links
    assert {link.to for link in links} == {BEFORE, third}
    assert len(linked(journal, after).befores) == 2
    assert is_sound(journal)


def test_a_rescued_journal_has_its_links_whichever_page_is_lost(
    journal: OpenJournal, vault: Vault, place: Path, full: bool
) -> None:
    _, after = pair(journal)
    with journal.work() as work:
        old = work.entries.get(after)
        changed = replace(old.content, body="It took three.", resurface=BringBack.ASKED)
        work.entries.save(AFTER, changed, based_on=old.head)
    journal.close()
    there = contents(vault, place)
    assert there[AFTER].links == (Link("before", BEFORE),)
    data = (place / "journal.db").read_bytes()
    pages = range(1, len(data) // PAGE)
    for number in (0, *(pages if full else pages[::16])):
        lost = with_pages(data, [number] if number else [], lambda page: bytes(len(page)))
        (place / "journal.db").write_bytes(lost)
        told = rescued(vault, place)
        assert contents(vault, told.path) == there, number
    again = vault.open(told.path, PASSPHRASE)
    with again.work() as work:
        found = work.entries.id_of(AFTER)
    assert found is not None
    assert len(linked(again, found).befores) == 1
    again.close()


@pytest.mark.parametrize("decided", [BringBack.NEVER, BringBack.ASKED, date(2031, 2, 3), None])
def test_bringing_back_is_kept_with_entry_and_draft(
    journal: OpenJournal, decided: BringBack | date | None
) -> None:
    id = saved(journal, "Not again.", resurface=decided)
    assert entry(journal, id).content.resurface == decided
    opened_entry = entry(journal, id)
    with journal.work() as work:
        content = replace(opened_entry.content, resurface=BringBack.ASKED)
        work.entries.save(opened_entry.uuid, content, based_on=opened_entry.head)
    assert entry(journal, id).content.resurface is BringBack.ASKED
    with journal.work() as work:
        old = work.entries.get(id)
        work.entries.save(old.uuid, replace(old.content, resurface=None), based_on=old.head)
        assert work.entries.get(id).content.resurface is None
    assert is_sound(journal)


def test_pages_without_links_and_decisions_are_stored_as_they_were_before() -> None:
    plain = of_revision(BASE, (), None, 0)
    assert plain["links"] == []
    assert plain["resurface"] is None
    assert {"links", "resurface"}.isdisjoint(of_draft(BASE))
    assert dumped(of_revision(BASE, (), plain, 5)) == dumped(plain)


def test_what_the_last_days_say_is_found_by_day(journal: OpenJournal) -> None:
    day = BASE.day
    worse = saved(journal, "Heavy.", facets=(Facet("left", "worse"),))
    saved(journal, "Long ago.", day=day - timedelta(days=40), facets=(Facet("left", "worse"),))
    lone = saved(journal, "A plan.", kind=Kind.BEFORE, day=day - timedelta(days=2))
    pair(journal)
    with journal.work() as work:
        assert work.lately.left(day - timedelta(days=14)) == ((day, "worse"),)
        assert work.lately.befores(day - timedelta(days=14)) == (lone,)
        assert work.lately.befores(day) == ()
        work.entries.set_deleted(worse, True)
        work.entries.set_deleted(lone, True)
        assert work.lately.left(day - timedelta(days=14)) == ()
        assert work.lately.befores(day - timedelta(days=14)) == ()
