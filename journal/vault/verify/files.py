"""Whether every file of a page is as it was written, proven piece by piece."""

from sqlalchemy import Connection, func, select

from journal.vault.store.attachments import is_whole
from journal.vault.tables import attachment, attachment_chunk
from journal.vault.verify.steps import Steps

_LOST = select(func.count()).where(
    attachment_chunk.c.attachment_id.not_in(
        select(attachment.c.id).where(attachment.c.deleted == 0)
    )
)


def faults(connection: Connection, steps: Steps) -> int:
    """Return how many files lack a byte or hold another one, and pieces that belong to none."""
    found: int = connection.execute(_LOST).scalar_one()
    ids = connection.execute(select(attachment.c.id).where(attachment.c.deleted == 0)).scalars()
    for id in ids.all():
        row = connection.execute(select(attachment).where(attachment.c.id == id)).one()
        found += not is_whole(connection, row)
        steps.within(0)
    return found
