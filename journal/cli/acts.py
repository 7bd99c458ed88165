"""The commands that open a journal, by name."""

from argparse import Namespace

from journal.app.services import Needs
from journal.cli import (
    entries,
    handing_over,
    importing,
    insight,
    keys,
    rereading,
    rescuing,
    reviewing,
    unlocking,
    upkeep,
    writing,
)

_ACTS = {
    "create": unlocking.create,
    "recover": unlocking.recover,
    "passphrase": unlocking.passphrase,
    "add": writing.add,
    "list": reviewing.listing,
    "search": reviewing.search,
    "show": reviewing.show,
    "tags": reviewing.tags,
    "insight": insight.look,
    "import": importing.bring_in,
    "export": handing_over.export,
    "check": upkeep.check,
    "backup": upkeep.backup,
    "merge": upkeep.merge,
    "restore": rescuing.restore,
    "rescue": rescuing.rescue,
    "keys": keys.keys,
    "bin": entries.in_bin,
    "versions": entries.versions,
    "erase": entries.erase,
    "reread": rereading.reread,
}


def run(options: Namespace, needs: Needs | None) -> int:
    """Run the command of `options` and return its exit code."""
    return _ACTS[options.command](options, needs)
