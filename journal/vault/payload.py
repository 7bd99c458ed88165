"""What a revision and a draft hold, as canonical JSON; FORMAT.md describes every key."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date, datetime, timedelta, timezone
from typing import Any, TypeAlias

from journal.domain.checkin import CheckIn, Gate
from journal.domain.entry import Answer, Content, Draft, Facet, Kind, Link
from journal.domain.errors import Part, VaultDamaged
from journal.domain.labels import Correction, Label, LabelFrom
from journal.domain.resurfacing import resurface_of, word_of
from journal.domain.tags import Tag, TagKind
from journal.domain.text import canonical

Payload: TypeAlias = dict[str, Any]

NOT_SET_HERE: Payload = {"attachments": [], "links": [], "resurface": None}
"""Keys that stand in every revision, with what they hold where nothing was put there."""

_ONLY_WHERE_SET = {"struck", "unread", "links", "resurface", "from_template", "attachments"}
"""Keys that came later: who set none has the payload that was written before they came."""


def dumped(value: object) -> str:
    """Return canonical JSON: keys sorted by code point, no spaces, non-ASCII as it is."""
    return json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )


def parsed(source: str | bytes) -> Payload:
    """Return the JSON object. Raises VaultDamaged(database) for anything else."""
    try:
        value = json.loads(source)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        raise VaultDamaged(Part.DATABASE)
    return value


def of_revision(
    content: Content, tags: tuple[str, ...], before: Payload | None, milliseconds: int
) -> Payload:
    """Return the payload of a revision; `tags` are the uuids of the content's tags, in order.

    Keys of the payload `before` that this version does not know are kept, and taps that did not
    change keep the time at which they were given.
    """
    old = {k: v for k, v in (before or {"checkin": None}).items() if k not in _ONLY_WHERE_SET}
    payload = {**NOT_SET_HERE, **old, **_common(content), "tags": list(tags)}
    if content.checkin is not None:
        known = {"taken_at": milliseconds}
        if checkin_of(old) == content.checkin:
            known = old["checkin"]
        payload["checkin"] = {**known, **payload["checkin"]}
    return payload


def of_draft(content: Content) -> Payload:
    """Return the payload of a draft, where tags stand as names because none is made yet."""
    tags = [{"kind": tag.kind.value, "name": canonical(tag.name)} for tag in content.tags]
    return {**_common(content), "tags": tags}


def _common(content: Content) -> Payload:
    offset = content.written_at.utcoffset()
    set_here: Payload = {}
    if content.struck:
        set_here["struck"] = [canonical(words) for words in content.struck]
    if content.unread:
        set_here["unread"] = True
    if content.links:
        set_here["links"] = [_plain(link) for link in content.links]
    if content.resurface is not None:
        set_here["resurface"] = word_of(content.resurface)
    if content.from_template:
        set_here["from_template"] = [canonical(line) for line in content.from_template]
    if content.attachments:
        set_here["attachments"] = list(content.attachments)
    return {
        **set_here,
        "answers": [_plain(answer) for answer in content.answers],
        "body": canonical(content.body),
        "checkin": None if content.checkin is None else _plain(content.checkin),
        "correction": None if content.correction is None else _plain(content.correction),
        "day": content.day.isoformat(),
        "facets": [_plain(facet) for facet in content.facets],
        "for_session": content.for_session,
        "kind": content.kind.value,
        "title": canonical(content.title),
        "tz": None if offset is None else offset // timedelta(seconds=1),
        "veiled": content.veiled,
        "written_at": content.written_at.replace(tzinfo=None).isoformat(timespec="microseconds"),
    }


def _plain(value: Answer | CheckIn | Correction | Facet | Link) -> Payload:
    return {
        key: canonical(item) if isinstance(item, str) else item
        for key, item in asdict(value).items()
    }


def revision_content(payload: Payload, names: Mapping[str, Tag]) -> Content:
    """Return the content of a revision; `names` gives the tag of each uuid.

    Raises VaultDamaged(database) when the payload is not one.
    """

    def tags() -> tuple[Tag, ...]:
        found = (names[uuid] for uuid in payload["tags"] if uuid in names)
        return tuple(dict.fromkeys(found))

    return _content(payload, tags)


def draft_content(payload: Payload) -> Content:
    """Return the content of a draft. Raises VaultDamaged(database) as above."""
    return _content(
        payload,
        lambda: tuple(Tag(tag["name"], TagKind(tag["kind"])) for tag in payload["tags"]),
    )


def _content(payload: Payload, tags: Callable[[], tuple[Tag, ...]]) -> Content:
    try:
        return Content(
            day=date.fromisoformat(payload["day"]),
            written_at=_moment(payload["written_at"], payload["tz"]),
            body=payload["body"],
            title=payload["title"],
            kind=Kind(payload["kind"]),
            tags=tags(),
            answers=tuple(
                Answer(item["prompt_id"], item["prompt_text"]) for item in payload["answers"]
            ),
            facets=tuple(Facet(item["kind"], item["value"]) for item in payload["facets"]),
            checkin=checkin_of(payload),
            correction=correction_of(payload),
            for_session=payload["for_session"],
            veiled=payload["veiled"],
            struck=struck_of(payload),
            unread=unread_in(payload),
            links=tuple(Link(item["kind"], item["to"]) for item in payload.get("links", ())),
            resurface=resurface_of(payload.get("resurface")),
            from_template=template_lines(payload),
            attachments=tuple(payload.get("attachments", ())),
        )
    except (KeyError, TypeError, ValueError):
        pass
    raise VaultDamaged(Part.DATABASE)


def checkin_of(payload: Payload) -> CheckIn | None:
    """Return the taps in a payload, or None."""
    taps = payload["checkin"]
    if taps is None:
        return None
    return CheckIn(
        gate=None if taps["gate"] is None else Gate(taps["gate"]),
        authorship=taps["authorship"],
        way_back=taps["way_back"],
        underneath=taps["underneath"],
        after=taps["after"],
    )


def correction_of(payload: Payload) -> Correction | None:
    """Return the person's own word on the label in a payload, or None."""
    value = payload["correction"]
    return None if value is None else Correction(Label(value["label"]), LabelFrom(value["source"]))


def text_digest(payload: Payload) -> bytes:
    """Return the SHA-256 of what a reading of this text rests on: its body and what it passed over.

    No text holds a NUL, so one stands between them, and two before the lines of a template. Raises
    KeyError where there is no body.
    """
    lines = template_lines(payload)
    parts = (payload["body"], *struck_of(payload), *(("", *lines) if lines else ()))
    return hashlib.sha256("\0".join(parts).encode()).digest()


def template_lines(payload: Payload) -> tuple[str, ...]:
    """Return the lines in a payload that a template brought."""
    return tuple(payload.get("from_template", ()))


def struck_of(payload: Payload) -> tuple[str, ...]:
    """Return the words in a payload that the person struck out of readings."""
    return tuple(payload.get("struck", ()))


def unread_in(payload: Payload) -> bool:
    """Tell whether a payload asks for no reading."""
    return bool(payload.get("unread"))


def _moment(written: str, offset: int | None) -> datetime:
    local = datetime.fromisoformat(written)
    return local if offset is None else local.replace(tzinfo=timezone(timedelta(seconds=offset)))


def of_lifeboat(draft: Draft, hlc: bytes) -> Payload:
    """Return what the lifeboat file holds of a draft, with the time at which it was kept."""
    return {
        "base": draft.base,
        "content": of_draft(draft.content),
        "hlc": hlc.hex(),
        "uuid": draft.uuid,
    }


def from_lifeboat(payload: Payload) -> tuple[Draft, bytes]:
    """Return the draft and the time at which it was kept. Raises VaultDamaged(database)."""
    try:
        draft = Draft(payload["uuid"], draft_content(payload["content"]), payload["base"])
        return draft, bytes.fromhex(payload["hlc"])
    except (KeyError, TypeError, ValueError):
        pass
    raise VaultDamaged(Part.DATABASE)
