"""What Insight costs the window with many entries: each view taken in, painted, and unfolded.

Run as `python -m tests.bench.insight_on_screen`. Counting happens on the vault thread and is told
beside it; what the window itself does is what holds up a key, so the run fails where one step of it
takes longer than the limit. Each step is done several times over, and the shortest counts: the
others hold what other programs took.
"""

import argparse
import itertools
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from journal.app.services import Services
from journal.domain.checkin import CheckIn, Gate
from journal.domain.entry import Content, Facet
from journal.domain.insight.chart import Chart
from journal.domain.insight.marks import WIDTH
from journal.domain.tags import Tag, TagKind
from journal.services.stores import UnitOfWork
from journal.ui.insight.chart_card import ChartCard
from journal.ui.kit import theme
from journal.ui.kit.theme import Theme
from tests.steps import NOW, given
from tests.ui.rooms import opened, pages, settle

LIMIT = 8.0
"""Milliseconds that one step may hold up the window."""
_TAPS = (
    CheckIn(Gate.A_LOT, 2, 2, 2, 2),
    CheckIn(Gate.A_LOT, -2, -2, -2, -2),
    CheckIn(Gate.A_LITTLE, 0, 1, 0, 0),
    CheckIn(Gate.NOT_REALLY),
    CheckIn(Gate.NOT_SURE),
    None,
)
_FACETS = ((Facet("news"),), (), (Facet("stressful_spell"),), (), ())
_NAMES, _YEARS = 400, 10
_TIMES = 5


def main() -> None:
    """Print the milliseconds of each step, and fail over the limit."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--entries", type=int, default=34_000)
    entries = asked.parse_args().entries
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    theme.load_fonts()
    theme.apply(app, Theme())
    with tempfile.TemporaryDirectory() as folder:
        services = opened(Path(folder))
        given(services.door.within, lambda unit: _fill(unit, entries))
        print(f"{entries:,} entries of {_YEARS} years, {_NAMES} tags; milliseconds", flush=True)
        spent = dict(_steps(services))
    slow = {name: each for name, each in spent.items() if each > LIMIT}
    for name in slow:
        print(f"over the limit of {LIMIT:.0f}: {name}")
    sys.exit(bool(slow))


def _fill(unit: UnitOfWork, entries: int) -> None:
    taps, facets = itertools.cycle(_TAPS), itertools.cycle(_FACETS)
    for number in range(entries):
        day = NOW.date() - timedelta(days=number * 365 * _YEARS // entries)
        names = (Tag(f"tag {number % _NAMES}"), Tag(f"person {number % 60}", TagKind.PERSON))
        content = Content(
            day, NOW, f"Page {number}.", tags=names, checkin=next(taps), facets=next(facets)
        )
        unit.entries.save(f"{number:032x}", content, based_on=None)


def _steps(services: Services) -> Iterator[tuple[str, float]]:
    begun = time.perf_counter()
    page = pages(services).insight()
    print(f"  making the page, once: {_since(begun):.0f}")
    begun = time.perf_counter()
    page.resize(1148, 860)
    page.show()
    page.entered()
    settle()
    print(f"  showing it, every view counted on this thread: {_since(begun):.0f}", flush=True)
    for card in page.column.cards:
        if isinstance(card, ChartCard):
            yield from _of_card(card)


def _of_card(card: ChartCard) -> Iterator[tuple[str, float]]:
    """Yield what each step of a card costs the window."""
    found: list[Chart] = []
    begun = time.perf_counter()
    card.ask(found.append, _raise, WIDTH)
    counted = _since(begun)
    chart = found[0]
    steps: dict[str, Callable[[], object]] = {
        "taken in": lambda: card.show_chart(chart),
        "painted": lambda: _painted_anew(card),
        "unfolded": lambda: _unfolded(card),
        "table painted": lambda: card.table.grab(),
    }
    name = card.sight.title
    spent = {step: min(_timed(act) for _ in range(_TIMES)) for step, act in steps.items()}
    said = ", ".join(f"{step} {each:.1f}" for step, each in spent.items())
    print(f"  {name}: counted {counted:.1f} elsewhere; {said}", flush=True)
    yield from ((f"{name}, {step}", each) for step, each in spent.items())


def _painted_anew(card: ChartCard) -> None:
    card.picture.changeEvent(QEvent(QEvent.Type.StyleChange))
    card.picture.grab()


def _unfolded(card: ChartCard) -> None:
    if card.table.isVisible():
        card.unfold.click()
    card.unfold.click()


def _timed(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return _since(begun)


def _since(begun: float) -> float:
    return (time.perf_counter() - begun) * 1000


def _raise(error: Exception) -> None:
    raise error


if __name__ == "__main__":
    main()
