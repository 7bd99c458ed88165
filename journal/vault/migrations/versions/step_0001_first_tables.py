"""Version 1: the tables every journal begins with.

Revision ID: 0001
"""

from alembic import op

revision = "0001"
down_revision = None

_APPLICATION_ID = 0x53544C57

_STATEMENTS = (
    """CREATE TABLE meta (
        "key" TEXT NOT NULL,
        value BLOB NOT NULL,
        PRIMARY KEY ("key")
    ) WITHOUT ROWID""",
    """CREATE TABLE device (
        id INTEGER NOT NULL,
        uuid BLOB NOT NULL,
        name TEXT DEFAULT '' NOT NULL,
        first_seen INTEGER NOT NULL,
        last_hlc BLOB NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (uuid)
    )""",
    """CREATE TABLE revision (
        id INTEGER NOT NULL,
        uuid BLOB NOT NULL,
        entry_uuid BLOB NOT NULL,
        parent BLOB,
        merge_parent BLOB,
        device BLOB NOT NULL,
        hlc BLOB NOT NULL,
        deleted INTEGER DEFAULT 0 NOT NULL,
        purged INTEGER DEFAULT 0 NOT NULL,
        payload TEXT NOT NULL,
        digest BLOB NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (uuid)
    )""",
    "CREATE INDEX revision_entry ON revision (entry_uuid, hlc)",
    """CREATE TABLE entry (
        id INTEGER NOT NULL,
        uuid BLOB NOT NULL,
        head_rev INTEGER NOT NULL,
        kind TEXT NOT NULL,
        day TEXT NOT NULL,
        written_at TEXT NOT NULL,
        tz INTEGER,
        title TEXT NOT NULL,
        preview TEXT NOT NULL,
        words INTEGER NOT NULL,
        label TEXT,
        label_from TEXT,
        for_session INTEGER DEFAULT 0 NOT NULL,
        resurface TEXT,
        veiled INTEGER DEFAULT 0 NOT NULL,
        "conflict" INTEGER DEFAULT 0 NOT NULL,
        deleted INTEGER DEFAULT 0 NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (uuid),
        FOREIGN KEY (head_rev) REFERENCES revision (id)
    )""",
    "CREATE INDEX entry_day ON entry (deleted, day, id)",
    "CREATE INDEX entry_label ON entry (label, day, id)",
    "CREATE INDEX entry_session ON entry (day, id) WHERE for_session = 1",
    """CREATE TABLE draft (
        id INTEGER NOT NULL,
        entry_uuid BLOB NOT NULL,
        base_rev BLOB,
        hlc BLOB NOT NULL,
        payload TEXT NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (entry_uuid)
    )""",
    """CREATE TABLE tag (
        id INTEGER NOT NULL,
        uuid BLOB NOT NULL,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        name_key TEXT NOT NULL,
        colour TEXT,
        hlc BLOB NOT NULL,
        device BLOB NOT NULL,
        deleted INTEGER DEFAULT 0 NOT NULL,
        merged_into BLOB,
        PRIMARY KEY (id),
        UNIQUE (kind, name_key),
        UNIQUE (uuid)
    )""",
    """CREATE TABLE entry_tag (
        tag_id INTEGER NOT NULL,
        day TEXT NOT NULL,
        entry_id INTEGER NOT NULL,
        PRIMARY KEY (tag_id, day, entry_id),
        FOREIGN KEY (tag_id) REFERENCES tag (id),
        FOREIGN KEY (entry_id) REFERENCES entry (id) ON DELETE CASCADE
    ) WITHOUT ROWID""",
    "CREATE UNIQUE INDEX entry_tag_entry ON entry_tag (entry_id, tag_id)",
    """CREATE TABLE answer (
        id INTEGER NOT NULL,
        entry_id INTEGER NOT NULL,
        prompt_id TEXT NOT NULL,
        prompt_text TEXT NOT NULL,
        position INTEGER NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (entry_id) REFERENCES entry (id) ON DELETE CASCADE
    )""",
    "CREATE INDEX answer_entry ON answer (entry_id)",
    "CREATE INDEX answer_prompt ON answer (prompt_id)",
    """CREATE TABLE facet (
        entry_id INTEGER NOT NULL,
        kind TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (entry_id, kind),
        FOREIGN KEY (entry_id) REFERENCES entry (id) ON DELETE CASCADE
    ) WITHOUT ROWID""",
    """CREATE TABLE mark (
        id INTEGER NOT NULL,
        uuid BLOB NOT NULL,
        entry_uuid BLOB NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        to_whom TEXT NOT NULL,
        note TEXT NOT NULL,
        hlc BLOB NOT NULL,
        device BLOB NOT NULL,
        deleted INTEGER DEFAULT 0 NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (uuid)
    )""",
    "CREATE INDEX mark_entry ON mark (entry_uuid)",
    """CREATE TABLE link (
        id INTEGER NOT NULL,
        from_entry INTEGER NOT NULL,
        to_entry INTEGER NOT NULL,
        kind TEXT NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (from_entry, to_entry, kind),
        FOREIGN KEY (from_entry) REFERENCES entry (id) ON DELETE CASCADE,
        FOREIGN KEY (to_entry) REFERENCES entry (id) ON DELETE CASCADE
    )""",
    "CREATE INDEX link_to ON link (to_entry)",
    """CREATE TABLE attachment (
        id INTEGER NOT NULL,
        uuid BLOB NOT NULL,
        entry_uuid BLOB NOT NULL,
        name TEXT NOT NULL,
        media_type TEXT NOT NULL,
        size INTEGER NOT NULL,
        sha256 BLOB NOT NULL,
        hlc BLOB NOT NULL,
        device BLOB NOT NULL,
        deleted INTEGER DEFAULT 0 NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (uuid)
    )""",
    "CREATE INDEX attachment_entry ON attachment (entry_uuid)",
    """CREATE TABLE attachment_chunk (
        attachment_id INTEGER NOT NULL,
        n INTEGER NOT NULL,
        data BLOB NOT NULL,
        PRIMARY KEY (attachment_id, n),
        FOREIGN KEY (attachment_id) REFERENCES attachment (id) ON DELETE CASCADE
    )""",
    """CREATE TABLE checkin (
        entry_id INTEGER NOT NULL,
        gate TEXT,
        authorship INTEGER,
        way_back INTEGER,
        underneath INTEGER,
        "after" INTEGER,
        taken_at INTEGER,
        PRIMARY KEY (entry_id),
        FOREIGN KEY (entry_id) REFERENCES entry (id) ON DELETE CASCADE
    )""",
    """CREATE TABLE reading (
        entry_id INTEGER NOT NULL,
        label TEXT NOT NULL,
        chosen REAL NOT NULL,
        involuntary REAL NOT NULL,
        reader_version TEXT NOT NULL,
        text_digest BLOB NOT NULL,
        held_back INTEGER DEFAULT 0 NOT NULL,
        PRIMARY KEY (entry_id),
        FOREIGN KEY (entry_id) REFERENCES entry (id) ON DELETE CASCADE
    )""",
    """CREATE TABLE evidence (
        id INTEGER NOT NULL,
        entry_id INTEGER NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        pole TEXT NOT NULL,
        dimension TEXT NOT NULL,
        why TEXT NOT NULL,
        struck INTEGER DEFAULT 0 NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (entry_id) REFERENCES entry (id) ON DELETE CASCADE
    )""",
    "CREATE INDEX evidence_entry ON evidence (entry_id)",
    """CREATE TABLE setting (
        "key" TEXT NOT NULL,
        value TEXT NOT NULL,
        hlc BLOB NOT NULL,
        device BLOB NOT NULL,
        PRIMARY KEY ("key")
    )""",
    """CREATE TABLE handover (
        id INTEGER NOT NULL,
        uuid BLOB NOT NULL,
        given_at INTEGER NOT NULL,
        to_whom TEXT NOT NULL,
        format TEXT NOT NULL,
        encrypted INTEGER DEFAULT 0 NOT NULL,
        entries TEXT NOT NULL,
        options TEXT NOT NULL,
        hidden TEXT NOT NULL,
        sha256 BLOB NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (uuid)
    )""",
    """CREATE VIRTUAL TABLE fts USING fts5(title, body, content='entry', content_rowid='id',
    tokenize='unicode61 remove_diacritics 2')""",
    "INSERT INTO fts(fts, rank) VALUES ('secure-delete', 1)",
    """CREATE TRIGGER entry_fts_insert AFTER INSERT ON entry BEGIN
    INSERT INTO fts(rowid, title, body) VALUES (new.id, new.title, new.body);
    END""",
    """CREATE TRIGGER entry_fts_delete AFTER DELETE ON entry BEGIN
    INSERT INTO fts(fts, rowid, title, body) VALUES ('delete', old.id, old.title, old.body);
    END""",
    """CREATE TRIGGER entry_fts_update AFTER UPDATE OF title, body ON entry
    WHEN old.title IS NOT new.title OR old.body IS NOT new.body BEGIN
    INSERT INTO fts(fts, rowid, title, body) VALUES ('delete', old.id, old.title, old.body);
    INSERT INTO fts(rowid, title, body) VALUES (new.id, new.title, new.body);
    END""",
    f"PRAGMA application_id={_APPLICATION_ID}",
    "PRAGMA user_version=1",
)


def upgrade() -> None:
    """Make the tables, the full-text index and its triggers; mark the file as version 1."""
    for statement in _STATEMENTS:
        op.execute(statement)
