"""Ways of looking at what was found, as the pictures show them."""

from collections.abc import Iterator
from datetime import date

from journal.domain.along import Sheet
from journal.domain.entry import EntryId
from journal.domain.settings import Way
from journal.domain.stepping import Step
from journal.domain.tags import Tag
from journal.ui.frame import REVIEW, SETTINGS
from journal.ui.kit.in_sight import bring_into_sight
from journal.ui.reviewing.ways.memories import NONE_TODAY
from journal.ui.window import Window

_THIS_DAY = tuple(
    Sheet(EntryId(number), date(year, 11, 23), title, (Tag("walking"),), covered=True)
    for number, year, title in ((1, 2025, "The long way home"), (2, 2022, ""))
)
_SHOWN = (
    "The last tram had gone, so I walked along the canal with my coat open. I was not cold.\n"
    "At the bridge I stopped and counted the lit windows. Eleven."
)


def way_states(window: Window) -> Iterator[str]:
    """Show what was found one after another, in time, and pages of other days with their veil."""
    window.frame.go(REVIEW)
    ways = window.frame.pages.reviewing.ways
    ways.choose(Way.READING)
    yield "review-reading"
    ways.choose(Way.CALENDAR)
    yield "review-calendar"
    ways.in_time.calendar.month.step_wanted.emit(Step.PAGES_BEFORE)
    bring_into_sight(ways.in_time.heading)
    yield "review-calendar-day"
    ways.in_time.calendar.turn.click()
    yield "review-calendar-year"
    ways.choose(Way.TIMELINE)
    yield "review-timeline"
    ways.in_time.timeline.step_wanted.emit(Step.PAGES_BEFORE)
    bring_into_sight(ways.in_time.heading)
    yield "review-timeline-day"
    yield from _other_days(window)
    ways.choose(Way.LIST)


def _other_days(window: Window) -> Iterator[str]:
    frame, ways = window.frame, window.frame.pages.reviewing.ways
    frame.go(SETTINGS)
    wanted = frame.pages.settings.asking.looking_back
    for box in (wanted.memories, wanted.days):
        box.click()
    bring_into_sight(wanted)
    yield "settings-looking-back"
    frame.go(REVIEW)
    ways.choose(Way.MEMORIES)
    yield "review-other-days"
    ways.memories.show_sheets((), NONE_TODAY)
    yield "review-other-days-none"
    ways.memories.show_sheets(_THIS_DAY, NONE_TODAY)
    yield "review-other-days-veiled"
    ways.memories.leaves[0].show_words(_THIS_DAY[0].title, _SHOWN)
    yield "review-other-days-shown"
    ways.choose(Way.CALENDAR)
    yield "review-calendar-days-counted"
    for box in (wanted.memories, wanted.days):
        box.click()
