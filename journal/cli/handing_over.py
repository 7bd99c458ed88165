"""`export`: entries as a document for someone else, or all there is for oneself."""

import sys
from argparse import Namespace
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from journal.app.services import Needs, Services
from journal.cli import asking, exits, packing, printing
from journal.cli.opening import opened
from journal.cli.progress import Progress
from journal.cli.selecting import by_ids, found, selected
from journal.domain.redaction import Redaction
from journal.services.work import outcome
from journal.ui.kit.document_words import unshown_signs
from journal.ui.kit.report_words import archived, damaged_files, files_left

if TYPE_CHECKING:
    from journal.domain.packet import Packet
    from journal.domain.recipe import Recipe
    from journal.domain.report import Archived, HandedOver

NOT_HIDDEN = (
    "What you hide under Hand over is not hidden in this file: it holds the entries as you wrote "
    "them. A packet hides names; see export --packet."
)


def export(options: Namespace, needs: Needs | None) -> int:
    """Save the document whole, and say how many entries are in it."""
    if options.packet:
        return packing.save(options, needs)
    return _archive(options, needs) if options.archive else _document(options, needs)


def _archive(options: Namespace, needs: Needs | None) -> int:
    with Progress() as progress, opened(options, needs) as services:
        saved: Archived = outcome(
            partial(
                services.archiving.save, options.out, replace=options.replace, progress=progress
            )
        )
    print(archived(saved))
    if saved.damaged:
        print(damaged_files(saved.damaged), file=sys.stderr)
        return exits.FAULTS
    return exits.DONE


def _document(options: Namespace, needs: Needs | None) -> int:
    file = options.pdf_passphrase_file
    passphrase = None if file is None else asking.passphrase(file, "")
    with Progress("entries") as progress, opened(options, needs) as services:
        if options.ids:
            ids = by_ids(services, options.ids)
        else:
            ids = found(services, selected(services, options))
        packet: Packet = outcome(
            partial(
                services.handing_over.begin,
                ids,
                private=options.private,
                pictures=options.pictures,
            )
        )
        saved: HandedOver = outcome(
            partial(
                services.handing_over.save,
                replace(packet, paper=options.paper),
                options.format,
                options.out,
                replace=options.replace,
                passphrase=passphrase,
                progress=progress,
            )
        )
        hides = _hides(services)
    print(f"{printing.entries(saved.entries)}, {saved.size} bytes, SHA-256 {saved.sha256}")
    if hides:
        print(NOT_HIDDEN, file=sys.stderr)
    if saved.files:
        print(files_left(saved.files))
    for line in unshown_signs(saved.unshown):
        print(line, file=sys.stderr)
    return exits.DONE


def _hides(services: Services) -> bool:
    """Tell whether something is hidden in the packet that is being put together."""
    recipe: Recipe | None = outcome(services.handing_over.basket.recipe)
    return recipe is not None and recipe.redaction != Redaction()
