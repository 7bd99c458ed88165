"""The cards of Insight, each with what it asks for."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QLocale

from journal.domain.insight.beside import Beside
from journal.domain.insight.chart import Chart, View
from journal.domain.insight.event import Event
from journal.domain.insight.gathered import WORD_VIEWS
from journal.domain.insight.multiples import Sorted
from journal.domain.insight.periods import Step
from journal.services.counting_in_time import VIEWS
from journal.services.insight import Insight
from journal.services.needs import Failed, Then
from journal.ui.insight.card import ViewCard
from journal.ui.insight.chart_card import AskChart, ChartCard
from journal.ui.insight.event_option import EventOption
from journal.ui.insight.options import BESIDES, ORDERS, STEPS, OneOf, Option
from journal.ui.insight.views import Sight
from journal.ui.insight.words_card import WordsCard
from journal.ui.kit.theme import Theme

NO_DAY = (
    "Choose a day above. What you marked beside a page with a day of its own, such as “Medicine or "
    "dose changed”, is offered there."
)
_NAMED = (View.TAGS, View.PEOPLE, View.PLACES, View.THEMES)


def make_card(insight: Insight, theme: Theme, today: Callable[[], date], sight: Sight) -> ViewCard:
    """Return the card of a view."""
    if sight.view is View.MOMENTS:
        return WordsCard(sight, theme, insight.moments)
    if sight.view in WORD_VIEWS:
        return WordsCard(sight, theme, partial(insight.told, sight.view))
    if sight.view is View.EVENT:
        ask, option = _event(insight, today)
        return ChartCard(sight, theme, ask, insight.save, option)
    asked: dict[View, Callable[[Insight], tuple[AskChart, Option]]] = {
        **{view: partial(_in_time, view) for view in VIEWS},
        View.BESIDE: _beside,
        **{view: partial(_named, view) for view in _NAMED},
    }
    if sight.view in asked:
        ask, option = asked[sight.view](insight)
        return ChartCard(sight, theme, ask, insight.save, option)
    return ChartCard(
        sight, theme, lambda then, failed, _: insight.choice(then, failed), insight.save
    )


def _in_time(view: View, insight: Insight) -> tuple[AskChart, Option]:
    option = OneOf("How time is divided", STEPS)

    def ask(then: Then[Chart], failed: Failed, width: float) -> None:
        begins, step = QLocale().firstDayOfWeek().value - 1, option.value(Step)
        insight.in_time(view, then, failed, step=step, week_begins=begins, width=width)

    return ask, option


def _named(view: View, insight: Insight) -> tuple[AskChart, Option]:
    option = OneOf("Order", ORDERS)

    def ask(then: Then[Chart], failed: Failed, _: float) -> None:
        insight.by_name(view, then, failed, order=option.value(Sorted) or Sorted.MOST)

    return ask, option


def _beside(insight: Insight) -> tuple[AskChart, Option]:
    option = OneOf("Which entries are looked at", BESIDES)

    def ask(then: Then[Chart], failed: Failed, _: float) -> None:
        insight.beside(option.value(Beside) or Beside.INVOLUNTARY, then, failed)

    return ask, option


def _event(insight: Insight, today: Callable[[], date]) -> tuple[AskChart, Option]:
    option = EventOption(today)

    def ask(then: Then[Chart], failed: Failed, _: float) -> None:
        cleared = option.cleared

        def known(events: tuple[Event, ...]) -> None:
            if option.cleared != cleared:
                return
            option.offer(events)
            event = option.chosen()
            if event is None:
                then(Chart("Before and after", NO_DAY))
            else:
                insight.around(event, then, failed)

        insight.events(known, failed)

    return ask, option
