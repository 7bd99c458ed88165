"""What the person said against readings is kept, found among many entries, and never undone."""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text, update

from journal.domain.distance.reading import Pole, Reading, Span
from journal.domain.entry import EntryId
from journal.domain.labels import Correction, Label, LabelFrom
from journal.domain.own_word import Exceptions
from journal.domain.selection import Selection
from journal.vault.open_journal import OpenJournal
from journal.vault.payload import of_draft
from journal.vault.stamp import new_uuid
from journal.vault.tables import entry as entry_table
from journal.vault.tables import evidence, reading, revision
from tests.vault.diverging import copied, merged, opened
from tests.vault.pages import draft, entry, page, revised, saved

BODY = "My tooth is numb. I sat at the table and felt numb to all of them."
NUMB = BODY.index("felt numb")
SPAN = Span(NUMB, NUMB + 9, Pole.INVOLUNTARY, "D5", "Feeling that was out of reach")
READ = Reading(Label.INVOLUNTARY, 0.1, 0.9, (SPAN,), "1.0.0")
CORRECTED = Correction(Label.CHOSEN, LabelFrom.CORRECTED)
AGREED = Correction(Label.CHOSEN, LabelFrom.AGREED)


def is_sound(journal: OpenJournal) -> bool:
    return journal.check(lambda done, of: None).sound


def read(journal: OpenJournal, id: EntryId, found: Reading = READ) -> None:
    with journal.work() as work:
        work.readings.put(id, found)


def exceptions(journal: OpenJournal) -> Exceptions:
    with journal.work() as work:
        return work.own_words.exceptions()


def in_a_row(journal: OpenJournal) -> int:
    with journal.work() as work:
        return work.own_words.corrections_in_a_row()


def test_struck_words_and_unread_pages_are_kept_and_found(journal: OpenJournal) -> None:
    older = saved(journal, BODY, struck=("numb", "of them"), title="Older", day=page().day)
    left = saved(journal, "Not for reading.", unread=True)
    mine = saved(journal, BODY, correction=CORRECTED)
    saved(journal, BODY, correction=AGREED)
    saved(journal, BODY)
    assert entry(journal, older).content.struck == ("numb", "of them")
    assert entry(journal, left).content.unread
    found = exceptions(journal)
    assert [(each.entry.title, each.words) for each in found.struck] == [
        ("Older", "numb"),
        ("Older", "of them"),
    ]
    assert [each.id for each in found.unread] == [left]
    assert [(each.id, each.label) for each in found.corrected] == [(mine, Label.CHOSEN)]
    assert is_sound(journal)


def test_taking_back_leaves_the_payload_as_it_was_at_first(journal: OpenJournal) -> None:
    id = saved(journal, BODY)
    revised(journal, id, struck=("numb",), unread=True)
    assert revised(journal, id, struck=(), unread=False).content == page(BODY)
    with journal._held.opened.engine.connect() as held:
        first, said, last = held.execute(select(revision.c.payload)).scalars()
    assert first == last != said
    assert "struck" not in of_draft(page(BODY)), "an older program's drafts keep their imprint"
    assert exceptions(journal) == Exceptions()


def test_a_draft_keeps_struck_words(journal: OpenJournal) -> None:
    unfinished = replace(draft(BODY), content=page(BODY, struck=("numb",), unread=True))
    with journal.work() as work:
        work.drafts.put(unfinished)
        assert work.drafts.all() == (unfinished,)


def test_what_rests_in_the_bin_asks_for_nothing(journal: OpenJournal) -> None:
    ids = [
        saved(journal, BODY, struck=("numb",)),
        saved(journal, BODY, unread=True),
        saved(journal, BODY, correction=CORRECTED),
    ]
    with journal.work() as work:
        for id in ids:
            work.entries.set_deleted(id, True)
    assert exceptions(journal) == Exceptions()


@pytest.mark.parametrize(
    "change",
    [
        {"body": "Quite another text, and much longer than the one that was there before."},
        {"struck": ("felt numb",)},
        {"unread": True},
    ],
)
def test_a_reading_goes_with_the_text_it_was_made_of(
    journal: OpenJournal, change: dict[str, object]
) -> None:
    id = saved(journal, BODY)
    read(journal, id)
    assert entry(journal, id).label is Label.INVOLUNTARY
    after = revised(journal, id, **change)
    assert after.reading is None
    assert after.label is None
    with journal._held.opened.engine.connect() as held:
        assert held.execute(select(reading)).all() == []
        assert held.execute(select(evidence).where(evidence.c.struck == 0)).all() == []
    with journal.work() as work:
        assert work.entries.find(Selection(label=Label.INVOLUNTARY)) == ()
    assert is_sound(journal)


def test_a_reading_of_another_text_shows_no_words_and_no_label(journal: OpenJournal) -> None:
    """Such rows can only come from outside this program; still no span stands at other words."""
    id = saved(journal, BODY)
    read(journal, id)
    with journal._held.opened.engine.begin() as held:
        held.execute(update(reading).values(text_digest=bytes(32)))
    assert entry(journal, id).reading is None
    assert revised(journal, id, title="A title").label is None


def test_struck_rows_are_no_words_a_reading_rests_on(journal: OpenJournal) -> None:
    id = saved(journal, BODY, struck=("My tooth is numb",), unread=False)
    read(journal, id)
    found = entry(journal, id)
    assert found.reading == READ
    read(journal, id, replace(READ, label=Label.UNCLEAR, spans=()))
    assert entry(journal, id).content == found.content
    assert len(exceptions(journal).struck) == 1


@pytest.mark.parametrize("statement", ["DELETE FROM evidence", "UPDATE evidence SET start = 1"])
def test_the_check_finds_a_list_that_follows_no_more(journal: OpenJournal, statement: str) -> None:
    saved(journal, BODY, struck=("numb",))
    assert is_sound(journal)
    with journal._held.opened.engine.begin() as held:
        held.execute(text(statement))
    assert not is_sound(journal)


def test_both_sides_of_a_merge_keep_what_was_said(fresh: Path, tmp_path: Path) -> None:
    base = opened(copied(fresh, tmp_path / "Base.journal"))
    ids = [saved(base, BODY), saved(base, BODY, title="Second"), saved(base, BODY, title="Third")]
    for id in ids:
        read(base, id)
    base.close()
    there = opened(copied(base.path, tmp_path / "There.journal"))
    revised(there, ids[0], struck=("felt numb",))
    revised(there, ids[1], unread=True)
    there.close()
    here = opened(base.path)
    revised(here, ids[2], struck=("tooth",))
    merged(here, there.path)
    found = exceptions(here)
    assert {each.words for each in found.struck} == {"felt numb", "tooth"}
    assert [each.title for each in found.unread] == ["Second"]
    assert [entry(here, id).reading for id in ids] == [None, None, None]
    assert is_sound(here)
    here.close()


def test_a_reading_that_does_not_count_here_is_not_taken_over(fresh: Path, tmp_path: Path) -> None:
    base = opened(copied(fresh, tmp_path / "Base.journal"))
    ids = [saved(base, BODY), saved(base, BODY), saved(base, BODY)]
    base.close()
    there = opened(copied(base.path, tmp_path / "There.journal"))
    for id in ids:
        read(there, id)
    there.close()
    here = opened(base.path)
    revised(here, ids[0], struck=("felt numb",))
    revised(here, ids[1], unread=True)
    merged(here, there.path)
    assert [entry(here, id).reading for id in ids] == [None, None, READ]
    assert is_sound(here)
    here.close()


def test_corrections_are_counted_since_the_last_agreement(journal: OpenJournal) -> None:
    ids = [saved(journal, f"{BODY} {number}") for number in range(4)]
    assert in_a_row(journal) == 0
    revised(journal, ids[0], correction=CORRECTED)
    revised(journal, ids[1], correction=AGREED)
    revised(journal, ids[2], correction=CORRECTED)
    revised(journal, ids[0], title="A title is no answer")
    assert in_a_row(journal) == 1
    revised(journal, ids[3], correction=CORRECTED)
    assert in_a_row(journal) == 2
    revised(journal, ids[3], correction=None)
    assert in_a_row(journal) == 1, "what was taken back does not count"
    revised(journal, ids[0], correction=Correction(Label.NONE, LabelFrom.CORRECTED))
    assert in_a_row(journal) == 2, "an answer counts when it was given, also a second one"
    revised(journal, ids[1], correction=None)
    revised(journal, ids[2], correction=AGREED)
    assert in_a_row(journal) == 0


def test_exceptions_are_found_among_many_entries(
    journal: OpenJournal, full: bool, figure: Callable[[str], None]
) -> None:
    many = 100_000 if full else 2_000
    like = saved(journal, "A day by the river. " * 45)
    read(journal, like, replace(READ, spans=()))
    _fill(journal, like, many)
    struck = saved(journal, BODY, struck=("numb",))
    left = saved(journal, BODY, unread=True)
    mine = saved(journal, BODY, correction=CORRECTED)
    began = time.perf_counter()
    found = exceptions(journal)
    listed = time.perf_counter()
    assert in_a_row(journal) == 1
    counted = time.perf_counter()
    with journal.work() as work:
        waiting = work.readings.by_others("2.0.0")
    figure(
        f"exceptions among {many} entries: {(listed - began) * 1000:.0f} ms, corrections in a row "
        f"{(counted - listed) * 1000:.0f} ms, older readings "
        f"{(time.perf_counter() - counted) * 1000:.0f} ms"
    )
    assert [each.entry.id for each in found.struck] == [struck]
    assert [each.id for each in found.unread] == [left]
    assert [each.id for each in found.corrected] == [mine]
    assert len(waiting) == many + 1


def _fill(journal: OpenJournal, like: EntryId, many: int) -> None:
    """Put entries with a reading and four spans beside this one."""
    with journal._held.opened.engine.begin() as held:
        row = held.execute(select(entry_table).where(entry_table.c.id == like)).mappings().one()
        one = {**row}
        del one["id"]
        held.execute(insert(entry_table), [one | {"uuid": new_uuid()} for _ in range(many)])
        held.execute(
            text(
                "INSERT INTO reading SELECT e.id, r.label, r.chosen, r.involuntary,"
                " r.reader_version, r.text_digest, r.held_back FROM entry e, reading r"
                " WHERE e.id != r.entry_id"
            )
        )
        held.execute(
            text(
                'INSERT INTO evidence (entry_id, start, "end", pole, dimension, why)'
                " SELECT e.id, n.value, n.value + 9, 'chosen', 'D1', 'A limit you set and kept'"
                " FROM entry e, json_each('[1, 20, 40, 60]') n"
            )
        )
