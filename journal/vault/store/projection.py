"""What lists, filters and search read: the newest revision of each entry, spread over tables."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, or_, update

from journal.domain.labels import Label, LabelFrom
from journal.domain.respelling import respelled
from journal.domain.text import preview, word_count
from journal.vault.payload import Payload, struck_of, unread_in
from journal.vault.store import links
from journal.vault.tables import answer, checkin, entry, entry_tag, evidence, facet

Shown = tuple[Label, LabelFrom] | None
_INSERT = insert(entry)
_UPDATE = update(entry).where(entry.c.id == bindparam("this"))
_UNWRITTEN = (
    update(entry)
    .where(
        entry.c.id == bindparam("this"),
        or_(entry.c.title != bindparam("new_title"), entry.c.body != bindparam("new_body")),
    )
    .values(title="", body="", spelled_title=None, spelled_body=None)
)
_WHOLE = (entry_tag, answer, facet, checkin)
_CHILDREN = (*_WHOLE, evidence)
_FORGET = [
    *(delete(child).where(child.c.entry_id == bindparam("this")) for child in _WHOLE),
    delete(evidence).where(evidence.c.entry_id == bindparam("this"), evidence.c.struck == 1),
]


def entry_row(payload: Payload, *, deleted: bool) -> dict[str, Any]:
    """Return the columns of `entry` that follow from the head revision alone."""
    body = payload["body"]
    return {
        "kind": payload["kind"],
        "day": payload["day"],
        "written_at": payload["written_at"],
        "tz": payload["tz"],
        "title": payload["title"],
        "preview": preview(body),
        "words": word_count(body),
        "for_session": int(payload["for_session"]),
        "resurface": payload["resurface"],
        "veiled": int(payload["veiled"]),
        "deleted": int(deleted),
        "body": body,
        "files": len(payload.get("attachments", ())),
        "spelled_title": respelled(payload["title"]),
        "spelled_body": respelled(body),
    }


def children(payload: Payload, id: int, tag_ids: Sequence[int]) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of the other projected tables, by table."""
    taps = payload["checkin"]
    facets = {item["kind"]: item["value"] for item in payload["facets"]}
    return {
        "entry_tag": [{"tag_id": tag, "day": payload["day"], "entry_id": id} for tag in tag_ids],
        "answer": [
            {
                "entry_id": id,
                "prompt_id": item["prompt_id"],
                "prompt_text": item["prompt_text"],
                "position": at,
            }
            for at, item in enumerate(payload["answers"])
        ],
        "facet": [{"entry_id": id, "kind": kind, "value": facets[kind]} for kind in sorted(facets)],
        "checkin": [] if taps is None else [_checkin_row(taps, id)],
        "evidence": [_struck_row(id, *place) for place in _struck_places(payload)],
    }


def _struck_places(payload: Payload) -> Iterator[tuple[int, int]]:
    """Yield where struck words first stand, and an empty place where all is to stay unread."""
    body = payload["body"]
    for words in struck_of(payload):
        if (start := body.find(words)) >= 0:
            yield start, start + len(words)
    if unread_in(payload):
        yield 0, 0


def _struck_row(id: int, start: int, end: int) -> dict[str, Any]:
    place = {"entry_id": id, "start": start, "end": end}
    return place | {"pole": "", "dimension": "", "why": "", "struck": 1}


def _checkin_row(taps: Payload, id: int) -> dict[str, Any]:
    names = ("gate", "authorship", "way_back", "underneath", "after", "taken_at")
    return {"entry_id": id, **{name: taps.get(name) for name in names}}


def first(
    connection: Connection,
    uuid: str,
    head: int,
    payload: Payload,
    tag_ids: Sequence[int],
    shown: Shown,
    *,
    deleted: bool = False,
) -> int:
    """Project a new entry and return its id."""
    row = entry_row(payload, deleted=deleted) | label_columns(shown)
    row |= {"uuid": uuid, "head_rev": head}
    made = connection.execute(_INSERT, row).inserted_primary_key
    id = int(made[0]) if made else 0
    _write_children(connection, payload, id, tag_ids)
    return id


def again(
    connection: Connection,
    id: int,
    head: int,
    payload: Payload,
    tag_ids: Sequence[int],
    *,
    deleted: bool,
) -> None:
    """Project an entry anew from its newest revision; the label is left as it is."""
    row = entry_row(payload, deleted=deleted) | {"head_rev": head, "this": id}
    # FTS5 leaves a word of the old text in the index where one statement takes it out and puts it
    # in again at 128 places or more (SQLite 3.53): it looks for the mark in the wrong byte.
    texts = {"new_title": row["title"], "new_body": row["body"]}
    connection.execute(_UNWRITTEN, texts | {"this": id})
    connection.execute(_UPDATE, row)
    for statement in _FORGET:
        connection.execute(statement, {"this": id})
    _write_children(connection, payload, id, tag_ids)


def label_columns(shown: Shown) -> dict[str, str | None]:
    """Return the columns of `entry` that hold the label shown."""
    label, source = shown or (None, None)
    return {"label": label and label.value, "label_from": source and source.value}


def set_label(connection: Connection, id: int, shown: Shown) -> None:
    """Bring the label shown up to date."""
    connection.execute(_UPDATE, label_columns(shown) | {"this": id})


def set_deleted(connection: Connection, id: int, head: int, *, deleted: bool) -> None:
    """Move a projected entry to the bin, or back."""
    connection.execute(_UPDATE, {"this": id, "head_rev": head, "deleted": int(deleted)})


def set_conflict(connection: Connection, id: int, *, conflict: bool) -> None:
    """Mark an entry as one of which two versions stand, or take the mark away."""
    connection.execute(_UPDATE, {"this": id, "conflict": int(conflict)})


def _write_children(
    connection: Connection, payload: Payload, id: int, tag_ids: Sequence[int]
) -> None:
    rows = children(payload, id, tag_ids)
    for table in _CHILDREN:
        if rows[table.name]:
            connection.execute(insert(table), rows[table.name])
    links.write(connection, id, payload)
