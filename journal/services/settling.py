"""Entries that were written in two places: which they are, and how they become one again."""

from collections.abc import Sequence
from dataclasses import replace

from journal.domain.changes import Changed
from journal.domain.entry import Content, EntryId, Version
from journal.domain.text import canonical
from journal.services.door import Door
from journal.services.needs import Failed, Then
from journal.services.notices import Notices


class Settling:
    """What a person does with an entry that has two versions; none is dropped unasked."""

    def __init__(self, door: Door, notices: Notices) -> None:
        self._door = door
        self._notices = notices

    def unsettled(self, then: Then[tuple[EntryId, ...]], failed: Failed) -> None:
        """Give the entries with more than one newest version, newest day first."""
        self._door.within(lambda unit: unit.versions.unsettled(), then, failed)

    def versions(self, id: EntryId, then: Then[tuple[Version, ...]], failed: Failed) -> None:
        """Give the newest versions of an entry, the one shown in lists first."""
        self._door.within(lambda unit: unit.versions.of(id), then, failed)

    def settle(
        self,
        id: EntryId,
        content: Content,
        versions: Sequence[str],
        then: Then[None],
        failed: Failed,
    ) -> None:
        """Let `content` follow all these versions; they stay among the entry's earlier ones."""
        neat = replace(
            content, body=canonical(content.body), title=canonical(content.title).strip()
        )

        def done(_: None) -> None:
            self._notices.tell(Changed(entries=frozenset({id}), tags=True))
            then(None)

        self._door.within(lambda unit: unit.versions.settle(id, neat, versions), done, failed)

    def keep_both(
        self, id: EntryId, versions: Sequence[str], then: Then[EntryId], failed: Failed
    ) -> None:
        """Keep the first of the versions here and make the others entries of their own.

        Gives the id of the first new entry.
        """

        def done(new: EntryId) -> None:
            # More than two versions make more new entries than the one that is named.
            self._notices.tell(Changed(everything=True))
            then(new)

        self._door.within(lambda unit: unit.versions.keep_both(id, versions), done, failed)
