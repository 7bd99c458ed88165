"""The tables of version 1; `migrations` makes them, a test holds both to the same schema."""

from typing import Any, Final

from sqlalchemy import (
    REAL,
    Column,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.types import TypeDecorator

VERSION: Final = 1
"""The `user_version` that this program reads and writes."""


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


def _id() -> Column[int]:
    # VACUUM renumbers rows without an explicit key.
    return Column("id", Integer, primary_key=True)


def _uuid() -> Column[str]:
    return Column("uuid", Hex, nullable=False, unique=True)


def _flag(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default=text("0"))


def _whole(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _words(name: str, default: str | None = None) -> Column[str]:
    return Column(
        name, Text, nullable=False, server_default=None if default is None else text(default)
    )


def _entry_id(primary_key: bool = False) -> Column[int]:
    parent = ForeignKey("entry.id", ondelete="CASCADE")
    return Column("entry_id", Integer, parent, primary_key=primary_key, nullable=False)


def _merged() -> tuple[Column[Any], ...]:
    """Return what a row carries that must survive a merge, besides its uuid."""
    return (
        Column("hlc", LargeBinary, nullable=False),
        Column("device", Hex, nullable=False),
        _flag("deleted"),
    )


metadata = MetaData()

meta = Table(
    "meta",
    metadata,
    Column("key", Text, primary_key=True, nullable=False),
    Column("value", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

device = Table(
    "device",
    metadata,
    _id(),
    _uuid(),
    _words("name", "''"),
    _whole("first_seen"),
    Column("last_hlc", LargeBinary, nullable=False),
)

revision = Table(
    "revision",
    metadata,
    _id(),
    _uuid(),
    Column("entry_uuid", Hex, nullable=False),
    Column("parent", Hex),
    Column("merge_parent", Hex),
    Column("device", Hex, nullable=False),
    Column("hlc", LargeBinary, nullable=False),
    _flag("deleted"),
    _flag("purged"),
    _words("payload"),
    Column("digest", LargeBinary, nullable=False),
    Index("revision_entry", "entry_uuid", "hlc"),
)

entry = Table(
    "entry",
    metadata,
    _id(),
    _uuid(),
    Column("head_rev", Integer, ForeignKey("revision.id"), nullable=False),
    _words("kind"),
    _words("day"),
    _words("written_at"),
    Column("tz", Integer),
    _words("title"),
    _words("preview"),
    _whole("words"),
    Column("label", Text),
    Column("label_from", Text),
    _flag("for_session"),
    Column("resurface", Text),
    _flag("veiled"),
    _flag("conflict"),
    _flag("deleted"),
    _words("body"),
    Index("entry_day", "deleted", "day", "id"),
    Index("entry_label", "label", "day", "id"),
    Index("entry_session", "day", "id", sqlite_where=text("for_session = 1")),
)

draft = Table(
    "draft",
    metadata,
    _id(),
    Column("entry_uuid", Hex, nullable=False, unique=True),
    Column("base_rev", Hex),
    Column("hlc", LargeBinary, nullable=False),
    _words("payload"),
)

tag = Table(
    "tag",
    metadata,
    _id(),
    _uuid(),
    _words("kind"),
    _words("name"),
    _words("name_key"),
    Column("colour", Text),
    *_merged(),
    Column("merged_into", Hex),
    UniqueConstraint("kind", "name_key"),
)

entry_tag = Table(
    "entry_tag",
    metadata,
    Column("tag_id", Integer, ForeignKey("tag.id"), nullable=False),
    _words("day"),
    _entry_id(),
    PrimaryKeyConstraint("tag_id", "day", "entry_id"),
    Index("entry_tag_entry", "entry_id", "tag_id", unique=True),
    sqlite_with_rowid=False,
)

answer = Table(
    "answer",
    metadata,
    _id(),
    _entry_id(),
    _words("prompt_id"),
    _words("prompt_text"),
    _whole("position"),
    Index("answer_prompt", "prompt_id"),
    Index("answer_entry", "entry_id"),
)

facet = Table(
    "facet",
    metadata,
    _entry_id(),
    _words("kind"),
    _words("value"),
    PrimaryKeyConstraint("entry_id", "kind"),
    sqlite_with_rowid=False,
)

mark = Table(
    "mark",
    metadata,
    _id(),
    _uuid(),
    Column("entry_uuid", Hex, nullable=False),
    _whole("start"),
    _whole("end"),
    _words("to_whom"),
    _words("note"),
    *_merged(),
    Index("mark_entry", "entry_uuid"),
)

link = Table(
    "link",
    metadata,
    _id(),
    Column("from_entry", Integer, ForeignKey("entry.id", ondelete="CASCADE"), nullable=False),
    Column("to_entry", Integer, ForeignKey("entry.id", ondelete="CASCADE"), nullable=False),
    _words("kind"),
    UniqueConstraint("from_entry", "to_entry", "kind"),
    Index("link_to", "to_entry"),
)

attachment = Table(
    "attachment",
    metadata,
    _id(),
    _uuid(),
    Column("entry_uuid", Hex, nullable=False),
    _words("name"),
    _words("media_type"),
    _whole("size"),
    Column("sha256", Hex, nullable=False),
    *_merged(),
    Index("attachment_entry", "entry_uuid"),
)

attachment_chunk = Table(
    "attachment_chunk",
    metadata,
    Column(
        "attachment_id", Integer, ForeignKey("attachment.id", ondelete="CASCADE"), nullable=False
    ),
    _whole("n"),
    Column("data", LargeBinary, nullable=False),
    PrimaryKeyConstraint("attachment_id", "n"),
)

checkin = Table(
    "checkin",
    metadata,
    _entry_id(primary_key=True),
    Column("gate", Text),
    Column("authorship", Integer),
    Column("way_back", Integer),
    Column("underneath", Integer),
    Column("after", Integer),
    Column("taken_at", Integer),
)

reading = Table(
    "reading",
    metadata,
    _entry_id(primary_key=True),
    _words("label"),
    Column("chosen", REAL, nullable=False),
    Column("involuntary", REAL, nullable=False),
    _words("reader_version"),
    Column("text_digest", LargeBinary, nullable=False),
    _flag("held_back"),
)

evidence = Table(
    "evidence",
    metadata,
    _id(),
    _entry_id(),
    _whole("start"),
    _whole("end"),
    _words("pole"),
    _words("dimension"),
    _words("why"),
    _flag("struck"),
    Index("evidence_entry", "entry_id"),
)

setting = Table(
    "setting",
    metadata,
    Column("key", Text, primary_key=True, nullable=False),
    _words("value"),
    Column("hlc", LargeBinary, nullable=False),
    Column("device", Hex, nullable=False),
)

handover = Table(
    "handover",
    metadata,
    _id(),
    _uuid(),
    _whole("given_at"),
    _words("to_whom"),
    _words("format"),
    _flag("encrypted"),
    _words("entries"),
    _words("options"),
    _words("hidden"),
    Column("sha256", Hex, nullable=False),
)
