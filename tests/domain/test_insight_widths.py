"""Every chart in every width: it fits, shows the same counts, and no words lie over others."""

from itertools import combinations

import pytest

from journal.domain.drawing import Anchor, Drawing, Text, mirrored, rects, texts
from journal.domain.insight import marks
from journal.domain.insight.periods import Step
from journal.domain.insight.river import river
from tests.domain.every_chart import charts, flow

WIDTHS = (236.0, 312.0, 400.0, 479.0, 480.0, 540.0, 640.0, 679.0, 680.0)
"""From twice the text in the smallest window to paper."""


def span(text: Text) -> tuple[float, float]:
    """Return from where to where words are drawn, at the most."""
    long = marks.width_of(text.words)
    left = {Anchor.LEFT: 0.0, Anchor.MIDDLE: long / 2, Anchor.RIGHT: long}[text.anchor]
    return text.x - left, text.x - left + long


def assert_fits(drawing: Drawing, width: float) -> None:
    assert drawing.width == width
    for rect in rects(drawing):
        assert -1e-6 <= rect.x <= rect.x + rect.width <= width + 1e-6, rect
        assert 0 <= rect.y <= rect.y + rect.height <= drawing.height, rect
    for text in texts(drawing):
        left, right = span(text)
        assert left >= -1e-6, text
        assert right <= width + 1e-6, text
        assert 0 < text.y <= drawing.height, text
    for one, other in combinations(texts(drawing), 2):
        if abs(one.y - other.y) < 10:
            (_, end), (begin, _) = sorted((span(one), span(other)))
            assert end <= begin + 1e-6, (one, other)


@pytest.mark.parametrize("width", WIDTHS)
def test_every_chart_fits_its_width_and_its_words_stand_clear(width: float) -> None:
    for chart in charts(width):
        assert chart.lay is not None
        drawing = chart.lay(width)
        assert_fits(drawing, width)
        assert_fits(mirrored(drawing), width)
        counts = {of: len(ids) for of, ids in chart.entries.items()}
        for rect in rects(drawing):
            assert any(
                abs(side / drawing.one - counts[rect.of]) < 1e-6
                for side in (rect.width, rect.height)
            )
        assert {rect.of for rect in rects(drawing)} == {
            rect.of for rect in rects(chart.lay(marks.WIDTH))
        }


def test_weeks_without_room_become_months_and_that_is_said() -> None:
    wide, narrow = (river(flow(width, Step.WEEK)) for width in (680, 312))
    assert wide.said.startswith("By week, 4 May 2026 to ")
    assert narrow.said.startswith(
        "By month, May 2026 to April 2027. Single weeks have no room here."
    )
    assert len(narrow.table.rows) == 12
    unasked = river(flow(312))
    assert unasked.said.startswith("By month, May 2026 to April 2027. Chosen:")


def test_a_chart_tells_in_which_widths_its_time_stays_divided_so() -> None:
    for step in (None, *Step):
        for width in (312.0, 500.0, 680.0):
            chart = river(flow(width, step))
            least, most = chart.fits
            assert least <= width < most
            for other, same in ((least, True), (least - 1, False), (most - 1, True), (most, False)):
                if 236 <= other <= marks.WIDTH and other != float("inf"):
                    again = river(flow(other, step))
                    assert (again.table.header == chart.table.header) is same
