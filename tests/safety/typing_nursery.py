"""Typing while long acts go on, in children that are there to be killed.

Run as `python -m tests.safety.typing_nursery`; see `nursery` for what it is told and tells. Every
letter (`key`) is told with the time at which it was typed, by the clock that all processes share,
and every long act (`act`) that has ended.
"""

import itertools
import shutil
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from journal.app.services import Services, build_services
from journal.services.work import OneThread
from journal.vault.open_journal import OpenJournal
from tests.quick import quick_vault
from tests.safety import nursery
from tests.safety.nursery import Order, tell
from tests.steps import PASSPHRASE, needs_in
from tests.vault.pages import page

PACE = 0.02
"""Seconds from key to key."""


class Typist(threading.Thread):
    """Types without an end; a key is kept as the window keeps it, one save after the other."""

    def __init__(self, services: Services, latest: float) -> None:
        super().__init__(daemon=True)
        self._latest = latest
        self._services = services
        self._draft = services.writing.blank()
        self._under_way = threading.Event()

    def run(self) -> None:
        last = time.monotonic()
        for number in itertools.count(1):
            tell("key", [time.monotonic(), number])
            if time.monotonic() - last >= self._latest and not self._under_way.is_set():
                last = time.monotonic()
                self._keep(number)
            time.sleep(PACE)

    def _keep(self, number: int) -> None:
        self._under_way.set()
        content = replace(self._draft.content, body="x" * number)
        self._services.writing.keep(replace(self._draft, content=content), self._kept, self._failed)

    def _kept(self, _: None) -> None:
        self._under_way.clear()

    def _failed(self, error: Exception) -> None:
        tell("fault", type(error).__name__)


def lay_out(order: Order) -> None:
    """Make a journal of so many entries, a diverged copy of it, and lines to bring in."""
    folder, place = Path(order["folder"]), Path(order["journal"])
    journal = quick_vault(folder).create(place, PASSPHRASE)
    _write(journal, "0", order["entries"])
    journal.close()
    copy = shutil.copytree(place, folder / "Copy.journal")
    journal = quick_vault(folder / "elsewhere").open(copy, PASSPHRASE)
    _write(journal, "e", order["entries"])
    journal.close()
    with (folder / "more.jsonl").open("w", encoding="utf-8") as lines:
        for number in range(order["entries"]):
            lines.write(f'{{"date": "2026-05-01", "text": "{number} brought along"}}\n')


def type_on(order: Order) -> None:
    """Type, and let one long act follow the other from the `first` on.

    `latest` is the time in seconds after which a key is saved although the typing goes on.
    """
    folder = Path(order["folder"])
    services = build_services(replace(needs_in(folder), make_lane=OneThread))
    _given(services.unlocking.unlock, Path(order["journal"]), PASSPHRASE)
    upkeep, bring_in = services.upkeep, services.importing.bring_in
    acts: list[tuple[str, Callable[[], object]]] = [
        ("backup", lambda: _given(upkeep.back_up)),
        ("check", lambda: _given(upkeep.check)),
        ("archive", lambda: _given(services.archiving.save, folder / "all.zip", replace=True)),
        ("import", lambda: _given(bring_in, folder / "more.jsonl", "jsonl")),
        ("merge", lambda: _given(upkeep.merge, folder / "Copy.journal", None)),
    ]
    tell("begin")
    Typist(services, order["latest"]).start()
    for at in itertools.count(order["first"]):
        name, act = acts[at % len(acts)]
        act()
        tell("act", name)


def reopen(order: Order) -> None:
    """Open the journal as after any start, and tell how long the page is, and what is wrong."""
    journal = quick_vault(Path(order["folder"])).open(Path(order["journal"]), PASSPHRASE)
    with journal.work() as work:
        pages = [len(draft.content.body) for draft in work.drafts.all()]
    sound = journal.check(lambda done, of: None).sound
    journal.close()
    tell("found", {"pages": pages, "sound": sound})


def _write(journal: OpenJournal, mark: str, entries: int) -> None:
    with journal.work() as unit:
        for number in range(entries):
            text = f"{number} by the river. " + "And on along the water. " * 60
            unit.entries.save(f"{mark * 20}{number:012x}", page(text), based_on=None)


def _given(act: Callable[..., None], *arguments: object, **options: object) -> None:
    ended = threading.Event()

    def fail(error: Exception) -> None:
        tell("fault", type(error).__name__)
        ended.set()

    act(*arguments, lambda _: ended.set(), fail, **options)
    ended.wait()


if __name__ == "__main__":
    nursery.ACTS |= {"lay out": lay_out, "type on": type_on, "reopen": reopen}
    nursery.main()
