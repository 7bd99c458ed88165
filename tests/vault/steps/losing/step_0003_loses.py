"""A step that loses an entry.

Revision ID: 0003
"""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Take one entry away."""
    op.execute("DELETE FROM entry WHERE id = (SELECT max(id) FROM entry)")
