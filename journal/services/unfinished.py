"""Which words of unfinished pages this program knows, so that it never writes over others."""

import hashlib
from dataclasses import replace

from journal.domain.days import Clock
from journal.domain.entry import Draft
from journal.domain.ids import new_uuid
from journal.domain.unfinished import is_finished, neat
from journal.services import moments
from journal.services.door import Closing, Open, State
from journal.services.stores import UnitOfWork


class Unfinished:
    """Another copy of the journal may have brought words under the page that is being written.

    Those become a page of their own before the page is stored or finished. Of words only a digest
    is held, and nothing while the journal is locked.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._known: dict[str, set[bytes]] = {}

    def follow(self, state: State) -> None:
        """Forget everything once the journal is closed."""
        if not isinstance(state, Open | Closing):
            self._known.clear()

    def meet(self, drafts: tuple[Draft, ...]) -> None:
        """Note pages that are offered; what is known of a page already stays."""
        for draft in drafts:
            self._known.setdefault(draft.uuid, {_digest(draft)})

    def take_up(self, draft: Draft) -> None:
        """Note a page that is written on from here."""
        self._known.setdefault(draft.uuid, set()).add(_digest(draft))

    def put(self, unit: UnitOfWork, draft: Draft) -> None:
        """Store a draft in place of the words that are known, and of no others."""
        self._set_apart(unit, draft)
        moments.follow(unit, neat(draft))
        unit.drafts.put(draft)
        self.take_up(draft)

    def keep(self, unit: UnitOfWork, draft: Draft) -> None:
        """Store a page as it was left, unless it is, or is again, as it was finished.

        Then nothing of it is unfinished. What was typed while it was being finished builds on the
        entry that it became.
        """
        id = unit.entries.id_of(draft.uuid)
        entry = None if id is None else unit.entries.get(id)
        if entry is not None and is_finished(draft, entry.content):
            moments.follow(unit, neat(draft), entry.head)
            self.remove(unit, neat(draft))
        elif entry is not None and draft.base is None:
            self.put(unit, replace(draft, base=entry.head))
        else:
            self.put(unit, draft)

    def remove(self, unit: UnitOfWork, draft: Draft) -> None:
        """Forget the draft of an entry, with the words that are known and no others."""
        self._set_apart(unit, draft)
        unit.drafts.remove(draft.uuid)

    def _set_apart(self, unit: UnitOfWork, draft: Draft) -> None:
        stored = unit.drafts.get(draft.uuid)
        known = {*self._known.get(draft.uuid, ()), _digest(draft)}
        if stored is None or _digest(stored) in known:
            return
        milliseconds = int(self._clock.now().timestamp() * 1000)
        unit.drafts.put(replace(stored, uuid=new_uuid(milliseconds), base=None))


def _digest(draft: Draft) -> bytes:
    content = draft.content
    words = (content.title, content.body, *((each.kind, each.value) for each in content.facets))
    return hashlib.sha256(repr(words).encode()).digest()
