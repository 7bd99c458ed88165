"""Pages to put into journals, and what tests look at in the files they make."""

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from journal.domain.entry import Content, Draft, Entry, EntryId
from journal.vault.open_journal import OpenJournal
from journal.vault.stamp import new_uuid

PAGE = 16384
PASSPHRASE = "still water runs deep"
BASE = Content(day=date(2026, 11, 23), written_at=datetime(2026, 11, 23, 20, 30, tzinfo=UTC))


def page(body: str = "", **changes: Any) -> Content:
    """Return a page with this text."""
    return replace(BASE, body=body, **changes)


def saved(journal: OpenJournal, body: str = "", **changes: Any) -> EntryId:
    """Save a new entry and return its id."""
    with journal.work() as work:
        return work.entries.save(new_uuid(), page(body, **changes), based_on=None)


def entry(journal: OpenJournal, id: EntryId) -> Entry:
    """Read one entry."""
    with journal.work() as work:
        return work.entries.get(id)


def revised(journal: OpenJournal, id: EntryId, **changes: Any) -> Entry:
    """Save an entry again with changes and read it back."""
    with journal.work() as work:
        old = work.entries.get(id)
        work.entries.save(old.uuid, replace(old.content, **changes), based_on=old.head)
        return work.entries.get(id)


def draft(body: str, uuid: str | None = None, base: str | None = None) -> Draft:
    """Return a draft of a page."""
    return Draft(uuid or new_uuid(), page(body), base)


def prints(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file of a journal but its lock."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".lock"
    }


def revisions(journal: OpenJournal) -> int:
    """Return how many revisions the journal holds."""
    return journal.check(lambda done, of: None).revisions
