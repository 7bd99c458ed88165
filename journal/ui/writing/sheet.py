"""The page that lies on the desk, and the entry behind it."""

from collections.abc import Callable
from dataclasses import fields, replace

from PySide6.QtCore import QObject

from journal.domain.entry import Content, Draft, Entry
from journal.domain.facets import is_given

Words = Callable[[], tuple[str, str]]
"""Gives the title and the text as they stand on the page."""


class Sheet(QObject):
    """What a page holds: its words come from the desk, all else from what was put on it."""

    def __init__(self, draft: Draft, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words
        self._draft = draft
        self._entry: Entry | None = None

    @property
    def entry(self) -> Entry | None:
        """The finished entry behind the page, None for a page never finished."""
        return self._entry

    @property
    def content(self) -> Content:
        """The page as it was laid, with all that was put on it since but the typing."""
        return self._draft.content

    def draft(self) -> Draft:
        """Return the page as it stands now."""
        title, body = self._words()
        return replace(self._draft, content=replace(self._draft.content, title=title, body=body))

    def is_bare(self) -> bool:
        """Tell whether this is a new page on which nothing stands yet."""
        title, body = self._words()
        given = title.strip() or body.strip() or any(map(is_given, self.content.facets))
        return self._entry is None and not given and not self.content.attachments


def changed_since(before: Content, now: Content, stored: Content) -> Content:
    """Return what was stored, with whatever was changed between `before` and `now` as it is now."""
    changed = {
        each.name: getattr(now, each.name)
        for each in fields(Content)
        if getattr(now, each.name) != getattr(before, each.name)
    }
    return replace(stored, **changed)
