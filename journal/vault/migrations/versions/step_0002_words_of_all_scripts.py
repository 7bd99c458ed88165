"""Version 2: words are found in every script; what is looked up often, by indexes of its own.

The full-text index reads `entry_words`: a text as it stands, or as the index has to read it where
that is spelled otherwise (`domain.respelling`). Every text is indexed anew.

Revision ID: 0002
"""

from alembic import op
from sqlalchemy import Connection, text

from journal.domain.respelling import respelled

revision = "0002"
down_revision = "0001"

_AT_ONCE = 500
_COLUMNS = (
    "ALTER TABLE entry ADD COLUMN files INTEGER DEFAULT 0 NOT NULL",
    "ALTER TABLE entry ADD COLUMN spelled_title TEXT",
    "ALTER TABLE entry ADD COLUMN spelled_body TEXT",
)
_WITHOUT = (
    "DROP TRIGGER IF EXISTS entry_fts_insert",
    "DROP TRIGGER IF EXISTS entry_fts_delete",
    "DROP TRIGGER IF EXISTS entry_fts_update",
    "DROP TABLE fts",
)
_COUNT = """UPDATE entry SET files = (SELECT json_array_length(payload, '$.attachments')
    FROM revision WHERE revision.id = head_rev)
    WHERE (SELECT json_array_length(payload, '$.attachments') FROM revision
    WHERE revision.id = head_rev) > 0"""
_SOME = text("SELECT id, title, body FROM entry WHERE id > :after ORDER BY id LIMIT :some")
_SPELL = text("UPDATE entry SET spelled_title = :title, spelled_body = :body WHERE id = :id")
_INDEX = (
    "CREATE INDEX entry_files ON entry (files) WHERE files > 0",
    "CREATE INDEX entry_from_text ON entry (label) WHERE label_from = 'text'",
    "CREATE INDEX entry_apart ON entry (resurface, veiled)"
    " WHERE resurface IS NOT NULL OR veiled = 1",
    "CREATE INDEX entry_two ON entry (deleted, day, id) WHERE conflict = 1",
    "CREATE INDEX facet_kind ON facet (kind)",
    """CREATE VIEW entry_words AS SELECT id, coalesce(spelled_title, title) AS title,
    coalesce(spelled_body, body) AS body FROM entry""",
    """CREATE VIRTUAL TABLE fts USING fts5(title, body, content='entry_words', content_rowid='id',
    tokenize='unicode61 remove_diacritics 2')""",
    "INSERT INTO fts(fts, rank) VALUES ('secure-delete', 1)",
    "INSERT INTO fts(fts) VALUES ('rebuild')",
    """CREATE TRIGGER entry_fts_insert AFTER INSERT ON entry BEGIN
    INSERT INTO fts(rowid, title, body) VALUES (new.id,
    coalesce(new.spelled_title, new.title), coalesce(new.spelled_body, new.body));
    END""",
    """CREATE TRIGGER entry_fts_delete AFTER DELETE ON entry BEGIN
    INSERT INTO fts(fts, rowid, title, body) VALUES ('delete', old.id,
    coalesce(old.spelled_title, old.title), coalesce(old.spelled_body, old.body));
    END""",
    """CREATE TRIGGER entry_fts_update AFTER UPDATE OF title, body, spelled_title, spelled_body
    ON entry WHEN old.title IS NOT new.title OR old.body IS NOT new.body
    OR old.spelled_title IS NOT new.spelled_title OR old.spelled_body IS NOT new.spelled_body BEGIN
    INSERT INTO fts(fts, rowid, title, body) VALUES ('delete', old.id,
    coalesce(old.spelled_title, old.title), coalesce(old.spelled_body, old.body));
    INSERT INTO fts(rowid, title, body) VALUES (new.id,
    coalesce(new.spelled_title, new.title), coalesce(new.spelled_body, new.body));
    END""",
)


def upgrade() -> None:
    """Add the columns and fill them, then make the index and its triggers anew."""
    for statement in (*_COLUMNS, *_WITHOUT, _COUNT):
        op.execute(statement)
    _spell(op.get_bind())
    for statement in _INDEX:
        op.execute(statement)


def _spell(connection: Connection) -> None:
    after = 0
    while rows := connection.execute(_SOME, {"after": after, "some": _AT_ONCE}).all():
        after = rows[-1].id
        spelled = [(row.id, respelled(row.title), respelled(row.body)) for row in rows]
        wanted = [
            {"id": id, "title": title, "body": body}
            for id, title, body in spelled
            if title is not None or body is not None
        ]
        if wanted:
            connection.execute(_SPELL, wanted)
