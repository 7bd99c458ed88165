"""A journal that was written on in two places, brought together again."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

from journal.app.services import Services, build_services
from journal.domain.entry import Draft, Entry, EntryId
from journal.services.door import Open
from journal.ui.reviewing.versions import VersionsPage
from tests.steps import PASSPHRASE, given, needs_in, write
from tests.ui.rooms import pages, settle

OTHER = "Other.journal"
HERE, THERE = "We sat on the step and said little.", "We sat on the step and laughed."


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


def merged(services: Services, folder: Path, there: str = THERE) -> EntryId:
    """Write an entry in two places, bring them together, and return its id."""
    entry = write(services, "We sat on the step.")
    other = copied(services, folder)
    revise(services, entry.id, HERE)
    revise(other, entry.id, there)
    other.unlocking.quit()
    given(services.upkeep.merge, folder / OTHER, None)
    return entry.id


def versions_page(services: Services, width: int = 1148) -> VersionsPage:
    """Return the page of two versions as the person enters it."""
    page = pages(services).versions()
    page.resize(width, 860)
    page.show()
    page.activateWindow()
    page.entered()
    settle()
    return page
