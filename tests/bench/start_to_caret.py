"""From the start of the program to a caret in the page, beside the key derivation in it.

Run as `python -m tests.bench.start_to_caret --entries 34000`. The program is the real one, in a
process of its own on two processors. A person types for a second, which does not count, and then
for none. The run fails where they are kept waiting for over a second more than the derivation.
"""

import argparse
import json
import os
import secrets
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from journal.vault import keys
from journal.vault.keys import FLOOR
from journal.vault.open_journal import OpenJournal
from journal.vault.vault import Vault
from tests.commands import HOUSE, home_of
from tests.vault.pages import PASSPHRASE, page

_TEXT = "A day by the river, and what came after it, told in ordinary words. " * 25
_MORE_AT_MOST = 1.0
"""Seconds from start to caret beside the derivation."""


@dataclass(frozen=True)
class Bench:
    """A journal that every start opens, in a folder where the program is at home."""

    folder: Path
    journal: Path

    def start(self, typing: float) -> list[float]:
        """Start the program once; return the seconds from start to each moment, without typing."""
        home = home_of(self.folder) | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(HOUSE)}
        del home["PYTHONDONTWRITEBYTECODE"]  # an installed program is compiled
        home["PYTHONPYCACHEPREFIX"] = str(self.folder / "bytecode")
        begun = time.monotonic()
        told = subprocess.run(
            [sys.executable, "-m", "tests.bench.caret", self.journal],
            env=home,
            cwd=HOUSE,
            input=f"{typing}\n{PASSPHRASE}\n".encode(),
            stdout=subprocess.PIPE,
            check=True,
        )
        made, painted, pressed, caret = json.loads(told.stdout)
        waited = pressed - painted  # for the person
        return [made - begun, painted - begun, caret - pressed, caret - begun - waited]


def main() -> None:
    """Print medians over several starts, with a derivation before each."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--entries", type=int, default=34_000)
    asked.add_argument("--runs", type=int, default=9)
    given = asked.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:2])
    print(f"{given.entries} entries, {given.runs} starts, Argon2id of {FLOOR.memory // 1024} MiB")
    over = False
    with tempfile.TemporaryDirectory() as folder:
        bench = _with_journal(Path(folder), given.entries)
        bench.start(0)  # compiles the program
        for typing in (1.0, 0.0):
            over |= _told(bench, typing, given.runs) > _MORE_AT_MOST
    sys.exit(over)


def _told(bench: Bench, typing: float, runs: int) -> float:
    """Print what starts come to; return the seconds that they take beside the derivation."""
    derivations, starts = [], []
    for _ in range(runs):
        derivations.append(_derivation())
        starts.append(bench.start(typing))
    derived = statistics.median(derivations)
    made, painted, opened, whole = (statistics.median(m) for m in zip(*starts, strict=True))
    print(
        f"{typing:.0f} s of typing the passphrase:",
        f"  start to lock screen: {_ms(painted)} (window put together after {_ms(made)})",
        f"  Enter to caret: {_ms(opened)}",
        f"  both: {_ms(whole)}, quickest {_ms(min(start[-1] for start in starts))}",
        f"  derivation: {_ms(derived)}, so beside it {_ms(whole - derived)}",
        f"  start to caret is {whole / derived:.2f} times the derivation",
        sep="\n",
        flush=True,
    )
    beside: float = whole - derived
    return beside


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms"


def _with_journal(folder: Path, entries: int) -> Bench:
    state = Path(home_of(folder)["XDG_STATE_HOME"]) / "stillwater"
    journal = Vault(FLOOR, FLOOR, state).create(folder / "Many.journal", PASSPHRASE)
    _fill(journal, entries)
    journal.close()
    return Bench(folder, journal.path)


def _fill(journal: OpenJournal, entries: int) -> None:
    with journal.work() as work:
        for number in range(entries):
            work.entries.save(f"{number:032x}", page(f"{number} {_TEXT}"), based_on=None)


def _derivation() -> float:
    begun = time.perf_counter()
    keys.stretched(PASSPHRASE, secrets.token_bytes(16), FLOOR)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
