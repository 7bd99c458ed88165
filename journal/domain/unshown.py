"""Signs that a finished document cannot show as they were typed."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Unshown:
    """Signs that no font here has, in the order of their numbers, and the heading they are under.

    A picture sign appears as its name, a letter as an empty box.
    """

    under: str = field(repr=False)
    signs: str = field(repr=False)
