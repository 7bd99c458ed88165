"""Giving pages away in children that are there to be killed.

Run as `python -m tests.safety.giving_nursery`; see `nursery` for what it is told and tells. Each
file that is there (`ack`) is told by its name.
"""

from pathlib import Path

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
    tell("begin")
    for way in (*WAYS[order["from"] :], *WAYS[: order["from"]]):
        for form, end in ENDS.items():
            name = f"{order['name']}-{way}-{form}{end}"
            giver.give(way, form, giver.into / name)
            tell("ack", name)


if __name__ == "__main__":
    nursery.ACTS |= {"live": live, "give": give}
    nursery.main()
