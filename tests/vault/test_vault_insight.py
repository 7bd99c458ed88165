"""What is counted over a whole journal: the person's own answers, and nothing else."""

from datetime import date

from journal.domain.checkin import CheckIn, Gate
from journal.domain.distance.reading import Reading
from journal.domain.entry import Answer, EntryId, Facet, Link
from journal.domain.feelings import NOTHING, kind_of
from journal.domain.insight.answers import ByLabel
from journal.domain.insight.periods import Step
from journal.domain.labels import Correction, Label, LabelFrom
from journal.domain.tags import Tag, TagKind
from journal.vault.open_journal import OpenJournal
from tests.vault.pages import saved

CHOSE = CheckIn(Gate.A_LOT, authorship=2, way_back=2, underneath=2, after=2)
CAME = CheckIn(Gate.A_LOT, authorship=-2, way_back=-2, underneath=-2, after=-2)
GONE_BUT_WHO = CheckIn(Gate.A_LOT, way_back=-2, underneath=-2, after=-2)


def read(journal: OpenJournal, id: EntryId, label: Label) -> EntryId:
    with journal.work() as work:
        work.readings.put(id, Reading(label, 0.5, 0.5, (), "1"))
    return id


def answers(journal: OpenJournal) -> dict[Label, set[EntryId]]:
    with journal.work() as work:
        found: ByLabel = work.insight.answers()
        own, _ = work.insight.answered(Step.MONTH)
    by_month: dict[Label, set[EntryId]] = {}
    for each in own:
        by_month.setdefault(each.label, set()).update(each.entries)
    held = {label: set(ids) for label, ids in found.items() if ids}
    assert by_month == held  # both ways of counting agree
    return held


def test_own_answers_are_counted_and_readings_are_not(journal: OpenJournal) -> None:
    chosen = read(journal, saved(journal, "I left early.", checkin=CHOSE), Label.INVOLUNTARY)
    came = saved(journal, "It went quiet.", checkin=CAME)
    corrected = Correction(Label.MIXED, LabelFrom.CORRECTED)
    mixed = read(journal, saved(journal, "Both.", correction=corrected), Label.CHOSEN)
    agreed = Correction(Label.NONE, LabelFrom.AGREED)
    none = read(journal, saved(journal, "Bread.", correction=agreed), Label.NONE)
    only_read = read(journal, saved(journal, "I chose it."), Label.CHOSEN)
    saved(journal, "Nobody said anything of this.")
    assert answers(journal) == {
        Label.CHOSEN: {chosen},
        Label.INVOLUNTARY: {came},
        Label.MIXED: {mixed},
        Label.NONE: {none},
    }
    with journal.work() as work:
        _, others = work.insight.answered(Step.YEAR)
        assert [(each.label, each.entries) for each in others] == [(Label.CHOSEN, (only_read,))]
        assert work.insight.count() == 6


def test_a_reading_never_changes_what_taps_alone_have_said(journal: OpenJournal) -> None:
    id = saved(journal, "I don't know who did it.", checkin=GONE_BUT_WHO)
    before = answers(journal)
    assert before == {Label.INVOLUNTARY: {id}}
    read(journal, id, Label.CHOSEN)
    assert answers(journal) == before
    with journal.work() as work:
        assert work.insight.answered()[1] == ()


def test_what_is_in_the_bin_is_in_no_count(journal: OpenJournal) -> None:
    taps = CheckIn(Gate.A_LOT, way_back=-2, underneath=-2)
    for body in ("first", "second"):
        id = read(journal, saved(journal, body, checkin=taps), Label.CHOSEN)
        with journal.work() as work:
            work.entries.set_deleted(id, True)
    read_only = read(journal, saved(journal, "third"), Label.CHOSEN)
    with journal.work() as work:
        work.entries.set_deleted(read_only, True)
    assert answers(journal) == {}
    with journal.work() as work:
        assert work.insight.answered() == ((), ())
        assert work.insight.muted() == frozenset()
        assert work.insight.written(Step.MONTH) == ()
        assert work.insight.span() is None


def test_days_months_and_years_hold_what_lies_in_them(journal: OpenJournal) -> None:
    days = (date(1665, 9, 7), date(2026, 2, 28), date(2026, 2, 3), date(2026, 11, 23))
    first, late, early, last = (saved(journal, str(d), day=d, checkin=CHOSE) for d in days)

    def found(step: Step) -> dict[date, tuple[EntryId, ...]]:
        with journal.work() as work:
            return {each.since: each.entries for each in work.insight.answered(step)[0]}

    assert found(Step.YEAR) == {date(1665, 1, 1): (first,), date(2026, 1, 1): (last, late, early)}
    assert found(Step.MONTH) == {
        date(1665, 9, 1): (first,),
        date(2026, 2, 1): (late, early),
        date(2026, 11, 1): (last,),
    }
    assert found(Step.WEEK).keys() == set(days)
    with journal.work() as work:
        within = work.insight.answered(Step.WEEK, (date(2026, 2, 4), date(2026, 11, 22)))[0]
        assert [each.entries for each in within] == [(late,)]
        assert work.insight.span() == (date(1665, 9, 7), date(2026, 11, 23))
        assert {each.since.year: each.entries for each in work.insight.written(Step.YEAR)} == {
            1665: 1,
            2026: 3,
        }


def test_a_name_holds_what_is_nested_below_it(journal: OpenJournal) -> None:
    deep = saved(journal, "a", tags=(Tag("limit/work/mail"),))
    work_too = saved(journal, "b", tags=(Tag("limit/work"), Tag("limit/work/mail")))
    other = saved(journal, "c", tags=(Tag("Limit/home"), Tag("limit", TagKind.PERSON)))
    with journal.work() as work:
        found = {name: set(ids) for name, ids in work.insight.carrying(TagKind.TAG).items()}
        people = dict(work.insight.carrying(TagKind.PERSON))
    assert found["limit/work/mail"] == {deep, work_too}
    assert found["limit/work"] == {deep, work_too}
    assert found["Limit"] == {deep, work_too, other}
    assert people == {"limit": (other,)}


def test_facets_answers_and_muted_feelings_are_found(journal: OpenJournal) -> None:
    news = saved(journal, "a", facets=(Facet("news"), Facet("feeling:calm", "2")), checkin=CAME)
    asked = saved(journal, "b", answers=(Answer("numb-01", "?"), Answer("numb-01/1", "?")))
    nothing = saved(journal, "d", facets=(Facet(kind_of(NOTHING), "2"),))
    clear = saved(journal, "c", checkin=CHOSE, facets=(Facet("news", "late"),))
    with journal.work() as work:
        assert set(work.insight.marked()["news"]) == {news, clear}
        assert work.insight.answering() == {"numb-01": (asked,), "numb-01/1": (asked,)}
        assert work.insight.muted() == {news, nothing}
        assert work.gathering.marked(["news"], 1) == (clear,)
        assert work.gathering.answering(["numb-01/1", "numb-02"], 5) == (asked,)
        assert work.gathering.facets([news])[news][0] == Facet("feeling:calm", "2")
        assert work.gathering.answers([asked])[asked][1].prompt_id == "numb-01/1"


def test_a_page_before_stands_with_the_page_after_it(journal: OpenJournal) -> None:
    before = saved(journal, "The visit, tomorrow.")
    with journal.work() as work:
        uuid = work.entries.get(before).uuid
    after = saved(journal, "It went well.", links=(Link("before", uuid),))
    with journal.work() as work:
        assert work.gathering.pairs(5) == ((before, after),)
        work.entries.set_deleted(before, True)
        assert work.gathering.pairs(5) == ()


def test_entries_of_each_person_come_by_period_and_none_from_the_bin(journal: OpenJournal) -> None:
    ada, joss = Tag("Ada", TagKind.PERSON), Tag("Joss", TagKind.PERSON)
    first = saved(journal, "One.", day=date(2026, 5, 1), tags=(ada, joss, Tag("Ada")))
    second = saved(journal, "Two.", day=date(2026, 5, 30), tags=(ada,))
    later = saved(journal, "Three.", day=date(2026, 6, 1), tags=(ada,))
    gone = saved(journal, "Four.", day=date(2026, 7, 1), tags=(joss,))
    with journal.work() as work:
        work.entries.set_deleted(gone, True)
        found = work.insight.named(TagKind.PERSON, Step.MONTH)
    assert {(each.name, each.since, each.entries) for each in found} == {
        ("Ada", date(2026, 5, 1), (first, second)),
        ("Ada", date(2026, 6, 1), (later,)),
        ("Joss", date(2026, 5, 1), (first,)),
    }
