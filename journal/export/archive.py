"""A packet as an archive: JSON that the program reads back to equal entries."""

import json
from dataclasses import asdict
from typing import Any

from journal.domain.archive import FORMAT, PACKET_SCHEMA, SCHEMA, digest
from journal.domain.attachment import Attachment
from journal.domain.entry import Content, Entry
from journal.domain.packet import Packet, Themes
from journal.domain.resurfacing import word_of
from journal.domain.tags import TagKind
from journal.domain.text import canonical


def write(packet: Packet) -> bytes:
    """Return the archive of a packet in UTF-8, laid out as `journal.domain.archive` says."""
    entries = [_record(entry, packet.files_of(entry)) for entry in packet.entries]
    head = {
        "format": FORMAT,
        "schema": SCHEMA,
        "made_on": packet.made_on.isoformat(),
        "count": len(entries),
        "sha256": digest(entries),
    }
    lines = [f'"{key}": {_json(value)}' for key, value in head.items()]
    listed = ",\n".join(_json(entry) for entry in entries)
    told = "" if packet.is_bare else f',\n"packet": {canonical(_json(_around_entries(packet)))}'
    text = "{\n" + ",\n".join(lines) + ',\n"entries": [\n' + listed + f"\n]{told}\n}}\n"
    return text.encode("utf-8")


def _around_entries(packet: Packet) -> dict[str, Any]:
    """Return what a packet holds besides entries, without telling which entry a moment is from."""
    moments = [
        {"day": str(each.day), "words": each.words, "label": each.label, "about": each.about}
        for each in packet.moments
    ]
    river = packet.river
    found = {
        "schema": PACKET_SCHEMA,
        "title": packet.title,
        "front": None if packet.front is None else _filled(asdict(packet.front)),
        "moments": [_filled(each) for each in moments],
        "themes": None if packet.themes is None else _themes(packet.themes),
        "parts": [asdict(part) for part in packet.parts],
        "chart": None
        if river is None
        else {"title": river.title, "said": river.said, "table": river.table},
        "days": "months" if packet.months_only else None,
        "footer": " ".join(packet.footer),
    }
    return _filled(found)


def _themes(themes: Themes) -> dict[str, Any]:
    found = {
        "first": str(themes.first),
        "last": str(themes.last),
        "since_last_session": themes.since_last,
        "of": themes.of,
        "tags": {each.name: each.entries for each in themes.rows},
        "more_tags": themes.more,
        "dates": [{"day": str(each.day), "words": each.words} for each in themes.dated],
    }
    return _filled(found)


def _filled(found: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in found.items() if value}


def _record(entry: Entry, files: tuple[Attachment, ...]) -> dict[str, Any]:
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
        **_around(content, files),
    }


def _around(content: Content, files: tuple[Attachment, ...]) -> dict[str, Any]:
    """Return what stands around the words, as far as there is any."""
    checkin, correction = content.checkin, content.correction
    found = {
        "facets": [
            {"kind": canonical(f.kind), "value": canonical(f.value)} for f in content.facets
        ],
        "links": [{"kind": link.kind, "to": link.to} for link in content.links],
        "resurface": word_of(content.resurface),
        "from_template": [canonical(line) for line in content.from_template],
        "files": [
            {"name": canonical(file.name), "media_type": file.media_type, "size": file.size}
            for file in files
        ],
        "checkin": None if checkin is None else asdict(checkin),
        "correction": None if correction is None else asdict(correction),
        "struck": [canonical(words) for words in content.struck],
        "unread": content.unread,
        "for_session": content.for_session,
        "veiled": content.veiled,
    }
    return _filled(found)


def _names(entry: Entry, kind: TagKind) -> list[str]:
    return [canonical(tag.name) for tag in entry.content.tags if tag.kind is kind]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
