"""The log of hand-overs: what was given to whom, as the person wants it remembered."""

from collections.abc import Sequence
from dataclasses import replace

from journal.domain import giving
from journal.domain.days import Clock
from journal.domain.entry import EntryId
from journal.domain.giving import Given
from journal.domain.ids import new_uuid
from journal.domain.packet import Packet
from journal.services.door import Door
from journal.services.needs import Failed, Then
from journal.services.stores import UnitOfWork


class Giving:
    """What a person does with the memory of what they gave."""

    def __init__(self, door: Door, clock: Clock) -> None:
        self._door = door
        self._clock = clock

    def log(self, then: Then[tuple[Given, ...]], failed: Failed) -> None:
        """Give every line, newest first."""
        self._door.within(lambda unit: unit.giving.all(), then, failed)

    def of(self, uuid: str, then: Then[tuple[Given, ...]], failed: Failed) -> None:
        """Give the hand-overs that the entry with this uuid was in, newest first."""
        self._door.within(lambda unit: giving.given_on(unit.giving.all(), uuid), then, failed)

    def entries_of(self, given: Given, then: Then[tuple[EntryId, ...]], failed: Failed) -> None:
        """Give the entries a hand-over had something of, those that are still there."""

        def job(unit: UnitOfWork) -> tuple[EntryId, ...]:
            found = (unit.entries.id_of(uuid) for uuid in given.entries)
            return tuple(id for id in found if id is not None)

        self._door.within(job, then, failed)

    def line(
        self,
        packet: Packet,
        sha256: str,
        form: str,
        *,
        to_whom: str = "",
        hidden: int = 0,
        encrypted: bool = False,
    ) -> Given:
        """Return the line for a packet that was saved now; nothing is kept yet.

        It must be made from the packet as it was before days in it were changed, since its entries
        are called anew then.
        """
        now = self._clock.now()
        uuids = (*(m.entry for m in packet.moments), *(e.uuid for e in packet.entries))
        return Given(
            id=new_uuid(int(now.timestamp() * 1000)),
            when=now,
            to_whom=giving.called(to_whom),
            form=form,
            encrypted=encrypted,
            entries=tuple(dict.fromkeys(filter(None, uuids))),
            sha256=sha256,
            hidden=hidden,
            options=options_of(packet),
        )

    def note(self, given: Given, then: Then[tuple[Given, ...]], failed: Failed) -> None:
        """Keep a line; gives the whole log."""

        def job(unit: UnitOfWork) -> tuple[Given, ...]:
            unit.giving.note(given)
            return unit.giving.all()

        self._door.within(job, then, failed)

    def put_back(
        self, lines: Sequence[Given], then: Then[tuple[Given, ...]], failed: Failed
    ) -> None:
        """Keep lines that were cleared, under new ids, since the old ones stay cleared."""

        def job(unit: UnitOfWork) -> tuple[Given, ...]:
            for line in reversed(lines):
                now = self._clock.now()
                unit.giving.note(replace(line, id=new_uuid(int(now.timestamp() * 1000))))
            return unit.giving.all()

        self._door.within(job, then, failed)

    def clear(
        self, ids: Sequence[str] | None, then: Then[tuple[Given, ...]], failed: Failed
    ) -> None:
        """Forget these lines, or all of them for None; gives those that are left."""

        def job(unit: UnitOfWork) -> tuple[Given, ...]:
            every = tuple(each.id for each in unit.giving.all())
            unit.giving.clear(every if ids is None else tuple(ids))
            return unit.giving.all()

        self._door.within(job, then, failed)


def options_of(packet: Packet) -> tuple[str, ...]:
    """Return the names of the parts that are in a packet, and of what was ticked."""
    parts = {
        "front": packet.front,
        "moments": packet.moments,
        "themes": packet.themes,
        "parts": packet.parts,
        "chart": packet.river,
        "appendix": packet.entries,
        "guide": packet.guide,
        "pictures": packet.pictures,
    }
    on = (name for name, part in parts.items() if part)
    return (*on, *sorted(tick.value for tick in packet.shown))
