"""How a long act shares the one thread of a journal with the short ones."""

from collections.abc import Callable
from typing import Protocol, TypeVar

T = TypeVar("T")


class Turns(Protocol):
    """What a long act does so that a save or a search never waits until it has ended."""

    @property
    def shared(self) -> bool:
        """Whether anything can be asked for while the act runs."""
        ...

    def give_way(self) -> None:
        """Let every short act that waits run now; only ever outside a transaction."""
        ...

    def beside(self, job: Callable[[], T], /) -> T:
        """Return what `job` gives, or raise what it raises; short acts run here meanwhile.

        It runs on a thread of its own and may use no connection of this one.
        """
        ...


class Alone:
    """The turns where nobody can ask for anything meanwhile."""

    shared = False

    def give_way(self) -> None:
        """Do nothing, as nobody waits."""

    def beside(self, job: Callable[[], T], /) -> T:
        """Return what `job` gives, run here and now."""
        return job()
