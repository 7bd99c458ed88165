"""The river: what is drawn, what the table says and what is said are the same counts."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.domain.drawing import Anchor, Drawing, Ink, Line, Pattern, Rect, mirrored, rects, texts
from journal.domain.insight import saying
from journal.domain.insight.answers import LABELS, WORDS
from journal.domain.insight.chart import Chart, names
from journal.domain.insight.columns import Flow, columns, step_of
from journal.domain.insight.periods import Step
from journal.domain.insight.river import river
from journal.domain.insight.river_drawing import key
from journal.domain.labels import Label
from tests.domain.insight_rows import Counts, flow

DAY = date(2026, 5, 3)
COUNTS = st.dictionaries(st.sampled_from(LABELS), st.integers(0, 400), max_size=5)
DAYS = st.dictionaries(st.dates(date(2019, 1, 1), date(2026, 12, 31)), COUNTS, max_size=8)
STEPS = st.sampled_from([None, *Step])


def drawn(chart: Chart) -> Drawing:
    assert chart.drawing is not None
    return chart.drawing


def lengths(drawing: Drawing) -> dict[str, float]:
    """Return for every key how many entries long its rectangle is."""
    return {rect.of: rect.height / drawing.one for rect in rects(drawing)}


def totals(chart: Chart) -> dict[str, int]:
    """Return the sum of every column of the table."""
    return {
        column: sum(int(row[at].words.replace(",", "")) for row in chart.table.rows)
        for at, column in enumerate(chart.table.header)
        if at
    }


@settings(deadline=None, max_examples=40)
@given(DAYS, DAYS, STEPS, st.integers(0, 6))
def test_drawing_table_words_and_entries_are_the_same_counts(
    own: Mapping[date, Counts], read: Mapping[date, Counts], step: Step | None, begins: int
) -> None:
    held = flow(own, read=read, step=step, week_begins=begins)
    chart = river(held)
    if not any(n for each in (*own.values(), *read.values()) for n in each.values()):
        assert chart.drawing is None
        return
    counts = {of: len(ids) for of, ids in chart.entries.items()}
    # What readings say of no distance, or cannot tell, stands in the table alone.
    sides = {of: n for of, n in counts.items() if not of.endswith(("read/none", "read/unclear"))}
    found = lengths(drawn(chart))
    assert found.keys() == sides.keys()
    assert all(abs(found[of] - count) < 1e-6 for of, count in sides.items())
    cells = {
        cell.of: int(cell.words.replace(",", "")) for r in chart.table.rows for cell in r if cell.of
    }
    assert cells == counts
    sums = totals(chart)
    for label in LABELS:
        assert sums[WORDS[label]] == sum(each.get(label, 0) for each in own.values())
        said = f"{WORDS[label]}: {saying.entries(sums[WORDS[label]])}."
        assert said in chart.said or not sums[WORDS[label]]


@settings(deadline=None, max_examples=30)
@given(DAYS.filter(lambda days: any(n for each in days.values() for n in each.values())))
def test_both_sides_have_one_scale_and_mirror_around_one_line(days: Mapping[date, Counts]) -> None:
    drawing = drawn(river(flow(days)))
    line = next(
        s.y1 for s in drawing.shapes if isinstance(s, Line) and s.y1 == s.y2 and not s.dashed
    )
    mixed = {r.of.split("/")[0]: r for r in rects(drawing) if r.ink is Ink.MIXED}
    for rect in rects(drawing):
        half = mixed[at].height / 2 if (at := rect.of.split("/")[0]) in mixed else 0.0
        if rect.ink is Ink.CHOSEN:
            assert abs(rect.y + rect.height + half - line) < 1e-6
        elif rect.ink is Ink.INVOLUNTARY:
            assert abs(rect.y - half - line) < 1e-6
        elif rect.ink is Ink.MIXED:
            assert abs(rect.y + half - line) < 1e-6
    marks = [text.y - 4 for text in texts(drawing) if text.words.isdigit() and text.x < 104]
    above, below = marks
    assert abs((line - above) - (below - line)) < 1e-6


def test_the_other_side_gets_its_room_even_where_it_is_empty() -> None:
    one_sided = drawn(river(flow({DAY: {Label.CHOSEN: 9}})))
    line = next(s.y1 for s in one_sided.shapes if isinstance(s, Line) and not s.dashed)
    bar = next(rects(one_sided))
    below = next(t.y for t in texts(one_sided) if t.words == WORDS[Label.INVOLUNTARY])
    ticks = next(t.y for t in texts(one_sided) if t.words == "Written on")
    assert line < below < ticks
    assert ticks - line > bar.height


def test_labels_differ_without_colour() -> None:
    chart = river(flow({DAY: dict.fromkeys(LABELS, 2)}, read={DAY: {Label.CHOSEN: 1}}))
    patterns = {rect.ink: rect.pattern for rect in rects(drawn(chart)) if "read" not in rect.of}
    assert len(set(patterns.values())) == len(patterns) == len(LABELS)
    read = [rect for rect in rects(drawn(chart)) if "read" in rect.of]
    assert {rect.pattern for rect in read} == {Pattern.DASHED}


def test_readings_of_text_stand_apart_and_in_no_sum() -> None:
    alone, beside = (
        river(flow({DAY: {Label.CHOSEN: 2}}, read=read))
        for read in ({}, {DAY: {Label.CHOSEN: 7, Label.INVOLUNTARY: 3}})
    )
    assert totals(alone)["Chosen"] == totals(beside)["Chosen"] == 2
    assert "Read from text alone, not counted: 10 entries." in beside.said
    assert "Broken outlines" in beside.rule
    lowest_own = max(r.y + r.height for r in rects(drawn(beside)) if "read" not in r.of)
    assert all(r.y > lowest_own for r in rects(drawn(beside)) if "read" in r.of)


def test_a_week_without_pages_stays_empty_and_is_named() -> None:
    held = flow({DAY: {Label.CHOSEN: 1}, DAY + timedelta(weeks=3): {Label.NONE: 1}})
    chart = river(held)
    assert len(columns(held)) == len(chart.table.rows) == 4
    assert "Nothing was written in 2 weeks." in chart.said
    ticks = [s for s in drawn(chart).shapes if isinstance(s, Line) and s.x1 == s.x2]
    assert len(ticks) == 2  # a mark for every week with pages


def test_a_week_that_is_not_over_is_said_to_be_so() -> None:
    held = flow({DAY: {Label.CHOSEN: 1}})  # a Sunday, on which a week that began on Monday ends
    assert not river(replace(held, today=DAY + timedelta(days=1))).said.endswith("not over yet.")
    assert river(replace(held, today=DAY)).said.endswith("The last week is not over yet.")


def test_a_week_with_pages_but_no_answer_is_not_an_empty_one() -> None:
    silent = DAY + timedelta(weeks=1)
    chart = river(flow({DAY: {Label.CHOSEN: 1}}, unanswered=[silent]))
    assert "Without an answer of yours: 1 entry, not drawn." in chart.said
    assert "Nothing was written" not in chart.said
    assert [row[-2].words for row in chart.table.rows] == ["0", "1"]


def test_mirrored_for_the_other_script_every_bar_keeps_its_words() -> None:
    drawing = drawn(
        river(flow({DAY: {Label.CHOSEN: 1}, DAY + timedelta(weeks=4): {Label.MIXED: 2}}))
    )
    turned = mirrored(drawing)
    for before, after in zip(rects(drawing), rects(turned), strict=True):
        assert after.x + after.width == pytest.approx(drawing.width - before.x)
        assert (after.y, after.height, after.of) == (before.y, before.height, before.of)
    other = {Anchor.LEFT: Anchor.RIGHT, Anchor.RIGHT: Anchor.LEFT, Anchor.MIDDLE: Anchor.MIDDLE}
    for said, turned_said in zip(texts(drawing), texts(turned), strict=True):
        assert turned_said.x == drawing.width - said.x
        assert turned_said.anchor is other[said.anchor]
        assert turned_said.words == said.words


def test_every_shape_that_can_be_opened_has_words() -> None:
    chart = river(flow({DAY: {Label.CHOSEN: 3}}, step=Step.MONTH))
    assert names(chart) == {key(date(2026, 5, 1), Label.CHOSEN): "May 2026, Chosen: 3"}


def test_nothing_lies_outside_the_drawing() -> None:
    days = {
        DAY + timedelta(days=9 * at): {Label.CHOSEN: at, Label.NONE: 40 - at} for at in range(40)
    }
    for step in (None, *Step):
        drawing = drawn(river(flow(days, step=step)))
        for shape in drawing.shapes:
            if isinstance(shape, Rect):
                assert 0 <= shape.x <= shape.x + shape.width <= drawing.width
                assert 0 <= shape.y <= shape.y + shape.height <= drawing.height


def test_it_says_something_true_of_nothing_of_one_and_of_34_000() -> None:
    assert "Nothing is written yet" in river(Flow((), ())).said
    silent = river(flow({}, unanswered=[DAY]))
    assert silent.drawing is None
    assert "One entry is written, and it has no answer of yours yet." in silent.said
    one = river(flow({DAY: {Label.INVOLUNTARY: 1}}))
    assert "Involuntary: 1 entry. That is the first answer" in one.said
    many = {date(1660 + at, 1, 1): dict.fromkeys(LABELS, 68) for at in range(80)}
    chart = river(flow(many))
    assert step_of(flow(many)) is Step.YEAR
    assert "Chosen: 5,440 entries. Involuntary: 5,440 entries." in chart.said
    assert len(list(rects(drawn(chart)))) == 400
