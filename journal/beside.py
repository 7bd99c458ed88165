"""This program once more, beside itself: for work that may be ended at any time."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

_TURN: Final = 0.1
"""Seconds from one question whether to go on to the next."""


def once_more(arguments: Sequence[str]) -> tuple[list[str], dict[str, str]]:
    """Return command and environment of a further run of this program, in every form it has.

    -P keeps Python from loading modules out of the folder that the program was started in.
    """
    frozen = bool(getattr(sys, "frozen", False))
    start = "import sys; from journal.cli import main; sys.exit(main())"
    command = [sys.executable] if frozen else [sys.executable, "-P", "-c", start]
    house = str(Path(__file__).parents[1])
    paths = os.pathsep.join(p for p in (house, os.environ.get("PYTHONPATH", "")) if p)
    return [*command, *arguments], {**os.environ, "PYTHONPATH": paths}


def answer(command: str, job: bytes, go_on: Callable[[], None]) -> bytes | None:
    """Return what an unseen command answers to a job; None when it does not end well.

    Both go through pipes, so that no other account can read them. `go_on` is called ten times a
    second; what it raises ends the command and goes on to whoever asked.
    """
    line, environment = once_more([command])
    pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
    with suppress(OSError, subprocess.SubprocessError):  # their words name what is asked
        with subprocess.Popen(  # noqa: S603 - this program itself, no shell
            line, env=environment, stdin=pipe, stdout=pipe, stderr=nowhere
        ) as run:
            said: list[bytes] = []
            talk = threading.Thread(target=lambda: said.append(run.communicate(job)[0]))
            talk.start()
            try:
                while talk.is_alive():
                    talk.join(_TURN)
                    go_on()
            finally:
                run.kill()
                talk.join()
        return said[0] if said and run.returncode == 0 else None
    return None
