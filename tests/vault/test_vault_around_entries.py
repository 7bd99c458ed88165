"""What stands around entries: readings, tags, drafts, settings, ids and times."""

from collections import Counter
from dataclasses import replace

import pytest

from journal.domain.checkin import CheckIn, Gate
from journal.domain.distance.reading import Pole, Reading, Span
from journal.domain.entry import EntryId
from journal.domain.errors import UnknownEntry
from journal.domain.labels import Label, LabelFrom
from journal.domain.selection import Selection
from journal.domain.settings import ReadingWhen, Settings
from journal.domain.tags import Tag, TagCount, TagKind
from journal.domain.text import imprint
from journal.vault.open_journal import OpenJournal
from journal.vault.stamp import next_hlc
from journal.vault.vault import Vault
from tests.vault.pages import BASE, draft, entry, page, revised, saved

READING = Reading(
    label=Label.INVOLUNTARY,
    chosen=0.125,
    involuntary=0.875,
    spans=(
        Span(0, 5, Pole.INVOLUNTARY, "D4", "it came over you"),
        Span(7, 9, Pole.CHOSEN, "D1", "you say you decided"),
    ),
    version="1.0",
    held_back=True,
)


def test_a_reading_is_kept_until_the_text_changes(journal: OpenJournal) -> None:
    id = saved(journal, "It all went far away.")
    with journal.work() as work:
        work.readings.put(id, replace(READING, spans=()))
        work.readings.put(id, READING)
        found = work.entries.get(id)
        assert found.reading == READING
        assert (found.label, found.label_from) == (Label.INVOLUNTARY, LabelFrom.TEXT)
        assert work.entries.find(Selection(label=Label.INVOLUNTARY)) == (id,)
    assert revised(journal, id, title="A title").reading == READING
    assert journal.check(lambda done, of: None).sound
    changed = revised(journal, id, body="It all went.")
    assert (changed.reading, changed.label, changed.label_from) == (None, None, None)
    with journal.work() as work:
        assert work.entries.find(Selection(label=Label.INVOLUNTARY)) == ()


def test_the_persons_word_stays_over_a_reading(journal: OpenJournal) -> None:
    id = saved(journal, "Far away.", checkin=CheckIn(gate=Gate.A_LOT, authorship=2, after=2))
    mine = entry(journal, id)
    with journal.work() as work:
        work.readings.put(id, READING)
        assert work.entries.get(id).label is mine.label
        work.readings.remove(id)
        assert work.entries.get(id).reading is None
    assert mine.label_from is LabelFrom.CHECKIN


def test_a_tag_keeps_its_first_spelling_and_counts_once(journal: OpenJournal) -> None:
    saved(journal, "One.", tags=(Tag("Zoë"), Tag("zoë"), Tag("ZOË", TagKind.PERSON)))
    saved(journal, "Two.", tags=(Tag("zoe\u0308"),))
    with journal.work() as work:
        assert work.tags.counts() == (
            TagCount(Tag("Zoë"), 2),
            TagCount(Tag("ZOË", TagKind.PERSON), 1),
        )
        assert len(work.entries.find(Selection(tags=(Tag("ZOË"),)))) == 2


def test_a_merged_tag_leads_to_what_it_became(journal: OpenJournal) -> None:
    id = saved(journal, "One.", tags=(Tag("work"),))
    saved(journal, "Two.", tags=(Tag("job"),))
    with journal._held.opened.engine.begin() as held:
        held.exec_driver_sql(
            "UPDATE tag SET merged_into = (SELECT uuid FROM tag WHERE name = 'job')"
            " WHERE name = 'work'"
        )
        held.exec_driver_sql("UPDATE entry_tag SET tag_id = (SELECT max(id) FROM tag)")
    assert entry(journal, id).content.tags == (Tag("job"),)
    three = saved(journal, "Three.", tags=(Tag("Work"), Tag("job")))
    assert entry(journal, three).content.tags == (Tag("job"),)
    with journal.work() as work:
        assert len(work.entries.find(Selection(tags=(Tag("work"),)))) == 3
    before = entry(journal, id).head
    assert revised(journal, id).head == before


def test_drafts_are_one_per_entry_and_the_last_written_comes_first(
    vault: Vault, journal: OpenJournal
) -> None:
    with journal.work() as work:
        work.drafts.put(draft("one", uuid="1" * 32))
        work.drafts.put(draft("two", uuid="2" * 32, base="f" * 32))
        work.drafts.put(draft("one again", uuid="1" * 32))
        assert [page.content.body for page in work.drafts.all()] == ["one again", "two"]
        assert work.tags.counts() == ()
    journal.close()
    opened = vault.open(journal.path, "still water runs deep")
    with opened.work() as work:
        assert work.drafts.get("2" * 32) == draft("two", uuid="2" * 32, base="f" * 32)
        work.drafts.remove("2" * 32)
        work.drafts.remove("2" * 32)
        assert work.drafts.get("2" * 32) is None
    opened.close()


def test_settings_keep_what_changed(vault: Vault, journal: OpenJournal) -> None:
    changed = Settings(
        reading=ReadingWhen.NEVER, ask_checkin=False, closed_themes=frozenset({"numb", "news"})
    )
    with journal.work() as work:
        assert work.settings.get() == Settings()
        work.settings.put(changed)
    journal.close()
    opened = vault.open(journal.path, "still water runs deep")
    with opened.work() as work:
        assert work.settings.get() == changed
        work.settings.put(Settings())
        assert work.settings.get() == Settings()
    with opened._held.opened.engine.begin() as held:
        held.exec_driver_sql("UPDATE setting SET value = '\"some day\"'")
    with opened.work() as work:
        assert work.settings.get() == Settings()
    opened.close()


def test_unknown_ids_are_told_or_left_out(journal: OpenJournal) -> None:
    id = saved(journal, "Here.")
    nowhere = EntryId(id + 1)
    with journal.work() as work:
        assert [row.id for row in work.entries.summaries([nowhere, id])] == [id]
        assert work.entries.id_of("0" * 32) is None
        for act in (
            lambda: work.entries.get(nowhere),
            lambda: work.entries.set_deleted(nowhere, True),
            lambda: work.entries.snippets([nowhere], Selection()),
            lambda: work.readings.put(nowhere, READING),
            lambda: work.readings.remove(nowhere),
        ):
            with pytest.raises(UnknownEntry):
                act()


def test_ids_are_found_by_the_beginning_of_their_uuid(journal: OpenJournal) -> None:
    with journal.work() as work:
        one = work.entries.save("0123456789" + "a" * 22, page("1"), based_on=None)
        two = work.entries.save("0123456789" + "b" * 22, page("2"), based_on=None)
        work.entries.save("0123456789" + "c" * 22, page("3"), based_on=None)
        assert work.entries.ids_starting("0123456789A") == (one,)
        assert work.entries.ids_starting("0123456789" + "b" * 22) == (two,)
        assert len(work.entries.ids_starting("01234567")) == 2
        for nothing in ("9", "xyz", "0123456789" + "a" * 23):
            assert work.entries.ids_starting(nothing) == ()
        assert work.entries.id_of("0123456789" + "a" * 22) == one


def test_imprints_know_every_text_an_entry_ever_held(journal: OpenJournal) -> None:
    id = saved(journal, "First words.")
    saved(journal, "First words.")
    revised(journal, id, body="Other words.")
    with journal.work() as work:
        work.entries.set_deleted(id, True)
        held, last = work.entries.imprints(0)
        assert work.entries.imprints(last) == (set(), last)
    found = Counter(mark for _, mark in held)
    assert found[imprint(BASE.day, "", "First words.")] == 2
    assert found[imprint(BASE.day, "", "Other words.")] == 1
    assert found[imprint(BASE.day, "", "Never written.")] == 0


def test_times_never_run_backward() -> None:
    last = next_hlc(bytes(8), 1_700_000_000_000)
    assert last == (1_700_000_000_000 << 16).to_bytes(8, "big")
    earlier = next_hlc(last, 1_600_000_000_000)
    assert earlier > last
    assert next_hlc(earlier, 1_700_000_000_001) == (1_700_000_000_001 << 16).to_bytes(8, "big")
