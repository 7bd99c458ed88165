"""`export --packet`: a packet put together by a file, looked into before it is saved."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from journal.app.services import Needs, Services
from journal.cli import asking, exits
from journal.cli.opening import opened
from journal.cli.progress import Progress
from journal.domain.errors import NotWritable
from journal.domain.recipe import MOST_WORDS, Recipe, words_of
from journal.importing import packets
from journal.services.work import outcome
from journal.ui.kit.document_words import places_found, saved_packet, unshown_signs

if TYPE_CHECKING:
    from journal.domain.report import HandedOver
    from journal.export.checking import Checked
    from journal.services.packing import Packed


def save(options: Namespace, needs: Needs | None) -> int:
    """Save what the file asks for, say what is in it, and note it in the journal."""
    recipe = packets.read(options.packet)
    file = options.pdf_passphrase_file
    passphrase = None if file is None else asking.passphrase(file, "")
    with Progress() as progress, opened(options, needs) as services:
        made: Packed = outcome(partial(services.handing_over.pack, recipe))
        looked: Checked = outcome(
            partial(
                services.handing_over.checked,
                made.packet,
                recipe.redaction,
                options.format,
                passphrase=passphrase,
                progress=progress,
            )
        )
        _tell(made, recipe, looked)
        saving = partial(services.handing_over.keep, looked, options.out, replace=options.replace)
        saved: HandedOver = outcome(saving)
        _note(services, made, recipe, looked, options, encrypted=passphrase is not None)
    print(saved_packet(saved.entries, len(made.packet.moments), looked.made.count))
    print(f"{saved.size} bytes, SHA-256 {saved.sha256}")
    for line in unshown_signs(saved.unshown):
        print(line, file=sys.stderr)
    return exits.DONE


def _tell(made: "Packed", recipe: Recipe, looked: "Checked") -> None:
    for line in (*_remarks(made, recipe, looked), *places_found(looked.found)):
        print(line, file=sys.stderr)


def _remarks(made: "Packed", recipe: Recipe, looked: "Checked") -> Iterator[str]:
    for each in made.resting:
        yield f"Left out, since it is never to be brought back: {each.uuid[:12]}."
    if recipe.wanted.since_last and made.since is None:
        yield "Nothing was handed over before, so that no day begins the time this is about."
    if made.changed:
        yield f"Written on since they were gathered: {len(made.changed)}. They stand as they were."
    over = looked.finished.lines_over
    if over:
        lines = "1 line" if over == 1 else f"{over} lines"
        yield f"The page that comes first is longer than a page by {lines}."
    elif recipe.front is not None and (words := words_of(recipe.front)) > MOST_WORDS:
        yield f"The page that comes first has {words} words; about {MOST_WORDS} fit on one page."


def _note(
    services: Services,
    made: "Packed",
    recipe: Recipe,
    looked: "Checked",
    options: Namespace,
    *,
    encrypted: bool,
) -> None:
    log = services.handing_over.giving
    line = log.line(
        made.packet,
        looked.finished.sha256,
        options.format,
        to_whom=recipe.to_whom,
        hidden=looked.made.count,
        encrypted=encrypted,
    )
    try:
        outcome(partial(log.note, line))
    except NotWritable:
        print("The journal cannot be written here, so that this is not noted.", file=sys.stderr)
