"""What names cost on many entries, beside no encryption, and how long the window stands still.

Run as `python -m tests.bench.tagging`. On 34,000 invented entries one name stands on 5,000: it is
called anew, merged and put back, filtered by, and another is put on all entries and taken off, each
also in a copy of the database without a key. Then a list of 100,000 entries is scrolled, chosen
from and filtered in the real window, on two processors, while it is noted how long no event was
answered. The run fails where a limit is not kept:

- 1 s to rename a name on 5,000 entries or to merge it, and 1 s to undo either,
- 30 ms for a filter by a tag.

The longest gap between two events is told and does not fail the run: it is as much the machine's.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from journal.domain.entry import EntryId
from journal.domain.selection import Selection
from journal.domain.tags import Tag
from journal.vault.keys import FLOOR
from journal.vault.open_journal import OpenJournal
from journal.vault.store import ledger, unit
from journal.vault.store.unit import Unit
from journal.vault.vault import Vault
from tests.bench.gaps import in_the_window
from tests.bench.many_entries import fill
from tests.bench.twin import without_key
from tests.vault.pages import PASSPHRASE

_ON, _OTHER, _NEW = Tag("work"), Tag("office"), Tag("new name")
_ENTRIES_OF_NAME = 5_000
_ACT_AT_MOST, _FILTER_AT_MOST = 1.0, 0.030
_COUNTS = 15
"""Times that something quick is done."""

Work = Callable[[Unit], Any]
Do = Callable[[Work], Any]


def main() -> None:
    """Print what was measured, and fail over a limit."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--entries", type=int, default=34_000)
    asked.add_argument("--rows", type=int, default=100_000)
    given = asked.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:2])
    with tempfile.TemporaryDirectory() as folder:
        over = _in_the_database(Path(folder), given.entries)
        in_the_window(Path(folder), given.rows)
    sys.exit(over)


def _in_the_database(folder: Path, entries: int) -> bool:
    place = folder / "Names.journal"
    journal = Vault(FLOOR, FLOOR, folder / "state").create(place, PASSPHRASE)
    fill(journal, entries, None)
    with journal.work() as work:
        ids = work.entries.find(Selection())
        work.tagging.put(ids[:: max(entries // _ENTRIES_OF_NAME, 1)][:_ENTRIES_OF_NAME], _ON, _hush)
    size = (place / "journal.db").stat().st_size
    print(f"{entries:,} entries, {size / 2**20:.0f} MiB, ‘{_ON.name}’ on {_ENTRIES_OF_NAME:,}")
    engine = without_key(journal, folder / "plain.db")
    keyed, plain = _acts(
        (partial(_within, journal), partial(_plainly, engine, folder / "plain.db")), ids
    )
    for name, seconds in keyed.items():
        times = seconds / plain[name]
        print(f"  {name:28} {seconds * 1000:9.1f} ms, {times:.2f} times the same without a key")
    engine.dispose()
    journal.close()
    slow = [name for name, most in _LIMITS.items() if keyed[name] > most]
    print(f"over the limit: {', '.join(slow) or 'none'}", flush=True)
    return bool(slow)


_LIMITS = {
    **dict.fromkeys(("rename", "undo the renaming", "merge", "undo the merge"), _ACT_AT_MOST),
    "filter by a tag": _FILTER_AT_MOST,
}


def _acts(dos: Sequence[Do], ids: tuple[EntryId, ...]) -> list[dict[str, float]]:
    """Return the seconds that each act takes in each place, by turns; all stands as before."""
    took: list[dict[str, float]] = [{} for _ in dos]

    def timed(name: str, act: Callable[[int], Work]) -> list[Any]:
        made = []
        for at, do in enumerate(dos):
            begun = time.perf_counter()
            made.append(do(act(at)))
            took[at][name] = time.perf_counter() - begun
        return made

    def often(name: str, act: Work) -> None:
        seconds: list[list[float]] = [[] for _ in dos]
        for _ in range(_COUNTS):
            timed(name, lambda _: act)
            for spent, some in zip(took, seconds, strict=True):
                some.append(spent[name])
        for spent, some in zip(took, seconds, strict=True):
            spent[name] = statistics.median(some[1:])

    often("filter by a tag", lambda work: work.entries.find(Selection(tags=(_ON,))))
    often("all entries", lambda work: work.entries.find(Selection()))
    often("all names with counts", lambda work: work.nesting.all())
    often("names on all entries", lambda work: work.tagging.on(ids))
    called = timed("rename", lambda _: lambda work: work.rearranging.rename(_ON, "job"))
    timed("undo the renaming", lambda at: lambda work: work.rearranging.put_back(called[at]))
    merged = timed("merge", lambda _: _merge)
    timed("undo the merge", lambda at: lambda work: work.rearranging.put_back(merged[at]))
    taken = timed("take a name away", lambda _: lambda work: work.tagging.take_away(_ON, _hush))
    timed("give it back", lambda at: lambda work: work.tagging.give_back(taken[at], _hush))
    put = timed(
        "put a name on all entries", lambda _: lambda work: work.tagging.put(ids, _NEW, _hush)
    )
    assert put == [ids, ids]
    timed("undo that", lambda _: lambda work: work.tagging.take_off(ids, _NEW, _hush))
    return took


def _merge(work: Unit) -> Any:
    return work.rearranging.rename(_ON, _OTHER.name, join=True)


def _within(journal: OpenJournal, act: Work) -> Any:
    with journal.work() as work:
        return act(work)


def _plainly(engine: Engine, plain: Path, act: Work) -> Any:
    with engine.connect() as connection:
        writer = ledger.load(connection)
    with unit.work(engine, writer, plain) as work:
        return act(work)


def _hush(done: int, of: int) -> None:
    """Listen to nothing."""


if __name__ == "__main__":
    main()
