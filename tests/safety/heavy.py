"""The heaviest work a database is put to, and a sudden end: `python -m tests.safety.heavy`.

Arguments: the folder, `ours`, `no key` or `temp in files` (the last two are controls), and how many
entries. The process kills itself inside a large transaction.
"""

import os
import signal
import sys
from pathlib import Path

from sqlcipher3 import dbapi2

from journal.domain.tags import Tag
from journal.vault.stamp import new_uuid
from tests.quick import quick_vault
from tests.safety.marks import CANARIES, TAG, TITLE
from tests.steps import PASSPHRASE
from tests.vault.pages import page

_AT_ONCE = 200
_PLAIN = (
    "CREATE TABLE entry(id INTEGER PRIMARY KEY, title TEXT, body TEXT)",
    "CREATE VIRTUAL TABLE fts USING fts5(title, body, content='entry', content_rowid='id')",
    "CREATE TRIGGER a AFTER INSERT ON entry BEGIN "
    "INSERT INTO fts(rowid, title, body) VALUES (new.id, new.title, new.body); END",
)
_WORK = (
    "INSERT INTO fts(fts) VALUES ('optimize')",
    "INSERT INTO fts(fts) VALUES ('rebuild')",
    "VACUUM",
    "CREATE INDEX long_one ON entry(body)",
    "DROP INDEX long_one",
    "CREATE TEMP TABLE aside AS SELECT * FROM entry",
    "CREATE INDEX temp.long_two ON aside(body, title)",
    "DELETE FROM aside WHERE id % 2",
    "SELECT body, title FROM entry ORDER BY body DESC, title",
    "SELECT body, count(*) FROM entry GROUP BY body || title ORDER BY 2",
    "SELECT DISTINCT body || id FROM entry UNION SELECT title FROM entry",
)


def text(number: int) -> str:
    return f"{CANARIES[number % 5]} Number {number}. " + "and so on and on " * 60


def ours(folder: Path, entries: int) -> dbapi2.Connection:
    """Return the connection of a real journal with so many entries."""
    journal = quick_vault(folder).create(folder / "Quiet.journal", PASSPHRASE)
    for start in range(0, entries, _AT_ONCE):
        with journal.work() as work:
            for number in range(start, min(entries, start + _AT_ONCE)):
                content = page(text(number), title=TITLE, tags=(Tag(TAG),))
                work.entries.save(new_uuid(), content, based_on=None)
    raw: dbapi2.Connection = journal._held.opened.engine.raw_connection().driver_connection
    return raw


def without_key(folder: Path, entries: int) -> dbapi2.Connection:
    """Return a connection of the same library to a file without a key."""
    raw = dbapi2.connect(folder / "plain.db", isolation_level=None)
    for statement in _PLAIN:
        raw.execute(statement)
    for number in range(entries):
        row = (TITLE, text(number))
        raw.execute("INSERT INTO entry(title, body) VALUES (?, ?)", row)
    return raw


def main() -> None:
    """Work, and be gone."""
    folder, mode, entries = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    raw = without_key(folder, entries) if mode == "no key" else ours(folder, entries)
    raw.execute("PRAGMA cache_size=-200")
    if mode == "temp in files":
        raw.execute("PRAGMA temp_store=FILE")
    for statement in _WORK:
        raw.execute(statement).fetchall()
    print("worked", flush=True)
    raw.execute("BEGIN IMMEDIATE")
    raw.execute("UPDATE entry SET title = title || ' again', body = body || ' ' || body")
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main()
