"""A packet as an archive: JSON that the program reads back to equal entries."""

import json
from typing import Any

from journal.domain.archive import FORMAT, SCHEMA, digest
from journal.domain.entry import Content, Entry
from journal.domain.packet import Packet
from journal.domain.resurfacing import word_of
from journal.domain.tags import TagKind
from journal.domain.text import canonical


def write(packet: Packet) -> bytes:
    """Return the archive of a packet in UTF-8, laid out as `journal.domain.archive` says."""
    entries = [_record(entry) for entry in packet.entries]
    head = {
        "format": FORMAT,
        "schema": SCHEMA,
        "made_on": packet.made_on.isoformat(),
        "count": len(entries),
        "sha256": digest(entries),
    }
    lines = [f'"{key}": {_json(value)}' for key, value in head.items()]
    listed = ",\n".join(_json(entry) for entry in entries)
    text = "{\n" + ",\n".join(lines) + ',\n"entries": [\n' + listed + "\n]\n}\n"
    return text.encode("utf-8")


def _record(entry: Entry) -> dict[str, Any]:
    content = entry.content
    return {
        "id": entry.uuid,
        "date": content.day.isoformat(),
        "title": canonical(content.title),
        "text": canonical(content.body),
        "kind": content.kind.value,
        "written_at": content.written_at.isoformat(),
        "tags": _names(entry, TagKind.TAG),
        "people": _names(entry, TagKind.PERSON),
        "places": _names(entry, TagKind.PLACE),
        "answers": [
            {"prompt": a.prompt_id, "text": canonical(a.prompt_text)} for a in content.answers
        ],
        **_around(content),
    }


def _around(content: Content) -> dict[str, Any]:
    """Return what stands around the words, as far as there is any."""
    found = {
        "facets": [
            {"kind": canonical(f.kind), "value": canonical(f.value)} for f in content.facets
        ],
        "links": [{"kind": link.kind, "to": link.to} for link in content.links],
        "resurface": word_of(content.resurface),
        "from_template": [canonical(line) for line in content.from_template],
    }
    return {key: value for key, value in found.items() if value}


def _names(entry: Entry, kind: TagKind) -> list[str]:
    return [canonical(tag.name) for tag in entry.content.tags if tag.kind is kind]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
