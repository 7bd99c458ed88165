"""Which authors of our own texts are never trained on, so that a reader can be tried on them."""

from collections import defaultdict
from collections.abc import Iterable

EACH = 2


def set_aside(authors: Iterable[str]) -> frozenset[str]:
    """Return the authors set aside: of each prefix of ids (t1, s2, w3), the last two by name.

    Authors go as a whole, since the parts of one voice resemble each other.
    """
    of_prefix: dict[str, set[str]] = defaultdict(set)
    for author in authors:
        of_prefix[author.split("-")[0]].add(author)
    return frozenset(name for names in of_prefix.values() for name in sorted(names)[-EACH:])
