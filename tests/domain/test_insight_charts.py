"""Charts by name, around an event, and of what stood beside: drawn, said and counted alike."""

from collections.abc import Mapping
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from journal.domain.drawing import Drawing, Ink, rects, texts
from journal.domain.entry import EntryId
from journal.domain.insight.answers import LABELS, SIDES, ByLabel, by_label
from journal.domain.insight.beside import Beside, Marked, beside
from journal.domain.insight.chart import Cell, Chart, Table, View, without_empty
from journal.domain.insight.choice import choice
from journal.domain.insight.event import Event, before_and_after
from journal.domain.insight.multiples import MOST_DRAWN, Sorted, multiples
from journal.domain.labels import Label
from tests.domain.insight_rows import Counts, answered

DAY = date(2026, 5, 3)
COUNTS = st.dictionaries(st.sampled_from(LABELS), st.integers(0, 300), max_size=5)
NAMES = st.dictionaries(st.text(min_size=1, max_size=30), COUNTS, max_size=30)


def answers(counts: Counts) -> ByLabel:
    return by_label(answered({DAY: counts}))


def named(rows: Mapping[str, Counts]) -> tuple[dict[str, tuple[EntryId, ...]], ByLabel]:
    """Return the entries of each name, and all answers; no entry has two names."""
    held, every, at = {}, dict[Label, tuple[EntryId, ...]](), 1
    for name, counts in rows.items():
        found = by_label(answered({DAY: counts}, at))
        at += sum(counts.values())
        held[name] = tuple(id for ids in found.values() for id in ids)
        every |= {label: (*every.get(label, ()), *ids) for label, ids in found.items()}
    return held, every


def widths(drawing: Drawing) -> dict[str, int]:
    return {rect.of: round(rect.width / drawing.one) for rect in rects(drawing)}


def cells(chart: Chart) -> dict[str, int]:
    return {c.of: int(c.words.replace(",", "")) for row in chart.table.rows for c in row if c.of}


def assert_all_alike(chart: Chart) -> None:
    """Drawing, table and entries give the same counts; every figure drawn is one of them."""
    counts = {of: len(ids) for of, ids in chart.entries.items() if ids}
    assert cells(chart) == counts
    assert chart.drawing is not None
    found = widths(chart.drawing)
    assert found == {of: counts[of] for of in found}
    assert all(
        rect.x >= 0 and rect.x + rect.width <= chart.drawing.width for rect in rects(chart.drawing)
    )


@settings(deadline=None, max_examples=40)
@given(NAMES, st.sampled_from(Sorted))
def test_each_name_has_its_own_counts(rows: Mapping[str, Counts], order: Sorted) -> None:
    held, every = named(rows)
    chart = multiples(View.TAGS, held, every, 9, order)
    with_answers = [name for name, counts in rows.items() if any(counts.values())]
    if not with_answers:
        assert chart.drawing is None
        return
    assert_all_alike(chart)
    assert {row[0].words for row in chart.table.rows} == set(with_answers)


def test_names_are_sorted_as_the_person_asks() -> None:
    rows = {
        "work": {Label.CHOSEN: 1, Label.NONE: 9},
        "Ada": {Label.CHOSEN: 2},
        "mother": {Label.INVOLUNTARY: 3},
    }
    held, every = named(rows)

    def order(wanted: Sorted) -> list[str]:
        chart = multiples(View.PEOPLE, held, every, 15, wanted)
        return [row[0].words for row in chart.table.rows]

    assert order(Sorted.MOST) == ["work", "mother", "Ada"]
    assert order(Sorted.NAME) == ["Ada", "mother", "work"]
    assert order(Sorted.CHOSEN) == ["Ada", "work", "mother"]
    assert order(Sorted.INVOLUNTARY) == ["mother", "Ada", "work"]


def test_many_names_are_all_in_the_table_and_the_words_say_so() -> None:
    held, every = named({f"tag {n}": {Label.CHOSEN: n + 1} for n in range(60)})
    chart = multiples(View.TAGS, held, every, 2000)
    assert chart.drawing is not None
    assert len(list(rects(chart.drawing))) == MOST_DRAWN
    assert len(chart.table.rows) == 60
    assert (
        "60 tags with answers of yours. The first 24 are drawn; the table holds them all."
        in chart.said
    )


def test_chosen_and_involuntary_grow_from_one_line_to_its_two_sides() -> None:
    held, every = named({"work": {Label.CHOSEN: 4, Label.INVOLUNTARY: 4}})
    chart = multiples(View.TAGS, held, every, 8)
    assert chart.drawing is not None
    sides = {rect.ink: rect for rect in rects(chart.drawing)}
    chosen, involuntary = sides[Ink.CHOSEN], sides[Ink.INVOLUNTARY]
    assert chosen.x + chosen.width == involuntary.x
    assert chosen.width == involuntary.width


def test_a_table_is_shown_without_columns_that_hold_nothing() -> None:
    cells = tuple(Cell(words) for words in ("May", "0", "0", "2", "0"))
    table = Table(("Month", "Chosen", "Involuntary", "No distance", "Not sure"), (cells,))
    shown = without_empty(table, SIDES)
    assert shown.header == ("Month", "Chosen", "Involuntary", "No distance")
    assert [cell.words for cell in shown.rows[0]] == ["May", "0", "0", "2"]


def test_few_words_stand_beside_a_drawing_that_shows_its_figures() -> None:
    held, every = named({name: {Label.CHOSEN: 1} for name in ("work", "Ada")})
    assert multiples(View.PEOPLE, held, every, 2).beside == "2 people with answers of yours."
    said = "2 entries have an answer of yours. Without one: 1 entry, not drawn."
    assert choice(every, 3).beside == said


def test_a_chart_without_names_says_what_would_give_it_some() -> None:
    assert "Ctrl+T" in multiples(View.PLACES, {}, answers({Label.CHOSEN: 1}), 1).said
    assert "Nothing is written yet" in multiples(View.PLACES, {}, {}, 0).said
    assert "None of your 34,000 entries has" in multiples(View.TAGS, {}, {}, 34_000).said


EVENT = Event(DAY, "Medicine or dose changed: halved")


def around(before: Counts, after: Counts, on_the_day: Counts | None = None) -> Chart:
    days = {DAY - timedelta(days=9): before, DAY: on_the_day or {}, DAY + timedelta(days=9): after}
    days |= {DAY - timedelta(weeks=9): {Label.CHOSEN: 50}, DAY + timedelta(weeks=9): before}
    return before_and_after(EVENT, answered(days), DAY + timedelta(days=400))


@settings(deadline=None, max_examples=40)
@given(COUNTS, COUNTS, COUNTS)
def test_both_sides_of_an_event_need_three_entries(
    before: Counts, after: Counts, day: Counts
) -> None:
    chart = around(before, after, day)
    held, later = sum(before.values()), sum(after.values())
    assert "At least three on each side." in chart.rule
    assert "8 weeks before 3 May 2026" in chart.rule
    if min(held, later) < 3:
        assert chart.drawing is None
        assert "Three entries with an answer are needed on each side." in chart.said
        return
    assert_all_alike(chart)
    assert sum(cells(chart).values()) == held + later


def test_too_little_is_said_in_numbers() -> None:
    said = around({Label.CHOSEN: 2}, {Label.NONE: 5}).said
    assert said.endswith("There are two before and five after.")
    assert around({Label.CHOSEN: 1}, {}).said.endswith("There is one before and none after.")


def test_time_that_is_not_over_is_said_to_be_so() -> None:
    chart = before_and_after(EVENT, answered({DAY: {}}), DAY + timedelta(days=3))
    assert chart.rule.endswith("The time after it is not over yet.")


def test_news_was_marked_on_4_of_the_9_muted_entries() -> None:
    every = answers({Label.INVOLUNTARY: 9, Label.NONE: 20})
    muted = frozenset(every[Label.INVOLUNTARY])
    news = (*every[Label.INVOLUNTARY][:4], *every[Label.NONE][:6])
    chart = beside(Beside.MUTED, Marked({"news": news}, muted), every, 29)
    assert "News: marked on 4 of the 9 muted entries, and on 6 of the 20 others." in chart.said
    assert "does not say that one led to the other" in chart.rule
    assert chart.drawing is not None
    assert widths(chart.drawing) == {"all": 9, "News": 4}
    assert "4 of 9" in [text.words for text in texts(chart.drawing)]


@settings(deadline=None, max_examples=30)
@given(COUNTS, st.sampled_from([each for each in Beside if each is not Beside.MUTED]), st.data())
def test_what_stood_beside_is_counted_as_it_was_marked(
    counts: Counts, which: Beside, data: st.DataObject
) -> None:
    every = answers(counts)
    ids = [id for found in every.values() for id in found]
    some = st.sets(st.sampled_from(ids)) if ids else st.just(set[EntryId]())
    news, sleep = data.draw(some), data.draw(some)
    chart = beside(which, Marked({"news": news, "sleep": sleep}), every, len(ids))
    looked_at = set(every.get(Label(which.value), ()))
    if not looked_at or not (news | sleep):
        assert chart.drawing is None
        return
    assert_all_alike(chart)
    others = set(ids) - looked_at
    for name, held in (("News", news), ("Sleep", sleep)):
        row = next((row for row in chart.table.rows if row[0].words == name), None)
        found = (len(looked_at & held), len(others & held))
        assert (found == (0, 0)) if row is None else tuple(int(c.words) for c in row[1:]) == found


@settings(deadline=None, max_examples=20)
@given(COUNTS)
def test_in_and_out_are_the_same_answers(counts: Counts) -> None:
    chart = choice(answers(counts), 3)
    if not any(counts.values()):
        assert chart.drawing is None
        return
    assert_all_alike(chart)
    assert sum(cells(chart).values()) == sum(counts.values())
