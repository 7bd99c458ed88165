"""Every word of a packet, or of what is made from it, wherever it stands.

Nothing is listed here but what is no one's words: what is added to a packet later is found too.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from enum import Enum
from typing import Final, TypeVar, cast

T = TypeVar("T")

_NOT_WORDS: Final = {
    "Attachment": {"uuid", "sha256", "media_type", "size"},
    "Content": {"attachments"},
    "Entry": {"id", "uuid", "head"},
    "Link": {"to"},
    "Moment": {"entry"},
    "Packet": {"made_on", "pictures"},
    "Picture": {"media_type", "data"},
}
"""Fields, by their class, that hold ids, bytes, and the day on which a packet is made."""


def changed(value: T, words: Callable[[str], str], day: Callable[[date], date]) -> T:
    """Return the value with every string as `words` and every day as `day` makes it.

    A moment keeps its time of day.
    """
    return cast("T", _changed(value, words, day))


def strings(value: object) -> Iterator[str]:
    """Yield every string of a value, in order."""
    found: list[str] = []

    def heard(words: str) -> str:
        found.append(words)
        return words

    changed(value, heard, lambda day: day)
    yield from found


def _changed(value: object, words: Callable[[str], str], day: Callable[[date], date]) -> object:
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return words(value)
    if isinstance(value, datetime):
        moved = day(value.date())
        return value.replace(year=moved.year, month=moved.month, day=moved.day)
    if isinstance(value, date):
        return day(value)
    if isinstance(value, tuple):
        return tuple(_changed(each, words, day) for each in value)
    if isinstance(value, Mapping):
        return {key: _changed(each, words, day) for key, each in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        left = _NOT_WORDS.get(type(value).__name__, set())
        named = (each.name for each in fields(value) if each.name not in left)
        return replace(
            value, **{name: _changed(getattr(value, name), words, day) for name in named}
        )
    return value
