"""The commands that open a journal, by name."""

from argparse import Namespace

from journal.app.services import Needs
from journal.cli import handing_over, importing, reviewing, unlocking, upkeep, writing

_ACTS = {
    "create": unlocking.create,
    "recover": unlocking.recover,
    "passphrase": unlocking.passphrase,
    "add": writing.add,
    "list": reviewing.listing,
    "search": reviewing.search,
    "show": reviewing.show,
    "tags": reviewing.tags,
    "import": importing.bring_in,
    "export": handing_over.export,
    "check": upkeep.check,
}


def run(options: Namespace, needs: Needs | None) -> int:
    """Run the command of `options` and return its exit code."""
    return _ACTS[options.command](options, needs)
