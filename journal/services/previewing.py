"""Looking at a finished file, page by page, before it is given to anyone."""

import re
from dataclasses import dataclass, field
from typing import Final

from journal.domain.letters import Spelled
from journal.export import shown
from journal.export.leaf import Drawn, Leaf
from journal.services.needs import Failed, Then
from journal.services.stopping import Stop, silent
from journal.services.work import Work

_LONG: Final = re.compile(r"([^\n]{2000}[^\n]{0,200}?)(?:[^\S\n]|(?<=[^\n]{2200}))(?=[^\n])")


@dataclass(frozen=True, slots=True)
class Sight:
    """A finished file that could be opened, with the passphrase that opens it.

    `leaves` are its pages, none where its form has none.
    """

    data: bytes = field(repr=False)
    form: str
    passphrase: str | None = field(repr=False)
    sha256: str
    leaves: tuple[Leaf, ...] = ()


class Previewing:
    """What a person does to see a file that is not saved yet; nothing of it reaches the disk.

    What was begun before `cancel` fails with Cancelled at its next step.
    """

    def __init__(self, aside: Work) -> None:
        self._aside = aside
        self._stop = Stop()

    def cancel(self) -> None:
        """Let nothing that is still being read or drawn arrive."""
        self._stop.cancel()

    def open(
        self, data: bytes, form: str, passphrase: str | None, then: Then[Sight], failed: Failed
    ) -> None:
        """Open finished bytes. Fails with ValueError where they are no file of this form."""
        go_on = self._stop.watched(silent)

        def job() -> Sight:
            go_on(0, 1)
            leaves = shown.leaves(data, form, passphrase)
            return Sight(data, form, passphrase, shown.fingerprint(data), leaves)

        self._aside.run(job, then, failed)

    def draw(
        self, sight: Sight, page: int, scale: float, then: Then[Drawn], failed: Failed
    ) -> None:
        """Give a page (from 0) as a picture, each of its points `scale` points of a screen wide."""
        go_on = self._stop.watched(silent)

        def job() -> Drawn:
            go_on(0, 1)
            return shown.drawn(sight.data, sight.passphrase, page, scale)

        self._aside.run(job, then, failed)

    def words(self, sight: Sight, then: Then[Spelled], failed: Failed) -> None:
        """Give the words that are read out of the file, in order, ready to be searched.

        Very long lines are broken at a blank, since they take a moment to be set on a screen.
        """
        go_on = self._stop.watched(silent)

        def job() -> Spelled:
            words = shown.words(sight.data, sight.form, sight.passphrase, go_on)
            spelled = Spelled(_LONG.sub(r"\1\n", words))
            if spelled.letters:
                spelled.sign_of(0)  # counts once what every later search needs
            return spelled

        self._aside.run(job, then, failed)
