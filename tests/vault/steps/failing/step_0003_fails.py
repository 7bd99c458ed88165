"""A step that fails after it has changed tables and rows.

Revision ID: 0003
"""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Change much, then fail."""
    op.execute("CREATE TABLE extra (id INTEGER NOT NULL, PRIMARY KEY (id))")
    op.execute("UPDATE entry SET preview = '', words = 0")
    op.execute("INSERT INTO no_such_table VALUES (1)")
