"""What someone may want to hide in a packet, found without holding up anything."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from journal.domain.packet import Packet
from journal.domain.redaction import Redaction
from journal.domain.redaction_choices import Choices, Name, merged
from journal.domain.redaction_offers import offered
from journal.domain.redaction_shown import Seen, Sighting, seen, sightings
from journal.domain.tags import Tag
from journal.services.door import Door
from journal.services.needs import Failed, Then
from journal.services.stopping import Stop, silent
from journal.services.stores import UnitOfWork
from journal.services.work import Work


@dataclass(frozen=True, slots=True)
class Looked:
    """What may be hidden in a packet, and where each name stands in it, by its key."""

    choices: Choices
    stands: Mapping[str, Sighting] = field(default_factory=dict)


class Redacting:
    """What a person does to see what gives someone away; nothing is hidden by it.

    What was begun before `cancel` fails with Cancelled.
    """

    def __init__(self, door: Door, aside: Work) -> None:
        self._door = door
        self._aside = aside
        self._stop = Stop()

    def cancel(self) -> None:
        """Let nothing that is still being looked for arrive."""
        self._stop.cancel()

    def look(
        self,
        packet: Packet,
        before: Choices,
        then: Then[Looked],
        failed: Failed,
        *,
        owner: str = "",
    ) -> None:
        """Give what may be worth hiding in a packet, with what was decided about it `before`.

        `owner` is the name of whoever writes the journal.
        """
        go_on = self._stop.watched(silent)

        def known(unit: UnitOfWork) -> tuple[Tag, ...]:
            return tuple(each.tag for each in unit.tags.counts())

        def found(tags: tuple[Tag, ...]) -> None:
            def job() -> Looked:
                go_on(0, 2)
                choices = merged(offered(packet, tags, owner), before)
                go_on(1, 2)
                return Looked(choices, _stands(packet, choices.names))

            self._aside.run(job, then, failed)

        self._door.within(known, found, failed)

    def stands(
        self,
        packet: Packet,
        names: Sequence[Name],
        then: Then[Mapping[str, Sighting]],
        failed: Failed,
    ) -> None:
        """Give where names stand in a packet, by their keys."""
        go_on = self._stop.watched(silent)

        def job() -> Mapping[str, Sighting]:
            go_on(0, 1)
            return _stands(packet, names)

        self._aside.run(job, then, failed)

    def seen(
        self, packet: Packet, redaction: Redaction, then: Then[tuple[Seen, ...]], failed: Failed
    ) -> None:
        """Give all words of a packet, with everything hidden in them that `redaction` hides."""
        go_on = self._stop.watched(silent)

        def job() -> tuple[Seen, ...]:
            go_on(0, 1)
            return seen(packet, redaction)

        self._aside.run(job, then, failed)


def _stands(packet: Packet, names: Sequence[Name]) -> Mapping[str, Sighting]:
    found = sightings(packet, [name.forms for name in names])
    return {name.key: each for name, each in zip(names, found, strict=True)}
