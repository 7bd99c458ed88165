"""Insight in a narrow window: nothing scrolls sideways, and time is divided anew."""

from datetime import date, timedelta
from functools import partial

from pytestqt.qtbot import QtBot

from journal.domain.insight.answers import Written
from journal.domain.insight.chart import Chart, View
from journal.domain.insight.columns import Flow
from journal.domain.insight.event import Event
from journal.domain.insight.periods import Step
from journal.domain.insight.river import river
from journal.domain.labels import Label
from journal.services.needs import Failed, Then
from journal.ui.insight.chart_card import ChartCard
from journal.ui.insight.event_option import EventOption
from journal.ui.insight.views import SIGHTS
from journal.ui.kit.theme import Theme
from tests.domain.insight_rows import answered

WEEKS = [date(2026, 1, 5) + timedelta(weeks=at) for at in range(50)]


def test_a_long_choice_makes_no_card_wider_than_its_room(qtbot: QtBot) -> None:
    option = EventOption(lambda: date(2026, 11, 23))
    event = Event(date(2026, 11, 1), "Something happened: " + "a long day " * 18)
    qtbot.addWidget(option)
    option.offer([event])
    option.resize(260, 60)
    option.show()
    assert option.width() == 260
    assert option.box.width() <= 260
    assert option.chosen() == event


def test_weeks_become_months_while_the_window_is_narrow(qtbot: QtBot) -> None:
    asked: list[float] = []

    def ask(then: Then[Chart], _: Failed, width: float) -> None:
        asked.append(width)
        answers = answered({day: {Label.CHOSEN: 1} for day in WEEKS})
        written = [Written(day, 1) for day in WEEKS]
        then(river(Flow(answers, written, step=Step.WEEK, asked=Step.WEEK, width=width)))

    def said(words: str) -> bool:
        return card.said.text().startswith(words)

    sight = next(each for each in SIGHTS if each.view is View.RIVER)
    card = ChartCard(sight, Theme(), ask, lambda *_, **__: None)
    qtbot.addWidget(card)
    card.resize(744, 900)
    card.show()
    card.load()
    for width, begins in ((744, "By week"), (640, "By week"), (420, "By month"), (744, "By week")):
        card.resize(width, 900)
        qtbot.waitUntil(partial(said, begins))
        assert card.picture.horizontalScrollBar().maximum() == 0
        assert ("no room here" in card.said.text()) is (begins == "By month")
    assert len(asked) == 3
