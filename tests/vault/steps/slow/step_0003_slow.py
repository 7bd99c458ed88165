"""A step that says how far it is, so that a test can end the process in its middle.

Revision ID: 0003
"""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Change every row many times over, and say so."""
    op.execute("PRAGMA cache_size=5")  # so that pages are written before the commit
    op.execute("CREATE TABLE extra (id INTEGER NOT NULL, padding TEXT, PRIMARY KEY (id))")
    for number in range(60):
        op.execute("INSERT INTO extra (padding) VALUES (hex(randomblob(40000)))")
        op.execute(f"UPDATE entry SET preview = 'changed {number}'")
        print(number, flush=True)
