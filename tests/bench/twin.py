"""The same database without a key, so that a bench can tell what encryption costs."""

from pathlib import Path
from typing import Final

from sqlalchemy import Engine
from sqlcipher3 import dbapi2

from journal.vault.connection import engine_on
from journal.vault.open_journal import OpenJournal

_PAGE = 16384
_PRAGMAS: Final = (
    *("journal_mode=DELETE", "synchronous=EXTRA", "locking_mode=EXCLUSIVE", "foreign_keys=ON"),
    *("temp_store=MEMORY", "secure_delete=ON", "cache_size=-32768", "mmap_size=0"),
)
"""What a journal is opened with as well."""


def without_key(journal: OpenJournal, plain: Path) -> Engine:
    """Return a copy of the database at `plain` that is not encrypted, opened in the same way."""
    pooled = journal._held.opened.engine.raw_connection()
    raw = pooled.driver_connection
    assert raw is not None
    raw.execute("ATTACH ? AS plain KEY ''", (str(plain),))
    raw.execute(f"PRAGMA plain.page_size={_PAGE}")
    raw.execute("SELECT sqlcipher_export('plain')").fetchall()
    raw.execute("DETACH plain")
    pooled.close()
    copy = dbapi2.connect(str(plain), isolation_level=None)
    assert copy.execute("PRAGMA page_size").fetchone() == (_PAGE,)
    for pragma in _PRAGMAS:
        copy.execute(f"PRAGMA {pragma}").fetchall()
    return engine_on(copy)
