"""YAML read without ever building anything but text, lists, groups, numbers and truths."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, TypeAlias

import yaml

from journal.domain.errors import BadInput, Fault

LARGEST: Final = 1 << 20
"""The largest file that is read, in bytes (1 MiB)."""
Place: TypeAlias = tuple[str | int, ...]
"""The way to a value: the keys and numbers (from 0) that lead to it."""
LineOf: TypeAlias = Callable[[Place], int]

_DEEPEST = 8
"""Levels of nesting; a pack needs four, a packet three."""
_MOST = 20_000
"""Values in a file; the largest pack has some 13,000."""
_BOM = b"\xef\xbb\xbf"
_UNPRINTABLE = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,8})")
_TRUTHS = {"true": True, "false": False}
_NOTHING = {"", "~", "null"}
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Refused(ValueError):
    """The file uses what is not read; `line` counts from 1, the message is the reason."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line


def read(path: Path) -> tuple[object, LineOf]:
    """Return what a file holds, and what tells the line (from 1) of each value in it.

    Raises BadInput with the line of what cannot be read.
    """
    try:
        if not path.is_file():  # a pipe might never end
            raise BadInput((Fault(1, "the file cannot be opened"),))
        with path.open("rb") as file:
            source = file.read(LARGEST + 1)
    except OSError:  # which names the file
        raise BadInput((Fault(1, "the file cannot be opened"),)) from None
    return read_bytes(source)


def read_bytes(source: bytes) -> tuple[object, LineOf]:
    """Return what these bytes hold, as `read`."""
    try:
        data, lines = _Tree(_text(source)).whole()
    except _Refused as refused:
        raise BadInput((Fault(refused.line, str(refused)),)) from None

    def line_of(place: Place) -> int:
        return next(lines[place[:end]] for end in range(len(place), -1, -1) if place[:end] in lines)

    return data, line_of


def _text(source: bytes) -> str:
    if len(source) > LARGEST:
        raise _Refused(1, "the file is larger than 1 MiB")
    try:
        text = source.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        raise _Refused(line, "it is not UTF-8 text") from None
    if unfit := _UNPRINTABLE.search(text):
        line = text.count("\n", 0, unfit.start()) + 1
        raise _Refused(line, "it holds a character that cannot be shown")
    return text


class _Tree:
    """Builds values from the events of one document, and keeps on which line each begins."""

    def __init__(self, text: str) -> None:
        self._events = _events(text)
        self._lines: dict[Place, int] = {}

    def whole(self) -> tuple[object, dict[Place, int]]:
        """Return what the one document holds, with the line of every value."""
        next(self._events)
        event = next(self._events)
        if isinstance(event, yaml.StreamEndEvent):
            raise _Refused(1, "the file is empty")
        found = self._value(next(self._events), ())
        next(self._events)
        event = next(self._events)
        if not isinstance(event, yaml.StreamEndEvent):
            raise _Refused(_line(event), "it holds more than one document")
        return found, self._lines

    def _value(self, event: yaml.Event, place: Place) -> object:
        self._refuse(event, place)
        self._lines[place] = _line(event)
        if isinstance(event, yaml.ScalarEvent):
            return _scalar(event)
        return self._list(place) if isinstance(event, yaml.SequenceStartEvent) else self._map(place)

    def _refuse(self, event: yaml.Event, place: Place) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
            raise _Refused(_line(event), "it uses an anchor or alias (& or *); none is needed")
        if getattr(event, "tag", None) is not None:
            raise _Refused(_line(event), "it uses a tag (!); none is needed")
        if len(place) >= _DEEPEST:
            raise _Refused(_line(event), "it is nested too deeply")
        if len(self._lines) >= _MOST:
            raise _Refused(_line(event), "it holds too much")

    def _list(self, place: Place) -> list[object]:
        found: list[object] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            found.append(self._value(event, (*place, len(found))))
        return found

    def _map(self, place: Place) -> dict[str, object]:
        found: dict[str, object] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            self._refuse(event, place)
            if not isinstance(event, yaml.ScalarEvent):
                raise _Refused(_line(event), "the name of a field is not plain text")
            key = event.value
            if key in found:
                raise _Refused(_line(event), "the same field stands there twice")
            found[key] = self._value(next(self._events), (*place, key))
            self._lines[(*place, key)] = _line(event)
        return found


def _events(text: str) -> Iterator[yaml.Event]:
    """Yield the events; raises _Refused where the text is no YAML, with none of its words."""
    try:
        yield from yaml.parse(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise _Refused(mark.line + 1 if mark else 1, "it is not YAML from here on") from None
    except yaml.YAMLError:
        raise _Refused(1, "it is not YAML") from None


def _scalar(event: yaml.ScalarEvent) -> Any:  # noqa: ANN401  # what a word in the file stands for
    """Return text as it stands; only bare true, false, whole numbers and nothing are more."""
    words: str = event.value
    if event.style:
        return words
    if words in _NOTHING:
        return None
    return int(words) if _NUMBER.fullmatch(words) else _TRUTHS.get(words, words)


def _line(event: yaml.Event) -> int:
    return 1 if event.start_mark is None else int(event.start_mark.line) + 1
