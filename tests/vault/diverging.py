"""Copies of one journal that were written on apart, and all that a journal shows, to compare."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import select

from journal.domain.entry import EntryId
from journal.domain.report import Merged
from journal.domain.selection import Selection
from journal.vault import erase, merge
from journal.vault.open_journal import OpenJournal
from journal.vault.store.unit import Unit
from journal.vault.tables import draft, entry, metadata, revision, setting, tag
from tests.quick import quick_vault
from tests.vault.living import WORDS
from tests.vault.pages import PASSPHRASE


def opened(folder: Path) -> OpenJournal:
    """Open a journal as a device of its own would, which remembers only this copy."""
    return quick_vault(folder.parent / f"{folder.name}.device").open(folder, PASSPHRASE)


def copied(source: Path, target: Path) -> Path:
    """Copy a closed journal and return where the copy lies."""
    shutil.copytree(source, target)
    return target


def merged(journal: OpenJournal, other: Path, passphrase: str | None = None) -> Merged:
    """Bring another copy into an open journal, without the backup that is made before."""
    held = journal._held
    with merge.opened(held, other, passphrase) as source:
        return merge.bring_in(held, source, lambda done, of: None)


def erased(journal: OpenJournal, *ids: EntryId) -> tuple[str, ...]:
    """Erase entries of an open journal."""
    return erase.erase(journal._held, ids)


def rows(journal: OpenJournal) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table."""
    with journal._held.opened.engine.connect() as connection:
        return {
            name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
            for name, table in metadata.tables.items()
        }


def state(journal: OpenJournal) -> dict[str, Any]:
    """Return all that a journal holds and shows, but for row numbers and clocks.

    Of drafts it is the texts: which of several has its entry's place may hang on the order in which
    another was finished or erased meanwhile.
    """
    with journal._held.opened.engine.connect() as connection:
        columns = (revision.c.uuid, revision.c.purged, revision.c.entry_uuid, revision.c.payload)
        known = {tuple(row) for row in connection.execute(select(*columns))}
        shown = connection.execute(select(entry.c.id, entry.c.uuid, entry.c.conflict)).all()
        names = (tag.c.uuid, tag.c.name, tag.c.name_key, tag.c.merged_into, tag.c.deleted)
        found: dict[str, Any] = {
            "revisions": known,
            "drafts": sorted(connection.execute(select(draft.c.payload)).scalars()),
            "names": {tuple(row) for row in connection.execute(select(*names))},
            "settings": {tuple(row) for row in connection.execute(select(setting))},
        }
    with journal.work() as work:
        found["entries"] = {row.uuid: _entry(work, row.id, row.conflict) for row in shown}
        found["counts"] = work.tags.counts()
        found["colours"] = work.nesting.colours()
        found["unsettled"] = {work.entries.get(id).uuid for id in work.versions.unsettled()}
        found["links"] = {row.uuid: _linked(work, row.id) for row in shown}
        found["files"] = {row.uuid: _files(work, row.id) for row in shown}
        found["page"] = (work.templates.all(), work.packs.all(), work.own_dictionary.all())
        found["words"] = {word: _found(work, word) for word in WORDS}
    return found


def _entry(work: Unit, id: int, conflict: int) -> tuple[Any, ...]:
    whole = work.entries.get(EntryId(id))
    versions = [(v.revision, v.content, v.deleted) for v in work.versions.of(whole.id)]
    tags = {row.tags for row in work.entries.summaries([whole.id])}
    return (replace(whole, id=EntryId(0)), conflict, versions, tags)


def _linked(work: Unit, id: int) -> list[set[str]]:
    linked = work.links.of(EntryId(id))
    return [
        {work.entries.get(each).uuid for each in ids} for ids in (linked.befores, linked.afters)
    ]


def _files(work: Unit, id: int) -> list[tuple[str, bytes]]:
    """Return name and bytes of every file of an entry, proven as they are read."""
    versions = work.versions.of(EntryId(id))
    named = [work.entries.get(EntryId(id)).content, *(version.content for version in versions)]
    uuids = sorted({uuid for content in named for uuid in content.attachments})
    assert len(work.attachments.of(uuids)) == len(uuids)
    return [(file.name, work.attachments.read(file.uuid)) for file in work.attachments.of(uuids)]


def _found(work: Unit, word: str) -> set[str]:
    ids = work.entries.find(Selection(words=word))
    return {row.uuid for row in work.entries.summaries(ids)}
