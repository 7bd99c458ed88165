"""How long a save and a search wait while a long act is under way.

Run as `python -m tests.bench.waiting --entries 20000`, or `--journal FOLDER` for one that
`many_entries` filled before: what is in FOLDER is changed. Somebody types a page, which is kept
again as soon as it was, and searches; the longest of each wait is printed for every long act.
"""

import argparse
import json
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from journal.app.services import Services, build_services
from journal.domain.selection import Selection
from journal.services.work import OneThread
from journal.vault.keys import FLOOR
from journal.vault.vault import Vault
from tests.bench import many_entries
from tests.steps import needs_in
from tests.vault.pages import PASSPHRASE, page

_REST = 0.02
"""Seconds between a save that has ended and the next one."""
_WORD = "babo"
_LONGEST = 3_600


class Waits:
    """Asks for an act again and again on a thread of its own, and notes how long each took."""

    def __init__(self, act: Callable[..., None]) -> None:
        self._act = act
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._ask)
        self.longest, self.times = 0.0, 0

    @contextmanager
    def going(self) -> Iterator[None]:
        """Ask while the block runs, and wait for the last answer."""
        self._thread.start()
        try:
            yield
        finally:
            self._over.set()
            self._thread.join()

    def _ask(self) -> None:
        while not self._over.wait(_REST):
            begun = time.perf_counter()
            _given(self._act)
            self.longest = max(self.longest, time.perf_counter() - begun)
            self.times += 1


def _given(act: Callable[..., None], *arguments: object, **options: object) -> Any:
    """Return what an act gives, whichever thread it gives it on."""
    ended = threading.Event()
    found: list[Any] = []

    def end(outcome: object) -> None:
        found.append(outcome)
        ended.set()

    act(*arguments, end, end, **options)
    assert ended.wait(_LONGEST)
    if isinstance(found[0], Exception):
        raise found[0]
    return found[0]


def _measure(services: Services, name: str, act: Callable[[], object]) -> None:
    draft = services.writing.blank()
    typed = [0]

    def keep(then: Callable[[None], None], failed: Callable[[Exception], None]) -> None:
        typed[0] += 1
        body = f"{typed[0]} words of a page that is being written"
        services.writing.keep(
            replace(draft, content=replace(draft.content, body=body)), then, failed
        )

    def search(then: Callable[[object], None], failed: Callable[[Exception], None]) -> None:
        services.reviewing.find(Selection(words=_WORD), then, failed)

    saves, searches = Waits(keep), Waits(search)
    begun = time.perf_counter()
    with saves.going(), searches.going():
        act()
        seconds = time.perf_counter() - begun
    _given(services.writing.discard, draft)
    print(
        f"  {name:22} {seconds:7.1f} s; longest wait of {saves.times:5} saves"
        f" {saves.longest * 1000:7.0f} ms, of {searches.times:5} searches"
        f" {searches.longest * 1000:7.0f} ms",
        flush=True,
    )


def _acts(
    services: Services, folder: Path, more: int
) -> Iterator[tuple[str, Callable[[], object]]]:
    upkeep = services.upkeep
    yield "nothing", lambda: time.sleep(3)
    yield "backup", lambda: _given(upkeep.back_up)
    yield "check", lambda: _given(upkeep.check)
    yield "archive", lambda: _given(services.archiving.save, folder / "all.zip")
    lines = folder / "more.jsonl"
    yield f"import of {more:,}", lambda: _given(services.importing.bring_in, lines, "jsonl")
    yield f"merge of {more:,}", lambda: _given(upkeep.merge, folder / "Copy.journal", None)
    archive = folder / "all.zip"
    yield "import of the archive", lambda: _given(services.importing.bring_in, archive, "archive")
    keys = services.keys.change_because_known
    yield "a new key", lambda: _given(keys, PASSPHRASE, "quite another passphrase")


def _lay_out(folder: Path, more: int) -> None:
    """Lay a diverged copy of the journal, and lines to bring in, beside it."""
    copy = folder / "Copy.journal"
    shutil.copytree(folder / "Quiet.journal", copy)
    journal = Vault(FLOOR, FLOOR, folder / "elsewhere").open(copy, PASSPHRASE)
    with journal.work() as work:
        for number in range(more):
            text = f"Written elsewhere {number}. " + "A day by the river. " * 70
            work.entries.save(f"{'e' * 20}{number:012x}", page(text), based_on=None)
    journal.close()
    with (folder / "more.jsonl").open("w", encoding="utf-8") as lines:
        for number in range(more):
            text = f"Brought along {number}. " + "A walk through the town. " * 60
            lines.write(json.dumps({"date": "2024-05-01", "text": text}) + "\n")


def main() -> None:
    """Print the longest waits during each long act."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--entries", type=int, default=20_000)
    asked.add_argument("--journal", type=Path)
    asked.add_argument("--only", default="")
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = options.journal or Path(made)
        if options.journal is None:
            journal = Vault(FLOOR, FLOOR, folder / "state").create(
                folder / "Quiet.journal", PASSPHRASE
            )
            many_entries.fill(journal, options.entries, None)
            journal.close()
        more = max(options.entries // 10, 100)
        _lay_out(folder, more)
        services = build_services(replace(needs_in(folder), make_lane=OneThread))
        _given(services.unlocking.unlock, folder / "Quiet.journal", PASSPHRASE)
        _given(services.reviewing.find, Selection(words=_WORD))  # what a first search loads
        for name, act in _acts(services, folder, more):
            if options.only in name:
                _measure(services, name, act)
        services.unlocking.quit()


if __name__ == "__main__":
    main()
