"""Runs the pending steps by Alembic; imported only when there are some."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from journal.vault import migrations


def upgrade(connection: Connection, to: int) -> None:
    """Run the pending steps up to version `to` in the transaction of `connection`, and mark it."""
    config = Config()
    config.set_main_option("script_location", _escaped(Path(__file__).parent))
    config.set_main_option("version_locations", "\n".join(map(_escaped, migrations.FOLDERS)))
    config.set_main_option("path_separator", "newline")
    config.attributes["connection"] = connection
    command.upgrade(config, f"{to:04}")
    connection.exec_driver_sql(f"PRAGMA user_version={to}")


def _escaped(folder: Path) -> str:
    return str(folder).replace("%", "%%")
