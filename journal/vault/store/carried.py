"""What entries carried before names were led together, to lead them apart without reading any."""

import hashlib
import json
from collections.abc import Collection, Mapping

from sqlalchemy import Connection, bindparam, func, select, text

from journal.domain.tags import Carried
from journal.vault.tables import entry, entry_tag, revision

_OF = select(entry_tag.c.tag_id, entry_tag.c.entry_id).order_by(entry_tag.c.entry_id)
_WRITTEN_SINCE = select(entry.c.id).where(
    entry.c.uuid.in_(select(revision.c.entry_uuid).where(revision.c.id > bindparam("newest")))
)
_LEAD_BACK = text(
    "INSERT OR IGNORE INTO entry_tag (tag_id, day, entry_id) SELECT :tag_id, day, entry_id"
    " FROM (SELECT DISTINCT day, entry_id FROM entry_tag"
    " WHERE tag_id IN (SELECT value FROM json_each(:tag_ids)))"
    " WHERE entry_id IN (SELECT value FROM json_each(:ids))"
    " AND entry_id NOT IN (SELECT value FROM json_each(:since))"
)
_LET_GO = text(
    "DELETE FROM entry_tag WHERE tag_id = :tag_id"
    " AND entry_id NOT IN (SELECT value FROM json_each(:ids))"
    " AND entry_id NOT IN (SELECT value FROM json_each(:since))"
)


def digest(leads: Mapping[str, str]) -> bytes:
    """Return what tells whether names lead to where they led: SHA-256 of those that lead on.

    A name made meanwhile stands for itself, and changes nothing.
    """
    on = sorted(pair for pair in leads.items() if pair[0] != pair[1])
    return hashlib.sha256(json.dumps(on).encode()).digest()


def noted(connection: Connection, tag_ids: Collection[int], stood: bytes, stands: bytes) -> Carried:
    """Return what entries carry of these rows now, before names go from `stood` to `stands`."""
    newest = connection.execute(select(func.max(revision.c.id))).scalar_one() or 0
    found: dict[int, list[int]] = {tag_id: [] for tag_id in sorted(tag_ids)}
    for tag_id, id in connection.execute(_OF.where(entry_tag.c.tag_id.in_(tag_ids))):
        found[tag_id].append(id)
    ids = tuple((tag_id, tuple(some)) for tag_id, some in found.items())
    return Carried(stood, stands, newest, ids)


def given_back(connection: Connection, carried: Carried, tag_ids: Collection[int]) -> list[int]:
    """Let entries that carry these rows carry again what they did.

    Returns those written on since, which are left as they are.
    """
    written = sorted(connection.execute(_WRITTEN_SINCE, {"newest": carried.newest}).scalars())
    before = dict(carried.ids)
    told = {"tag_ids": json.dumps(sorted(tag_ids)), "since": json.dumps(written)}
    for tag_id, ids in before.items():
        row = told | {"tag_id": tag_id, "ids": json.dumps(ids)}
        connection.execute(_LEAD_BACK, row)
    for tag_id in sorted(tag_ids):
        ids = before.get(tag_id, ())
        connection.execute(_LET_GO, told | {"tag_id": tag_id, "ids": json.dumps(ids)})
    return written
