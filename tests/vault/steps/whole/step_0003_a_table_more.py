"""A step that tests bring along: one table more, filled from what is there.

Revision ID: 0003
"""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make a table with a row for every entry."""
    op.execute("CREATE TABLE extra (id INTEGER NOT NULL, entry_uuid BLOB, PRIMARY KEY (id))")
    op.execute("INSERT INTO extra (entry_uuid) SELECT uuid FROM entry")
