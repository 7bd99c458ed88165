"""Entries, revisions, drafts, tags, readings and settings come back as they were given."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal.domain.checkin import CheckIn, Gate
from journal.domain.distance.reading import Pole, Reading, Span
from journal.domain.entry import Answer, Content, Draft, EntryId, Facet, Kind
from journal.domain.errors import UnknownEntry
from journal.domain.labels import Correction, Label, LabelFrom
from journal.domain.selection import Selection
from journal.domain.settings import ReadingWhen, Settings
from journal.domain.tags import Tag, TagCount, TagKind
from journal.domain.text import canonical, imprint
from journal.vault.stamp import new_uuid, next_hlc
from journal.vault.vault import OpenJournal, Vault
from tests.vault.pages import BASE, draft, entry, page, revised, revisions, saved

TAPS = CheckIn(gate=Gate.A_LOT, authorship=-2, way_back=None, underneath=1, after=0)
FULL = Content(
    day=date(1660, 1, 1),
    written_at=datetime(2026, 3, 1, 7, 5, 9, 123456, tzinfo=timezone(timedelta(hours=5.5))),
    body="First line\n\n\tsecond “line” 😀 e\u0301",
    title="Up early",
    kind=Kind.MORNING,
    tags=(Tag("Work"), Tag("Ann Lee", TagKind.PERSON), Tag("Kew/Garden", TagKind.PLACE)),
    answers=(Answer("numb-01", "What is here?"), Answer("numb-02", "And now?")),
    facets=(Facet("news"), Facet("medicine", "changed")),
    checkin=TAPS,
    correction=Correction(Label.MIXED, LabelFrom.CORRECTED),
    for_session=True,
    veiled=True,
)
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


def test_an_entry_comes_back_whole(journal: OpenJournal) -> None:
    with journal.work() as work:
        id = work.entries.save("ab" * 16, FULL, based_on=None)
        found = work.entries.get(id)
        (summary,) = work.entries.summaries([id])
    assert found.content == FULL
    assert found.content.written_at.utcoffset() == timedelta(hours=5.5)
    assert (found.uuid, found.deleted, found.reading) == ("ab" * 16, False, None)
    assert (found.label, found.label_from) == (Label.MIXED, LabelFrom.CORRECTED)
    assert (summary.day, summary.title, summary.words) == (date(1660, 1, 1), "Up early", 5)
    assert summary.preview == "First line second “line” 😀 e\u0301"
    assert set(summary.tags) == set(FULL.tags)
    assert (summary.kind, summary.label, summary.for_session) == (Kind.MORNING, Label.MIXED, True)


_text = st.text(max_size=40)
_names = st.text("abcÀé/ 7", min_size=1, max_size=8).filter(lambda name: bool(name.strip()))
_taps = st.none() | st.builds(
    CheckIn,
    gate=st.none() | st.sampled_from(Gate),
    authorship=st.none() | st.integers(-2, 2),
    way_back=st.none() | st.integers(-2, 2),
    underneath=st.none() | st.integers(-2, 2),
    after=st.none() | st.integers(-2, 2),
)
_contents = st.builds(
    Content,
    day=st.dates(),
    written_at=st.datetimes(
        timezones=st.integers(-86399, 86399).map(lambda s: timezone(timedelta(seconds=s)))
    )
    | st.datetimes(),
    body=_text,
    title=_text,
    kind=st.sampled_from(Kind),
    tags=st.lists(
        st.builds(Tag, name=_names, kind=st.sampled_from(TagKind)),
        max_size=3,
        unique_by=lambda tag: (tag.kind, tag.name.casefold()),
    ).map(tuple),
    answers=st.lists(st.builds(Answer, st.text("ab-", max_size=3), st.just("?")), max_size=2).map(
        tuple
    ),
    facets=st.lists(st.builds(Facet, st.text("ab", max_size=3), st.just("v")), max_size=2).map(
        tuple
    ),
    checkin=_taps,
    for_session=st.booleans(),
    veiled=st.booleans(),
)


_ONE_JOURNAL = [HealthCheck.function_scoped_fixture]  # every example adds to the same one


@settings(max_examples=40, deadline=None, suppress_health_check=_ONE_JOURNAL)
@given(first=_contents, second=_contents)
def test_whatever_was_written_comes_back(
    journal: OpenJournal, first: Content, second: Content
) -> None:
    with journal.work() as work:
        uuid = new_uuid()
        id = work.entries.save(uuid, first, based_on=None)
        one = work.entries.get(id)
        assert _same(one.content, first)
        work.entries.save(uuid, second, based_on=one.head)
        two = work.entries.get(id)
        assert _same(two.content, second)
        work.drafts.put(Draft(uuid, first, two.head))
        kept = work.drafts.get(uuid)
        assert kept is not None
        assert kept.content == _stored(first)
        assert kept.base == two.head


def _stored(content: Content) -> Content:
    return replace(content, body=canonical(content.body), title=canonical(content.title))


def _same(found: Content, given: Content) -> bool:
    """Compare all but the spelling of tags, of which the first ever used stays."""
    keys = [{(tag.kind, tag.name.casefold()) for tag in one.tags} for one in (found, given)]
    return keys[0] == keys[1] and replace(found, tags=()) == replace(_stored(given), tags=())


@pytest.mark.parametrize("day", [date(1660, 1, 1), date(1, 1, 1), date(9999, 12, 31)])
def test_old_days_sort_and_filter(journal: OpenJournal, day: date) -> None:
    id = saved(journal, "Long ago.", day=day)
    other = saved(journal, "Then.", day=date(1700, 6, 1))
    with journal.work() as work:
        found = work.entries.find(Selection())
        assert found == ((id, other) if day.year == 9999 else (other, id))
        assert work.entries.find(Selection(since=day, until=day)) == (id,)
        assert work.entries.summaries([id])[0].day == day


def test_the_same_content_writes_nothing(journal: OpenJournal) -> None:
    id = saved(journal, "Once.", tags=(Tag("Work"),))
    before = entry(journal, id)
    assert revised(journal, id).head == before.head
    assert revised(journal, id, tags=(Tag("work"),)).head == before.head
    assert revised(journal, id, body="Once.\r\n".strip()).head == before.head
    assert revisions(journal) == 1


def test_every_change_is_a_revision_and_the_row_follows(journal: OpenJournal) -> None:
    id = saved(journal, "Before.", tags=(Tag("a"), Tag("b")), facets=(Facet("news"),))
    first = entry(journal, id)
    second = revised(journal, id, body="After.", tags=(Tag("b"), Tag("c")), day=date(2026, 1, 2))
    assert second.head != first.head
    with journal.work() as work:
        assert work.entries.find(Selection(words="before")) == ()
        assert work.entries.find(Selection(words="after")) == (id,)
        assert work.entries.find(Selection(tags=(Tag("a"),))) == ()
        assert work.entries.find(Selection(tags=(Tag("c"),), until=date(2026, 1, 2))) == (id,)
        assert [count.tag.name for count in work.tags.counts()] == ["b", "c"]
    report = journal.check(lambda done, of: None)
    assert (report.sound, report.revisions) == (True, 2)


def test_a_check_in_made_while_a_draft_was_open_is_not_lost(journal: OpenJournal) -> None:
    id = saved(journal, "As it was.", tags=(Tag("a"),))
    opened = entry(journal, id)
    revised(journal, id, checkin=TAPS, correction=Correction(Label.NONE, LabelFrom.CORRECTED))
    with journal.work() as work:
        mine = replace(opened.content, body="As I rewrote it.")
        work.entries.save(opened.uuid, mine, based_on=opened.head)
        found = work.entries.get(id)
    assert found.content.body == "As I rewrote it."
    assert found.content.checkin == TAPS
    assert found.label is Label.NONE
    assert journal.check(lambda done, of: None).sound


def test_what_other_versions_wrote_into_an_entry_is_carried_on(journal: OpenJournal) -> None:
    id = saved(journal, "Plain.", checkin=TAPS)
    with journal._opened.engine.begin() as held:
        held.exec_driver_sql(
            "UPDATE revision SET payload = json_set(payload, '$.weather', 'rain',"
            " '$.checkin.note', 'kept', '$.links', json('[\"x\"]'))"
        )
    revised(journal, id, body="Plainer.")
    with journal._opened.engine.begin() as held:
        payload = held.exec_driver_sql(
            "SELECT json_extract(payload, '$.weather'), json_extract(payload, '$.checkin.note'),"
            " json_extract(payload, '$.links[0]') FROM revision ORDER BY id DESC"
        ).first()
    assert tuple(payload or ()) == ("rain", "kept", "x")


def test_the_bin_takes_and_gives_back(journal: OpenJournal) -> None:
    id = saved(journal, "To the bin.", tags=(Tag("a"),), for_session=True)
    other = saved(journal, "Stays.", tags=(Tag("a"),))
    with journal.work() as work:
        work.entries.set_deleted(id, True)
        work.entries.set_deleted(id, True)
        assert work.entries.get(id).deleted
        assert work.entries.count() == 1
        assert work.tags.counts() == (TagCount(Tag("a"), 1),)
        for selection in (Selection(), Selection(tags=(Tag("a"),)), Selection(words="the bin")):
            assert id not in work.entries.find(selection)
        for selection in (Selection(), Selection(tags=(Tag("a"),)), Selection(for_session=True)):
            assert work.entries.find(replace(selection, in_bin=True)) == (id,)
        assert work.entries.find(Selection(words="bin", in_bin=True)) == (id,)
    with journal.work() as work:
        work.entries.set_deleted(id, False)
        assert work.entries.find(Selection()) == (other, id)
        assert work.entries.get(id).content.body == "To the bin."
    report = journal.check(lambda done, of: None)
    assert (report.sound, report.revisions) == (True, 4)


def test_a_changed_text_comes_out_of_the_bin(journal: OpenJournal) -> None:
    id = saved(journal, "Binned.")
    with journal.work() as work:
        work.entries.set_deleted(id, True)
    assert revised(journal, id).deleted
    assert not revised(journal, id, body="Written on.").deleted
    assert journal.check(lambda done, of: None).sound


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
    with journal._opened.engine.begin() as held:
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
    with opened._opened.engine.begin() as held:
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
        found = work.entries.imprints()
    assert found[imprint(BASE.day, "", "First words.")] == 2
    assert found[imprint(BASE.day, "", "Other words.")] == 1
    assert found[imprint(BASE.day, "", "Never written.")] == 0


def test_times_never_run_backward() -> None:
    last = next_hlc(bytes(8), 1_700_000_000_000)
    assert last == (1_700_000_000_000 << 16).to_bytes(8, "big")
    earlier = next_hlc(last, 1_600_000_000_000)
    assert earlier > last
    assert next_hlc(earlier, 1_700_000_000_001) == (1_700_000_000_001 << 16).to_bytes(8, "big")


def test_a_moment_without_a_time_zone_comes_back_without_one(journal: OpenJournal) -> None:
    naive = datetime(1, 1, 1, 0, 0, tzinfo=UTC).replace(tzinfo=None)
    assert entry(journal, saved(journal, "x", written_at=naive)).content.written_at == naive
