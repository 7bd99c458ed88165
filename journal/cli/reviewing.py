"""`list`, `search`, `show` and `tags`: what is already written."""

import json
from argparse import Namespace
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any

from journal.app.services import Needs, Services
from journal.cli import exits, printing
from journal.cli.opening import opened
from journal.cli.selecting import found, looked_for
from journal.domain.entry import Entry, EntryId, Snippet, Summary
from journal.domain.selection import Selection
from journal.services.work import outcome

if TYPE_CHECKING:
    from journal.domain.tags import TagCount

_PAGE = 200


def listing(options: Namespace, needs: Needs | None) -> int:
    """Print all entries the filters leave, newest first."""
    with opened(options, needs) as services:
        rows = list(_rows(services, found(services, looked_for(services, options))))
    if options.json:
        _print_json([printing.as_json(row) for row in rows])
    else:
        for row in rows:
            print(printing.as_line(row))
    return exits.DONE


def search(options: Namespace, needs: Needs | None) -> int:
    """Print all entries that hold the words, each with the place where they stand."""
    with opened(options, needs) as services:
        selection = looked_for(services, options)
        ids = found(services, selection)
        rows = list(_rows(services, ids))
        snippets = dict(_snippets(services, ids, selection))
    if options.json:
        _print_json([printing.as_json(row, snippets.get(row.id)) for row in rows])
    else:
        for row in rows:
            print(printing.as_line(row))
            print(printing.snippet_line(row, snippets.get(row.id)))
    return exits.DONE


def show(options: Namespace, needs: Needs | None) -> int:
    """Print one entry."""
    with opened(options, needs) as services:
        entry: Entry = outcome(partial(services.reviewing.entry_starting, options.id))
    print(printing.as_page(entry))
    return exits.DONE


def tags(options: Namespace, needs: Needs | None) -> int:
    """Print every name in use with its number of entries."""
    with opened(options, needs) as services:
        counts: tuple[TagCount, ...] = outcome(services.reviewing.tags)
    if options.json:
        _print_json([printing.tag_as_json(count) for count in counts])
    else:
        for count in counts:
            print(printing.tag_as_line(count))
    return exits.DONE


def _rows(services: Services, ids: Sequence[EntryId]) -> Iterator[Summary]:
    for page in _pages(ids):
        rows: tuple[Summary, ...] = outcome(partial(services.reviewing.summaries, page))
        yield from rows


def _snippets(
    services: Services, ids: Sequence[EntryId], selection: Selection
) -> Iterator[tuple[EntryId, Snippet]]:
    for page in _pages(ids):
        snippets: tuple[Snippet, ...] = outcome(
            partial(services.reviewing.snippets, page, selection)
        )
        yield from ((snippet.id, snippet) for snippet in snippets)


def _pages(ids: Sequence[EntryId]) -> Iterator[tuple[EntryId, ...]]:
    left = iter(ids)
    while page := tuple(islice(left, _PAGE)):
        yield page


def _print_json(rows: Sequence[dict[str, Any]]) -> None:
    print(json.dumps(rows, ensure_ascii=False, indent=1))
