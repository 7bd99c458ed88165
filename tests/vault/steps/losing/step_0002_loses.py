"""A step that loses an entry.

Revision ID: 0002
"""

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Take one entry away."""
    op.execute("DELETE FROM entry WHERE id = (SELECT max(id) FROM entry)")
