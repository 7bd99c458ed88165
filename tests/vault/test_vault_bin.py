"""The bin shows what rests in it, the last one put there first."""

import time
from collections.abc import Callable
from datetime import datetime

from sqlalchemy import insert, select

from journal.domain.entry import Binned, EntryId
from journal.domain.tags import Tag, TagCount
from journal.vault.open_journal import OpenJournal
from journal.vault.stamp import new_uuid
from journal.vault.tables import entry
from tests.vault.pages import revised, saved


def put_in_bin(journal: OpenJournal, id: EntryId) -> None:
    with journal.work() as work:
        work.entries.set_deleted(id, deleted=True)


def bin_of(journal: OpenJournal) -> tuple[Binned, ...]:
    with journal.work() as work:
        return work.bin.all()


def test_an_empty_bin_holds_nothing(journal: OpenJournal) -> None:
    saved(journal, "A day by the river.")
    assert bin_of(journal) == ()


def test_the_last_one_put_there_comes_first_whatever_its_day(journal: OpenJournal) -> None:
    first, second, third = (saved(journal, body) for body in ("One.", "Two.", "Three."))
    for id in (second, third, first):
        put_in_bin(journal, id)
    assert [each.summary.preview for each in bin_of(journal)] == ["One.", "Three.", "Two."]


def test_each_tells_its_summary_and_since_when_it_rests_there(journal: OpenJournal) -> None:
    id = saved(journal, "Rain on the window.", title="Rain", tags=(Tag("weather"),))
    before = datetime.now().date()
    put_in_bin(journal, id)
    after = datetime.now().date()
    (found,) = bin_of(journal)
    assert (found.summary.title, found.summary.tags) == ("Rain", (Tag("weather"),))
    assert before <= found.since <= after


def test_what_is_brought_back_or_written_on_is_not_in_the_bin(journal: OpenJournal) -> None:
    back, further = saved(journal, "One."), saved(journal, "Two.")
    put_in_bin(journal, back)
    put_in_bin(journal, further)
    with journal.work() as work:
        work.entries.set_deleted(back, deleted=False)
    revised(journal, further, body="Two and more.")
    assert bin_of(journal) == ()


def test_names_are_counted_without_what_is_in_the_bin(journal: OpenJournal) -> None:
    rain, tram = Tag("rain"), Tag("tram")
    first, second = saved(journal, "One.", tags=(rain, tram)), saved(journal, "Two.", tags=(rain,))
    saved(journal, "Three.")
    put_in_bin(journal, first)
    with journal.work() as work:
        assert work.tags.counts() == (TagCount(rain, 1),)
    put_in_bin(journal, second)
    with journal.work() as work:
        assert work.tags.counts() == ()
        assert work.together.holding("One").names == {}


def test_the_bin_is_found_among_many_entries(
    journal: OpenJournal, full: bool, figure: Callable[[str], None]
) -> None:
    many = 100_000 if full else 2_000
    id = saved(journal, "A day by the river. " * 50)
    fill(journal, id, many)
    put_in_bin(journal, id)
    began = time.perf_counter()
    found = bin_of(journal)
    figure(f"bin among {many} entries: {(time.perf_counter() - began) * 1000:.1f} ms")
    assert [each.summary.id for each in found] == [id]


def fill(journal: OpenJournal, like: EntryId, many: int) -> None:
    """Put further rows like this one beside it."""
    with journal._held.opened.engine.begin() as connection:
        one = dict(connection.execute(select(entry).where(entry.c.id == like)).mappings().one())
        del one["id"]
        connection.execute(insert(entry), [one | {"uuid": new_uuid()} for _ in range(many)])
