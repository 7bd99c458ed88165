"""Every kind of chart as it is painted, in each palette, without colour: answers stay apart."""

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from journal.domain.drawing import Drawing, Rect, rects
from journal.domain.entry import EntryId
from journal.domain.insight.answers import LABELS, Answered, ByLabel, Written, by_label
from journal.domain.insight.beside import Beside, Marked, beside
from journal.domain.insight.chart import Chart, View
from journal.domain.insight.choice import choice
from journal.domain.insight.columns import Flow
from journal.domain.insight.event import Event, before_and_after
from journal.domain.insight.multiples import multiples
from journal.domain.insight.muted import muted_over_time
from journal.domain.insight.people_over_time import Named, people_over_time
from journal.domain.insight.periods import Step
from journal.domain.insight.river import river
from journal.domain.labels import Label
from journal.ui.kit.chart_inks import Inks
from journal.ui.kit.theme import CONTRAST, CONTRAST_WHITE, DARK, LIGHT, Palette, Theme
from tests.domain.insight_rows import answered

DAY, EACH = date(2026, 5, 4), 6
SEEN = 25
"""By how many of 255 steps a pixel differs from its ground to count as inked."""
APART = 0.1
"""How far two textures differ in one respect at the least."""


def answers(day: date, first: int = 1) -> tuple[Answered, ...]:
    return answered({day: dict.fromkeys(LABELS, EACH)}, first)


def every() -> ByLabel:
    return by_label(answers(DAY))


def charts() -> Mapping[str, Chart]:
    """Return one chart of each kind in which every label stands that it can show."""
    own, ids = every(), tuple(EntryId(at) for at in range(1, 31))
    flow = Flow(answers(DAY), (Written(DAY, 40),), answers(DAY, 100))
    around = (*answers(date(2026, 4, 27)), *answers(date(2026, 5, 11), 100))
    return {
        "river": river(flow),
        "tags": multiples(View.TAGS, {"work": ids}, own, 30),
        "event": before_and_after(Event(DAY, "a move"), around, date(2026, 9, 1)),
        "choice": choice(own, 30),
        "beside": beside(Beside.INVOLUNTARY, Marked({"news": frozenset(ids[:9])}), own, 30),
        "muted": muted_over_time([(DAY, id) for id in ids[:5]], flow),
        "people": people_over_time([Named("Joss", DAY, ids[:3])], flow),
    }


def painted(drawing: Drawing, palette: Palette) -> QImage:
    """Return the drawing on its ground, four pixels for one, in steps of grey alone."""
    size = round(drawing.width) * 4, round(drawing.height) * 4
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(4)
    image.fill(QColor(palette.card))
    painter = QPainter(image)
    Inks(Theme(palette), 4).paint(painter, drawing)
    painter.end()
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


def texture(image: QImage, rect: Rect, edge: int = 8) -> tuple[float, float, float]:
    """Return how much of a shape is inked, how often it changes in a row, and which way it leans.

    None of them knows of colour, nor of how large the shape is; `edge` is left out all around.
    """
    left, top = round(rect.x * 4) + edge, round(rect.y * 4) + edge
    wide, high = round(rect.width * 4) - 2 * edge, round(rect.height * 4) - 2 * edge
    ground = image.pixel(0, 0) & 255
    rows = [
        [abs((image.pixel(x, y) & 255) - ground) > SEEN for x in range(left, left + wide)]
        for y in range(top, top + high)
    ]
    area = wide * len(rows)
    turns = sum(a != b for row in rows for a, b in pairwise(row))
    leans = sum(
        (row[at] == below[at - 1]) - (row[at] == below[at + 1])
        for row, below in pairwise(rows)
        for at in range(1, wide - 1)
    )
    return sum(map(sum, rows)) / area, turns / area, leans / area


def label_of(of: str) -> str:
    """Return what a shape stands for: its label, and whether it was only read."""
    parts = [part for part in of.split("/") if part in {*Label, "read", "muted"}]
    return "/".join(parts)


@pytest.mark.parametrize("palette", [LIGHT, DARK, CONTRAST, CONTRAST_WHITE])
def test_each_answer_is_told_apart_in_every_chart(qapp: QApplication, palette: Palette) -> None:
    for kind, chart in charts().items():
        assert chart.drawing is not None, kind
        image = painted(chart.drawing, palette)
        found = {label_of(rect.of): texture(image, rect) for rect in rects(chart.drawing)}
        own = {label: seen for label, seen in found.items() if not label.startswith("read")}
        for (one, a), (other, b) in combinations(own.items(), 2):
            inked, turns, leans = (abs(x - y) for x, y in zip(a, b, strict=True))
            assert max(inked, 4 * turns, 2 * leans) > APART, (kind, one, other, a, b)
        # A reading that is not the person's own answer is not filled, whatever it says.
        assert all(seen[0] < 0.1 for label, seen in found.items() if label.startswith("read"))
        assert all(seen[0] > 0.03 for label, seen in own.items() if label != Label.NONE)


def test_answers_are_told_apart_in_the_narrowest_columns(qapp: QApplication) -> None:
    days = {DAY + timedelta(weeks=at): dict.fromkeys(LABELS, EACH) for at in range(80)}
    written = [Written(day, 40) for day in days]
    flow = Flow(answered(days), written, step=Step.WEEK)
    chart = river(flow)
    assert chart.table.header[0] == "Week"
    assert chart.drawing is not None
    image = painted(chart.drawing, LIGHT)
    one_each = {label_of(rect.of): rect for rect in rects(chart.drawing)}
    found = {label: texture(image, rect, 5) for label, rect in one_each.items()}
    assert len(found) == len(LABELS)
    for a, b in combinations(found.values(), 2):
        inked, turns, leans = (abs(x - y) for x, y in zip(a, b, strict=True))
        assert max(inked, 4 * turns, 2 * leans) > APART
