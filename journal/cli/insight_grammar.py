"""What can be typed to look at what was answered over many entries."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from journal.cli.grammar import Commands
from journal.domain.insight.beside import Beside
from journal.domain.insight.chart import View
from journal.domain.insight.multiples import Sorted
from journal.domain.insight.periods import Step

WEEKS = {"monday": 0, "saturday": 5, "sunday": 6}
"""The days a week begins with somewhere, from Monday on."""


def add_to(commands: Commands, day: Callable[[str], date]) -> None:
    """Add the command; `day` understands how a day is written."""
    insight = commands.opening(
        "insight", "say what was answered over many entries, or draw it; names no trend"
    )
    add = insight.add_argument
    add("--view", choices=[view.value for view in View], default=View.RIVER.value)
    add("--table", action="store_true", help="print the numbers, with tabs between columns")
    add("--svg", type=Path, metavar="FILE", help="save the drawing; anyone who has it can read it")
    add("--replace", action="store_true", help="let FILE take an older one's place")
    steps = [step.value for step in Step]
    add("--step", choices=steps, help="views along time: what one column stands for")
    add("--week-begins", choices=list(WEEKS), default="monday", help="the same: with which day")
    add(
        "--sort",
        choices=[order.value for order in Sorted],
        default=Sorted.MOST.value,
        help="tags, people, places, themes: what comes first",
    )
    add(
        "--beside",
        choices=[which.value for which in Beside],
        default=Beside.INVOLUNTARY.value,
        help="beside: which entries to look at",
    )
    add("--day", type=day, metavar="DAY", help="event: look around this day (YYYY-MM-DD)")
