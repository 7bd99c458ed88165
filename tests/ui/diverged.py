"""A journal that was written on in two places, brought together again."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

from journal.app.services import Services, build_services
from journal.domain.entry import Draft, Entry, EntryId
from journal.services.door import Open
from tests.steps import PASSPHRASE, given, needs_in

OTHER = "Other.journal"


def copied(services: Services, folder: Path) -> Services:
    """Lock the journal, copy its folder, and open both; return the services of the copy."""
    state = services.door.state
    assert isinstance(state, Open)
    place = state.path
    services.unlocking.lock("copying")
    shutil.copytree(place, folder / OTHER)
    given(services.unlocking.unlock, place, PASSPHRASE)
    (folder / "there").mkdir()
    other = build_services(needs_in(folder / "there"))
    given(other.unlocking.unlock, folder / OTHER, PASSPHRASE)
    return other


def revise(services: Services, id: EntryId, body: str, **changes: Any) -> None:
    """Write the entry anew."""
    entry: Entry = given(services.reviewing.entry, id)
    content = replace(entry.content, body=body, **changes)
    given(services.writing.finish, Draft(entry.uuid, content, entry.head))
