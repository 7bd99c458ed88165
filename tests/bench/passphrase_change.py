"""What changing the passphrase costs beside its key derivations, with many entries.

Run as `python -m tests.bench.passphrase_change --entries 34000`.
"""

import argparse
import secrets
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from journal.vault import keys
from journal.vault.keys import FLOOR
from journal.vault.open_journal import OpenJournal
from journal.vault.vault import Vault
from tests.vault.pages import PASSPHRASE, page

_TEXT = "A day by the river, and what came after it, told in ordinary words. " * 25


def main() -> None:
    """Print the medians of several runs, derivations and changes by turns."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--entries", type=int, default=34_000)
    asked.add_argument("--runs", type=int, default=9)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        vault = Vault(FLOOR, FLOOR, Path(folder) / "state")
        journal = vault.create(Path(folder) / "Many.journal", PASSPHRASE)
        _fill(journal, given.entries)
        size = next(journal.path.glob("journal*.db")).stat().st_size
        derivations, changes = _measured(journal, given.runs)
        journal.close()
    derived, changed = statistics.median(derivations), statistics.median(changes)
    print(
        f"{given.entries} entries, {size / 2**20:.0f} MiB, {given.runs} runs, "
        f"Argon2id of {FLOOR.memory // 1024} MiB",
        f"two derivations (old, new): {derived * 1000:.0f} ms",
        f"change of passphrase: {changed * 1000:.0f} ms",
        f"difference: {(changed - derived) * 1000:.0f} ms (limit 50)",
        sep="\n",
    )
    sys.exit(changed - derived > 0.05)


def _fill(journal: OpenJournal, entries: int) -> None:
    with journal.work() as work:
        for number in range(entries):
            work.entries.save(f"{number:032x}", page(f"{number} {_TEXT}"), based_on=None)


def _measured(journal: OpenJournal, runs: int) -> tuple[list[float], list[float]]:
    derivations, changes, old = [], [], PASSPHRASE
    for run in range(runs):
        new = f"{PASSPHRASE} {run}"
        derivations.append(_seconds(_derive_twice))
        changes.append(_seconds(partial(journal.change_passphrase, old, new)))
        old = new
    return derivations, changes


def _derive_twice() -> None:
    for _ in range(2):
        keys.stretched(PASSPHRASE, secrets.token_bytes(16), FLOOR)


def _seconds(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
