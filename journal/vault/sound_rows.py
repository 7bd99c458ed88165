"""Rows from a file nobody vouches for: what each must be before it may stand in a table."""

import math
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import astuple
from typing import Any, Final

from journal.domain.distance.reading import Pole
from journal.domain.entry import Answer, Content, Facet, Link
from journal.domain.errors import JournalError
from journal.domain.labels import Label
from journal.domain.tags import TagKind
from journal.domain.text import canonical
from journal.vault.payload import draft_content, of_draft, of_revision, parsed, revision_content
from journal.vault.store.revisions import is_proven

_LENGTHS: Final = {"hlc": 8, "last_hlc": 8, "sha256": 32, "digest": 32, "text_digest": 32}
_UUID_LENGTH = 16
_LARGEST = 1 << 63
_TIMES = ("hlc", "last_hlc")
_LATEST = b"\x80"
"""The first byte of a time that lies thousands of years ahead: no clock could go on from there."""
_STEERING = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_SIGNS_OF_ONE_LETTER = "\u200c\u200d"
_LONGEST_NAME = 1000
_UUID = re.compile(r"[0-9a-f]{32}")

Stored = dict[str, Any]


class Unfit(ValueError):
    """A row is not what it should be; the message says how, in plain words."""


def stored(row: object, columns: Mapping[str, str]) -> Stored:
    """Return a row of an archive as the database holds it, without columns that are not known.

    `columns` gives the kind of each column as SQLite names it. Raises Unfit.
    """
    if not isinstance(row, dict):
        msg = "it is not a JSON object"
        raise Unfit(msg)
    return {name: _value(name, columns[name], row[name]) for name in columns if name in row}


def check(table: str, row: Stored) -> None:
    """Raise Unfit unless the row says what a row of this table can say."""
    looking = _CHECKS.get(table)
    try:
        if looking is None or looking(row):
            return
    except (JournalError, KeyError, TypeError, ValueError, AttributeError):
        pass
    msg = "it was changed after the file was written, or it is no such row"
    raise Unfit(msg)


def _value(name: str, kind: str, value: object) -> Any:  # noqa: ANN401  # whatever a column holds
    if value is None:
        return None
    if kind == "BLOB":
        return _bytes(name, value)
    if kind == "TEXT" and isinstance(value, str) and value == canonical(value):
        return value
    if kind == "INTEGER" and type(value) is int and -_LARGEST <= value < _LARGEST:
        return value
    if kind == "REAL" and isinstance(value, int | float) and math.isfinite(value):
        return float(value)
    msg = f"{name} is not what it should be"
    raise Unfit(msg)


def _bytes(name: str, value: object) -> bytes:
    try:
        if isinstance(value, str) and bytes.fromhex(value).hex() == value:
            found = bytes.fromhex(value)
            too_late = name in _TIMES and found[:1] >= _LATEST
            if len(found) == _LENGTHS.get(name, _UUID_LENGTH) and not too_late:
                return found
    except ValueError:
        pass
    msg = f"{name} is not made of hexadecimal digits, or not of as many as it should be"
    raise Unfit(msg)


def _revision(row: Stored) -> bool:
    uuids = ("uuid", "entry_uuid", "parent", "merge_parent", "device")
    plain = row | {name: row[name] and row[name].hex() for name in uuids}
    if not is_proven(plain):
        return False
    if row["purged"]:
        return True
    payload = parsed(row["payload"])
    content = revision_content(payload, {})
    of_revision(content, tuple(payload["tags"]), payload, 0)  # raises where a text is none
    same_day = payload["day"] == content.day.isoformat()
    return same_day and all(map(_UUID.fullmatch, payload["tags"])) and _is_plain(content)


def _draft(row: Stored) -> bool:
    content = draft_content(parsed(row["payload"]))
    of_draft(content)
    return all(_is_name(each.name) for each in content.tags) and _is_plain(content)


def _is_plain(content: Content) -> bool:
    """Tell whether all that a page holds is of the kind it should be."""
    around: tuple[Answer | Facet | Link, ...]
    around = (*content.answers, *content.facets, *content.links)
    taps = () if content.checkin is None else astuple(content.checkin)[1:]
    uuids = (*(link.to for link in content.links), *content.attachments)
    return (
        all(isinstance(part, str) for each in around for part in astuple(each))
        and all(tap is None or (type(tap) is int and -2 <= tap <= 2) for tap in taps)
        and all(map(_UUID.fullmatch, uuids))
        and all(type(mark) is bool for mark in (content.for_session, content.veiled))
    )


def _tag(row: Stored) -> bool:
    return bool(TagKind(row["kind"])) and (_is_name(row["name"]) or bool(row["deleted"]))


def _attachment(row: Stored) -> bool:
    parts = _is_name(row["name"]) and not set(row["name"]) & set("/\\")
    return parts or bool(row["deleted"])


def _is_name(name: str) -> bool:
    """Tell whether a name can stand on one line as it is: no sign in it steers how others stand.

    Names are kept as they are, so this asks for less than giving one does.
    """
    kinds = {unicodedata.category(sign) for sign in name if sign not in _SIGNS_OF_ONE_LETTER}
    return 0 < len(name) <= _LONGEST_NAME and not kinds & _STEERING


def _reading(row: Stored) -> bool:
    return bool(Label(row["label"])) and row["reader_version"] != ""


def _evidence(row: Stored) -> bool:
    return 0 <= row["start"] <= row["end"] and (bool(row["struck"]) or bool(Pole(row["pole"])))


_CHECKS: Final[Mapping[str, Callable[[Stored], bool]]] = {
    "revision": _revision,
    "draft": _draft,
    "tag": _tag,
    "attachment": _attachment,
    "reading": _reading,
    "evidence": _evidence,
}
