"""`add`: an entry whose text comes on standard input."""

from argparse import Namespace
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from journal.app.services import Needs
from journal.cli import asking, exits
from journal.cli.opening import opened
from journal.domain import tags
from journal.domain.errors import UnknownPrompt
from journal.services.work import outcome

if TYPE_CHECKING:
    from journal.domain.entry import Entry


def add(options: Namespace, needs: Needs | None) -> int:
    """Finish an entry and print its id."""
    names = tags.united(tuple(tags.clean(name) for name in options.tag))
    with opened(options, needs, text_is_piped=True) as services:
        prompt = services.writing.library.prompt(options.prompt) if options.prompt else None
        if options.prompt and prompt is None:
            raise UnknownPrompt
        draft = services.writing.blank(prompt, options.date)
        draft = replace(draft, content=replace(draft.content, body=asking.piped_text(), tags=names))
        entry: Entry = outcome(partial(services.writing.finish, draft))
    print(entry.uuid)
    return exits.DONE
