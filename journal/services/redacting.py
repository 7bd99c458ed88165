"""What someone may want to hide in a packet, found without holding up anything."""

from journal.domain.packet import Packet
from journal.domain.redaction_offers import RedactionOffer, offered
from journal.domain.tags import Tag
from journal.services.door import Door
from journal.services.needs import Failed, Then
from journal.services.stopping import Stop, silent
from journal.services.stores import UnitOfWork
from journal.services.work import Work


class Redacting:
    """What a person does to see what gives someone away; nothing is hidden by it."""

    def __init__(self, door: Door, aside: Work) -> None:
        self._door = door
        self._aside = aside
        self._stop = Stop()

    def cancel(self) -> None:
        """Let nothing that is still being looked for arrive."""
        self._stop.cancel()

    def offers(
        self,
        packet: Packet,
        then: Then[tuple[RedactionOffer, ...]],
        failed: Failed,
        owner: str = "",
    ) -> None:
        """Give what may be worth hiding in a packet; `owner` is the name of whoever writes it.

        Fails with Cancelled once asked to stop.
        """
        go_on = self._stop.watched(silent)

        def known(unit: UnitOfWork) -> tuple[Tag, ...]:
            return tuple(each.tag for each in unit.tags.counts())

        def look(tags: tuple[Tag, ...]) -> None:
            def job() -> tuple[RedactionOffer, ...]:
                go_on(0, 1)
                return offered(packet, tags, owner)

            self._aside.run(job, then, failed)

        self._door.within(known, look, failed)
