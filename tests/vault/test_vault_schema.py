"""The tables: the steps make what `tables` says, and the file says what it is."""

from pathlib import Path
from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, create_engine
from sqlcipher3 import dbapi2

from journal.vault import tables
from journal.vault.open_journal import OpenJournal
from journal.vault.vault import Vault
from tests.vault.pages import PASSPHRASE


def _included(name: str | None, kind: str, _: object) -> bool:
    return not (kind == "table" and name is not None and name.startswith("fts"))


def _shape(connection: Connection, name: str) -> list[Any]:
    """Return all that SQLite knows of a table: columns, keys, indexes, whether it has rowids."""
    asked = [
        f"PRAGMA table_xinfo({name})",
        f"PRAGMA foreign_key_list({name})",
        f"SELECT wr FROM pragma_table_list('{name}')",
        f"SELECT name, sql FROM sqlite_master WHERE type='index' AND tbl_name='{name}'"
        " AND sql IS NOT NULL ORDER BY name",
    ]
    facts: list[Any] = [connection.exec_driver_sql(each).all() for each in asked]
    unique = connection.exec_driver_sql(f"PRAGMA index_list({name})").all()
    keys = [connection.exec_driver_sql(f"PRAGMA index_info({row[1]})").all() for row in unique]
    return [*facts, sorted(map(repr, keys))]


def test_a_new_journal_has_exactly_the_tables_of_this_version(vault: Vault, tmp_path: Path) -> None:
    journal = vault.create(tmp_path / "New.journal", PASSPHRASE)
    declared = create_engine("sqlite://", module=dbapi2)
    tables.metadata.create_all(declared)
    with journal._held.opened.engine.begin() as made, declared.begin() as said:
        options = {"include_name": _included, "compare_type": True, "compare_server_default": True}
        context = MigrationContext.configure(made, opts=options)
        assert compare_metadata(context, tables.metadata) == []
        for name in tables.metadata.tables:
            assert _shape(made, name) == _shape(said, name), name
    journal.close()
    declared.dispose()


def test_the_index_forgets_deleted_words(journal: OpenJournal) -> None:
    with journal._held.opened.engine.begin() as held:
        query = "SELECT v FROM fts_config WHERE k = 'secure-delete'"
        assert held.exec_driver_sql(query).scalar() == 1
