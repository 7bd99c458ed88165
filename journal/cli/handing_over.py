"""`export`: entries as a document for someone else."""

from argparse import Namespace
from functools import partial
from typing import TYPE_CHECKING

from journal.app.services import Needs
from journal.cli import asking, exits, printing
from journal.cli.opening import opened
from journal.cli.selecting import by_ids, found, selected
from journal.services.work import outcome
from journal.ui.kit.report_words import files_left

if TYPE_CHECKING:
    from journal.domain.packet import Packet
    from journal.domain.report import HandedOver


def export(options: Namespace, needs: Needs | None) -> int:
    """Save the document whole, and say how many entries are in it."""
    file = options.pdf_passphrase_file
    passphrase = None if file is None else asking.passphrase(file, "")
    with opened(options, needs) as services:
        if options.ids:
            ids = by_ids(services, options.ids)
        else:
            ids = found(services, selected(services, options))
        packet: Packet = outcome(partial(services.handing_over.begin, ids, private=options.private))
        saved: HandedOver = outcome(
            partial(
                services.handing_over.save,
                packet,
                options.format,
                options.out,
                replace=options.replace,
                passphrase=passphrase,
            )
        )
    print(f"{printing.entries(saved.entries)}, {saved.size} bytes, SHA-256 {saved.sha256}")
    if saved.files:
        print(files_left(saved.files))
    return exits.DONE
