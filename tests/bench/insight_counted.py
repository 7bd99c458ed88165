"""What each view of Insight costs to count in a large journal, on the thread of the vault.

Run as `python -m tests.bench.insight_counted`; `--entries` and `--folder` (a journal that was made
before, or where to make it) are optional. Pages are of some 300 words, two thirds have an answer of
the person's, and a fifth a reading. Each view is counted three times and the shortest is taken, in
time of the processor, so that other programs do not count; the run fails over the limit.
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from journal import resources
from journal.app.services import Services, build_services
from journal.domain import prompts
from journal.domain.checkin import CheckIn, Gate
from journal.domain.distance.reading import Reading
from journal.domain.entry import Answer, Content, Facet
from journal.domain.facets import KINDS
from journal.domain.insight.beside import Beside
from journal.domain.insight.chart import View
from journal.domain.insight.event import Event
from journal.domain.insight.gathered import WORD_VIEWS
from journal.domain.labels import Label
from journal.domain.tags import Tag, TagKind
from journal.services.counting_in_time import VIEWS
from journal.services.stores import UnitOfWork
from tests.steps import NOW, PASSPHRASE, given, needs_in

LIMIT = 100.0
"""Milliseconds for one view of 34,000 entries."""
_FIRST, _YEARS, _AT_ONCE = date(2016, 1, 1), 10, 1000
_BODY = "This is what a page of an ordinary day may hold, in words of no weight. " * 20
_NAMES = (
    *(Tag(f"tag {at}") for at in range(300)),
    *(Tag(f"person {at}", TagKind.PERSON) for at in range(100)),
    *(Tag(f"place {at}", TagKind.PLACE) for at in range(50)),
)


def main() -> None:
    """Print the milliseconds of each view, and fail over the limit."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--entries", type=int, default=34_000)
    asked.add_argument("--folder", type=Path)
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        services = _opened(options.folder or Path(folder), options.entries)
        slow = [words for words, spent in _views(services) if spent > LIMIT]
        services.unlocking.quit()
    for words in slow:
        print(f"over the limit of {LIMIT:.0f}: {words}")
    sys.exit(bool(slow))


def _opened(folder: Path, entries: int) -> Services:
    services, place = build_services(needs_in(folder)), folder / "Many.journal"
    if place.exists():
        given(services.unlocking.unlock, place, PASSPHRASE)
        return services
    given(services.unlocking.create, place, PASSPHRASE)
    pages = _pages(entries)
    for at in range(0, entries, _AT_ONCE):
        given(partial(services.door.within, partial(_write, pages, min(_AT_ONCE, entries - at))))
    return services


def _write(pages: Iterator[tuple[str, Content]], some: int, unit: UnitOfWork) -> None:
    for _ in range(some):
        uuid, content = next(pages)
        id = unit.entries.save(uuid, content, based_on=None)
        if int(uuid, 16) % 5 == 0:
            unit.readings.put(id, Reading(Label.CHOSEN, 0.95, 0.1, (), "bench"))


def _pages(entries: int) -> Iterator[tuple[str, Content]]:
    chance = random.Random(1)
    library = prompts.library(*resources.prompt_tables())
    asked = [Answer(each.id, each.text) for theme in library.themes for each in theme.prompts]
    kinds = [kind.name for kind in KINDS if not kind.dated]
    for number in range(entries):
        taps = CheckIn(Gate.A_LOT, *(chance.choice((-2, -1, 1, 2, None)) for _ in range(4)))
        yield (
            f"{number:032x}",
            Content(
                day=_FIRST + timedelta(days=number * 365 * _YEARS // entries),
                written_at=NOW,
                body=_BODY,
                tags=tuple(chance.sample(_NAMES, 3)),
                answers=(chance.choice(asked),) if number % 2 else (),
                facets=tuple(map(Facet, chance.sample(kinds, number % 3))),
                checkin=taps if number % 3 else None,
            ),
        )


def _views(services: Services) -> Iterator[tuple[str, float]]:
    insight = services.insight
    acts: dict[str, Callable[..., None]] = {
        **{view.value: partial(insight.in_time, view) for view in VIEWS},
        **{view.value: partial(insight.by_name, view) for view in _BY_NAME},
        "events": insight.events,
        "event": partial(insight.around, Event(_FIRST + timedelta(days=1000), "a move")),
        **{f"beside {which.value}": partial(insight.beside, which) for which in Beside},
        "choice": insight.choice,
        **{view.value: partial(insight.told, view) for view in WORD_VIEWS},
        "moments": insight.moments,
    }
    for words, act in acts.items():
        spent = [_spent(act) for _ in range(3)]
        print(f"{words:>20}  first {spent[0]:6.1f} ms, shortest {min(spent):6.1f} ms", flush=True)
        yield words, min(spent)


_BY_NAME = (View.TAGS, View.PEOPLE, View.PLACES, View.THEMES)


def _spent(act: Callable[..., Any]) -> float:
    begun = time.process_time()
    given(act)
    return (time.process_time() - begun) * 1000


if __name__ == "__main__":
    main()
