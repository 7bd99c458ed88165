"""The form in which a page is stored, and whether anything of it is still unfinished."""

from dataclasses import replace

from journal.domain.entry import Content, Draft
from journal.domain.tags import TagKey, key_of
from journal.domain.templates import still_there
from journal.domain.text import canonical


def neat(draft: Draft) -> Draft:
    """Return the draft in the form it is stored in; struck words go where they stand no more.

    So do the lines of a template, which are the person's own as soon as they were changed.
    """
    content = draft.content
    body, title = canonical(content.body), canonical(content.title).strip()
    struck = tuple(words for words in content.struck if words in body)
    lines = still_there(content.from_template, body)
    stored = replace(content, body=body, title=title, struck=struck, from_template=lines)
    return replace(draft, content=stored)


def is_finished(draft: Draft, finished: Content) -> bool:
    """Tell whether a finished entry holds all of the draft, so that nothing of it is unfinished.

    What is only ever said of a finished entry counts as it stands there.
    """
    mine = neat(draft).content
    said_later = replace(
        mine,
        checkin=finished.checkin,
        correction=finished.correction,
        struck=finished.struck,
        unread=finished.unread,
        tags=finished.tags,
    )
    return said_later == finished and _names(mine) == _names(finished)


def _names(content: Content) -> set[TagKey]:
    return set(map(key_of, content.tags))
