"""Drawings as SVG: whole XML whatever a name holds, lengths that are counts, no need of colour."""

from datetime import date
from xml.etree import ElementTree as Tree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.drawing import Anchor, Drawing, Rect, Text, mirrored, rects, texts
from journal.domain.insight.answers import LABELS
from journal.domain.insight.marks import INKS
from journal.domain.insight.river import river
from journal.domain.labels import Label
from journal.export.svg import svg
from tests.domain.every_chart import charts
from tests.domain.insight_rows import flow

DAY = date(2026, 5, 3)
SPACE = "{http://www.w3.org/2000/svg}"


def parsed(data: bytes) -> Tree.Element:
    return Tree.fromstring(data)  # made by the program itself


def a_river() -> Drawing:
    drawing = river(
        flow(
            {DAY: {label: at + 1 for at, label in enumerate(LABELS)}}, read={DAY: {Label.CHOSEN: 2}}
        )
    ).drawing
    assert drawing is not None
    return drawing


@given(st.text(), st.text(), st.text())
def test_any_words_make_whole_xml(title: str, said: str, name: str) -> None:
    try:
        name.encode()
    except UnicodeEncodeError:
        name = "x"
    root = parsed(svg(Drawing(100, 20, (Text(0, 10, name),)), title, said))
    assert [child.tag for child in root[:2]] == [f"{SPACE}title", f"{SPACE}desc"]
    shown = root.find(f"{SPACE}text")
    assert shown is not None
    if name.isprintable():
        assert (shown.text or "") == name


def test_markup_in_a_name_stays_a_name() -> None:
    name = '</text><script>alert("x")</script>&amp;'
    root = parsed(svg(Drawing(100, 20, (Text(0, 10, name),)), name, name))
    assert [element.text for element in root.iter(f"{SPACE}text")] == [name]
    assert root.find(f"{SPACE}script") is None


def test_bars_are_as_long_as_their_counts() -> None:
    drawing = a_river()
    held = parsed(svg(drawing, "t", "s")).findall(f"{SPACE}rect")
    bars = [each for each in held if each.get("stroke")]
    heights = {
        round(float(each.get("height") or 0) + float(each.get("stroke-width") or 0), 2)
        for each in bars
    }
    assert {round(rect.height, 2) for rect in rects(drawing)} <= heights


def test_labels_are_told_apart_where_all_ink_is_grey() -> None:
    root = parsed(svg(a_river(), "t", "s"))
    looks = {look(each) for each in root.findall(f"{SPACE}rect") if each.get("stroke")}
    assert len(looks) == len(INKS) + 1  # and readings of text alone, in broken outlines


@pytest.mark.parametrize("width", [312.0, 680.0])
def test_every_chart_is_printed_whole_without_need_of_colour_and_for_both_scripts(
    width: float,
) -> None:
    for chart in charts(width):
        assert chart.lay is not None
        for drawing in (chart.lay(width), mirrored(chart.lay(width))):
            root = parsed(svg(drawing, chart.title, chart.said))
            drawn = [shape for shape in drawing.shapes if isinstance(shape, Rect)]
            bars = [each for each in root.findall(f"{SPACE}rect") if each.get("stroke")]
            assert len(bars) == len(drawn)
            looks = {(rect.pattern, look(bar)) for rect, bar in zip(drawn, bars, strict=True)}
            assert len({pattern for pattern, _ in looks}) == len({seen for _, seen in looks})
            assert len(looks) == len({seen for _, seen in looks})
            said = [each.text for each in root.findall(f"{SPACE}text")]
            assert said == [text.words for text in texts(drawing)]


def look(bar: Tree.Element) -> tuple[str, bool]:
    """Return what of a bar is seen without colour: how it is filled, and whether it is broken."""
    fill = bar.get("fill") or ""
    kind = fill.split("-")[0] if fill.startswith("url") else "solid" if fill[0] == "#" else fill
    return kind, bar.get("stroke-dasharray") is not None


def test_its_description_and_its_title_are_named_for_a_screen_reader() -> None:
    root = parsed(svg(a_river(), "By month", "Chosen: 1 entry."))
    assert (root.get("role"), root.get("aria-labelledby")) == ("img", "title desc")
    ids = {child.get("id"): child.text for child in root[:2]}
    assert ids == {"title": "By month", "desc": "Chosen: 1 entry."}


def test_words_keep_their_side_when_mirrored() -> None:
    drawing = Drawing(200, 20, (Text(10, 10, "שקט", Anchor.LEFT),))
    shown = parsed(svg(mirrored(drawing), "t", "s")).find(f"{SPACE}text")
    assert shown is not None
    assert (shown.get("x"), shown.get("text-anchor")) == ("190", "end")


@pytest.mark.parametrize("length", [0.0004, 1e-9, 1e7])
def test_no_length_is_written_with_an_exponent(length: float) -> None:
    shown = svg(Drawing(length, length), "t", "s").decode()
    assert "e-" not in shown.split("<title")[0]
    assert "e+" not in shown.split("<title")[0]
