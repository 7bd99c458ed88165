"""`import`: entries from a file."""

import sys
from argparse import Namespace
from functools import partial
from typing import TYPE_CHECKING

from journal.app.services import Needs
from journal.cli import exits, printing
from journal.cli.opening import opened
from journal.cli.progress import Progress
from journal.services.work import outcome

if TYPE_CHECKING:
    from journal.domain.report import Imported


def bring_in(options: Namespace, needs: Needs | None) -> int:
    """Add the entries that are not here yet, all of them or none."""
    with Progress("entries") as progress, opened(options, needs) as services:
        imported: Imported = outcome(
            partial(
                services.importing.bring_in,
                options.file,
                options.format,
                skip_bad=options.skip_bad,
                progress=progress,
            )
        )
    print(f"{imported.added} added, {imported.already_there} already there.")
    if imported.ignored_keys:
        print(f"Keys passed over: {imported.ignored_keys}.", file=sys.stderr)
    if imported.left_out:
        print("\n".join(["Left out:", *printing.faults(imported.left_out)]), file=sys.stderr)
        return exits.FAULTS
    return exits.DONE
