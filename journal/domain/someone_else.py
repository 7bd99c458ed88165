"""Writing as if about someone else: a mark of the page that keeps it from being read as one's own.

It is a facet, so that it is kept, merged and exported with the page.
"""

from collections.abc import Iterable
from dataclasses import replace

from journal.domain.entry import Content, Facet

KIND = "someone_else"
_ME = "me"
"""The value that says who is meant; without it nobody knows."""


def is_marked(content: Content) -> bool:
    """Tell whether a page is written as if about someone else."""
    return any(facet.kind == KIND for facet in content.facets)


def is_me(content: Content) -> bool:
    """Tell whether the person said that they are the one a page tells of."""
    return Facet(KIND, _ME) in content.facets


def keeps_unread(facets: Iterable[Facet]) -> bool:
    """Tell whether a page with these facets is not read: it tells of nobody knows whom."""
    return any(facet.kind == KIND and facet.value != _ME for facet in facets)


def marked(content: Content, wanted: bool, *, me: bool = False) -> Content:
    """Return the page with the mark or without it; `me` says who is meant."""
    others = tuple(facet for facet in content.facets if facet.kind != KIND)
    mark = (Facet(KIND, _ME if me else ""),) if wanted else ()
    return replace(content, facets=(*others, *mark))
