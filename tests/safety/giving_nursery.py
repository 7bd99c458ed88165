"""Giving pages away in children that are there to be killed.

Run as `python -m tests.safety.giving_nursery`; see `nursery` for what it is told and tells. Each
file that is there (`ack`) is told by its name. A call of `os` that is named by `dies` is the last.
With `named` the file system knows no files without a name.
"""

import os
import signal
from pathlib import Path
from typing import Any

from tests.named_files import refusing
from tests.safety import nursery
from tests.safety.giver import ENDS, WAYS, Giver
from tests.safety.nursery import Order, tell


def live(order: Order) -> None:
    """Write the pages."""
    giver = Giver(Path(order["folder"]))
    giver.live()
    giver.day.close()


def give(order: Order) -> None:
    """Give in every form, `way` after way from the one that is named on."""
    giver = Giver(Path(order["folder"]))
    giver.day.open()
    if order["named"]:
        os.open = refusing
    if order["dies"]:
        setattr(os, order["dies"], _dying)
    tell("begin")
    for way in (*WAYS[order["from"] :], *WAYS[: order["from"]]):
        for form, end in ENDS.items():
            name = f"{order['name']}-{way}-{form}{end}"
            giver.give(way, form, giver.into / name)
            tell("ack", name)


def _dying(*_: Any, **__: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    nursery.ACTS |= {"live": live, "give": give}
    nursery.main()
