"""How columns are spelled that stand in more than one table."""

from typing import Any

from sqlalchemy import Column, Dialect, ForeignKey, Integer, LargeBinary, Text, text
from sqlalchemy.types import TypeDecorator


class Hex(TypeDecorator[str]):
    """Bytes in the database, lower-case hex digits outside it."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        """Return the bytes of these digits."""
        return None if value is None else bytes.fromhex(value)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:
        """Return the digits of these bytes."""
        return None if value is None else value.hex()


def number() -> Column[int]:
    """Return an explicit key, since VACUUM renumbers rows without one."""
    return Column("id", Integer, primary_key=True)


def uuid() -> Column[str]:
    """Return the id that is known outside this database."""
    return Column("uuid", Hex, nullable=False, unique=True)


def flag(name: str) -> Column[int]:
    """Return a column of 0 or 1, 0 unless said otherwise."""
    return Column(name, Integer, nullable=False, server_default=text("0"))


def whole(name: str) -> Column[int]:
    """Return a column of whole numbers."""
    return Column(name, Integer, nullable=False)


def words(name: str, default: str | None = None) -> Column[str]:
    """Return a column of text; `default` is an SQL literal."""
    return Column(
        name, Text, nullable=False, server_default=None if default is None else text(default)
    )


def entry_id(primary_key: bool = False) -> Column[int]:
    """Return the entry that a projected row belongs to and goes with."""
    parent = ForeignKey("entry.id", ondelete="CASCADE")
    return Column("entry_id", Integer, parent, primary_key=primary_key, nullable=False)


def merged() -> tuple[Column[Any], ...]:
    """Return what a row carries that must survive a merge, besides its uuid."""
    return (
        Column("hlc", LargeBinary, nullable=False),
        Column("device", Hex, nullable=False),
        flag("deleted"),
    )
