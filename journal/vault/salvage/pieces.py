"""An entry's text put together again from the rows that lists read, where its revision is lost."""

from typing import Any

from journal.domain.labels import LabelFrom
from journal.vault.payload import NOT_SET_HERE, Payload
from journal.vault.salvage.remains import Remains
from journal.vault.salvage.shapes import Row

_AS_THEY_ARE = ("title", "body", "day", "written_at", "tz", "kind", "resurface")
_CORRECTED = {LabelFrom.CORRECTED.value, LabelFrom.AGREED.value}
_TAPS = ("gate", "authorship", "way_back", "underneath", "after", "taken_at")


def payload_of(remains: Remains, row: Row, before: Payload) -> Payload:
    """Return what the lost newest revision of an entry held, from its row and all that hangs on it.

    What the rows do not hold is as in `before`, the newest revision that is left, or empty.
    """
    id, tags = row["id"], remains.rows["tag"]
    uuids = {tags[tag]["uuid"] for tag in sorted(remains.tags_of[id]) if tag in tags}
    order = {uuid: at for at, uuid in enumerate(before.get("tags", ()))}
    return {
        **NOT_SET_HERE,
        **before,
        **_struck(remains, row),
        **{name: row[name] for name in _AS_THEY_ARE},
        "for_session": bool(row["for_session"]),
        "veiled": bool(row["veiled"]),
        "tags": sorted(uuids, key=lambda uuid: (order.get(uuid, len(order)), uuid)),
        "answers": _answers(remains, id),
        "checkin": _taps(remains, id),
        "correction": _correction(row),
        "facets": _facets(remains, id, before),
        "links": _links(remains, id, before),
        "attachments": [
            held["uuid"]
            for _, held in sorted(remains.rows["attachment"].items())
            if held["entry_uuid"] == row["uuid"] and not held["deleted"]
        ],
    }


def _answers(remains: Remains, id: int) -> list[dict[str, Any]]:
    found = [row for row in remains.rows["answer"].values() if row["entry_id"] == id]
    return [
        {"prompt_id": row["prompt_id"], "prompt_text": row["prompt_text"]}
        for row in sorted(found, key=lambda row: int(row["position"]))
    ]


def _facets(remains: Remains, id: int, before: Payload) -> list[dict[str, str]]:
    """Return the facets in the order of before, since their table keeps none."""
    order = {facet["kind"]: at for at, facet in enumerate(before.get("facets", ()))}
    found = remains.facets[id].items()
    return [
        {"kind": kind, "value": value}
        for kind, value in sorted(found, key=lambda each: (order.get(each[0], len(order)), each))
    ]


def _links(remains: Remains, id: int, before: Payload) -> list[dict[str, str]]:
    """Return the links of an entry: those of before, and those between rows that are left."""
    entries = remains.rows["entry"]
    told = [
        {"kind": row["kind"], "to": entries[row["to_entry"]]["uuid"]}
        for _, row in sorted(remains.rows["link"].items())
        if row["from_entry"] == id and row["to_entry"] in entries
    ]
    known: list[dict[str, str]] = list(before.get("links", ()))
    return known + [link for link in told if link not in known]


def _taps(remains: Remains, id: int) -> dict[str, Any] | None:
    row = remains.rows["checkin"].get(id)
    return None if row is None else {name: row[name] for name in _TAPS}


def _struck(remains: Remains, row: Row) -> Payload:
    """Return the words that were struck out of readings, and whether all is to stay unread."""
    places = [
        (each["start"], each["end"])
        for _, each in sorted(remains.rows["evidence"].items())
        if each["struck"] and each["entry_id"] == row["id"]
    ]
    words = [row["body"][start:end] for start, end in places if start < end]
    unread = {"unread": True} if len(words) < len(places) else {}
    return {"struck": words, **unread} if words else unread


def _correction(row: Row) -> dict[str, Any] | None:
    if row["label_from"] not in _CORRECTED:
        return None
    return {"label": row["label"], "source": row["label_from"]}
