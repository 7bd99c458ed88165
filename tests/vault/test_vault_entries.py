"""Entries, revisions, drafts, tags, readings and settings come back as they were given."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal.domain.checkin import CheckIn, Gate
from journal.domain.entry import Answer, Content, Draft, Facet, Kind
from journal.domain.labels import Correction, Label, LabelFrom
from journal.domain.selection import Selection
from journal.domain.tags import Tag, TagCount, TagKind
from journal.domain.text import canonical
from journal.vault.open_journal import OpenJournal
from journal.vault.stamp import new_uuid
from tests.vault.pages import entry, revised, revisions, saved

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


@settings(max_examples=40, suppress_health_check=_ONE_JOURNAL)
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
    with journal._held.opened.engine.begin() as held:
        held.exec_driver_sql(
            "UPDATE revision SET payload = json_set(payload, '$.weather', 'rain',"
            " '$.checkin.note', 'kept', '$.attachments', json('[\"x\"]'))"
        )
    revised(journal, id, body="Plainer.")
    with journal._held.opened.engine.begin() as held:
        payload = held.exec_driver_sql(
            "SELECT json_extract(payload, '$.weather'), json_extract(payload, '$.checkin.note'),"
            " json_extract(payload, '$.attachments[0]') FROM revision ORDER BY id DESC"
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


def test_a_moment_without_a_time_zone_comes_back_without_one(journal: OpenJournal) -> None:
    naive = datetime(1, 1, 1, 0, 0, tzinfo=UTC).replace(tzinfo=None)
    assert entry(journal, saved(journal, "x", written_at=naive)).content.written_at == naive
