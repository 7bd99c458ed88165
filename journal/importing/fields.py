"""Checks of single values in a file nobody vouches for; reasons never repeat what it says."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from journal.domain import days
from journal.domain.errors import InvalidTag
from journal.domain.tags import Tag, TagKind, clean, united
from journal.domain.text import canonical

_NOON = time(12, tzinfo=UTC)


class Unreadable(ValueError):
    """A value is not what it should be; the message says which, in plain words."""


def parsed(source: bytes) -> Any:  # noqa: ANN401  # JSON may hold anything
    """Return what a JSON text holds.

    Raises Unreadable; its `__cause__` is json's own error where that knows the line.
    """
    try:
        return json.loads(source.decode("utf-8"))
    except UnicodeDecodeError:
        msg = "it is not UTF-8 text"
        raise Unreadable(msg) from None
    except json.JSONDecodeError as error:
        msg = "it is not complete JSON"
        raise Unreadable(msg) from error
    except RecursionError:
        msg = "its values are nested too deeply"
        raise Unreadable(msg) from None
    except ValueError:  # a whole number of thousands of digits
        msg = "it holds a number that is too long"
        raise Unreadable(msg) from None


def day_of(value: object) -> date:
    """Return the day written as YYYY-MM-DD."""
    try:
        if isinstance(value, str):
            return days.parse(value)
    except ValueError:
        pass
    msg = "the date is missing or is not a day written YYYY-MM-DD"
    raise Unreadable(msg)


def noon(day: date) -> datetime:
    """Return the moment an entry counts as written when only its day is known: 12:00 UTC."""
    return datetime.combine(day, _NOON)


def text_of(record: Mapping[str, Any], key: str) -> str:
    """Return the canonical text under `key`; it must be there."""
    value = record.get(key)
    if isinstance(value, str):
        return canonical(value)
    msg = f"{key} is missing or is not text"
    raise Unreadable(msg)


def tags_of(record: Mapping[str, Any], key: str, kind: TagKind = TagKind.TAG) -> tuple[Tag, ...]:
    """Return the names listed under `key`, each once; a missing list is an empty one."""
    value = record.get(key, [])
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        msg = f"{key} is not a list of names"
        raise Unreadable(msg)
    try:
        return united(tuple(clean(canonical(name), kind) for name in value))
    except InvalidTag:
        msg = f"{key} holds a name that is empty, too long or has control characters"
        raise Unreadable(msg) from None
