"""Ending children of the nursery without warning, at moments spread over what they do."""

import json
import os
import select
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests import warm
from tests.commands import HOUSE, home_of


@dataclass
class Ended:
    """How a child ended: what it had told, and how long its act had gone on (seconds)."""

    told: list[tuple[str, Any]] = field(default_factory=list)
    lasted: float = 0.0

    def all(self, kind: str) -> list[Any]:
        return [value for told, value in self.told if told == kind]

    @property
    def acknowledged(self) -> list[str]:
        return self.all("ack")

    @property
    def cut_off(self) -> bool:
        """Whether it was killed after its act began and before it ended."""
        kinds = {kind for kind, _ in self.told}
        return "begin" in kinds and "end" not in kinds


class Nursery:
    """A process that has loaded the program and forks a child for every order."""

    def __init__(self, folder: Path, program: str = "tests.safety.nursery") -> None:
        self._process = subprocess.Popen(
            [*warm.python(), "-m", program],
            cwd=HOUSE,
            env=home_of(folder) | {"PYTHONPATH": str(HOUSE)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
        )
        self._rest = b""

    def run(self, act: str, **order: object) -> Ended:
        """Let a child do its act to the end. Raises what it failed with by name."""
        ended = self.killed(act, lambda _: False, **order)
        assert not ended.all("fault"), ended.all("fault")
        return ended

    def killed(self, act: str, now: Callable[[float], bool], **order: object) -> Ended:
        """Kill a child as soon as `now`, told the seconds since its act began, says so."""
        assert self._process.stdin is not None
        self._process.stdin.write((json.dumps({"act": act, **order}, default=str) + "\n").encode())
        ended, pid, begun = Ended(), 0, 0.0
        while True:
            for kind, value in self._lines(0.001):
                ended.told.append((kind, value))
                if kind == "pid":
                    pid = value
                elif kind == "begin":
                    begun = time.monotonic()
                elif kind == "end":
                    ended.lasted = time.monotonic() - begun
                elif kind == "gone":
                    return ended
            if begun and not ended.lasted and now(time.monotonic() - begun):
                ended.lasted = time.monotonic() - begun
                os.kill(pid, signal.SIGKILL)

    def _lines(self, wait: float) -> list[tuple[str, Any]]:
        out = self._process.stdout
        assert out is not None
        if select.select([out], [], [], wait)[0]:
            data = os.read(out.fileno(), 1 << 20)
            assert data, "the nursery ended"
            *lines, self._rest = (self._rest + data).split(b"\n")
            return [(kind, value) for kind, value in map(json.loads, lines)]
        return []

    def close(self) -> None:
        self._process.kill()
        self._process.communicate()


def after(seconds: float) -> Callable[[float], bool]:
    """Kill when the act has lasted this long."""
    return lambda lasted: lasted >= seconds


def at_a_part(*places: Path) -> Callable[[float], bool]:
    """Kill as soon as a file that is being written lies in one of the places."""
    return lambda _: any(
        name.endswith(".part") for place in places if place.is_dir() for name in os.listdir(place)
    )
