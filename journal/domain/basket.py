"""The basket: entries and passages gathered for someone, in the order the person gave them."""

from dataclasses import dataclass

from journal.domain.entry import Summary


@dataclass(frozen=True, slots=True)
class Item:
    """An entry, or the passage of it between two half-open places in its text (`end` 0: all of it).

    A `quoted` one stands among the moments, with the person's own label only if `label` was ticked;
    another stands among the full entries, with just that passage. `about` is what they want to say
    about it, `to_whom` whom it is for. `seen` is the revision it was taken from; places count in
    its text. `id` and `entry` are uuids.
    """

    id: str
    entry: str
    start: int = 0
    end: int = 0
    quoted: bool = False
    label: bool = False
    about: str = ""
    to_whom: str = ""
    seen: str = ""


@dataclass(frozen=True, slots=True)
class InBasket:
    """An item as it is shown: its entry, its words as they were last seen, and what became of it.

    `changed` says that the entry was written on since, `binned` that it lies in the bin.
    """

    item: Item
    summary: Summary
    words: str
    changed: bool = False
    binned: bool = False
