"""The basket: entries and passages gathered for someone, in the order the person gave them."""

from dataclasses import dataclass

from journal.domain.entry import Summary


@dataclass(frozen=True, slots=True)
class Item:
    """An entry, or the passage of it between two half-open places in its text (`end` 0: all of it).

    A `quoted` one stands among the moments, with the person's own label only if `label` was ticked;
    another stands among the full entries, with just that passage. `about` is what they want to say
    about it, `to_whom` whom it is for. `seen` is the revision it was taken from, whose text
    places count in; it is empty for one of a page that is still being written, and places count
    there. `id` and `entry` are uuids.
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

    `changed` says that the entry was written on since, `binned` that it lies in the bin, `writing`
    that the page is not finished yet: there is no entry of the id in its summary then. One that is
    `resting` is never to be brought back: its person is asked before it goes in whole.
    """

    item: Item
    summary: Summary
    words: str
    changed: bool = False
    binned: bool = False
    writing: bool = False
    resting: bool = False


def followed(place: tuple[int, int], before: str, now: str) -> tuple[int, int]:
    """Return where the words at a place stand after a text was written on.

    What was typed inside belongs to them, what was typed beside them does not. Where all around
    them changed they are looked for; the place is empty where nothing of them is left.
    """
    start, end = place
    same = _shared(before, now)
    rest = _shared(before[same:][::-1], now[same:][::-1])
    last, grown = len(before) - rest, len(now) - len(before)
    if same <= start and end <= last:
        at = now.find(before[start:end])
        return (at, at + end - start) if at >= 0 else (0, 0)
    if start >= last:
        start += grown
    elif start > same:
        start = same
    if end > same:
        end = end + grown if end >= last else len(now) - rest
    return start, max(start, end)


def _shared(one: str, other: str) -> int:
    """Return how many signs two texts share at their beginning."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low
