"""`reread`: readings by an older reader, made again because somebody asks for it."""

import json
import sys
from argparse import Namespace
from functools import partial
from typing import TYPE_CHECKING, Any

from journal.app.services import Needs, Services
from journal.cli import exits, printing
from journal.cli.opening import opened
from journal.cli.progress import Progress
from journal.cli.selecting import by_ids
from journal.domain.own_word import ReadAgain
from journal.services.work import outcome

if TYPE_CHECKING:
    from journal.domain.entry import EntryId


def reread(options: Namespace, needs: Needs | None) -> int:
    """Read entries again and print what became of each; asked for none, count those that wait."""
    with Progress("entries") as progress, opened(options, needs) as services:
        if not (options.ids or options.all_older):
            return _count(services, as_json=options.json)
        ids: tuple[EntryId, ...] | None = by_ids(services, options.ids) if options.ids else None
        found: tuple[ReadAgain, ...] = outcome(
            partial(services.rereading.read_again, ids, progress=progress)
        )
    if options.json:
        print(json.dumps([_as_json(each) for each in found], ensure_ascii=False, indent=1))
    else:
        for each in found:
            print(printing.as_reread(each))
    unread = 0 if ids is None else len(set(ids)) - len(found)
    if unread:
        print(f"Without a reading, and left so: {printing.entries(unread)}.", file=sys.stderr)
    return exits.DONE


def _count(services: Services, *, as_json: bool) -> int:
    waiting: int = outcome(partial(services.rereading.waiting, services.rereading.version))
    if as_json:
        print(json.dumps({"waiting": waiting, "reader": services.rereading.version}))
    else:
        print(f"Read by an older reader: {printing.entries(waiting)}.")
    return exits.DONE


def _as_json(found: ReadAgain) -> dict[str, Any]:
    row = printing.as_json(found.entry)
    return {
        **{key: row[key] for key in ("id", "date", "title", "label")},
        "before": found.before.value,
        "before_reader": found.before_version,
        "after": found.after.value,
        "after_reader": found.after_version,
    }
