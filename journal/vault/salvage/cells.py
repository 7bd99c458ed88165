"""Rows inside a page, taken from its bytes alone (https://www.sqlite.org/fileformat2.html).

Nothing leads from page to page but an overflowing row, so damage elsewhere costs nothing here.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from journal.vault.salvage.pages import USABLE, Page, Pages

Value: TypeAlias = int | float | str | bytes | None

_TABLE_LEAF, _INDEX_LEAF, _INDEX_INTERIOR = 13, 10, 2
_LEAST: Final = (USABLE - 12) * 32 // 255 - 23
_MOST: Final = {
    _TABLE_LEAF: USABLE - 35,
    _INDEX_LEAF: (USABLE - 12) * 64 // 255 - 23,
    _INDEX_INTERIOR: (USABLE - 12) * 64 // 255 - 23,
}
_WIDTHS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_CONSTANTS = {0: None, 8: 0, 9: 1}


class _Broken(Exception):
    """These bytes are no row."""


@dataclass(frozen=True, slots=True)
class Record:
    """A row: its number, None in an index; its values; whether every byte of it is proven."""

    id: int | None
    values: tuple[Value, ...]
    proven: bool


def records(page: Page, pages: Pages) -> Iterator[Record]:
    """Yield every row and index entry in a page that can be told from its bytes."""
    begin = 100 if page.number == 1 else 0
    kind = page.data[begin]
    if kind not in _MOST:
        return
    pointers = begin + (12 if kind == _INDEX_INTERIOR else 8)
    for cell in range(_number(page.data, begin + 3, 2)):
        try:
            yield _record(page, pages, kind, _number(page.data, pointers + 2 * cell, 2))
        except (_Broken, UnicodeDecodeError):
            continue


def _record(page: Page, pages: Pages, kind: int, at: int) -> Record:
    at += 4 if kind == _INDEX_INTERIOR else 0
    length, at = _varint(page.data, at)
    id = None
    if kind == _TABLE_LEAF:
        id, at = _varint(page.data, at)
    payload, proven = _payload(page, pages, _MOST[kind], at, length)
    return Record(id, tuple(_values(payload)), proven)


def _payload(page: Page, pages: Pages, most: int, at: int, length: int) -> tuple[bytes, bool]:
    """Return a row's bytes, also those that flow over into pages of their own."""
    if length > pages.count * USABLE:
        raise _Broken
    if length <= most:
        return _cut(page.data, at, length), page.proven
    here = _LEAST + (length - _LEAST) % (USABLE - 4)
    here = here if here <= most else _LEAST
    parts, proven = [_cut(page.data, at, here)], page.proven
    left, follows = length - here, _number(page.data, at + here, 4)
    while left > 0:
        further = pages.read(follows)
        if further is None:
            raise _Broken
        parts.append(_cut(further.data, 4, min(left, USABLE - 4)))
        proven = proven and further.proven
        left, follows = left - len(parts[-1]), _number(further.data, 0, 4)
    return b"".join(parts), proven


def _values(payload: bytes) -> Iterator[Value]:
    length, at = _varint(payload, 0)
    data = length
    while at < length:
        serial, at = _varint(payload, at)
        if serial in _CONSTANTS:
            yield _CONSTANTS[serial]
            continue
        width = _WIDTHS.get(serial, 8 if serial == 7 else (serial - 12) // 2)
        if width < 0:
            raise _Broken
        yield _value(serial, _cut(payload, data, width))
        data += width
    if at != length or data != len(payload):
        raise _Broken


def _value(serial: int, data: bytes) -> Value:
    if serial == 7:
        return float(struct.unpack(">d", data)[0])
    if serial < 7:
        return int.from_bytes(data, "big", signed=True)
    return data.decode() if serial % 2 else data


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """Return the number of up to nine bytes that begins here, and where it ends."""
    number = 0
    for length, byte in enumerate(data[at : at + 9], 1):
        if length == 9:
            number = number << 8 | byte
            return number - (1 << 64 if number >> 63 else 0), at + 9
        number = number << 7 | byte & 127
        if byte < 128:
            return number, at + length
    raise _Broken


def _number(data: bytes, at: int, length: int) -> int:
    return int.from_bytes(_cut(data, at, length), "big")


def _cut(data: bytes, at: int, length: int) -> bytes:
    part = data[at : at + length]
    if len(part) != length or length < 0:
        raise _Broken
    return part
