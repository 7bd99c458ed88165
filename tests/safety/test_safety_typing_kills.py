"""Killed in the midst of a long act, the program loses no more than the last moments of typing."""

import random
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from tests.safety.kills import Nursery

LOST_AT_MOST = 2.0
"""Seconds of typing that a kill may cost."""
AT_LATEST = 1.5
"""Seconds after which the window saves a key although the typing goes on."""


def test_no_long_act_makes_a_kill_cost_more_than_the_last_moments_of_typing(
    tmp_path: Path, full: bool, figure: Callable[[str], None]
) -> None:
    kills, entries, longest, latest = (30, 4_000, 12.0, AT_LATEST) if full else (1, 20, 0.8, 0.2)
    chance, lost, typed, acts = random.Random(9), [], 0, 0
    first = tmp_path / "first"
    first.mkdir()
    nursery = Nursery(tmp_path, "tests.safety.typing_nursery")
    nursery.run("lay out", folder=first, journal=first / "Quiet.journal", entries=entries)
    for number in range(kills):
        folder = shutil.copytree(first, tmp_path / "now")
        order = {"folder": folder, "journal": folder / "Quiet.journal"}
        moment, at = latest + (longest - latest) * chance.random(), list[float]()

        def now(lasted: float, moment: float = moment, at: list[float] = at) -> bool:
            if lasted >= moment:
                at.append(time.monotonic())
            return bool(at)

        told = nursery.killed("type on", now, first=number, latest=latest, **order)
        assert told.cut_off
        assert not told.all("fault"), told.all("fault")
        (found,) = nursery.run("reopen", **order).all("found")
        assert found["sound"]
        (length,) = found["pages"] or [0]
        gone = [at[0] - when for when, key in told.all("key") if key > length]
        lost.append(max(gone, default=0.0))
        assert lost[-1] <= LOST_AT_MOST
        typed += len(told.all("key"))
        acts += len(told.all("act")) + 1
        shutil.rmtree(folder)
    nursery.close()
    figure(
        f"{kills} kills in the midst of {acts} long acts on {entries:,} entries, {typed:,} keys: "
        f"at most the last {max(lost):.1f} s lost, {sum(lost) / kills:.1f} s on average"
    )
