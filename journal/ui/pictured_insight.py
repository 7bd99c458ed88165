"""The states of Insight, as the pictures show them."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from journal.domain.insight.chart import OPT_IN, Chart, View
from journal.domain.insight.saying import NOTHING_WRITTEN, no_answers
from journal.ui.frame import INSIGHT
from journal.ui.insight.card import ViewCard
from journal.ui.insight.chart_card import ChartCard
from journal.ui.insight.page import InsightPage
from journal.ui.window import Window

States = Iterator[str]

_NAMED = "More of it chosen since the canal path and the phone limit."


def insight_states(window: Window) -> States:
    """Show every view, a table, a shape under the cursor, chosen entries, and no views."""
    page = window.frame.pages.insight
    window.frame.go(INSIGHT)
    yield "insight"
    river = _card(page, View.RIVER)
    if isinstance(river, ChartCard):
        river.picture.setFocus(Qt.FocusReason.TabFocusReason)
        river.picture.setCurrentIndex(river.picture.shapes.index(0))
        yield "insight-shape"
    for view in (View.TAGS, View.THEMES, View.EVENT, View.PROTECTED, View.MOMENTS):
        _scroll_to(page, _card(page, view))
        yield f"insight-{view.value.replace('_', '-')}"
    if isinstance(river, ChartCard):
        river.name.field.setPlainText(_NAMED)
        river.unfold.click()
        _scroll_to(page, river.unfold)
        yield "insight-table"
        river.unfold.click()
    yield from _turned_on(page)
    window.frame.show_beside(window.frame.pages.reviewing.model.ids[:3])
    yield "insight-side-by-side"
    page.side_by_side.all.click()
    yield from _nothing(page)


def _turned_on(page: InsightPage) -> States:
    """Show the views that are off at first."""
    page.views.wanted.emit(frozenset(View))
    yield "insight-views-turned-on"
    for view in sorted(OPT_IN):
        _scroll_to(page, _card(page, view))
        yield f"insight-{view.value.replace('_', '-')}"
    page.views.wanted.emit(frozenset(View) - OPT_IN)


def _nothing(page: InsightPage) -> States:
    """Show what is said while there is nothing to count, and when nothing shall be counted."""
    for state, words in (("empty", NOTHING_WRITTEN), ("no-answers", no_answers(10))):
        page.show_answers(Chart("", words))
        yield f"insight-{state}"
    page.views.wanted.emit(frozenset())
    yield "insight-all-off"
    page.views.wanted.emit(page.views.usual())


def _card(page: InsightPage, view: View) -> ViewCard:
    return page.column.card(view)


def _scroll_to(page: InsightPage, part: QWidget) -> None:
    area = page.findChild(QScrollArea)
    inside = None if area is None else area.widget()
    if area is not None and inside is not None:
        top = part.mapTo(inside, part.rect().topLeft()).y()
        area.verticalScrollBar().setValue(top - 24)
