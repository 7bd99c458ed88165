"""Our own archive, read back to the entries it was made from (see `journal.domain.archive`)."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from journal.domain.archive import FIRST_ENTRY_LINE, FORMAT, SCHEMA, digest
from journal.domain.checkin import CheckIn, Gate
from journal.domain.entry import Answer, Content, Facet, Kind, Link
from journal.domain.errors import BadInput, Fault
from journal.domain.labels import Correction, Label, LabelFrom
from journal.domain.resurfacing import Resurface, resurface_of
from journal.domain.tags import TagKind
from journal.domain.text import canonical
from journal.importing.fields import Unreadable, day_of, parsed, tags_of, text_of
from journal.importing.found import Item, Plan, read_whole

_UUID = re.compile(r"[0-9a-f]{32}")
_TAPS = ("authorship", "way_back", "underneath", "after")
_FURTHEST = 2
"""Where a tap lies, from the middle, at most."""
_OWN_WORD = (LabelFrom.CORRECTED, LabelFrom.AGREED)
_KEYS = {
    *("id", "date", "title", "text", "kind", "written_at"),
    *("tags", "people", "places", "answers", "facets", "links", "resurface"),
    *("from_template", "files", "checkin", "correction", "struck", "unread"),
    *("for_session", "veiled"),
}
"""What is known of an entry; its files are named, but are not there to be brought in."""


def read(path: Path) -> Plan:
    """Return the entries of an archive.

    A changed or shortened list of entries, and an entry that cannot be read, are faults of the
    plan. Raises BadInput when the file is no archive at all, or a newer program wrote it.
    """
    records, faults = _records(read_whole(path))
    items: list[Item] = []
    ignored: set[str] = set()
    for number, record in enumerate(records):
        try:
            items.append(_item(record))
            ignored.update(record.keys() - _KEYS)
        except Unreadable as error:
            line = FIRST_ENTRY_LINE + number
            faults.append(Fault(line, f"entry {number + 1}: {error}"))
    return Plan(tuple(items), tuple(faults), len(ignored))


def _records(source: bytes) -> tuple[list[Any], list[Fault]]:
    """Return the archive's entries, with a fault when they are not the ones it was made with."""
    try:
        archive = _archive(parsed(source))
        records = archive["entries"]
        sound = archive.get("count") == len(records) and archive.get("sha256") == digest(records)
    except Unreadable as error:
        cause = error.__cause__
        line = cause.lineno if isinstance(cause, json.JSONDecodeError) else 1
        raise BadInput((Fault(line, str(error)),)) from None
    except RecursionError:
        raise BadInput((Fault(1, "its values are nested too deeply"),)) from None
    changed = Fault(1, "entries were changed or taken out after the file was written")
    return records, [] if sound else [changed]


def _archive(value: object) -> dict[str, Any]:
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        msg = "it is not an archive of Stillwater"
        raise Unreadable(msg)
    schema = value.get("schema")
    if isinstance(schema, int) and schema > SCHEMA:
        msg = "a newer version of Stillwater wrote this file"
        raise Unreadable(msg)
    if schema != SCHEMA or not isinstance(value.get("entries"), list):
        msg = "it is not a complete archive of Stillwater"
        raise Unreadable(msg)
    return value


def _item(record: object) -> Item:
    if not isinstance(record, dict):
        msg = "it is not a JSON object"
        raise Unreadable(msg)
    content = Content(
        day=day_of(record.get("date")),
        written_at=_moment(record.get("written_at")),
        body=text_of(record, "text"),
        title=text_of(record, "title"),
        kind=_kind(record.get("kind")),
        tags=(
            *tags_of(record, "tags"),
            *tags_of(record, "people", TagKind.PERSON),
            *tags_of(record, "places", TagKind.PLACE),
        ),
        answers=_answers(record.get("answers", [])),
        facets=tuple(
            Facet(text_of(each, "kind"), text_of(each, "value"))
            for each in _objects(record, "facets")
        ),
        links=tuple(
            Link(text_of(each, "kind"), _uuid(each.get("to"))) for each in _objects(record, "links")
        ),
        resurface=_resurface(record.get("resurface")),
        from_template=_lines(record, "from_template"),
        checkin=_checkin(record.get("checkin")),
        correction=_correction(record.get("correction")),
        struck=_lines(record, "struck"),
        unread=_mark(record, "unread"),
        for_session=_mark(record, "for_session"),
        veiled=_mark(record, "veiled"),
    )
    return Item(content, _uuid(record.get("id")))


def _uuid(value: object) -> str:
    if isinstance(value, str) and _UUID.fullmatch(value):
        return value
    msg = "the id is missing or is not 32 hexadecimal digits"
    raise Unreadable(msg)


def _moment(value: object) -> datetime:
    try:
        if isinstance(value, str):
            moment = datetime.fromisoformat(value)
            moment.astimezone(UTC)  # the edges of the calendar may lie beyond it in UTC
            if moment.tzinfo is not None:
                return moment
    except (ValueError, OverflowError):
        pass
    msg = "written_at is missing or is not a time with its offset"
    raise Unreadable(msg)


def _kind(value: object) -> Kind:
    try:
        return Kind(value)  # type: ignore[arg-type]  # any other value is refused by the enum
    except ValueError:
        msg = "kind is not a kind of entry"
        raise Unreadable(msg) from None


def _objects(record: dict[str, Any], key: str) -> list[dict[str, Any]]:
    found = record.get(key, [])
    if isinstance(found, list) and all(isinstance(each, dict) for each in found):
        return found
    msg = f"{key} is not a list of objects"
    raise Unreadable(msg)


def _resurface(value: object) -> Resurface:
    try:
        if value is None or isinstance(value, str):
            return resurface_of(value)
    except ValueError:
        pass
    msg = "resurface is not a decision about bringing a page back"
    raise Unreadable(msg)


def _lines(record: dict[str, Any], key: str) -> tuple[str, ...]:
    value = record.get(key, [])
    if isinstance(value, list) and all(isinstance(line, str) for line in value):
        return tuple(canonical(line) for line in value)
    msg = f"{key} is not a list of lines"
    raise Unreadable(msg)


def _mark(record: dict[str, Any], key: str) -> bool:
    value = record.get(key, False)
    if isinstance(value, bool):
        return value
    msg = f"{key} is not true or false"
    raise Unreadable(msg)


def _checkin(value: object) -> CheckIn | None:
    if value is None:
        return None
    try:
        if isinstance(value, dict) and all(_is_tap(value.get(name)) for name in _TAPS):
            gate = value.get("gate")
            taps = {name: value.get(name) for name in _TAPS}
            return CheckIn(gate=None if gate is None else Gate(gate), **taps)
    except ValueError:
        pass
    msg = "checkin is not a check-in"
    raise Unreadable(msg)


def _is_tap(value: object) -> bool:
    return value is None or (type(value) is int and -_FURTHEST <= value <= _FURTHEST)


def _correction(value: object) -> Correction | None:
    if value is None:
        return None
    try:
        if isinstance(value, dict) and value.get("source") in _OWN_WORD:
            return Correction(Label(str(value.get("label"))), LabelFrom(value["source"]))
    except ValueError:
        pass
    msg = "correction is not a person's word on a label"
    raise Unreadable(msg)


def _answers(value: object) -> tuple[Answer, ...]:
    if isinstance(value, list) and all(isinstance(answer, dict) for answer in value):
        return tuple(Answer(text_of(a, "prompt"), text_of(a, "text")) for a in value)
    msg = "answers is not a list of prompts"
    raise Unreadable(msg)
