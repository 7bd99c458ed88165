"""Passages that were gathered while their page is still being written: they follow its words."""

from dataclasses import replace

from journal.domain.basket import followed
from journal.domain.entry import Draft
from journal.services.stores import UnitOfWork


def follow(unit: UnitOfWork, page: Draft, head: str = "") -> None:
    """Let passages of a page stand where their words stand in it from now on.

    It must be called before the page is stored in place of how it was. With `head`, the revision
    that the page has become, they are passages of that from then on.
    """
    waiting = [item for item in unit.basket.of(page.uuid) if item.end and not item.seen]
    before = unit.drafts.get(page.uuid) if waiting else None
    if before is None:
        return
    for item in waiting:
        place = followed((item.start, item.end), before.content.body, page.content.body)
        if place[0] < place[1]:
            unit.basket.put(replace(item, start=place[0], end=place[1], seen=head))
        else:
            unit.basket.remove((item.id,))


def forget(unit: UnitOfWork, uuid: str) -> None:
    """Let passages of a page that was never finished go with it."""
    waiting = [item.id for item in unit.basket.of(uuid) if item.end and not item.seen]
    if waiting:
        unit.basket.remove(waiting)
