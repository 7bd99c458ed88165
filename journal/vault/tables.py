"""The tables of version 2; `migrations` makes them, a test holds both to the same schema."""

from typing import Final

from sqlalchemy import (
    REAL,
    Column,
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

from journal.vault.columns import Hex, entry_id, flag, merged, number, uuid, whole, words

VERSION: Final = 2
"""The `user_version` that this program reads and writes."""


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
    number(),
    uuid(),
    words("name", "''"),
    whole("first_seen"),
    Column("last_hlc", LargeBinary, nullable=False),
)

revision = Table(
    "revision",
    metadata,
    number(),
    uuid(),
    Column("entry_uuid", Hex, nullable=False),
    Column("parent", Hex),
    Column("merge_parent", Hex),
    Column("device", Hex, nullable=False),
    Column("hlc", LargeBinary, nullable=False),
    flag("deleted"),
    flag("purged"),
    words("payload"),
    Column("digest", LargeBinary, nullable=False),
    Index("revision_entry", "entry_uuid", "hlc"),
)

entry = Table(
    "entry",
    metadata,
    number(),
    uuid(),
    Column("head_rev", Integer, ForeignKey("revision.id"), nullable=False),
    words("kind"),
    words("day"),
    words("written_at"),
    Column("tz", Integer),
    words("title"),
    words("preview"),
    whole("words"),
    Column("label", Text),
    Column("label_from", Text),
    flag("for_session"),
    Column("resurface", Text),
    flag("veiled"),
    flag("conflict"),
    flag("deleted"),
    words("body"),
    Column("files", Integer, nullable=False, server_default=text("0")),
    Column("spelled_title", Text),
    Column("spelled_body", Text),
    Index("entry_day", "deleted", "day", "id"),
    Index("entry_label", "label", "day", "id"),
    Index("entry_session", "day", "id", sqlite_where=text("for_session = 1")),
    Index("entry_two", "deleted", "day", "id", sqlite_where=text("conflict = 1")),
    Index("entry_files", "files", sqlite_where=text("files > 0")),
    Index("entry_from_text", "label", sqlite_where=text("label_from = 'text'")),
    Index(
        "entry_apart",
        *("resurface", "veiled"),
        sqlite_where=text("resurface IS NOT NULL OR veiled = 1"),
    ),
)

draft = Table(
    "draft",
    metadata,
    number(),
    Column("entry_uuid", Hex, nullable=False, unique=True),
    Column("base_rev", Hex),
    Column("hlc", LargeBinary, nullable=False),
    words("payload"),
)

tag = Table(
    "tag",
    metadata,
    number(),
    uuid(),
    words("kind"),
    words("name"),
    words("name_key"),
    Column("colour", Text),
    *merged(),
    Column("merged_into", Hex),
    UniqueConstraint("kind", "name_key"),
)

entry_tag = Table(
    "entry_tag",
    metadata,
    Column("tag_id", Integer, ForeignKey("tag.id"), nullable=False),
    words("day"),
    entry_id(),
    PrimaryKeyConstraint("tag_id", "day", "entry_id"),
    Index("entry_tag_entry", "entry_id", "tag_id", unique=True),
    sqlite_with_rowid=False,
)

answer = Table(
    "answer",
    metadata,
    number(),
    entry_id(),
    words("prompt_id"),
    words("prompt_text"),
    whole("position"),
    Index("answer_prompt", "prompt_id"),
    Index("answer_entry", "entry_id"),
)

facet = Table(
    "facet",
    metadata,
    entry_id(),
    words("kind"),
    words("value"),
    PrimaryKeyConstraint("entry_id", "kind"),
    Index("facet_kind", "kind"),
    sqlite_with_rowid=False,
)

mark = Table(
    "mark",
    metadata,
    number(),
    uuid(),
    Column("entry_uuid", Hex, nullable=False),
    whole("start"),
    whole("end"),
    words("to_whom"),
    words("note"),
    *merged(),
    Index("mark_entry", "entry_uuid"),
)

link = Table(
    "link",
    metadata,
    number(),
    Column("from_entry", Integer, ForeignKey("entry.id", ondelete="CASCADE"), nullable=False),
    Column("to_entry", Integer, ForeignKey("entry.id", ondelete="CASCADE"), nullable=False),
    words("kind"),
    UniqueConstraint("from_entry", "to_entry", "kind"),
    Index("link_to", "to_entry"),
)

attachment = Table(
    "attachment",
    metadata,
    number(),
    uuid(),
    Column("entry_uuid", Hex, nullable=False),
    words("name"),
    words("media_type"),
    whole("size"),
    Column("sha256", Hex, nullable=False),
    *merged(),
    Index("attachment_entry", "entry_uuid"),
)

attachment_chunk = Table(
    "attachment_chunk",
    metadata,
    Column(
        "attachment_id", Integer, ForeignKey("attachment.id", ondelete="CASCADE"), nullable=False
    ),
    whole("n"),
    Column("data", LargeBinary, nullable=False),
    PrimaryKeyConstraint("attachment_id", "n"),
)

checkin = Table(
    "checkin",
    metadata,
    entry_id(primary_key=True),
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
    entry_id(primary_key=True),
    words("label"),
    Column("chosen", REAL, nullable=False),
    Column("involuntary", REAL, nullable=False),
    words("reader_version"),
    Column("text_digest", LargeBinary, nullable=False),
    flag("held_back"),
)

evidence = Table(
    "evidence",
    metadata,
    number(),
    entry_id(),
    whole("start"),
    whole("end"),
    words("pole"),
    words("dimension"),
    words("why"),
    flag("struck"),
    Index("evidence_entry", "entry_id"),
)

setting = Table(
    "setting",
    metadata,
    Column("key", Text, primary_key=True, nullable=False),
    words("value"),
    Column("hlc", LargeBinary, nullable=False),
    Column("device", Hex, nullable=False),
)

handover = Table(
    "handover",
    metadata,
    number(),
    uuid(),
    whole("given_at"),
    words("to_whom"),
    words("format"),
    flag("encrypted"),
    words("entries"),
    words("options"),
    words("hidden"),
    Column("sha256", Hex, nullable=False),
)
