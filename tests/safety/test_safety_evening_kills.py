"""Killed at any moment of an evening, the window loses no more than the last moments of typing."""

import random
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.empty import lay_empty
from tests.safety.kills import Ended, Nursery

LOST_AT_MOST = 2.0
"""Seconds of typing that a kill may cost."""
PACE = 15
"""Milliseconds from key to key, which is quicker than anyone types."""
EVENING = 5.0
"""Seconds that an evening surely lasts."""
FOREVER = 3_600.0
"""Seconds after which an evening surely has ended by itself."""


@dataclass(frozen=True)
class Killed:
    """An evening that ended without warning, and what was there afterwards."""

    told: Ended
    at: float
    found: dict[str, Any]

    @property
    def typed(self) -> list[tuple[float, str]]:
        return [(when, letter) for when, letter in self.told.all("key")]

    @property
    def body(self) -> str:
        """The one page there is, or nothing where none was kept yet."""
        assert len(self.found["bodies"]) <= 1
        return "".join(self.found["bodies"])

    @property
    def lost(self) -> list[float]:
        """How long before the kill each letter was typed that is not there, in seconds."""
        return [self.at - when for when, _ in self.typed[len(self.body) :]]

    @property
    def missing(self) -> list[str]:
        """Return the acts that are not there although they were done long enough before."""
        old = [act for when, act in self.told.all("act") if self.at - when > LOST_AT_MOST]
        return [act for act in old if act not in self.found["acts"]]


class Evenings:
    """Lets evenings begin in places of their own, each ended at the moment asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._nursery = Nursery(folder, "tests.safety.evening_nursery")

    def one(self, moment: float) -> Killed:
        """Kill an evening `moment` seconds after the window appeared, and look what is left."""
        folder = self._folder / "evening"
        folder.mkdir()
        place = folder / "Quiet.journal"
        lay_empty(place)
        at: list[float] = []

        def now(lasted: float) -> bool:
            if lasted >= moment:
                at.append(time.monotonic())
            return bool(at)

        order = {"folder": folder, "journal": place}
        told = self._nursery.killed("evening", now, pace=PACE, **order)
        assert not told.all("fault"), told.all("fault")
        (found,) = self._nursery.run("reopen", **order).all("found")
        shutil.rmtree(folder)
        return Killed(told, (at or [time.monotonic()])[0], found)

    def close(self) -> None:
        self._nursery.close()


@pytest.fixture
def evenings(tmp_path: Path) -> Iterator[Evenings]:
    evenings = Evenings(tmp_path)
    yield evenings
    evenings.close()


@pytest.mark.needs_qt
def test_no_kill_costs_more_than_the_last_moments_of_typing(
    evenings: Evenings, full: bool, figure: Callable[[str], None]
) -> None:
    kills, lasts, chance = 40 if full else 1, EVENING, random.Random(11)
    if full:
        lasts = a_whole_one(evenings)
    lost, typed = [], 0
    for number in range(kills):
        killed = evenings.one(lasts * (number + chance.random()) / kills)
        assert killed.told.cut_off
        assert "".join(letter for _, letter in killed.typed).startswith(killed.body)
        assert max(killed.lost, default=0.0) <= LOST_AT_MOST
        assert not killed.missing
        assert not killed.found["left"]
        assert not killed.found["faults"]
        lost.append(max(killed.lost, default=0.0))
        typed += len(killed.typed)
    figure(
        f"{kills} evenings killed, {typed} letters typed: at most the last {max(lost):.1f} s lost, "
        f"{sum(lost) / kills:.1f} s on average"
    )


def a_whole_one(evenings: Evenings) -> float:
    """Let an evening go by to its end, where nothing is lost; return how long it lasts."""
    whole = evenings.one(FOREVER)
    assert whole.body == whole.told.all("whole")[0]
    assert whole.found["acts"] == ["tag", "facet", "mark", "finish"]
    return whole.told.lasted
