"""`insight`: what was answered over many entries, in words, as a table, or as a drawing."""

from argparse import Namespace
from datetime import date
from functools import partial

from journal.app.services import Needs, Services
from journal.cli import exits, printing
from journal.cli.exits import WrongUse
from journal.cli.insight_grammar import WEEKS
from journal.cli.opening import opened
from journal.domain import days
from journal.domain.insight.beside import Beside
from journal.domain.insight.chart import Chart, Table, View
from journal.domain.insight.event import Event
from journal.domain.insight.gathered import WORD_VIEWS
from journal.domain.insight.multiples import Sorted
from journal.domain.insight.passages import Gathered, Passage
from journal.domain.insight.periods import Step
from journal.services.counting_in_time import VIEWS
from journal.services.work import outcome

_TOLD = (*WORD_VIEWS, View.MOMENTS)
_NO_EVENT = "No entry tells of an event yet; --day names one."
_NOT_DRAWN = "This view is made of words: nothing in it can be drawn or counted."


def look(options: Namespace, needs: Needs | None) -> int:
    """Print one view, and save its drawing where that is asked for."""
    view = View(options.view)
    if view in _TOLD and (options.svg or options.table):
        raise WrongUse(_NOT_DRAWN)
    with opened(options, needs) as services:
        if view in _TOLD:
            print("\n".join(_gathered(services, view)))
            return exits.DONE
        chart = _chart(services, view, options)
        if options.svg:
            saving = partial(services.insight.save, chart, options.svg, replace=options.replace)
            outcome(saving)
    print("\n".join(_as_table(chart.table) if options.table else _in_words(chart)))
    return exits.DONE


def _chart(services: Services, view: View, options: Namespace) -> Chart:
    insight = services.insight
    if view in VIEWS:
        step = None if options.step is None else Step(options.step)
        begins = WEEKS[options.week_begins]
        chart: Chart = outcome(partial(insight.in_time, view, step=step, week_begins=begins))
    elif view is View.EVENT:
        chart = outcome(partial(insight.around, _event(services, options.day)))
    elif view is View.BESIDE:
        chart = outcome(partial(insight.beside, Beside(options.beside)))
    elif view is View.CHOICE:
        chart = outcome(insight.choice)
    else:
        chart = outcome(partial(insight.by_name, view, order=Sorted(options.sort)))
    return chart


def _event(services: Services, day: date | None) -> Event:
    """Return what happened on a day, the newest event where none is named."""
    found: tuple[Event, ...] = outcome(services.insight.events)
    if day is None and not found:
        raise WrongUse(_NO_EVENT)
    if day is None:
        return found[0]
    return next((each for each in found if each.day == day), Event(day, "this day"))


def _gathered(services: Services, view: View) -> list[str]:
    if view is View.MOMENTS:
        found: Gathered = outcome(services.insight.moments)
    else:
        found = outcome(partial(services.insight.told, view))
    lines = [found.title, found.said]
    for group in found.groups:
        lines += ["", printing.plain(group.heading)]
        lines += [_passage(each) for each in group.passages]
    return lines


def _passage(passage: Passage) -> str:
    words = "(veiled)" if passage.veiled else passage.words
    said = printing.plain(f"{passage.asked}  {words}" if passage.asked else words)
    return f"{days.short(passage.day)}  {said}"


def _in_words(chart: Chart) -> list[str]:
    return [printing.plain(line) for line in (chart.title, chart.said, chart.rule) if line]


def _as_table(table: Table) -> list[str]:
    """Return the table with a tab between columns; a tab in a name would part it."""
    rows = [table.header, *(tuple(cell.words for cell in row) for row in table.rows)]
    return ["\t".join(printing.plain(words.replace("\t", " ")) for words in row) for row in rows]
