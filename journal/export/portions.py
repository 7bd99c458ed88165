"""A long document in portions, none of which the typesetter needs much memory for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from journal.export.document import Section

BESIDE: Final = 600_000
"""Letters from which on a document is set by a process beside this, which can be ended at any
time; about 100,000 words, a second's work."""
LONG: Final = 1_400_000
"""Letters from which on it is set in portions, since at once it would need 700 MiB of memory."""
PORTION: Final = 480_000
"""Letters of a portion, unless one entry alone has more: some 250 MiB."""


@dataclass(frozen=True, slots=True)
class Portion:
    """Entries that are set together; so many headings above them stand in the one before, too."""

    sections: tuple[Section, ...]
    repeated: int = 0


def letters_of(sections: Sequence[Section]) -> int:
    """Return about how many letters are to be set."""
    return sum(map(_letters, sections))


def portions(sections: Sequence[Section]) -> Iterator[Portion]:
    """Yield all entries in order; a portion begins with a month where one begins late in it."""
    first, size, cut = 0, 0, 0
    for at, section in enumerate(sections):
        size += _letters(section)
        if at > first and section.under != sections[at - 1].under:
            cut = at if size > PORTION // 2 else cut
        if size > PORTION and at > first:
            end = cut or at
            yield _portion(sections, first, end)
            first, cut = end, 0
            size = letters_of(sections[first : at + 1])
    yield _portion(sections, first, len(sections))


def _portion(sections: Sequence[Section], first: int, end: int) -> Portion:
    before = sections[first - 1].under if first else ()
    same = 0
    for above, here in zip(before, sections[first].under, strict=False):
        if above != here:
            break
        same += 1
    return Portion(tuple(sections[first:end]), same)


def _letters(section: Section) -> int:
    return len(section.body) + 200
