"""Insight on an empty journal, one entry, ten and 34,000: each view says something true."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial

import pytest

from journal.app.services import Services
from journal.domain.checkin import CheckIn, Gate
from journal.domain.drawing import rects
from journal.domain.entry import Answer, Content, Facet
from journal.domain.insight import saying
from journal.domain.insight.beside import Beside
from journal.domain.insight.chart import Chart, View
from journal.domain.insight.event import Event
from journal.domain.insight.gathered import WORD_VIEWS
from journal.domain.insight.passages import Gathered
from journal.domain.tags import Tag, TagKind
from journal.services.counting_in_time import VIEWS
from journal.services.stores import UnitOfWork
from tests.steps import NOW, given

FIRST = date(1933, 10, 20)
CHOSE = CheckIn(Gate.A_LOT, authorship=2, way_back=2, underneath=2, after=2)
CAME = CheckIn(Gate.A_LOT, authorship=-2, way_back=-2, underneath=-2, after=-2)
TAPS = (CHOSE, CAME, None, CheckIn(Gate.NOT_REALLY))
"""What every fourth entry is answered with, from the first on."""
_AT_ONCE = 2_000


def page(number: int) -> Content:
    """Return one page a day, of which all is known by its number."""
    return Content(
        day=FIRST + timedelta(days=number),
        written_at=NOW,
        body=f"Page {number}.",
        checkin=TAPS[number % 4],
        tags=(
            Tag(f"tag {number % 40}"),
            Tag("Ann", TagKind.PERSON),
            Tag("home", TagKind.PLACE),
        ),
        facets=(Facet("news"), Facet("interest", "in tea")),
        answers=(Answer("enjoyment-01", "What did you like today?"),),
    )


def filled(services: Services, size: int) -> None:
    for at in range(0, size, _AT_ONCE):

        def some(unit: UnitOfWork, at: int = at) -> None:
            for number in range(at, min(at + _AT_ONCE, size)):
                unit.entries.save(f"{number:032x}", page(number), based_on=None)

        given(partial(services.door.within, some))


def charts(services: Services, size: int) -> Mapping[View, Chart]:
    insight, middle = services.insight, FIRST + timedelta(days=size // 2)
    acts: dict[View, Callable[..., None]] = {
        **{view: partial(insight.in_time, view) for view in VIEWS},
        View.EVENT: partial(insight.around, Event(middle, "a move")),
        View.BESIDE: partial(insight.beside, Beside.INVOLUNTARY),
        View.CHOICE: insight.choice,
    }
    named = (View.TAGS, View.PEOPLE, View.PLACES, View.THEMES)
    acts |= {view: partial(insight.by_name, view) for view in named}
    return {view: given(act) for view, act in acts.items()}


def told(services: Services) -> Mapping[View, Gathered]:
    acts: dict[View, Callable[..., None]] = {View.MOMENTS: services.insight.moments}
    acts |= {view: partial(services.insight.told, view) for view in WORD_VIEWS}
    return {view: given(act) for view, act in acts.items()}


@pytest.mark.parametrize("size", [0, 1, 10, 34_000])
def test_every_view_says_something_true(
    services: Services, size: int, full: bool, figure: Callable[[str], None]
) -> None:
    if size > 10 and not full:
        size = 400
    filled(services, size)
    found = charts(services, size)
    chosen, came, unanswered, none = ((size + 3 - at) // 4 for at in range(4))
    assert {view: chart.said for view, chart in found.items() if len(chart.said) < 20} == {}
    if not size:
        assert {chart.drawing for chart in found.values()} == {None}
        assert all("ntr" in chart.said or "written" in chart.said for chart in found.values())
    else:
        river, choice = found[View.RIVER], found[View.CHOICE]
        for words, count in (("Chosen", chosen), ("Involuntary", came)):
            assert f"{words}: {saying.entries(count)}." in river.said
        assert f"Out: my choice, {saying.entries(chosen)}." in choice.said
        assert f"In: no distance, {saying.entries(none)}." in choice.said
        held = {label: len(ids) for label, ids in choice.entries.items()}
        assert sum(held.values()) == size - unanswered
        assert f"Ann: chosen {saying.number(chosen)}, " in found[View.PEOPLE].said
        assert (unanswered == 0) or saying.entries(unanswered) in river.said
    drawn = [chart.drawing for chart in found.values() if chart.drawing is not None]
    assert all(len(list(rects(each))) < 1_000 and each.width == 680 for each in drawn)
    own_words = told(services)
    assert all(len(each.said) > 10 for each in own_words.values())
    liked = min(2 * size, 400)  # of the newest 200 entries
    assert (f"{saying.number(liked)} likings" in own_words[View.LIKINGS].said) is (size > 0)
    figure(f"Insight on {size:,} entries: {len(drawn)} of {len(found)} charts drawn, all true")
