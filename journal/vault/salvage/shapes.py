"""Which table a row belongs to, told by its values alone, since what names it may be lost."""

import re
from collections.abc import Callable
from typing import Any, Final

from sqlalchemy import REAL, Column, Integer, Table, Text

from journal.domain.labels import Label
from journal.domain.tags import TagKind
from journal.vault.columns import Hex
from journal.vault.salvage.cells import Record, Value
from journal.vault.tables import metadata

_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_LENGTHS: Final = {"sha256": 32, "digest": 32, "text_digest": 32, "hlc": 8, "last_hlc": 8}
_META: Final = {"vault_id": 16, "copy_id": 16, "device_id": 16, "clock": 8, "head_digest": 32}
_LABELS: Final = {None, *(label.value for label in Label)}
_KINDS: Final = {kind.value for kind in TagKind}

_SINCE: Final[dict[str, tuple[Value, ...]]] = {"entry": (0, None, None)}
"""What rows lack that were written before a table got its last columns, and what it stands for."""

Row = dict[str, Any]


def _is_day(value: Value) -> bool:
    return isinstance(value, str) and _DAY.fullmatch(value) is not None


def _is_id(value: Value) -> bool:
    return isinstance(value, bytes) and len(value) == 16


def _is_number(value: Value) -> bool:
    return type(value) is int


INDEXES: Final[dict[str, tuple[Callable[[Value], bool], ...]]] = {
    "revision_entry": (
        _is_id,
        lambda value: isinstance(value, bytes) and len(value) == 8,
        _is_number,
    ),
    # An index that names the row's number itself holds it twice.
    "entry_label": (lambda value: value in _LABELS, _is_day, _is_number, _is_number),
    "tag_name": (
        lambda value: value in _KINDS,
        lambda value: isinstance(value, str),
        _is_number,
    ),
    "uuid": (_is_id, _is_number),
    "entry_tag": (_is_number, _is_number, _is_day),
    "facet": (
        _is_number,
        lambda value: isinstance(value, str),
        lambda value: isinstance(value, str),
    ),
    "meta": (
        lambda value: value in _META,
        lambda value: isinstance(value, bytes) and len(value) in _META.values(),
    ),
}
"""Index entries by what they are good for; `uuid` leads from an id to the number of its row."""


def table_of(record: Record) -> str | None:
    """Return the name of the table or index whose rows look like this one, or None."""
    if record.id is None:
        return next((name for name, fits in INDEXES.items() if _all(fits, record.values)), None)
    return next(
        (name for name, fits in _TABLES.items() if _all(fits, _filled(name, record.values))), None
    )


def named(name: str, record: Record) -> Row:
    """Return the values of a table's row by column, ids in hexadecimal digits as always."""
    table = metadata.tables[name]
    row: Row = {}
    for column, value in zip(table.columns, _filled(name, record.values), strict=True):
        plain = value.hex() if isinstance(value, bytes) and type(column.type) is Hex else value
        row[column.name] = record.id if _is_row_number(table, column) else plain
    return row


def _filled(name: str, values: tuple[Value, ...]) -> tuple[Value, ...]:
    """Return the values of a row as it would be written now."""
    since, lacking = _SINCE.get(name, ()), len(_TABLES[name]) - len(values)
    return (*values, *since[-lacking:]) if 0 < lacking <= len(since) else values


def _all(fits: tuple[Callable[[Value], bool], ...], values: tuple[Value, ...]) -> bool:
    return len(fits) == len(values) and all(
        fit(value) for fit, value in zip(fits, values, strict=True)
    )


def _is_row_number(table: Table, column: Column[Any]) -> bool:
    """Tell whether the column is another name for the row's number, and so stored as nothing."""
    key = list(table.primary_key.columns)
    return len(key) == 1 and key[0] is column and type(column.type) is Integer


def _fit(table: Table, column: Column[Any]) -> Callable[[Value], bool]:
    if _is_row_number(table, column):
        return lambda value: value is None
    return lambda value: bool(column.nullable) if value is None else _is_of(column, value)


def _is_of(column: Column[Any], value: Value) -> bool:
    if isinstance(column.type, Integer):
        return type(value) is int
    if isinstance(column.type, REAL):
        return isinstance(value, int | float)
    if isinstance(column.type, Text):
        return _is_day(value) if column.name == "day" else isinstance(value, str)
    length = _LENGTHS.get(column.name, 16 if type(column.type) is Hex else None)
    return isinstance(value, bytes) and length in {None, len(value)}


_TABLES: Final = {
    table.name: tuple(_fit(table, column) for column in table.columns)
    for table in metadata.sorted_tables
    if table.dialect_options["sqlite"]["with_rowid"]
}
