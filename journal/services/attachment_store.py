"""The store of files that belong to pages, as services see it."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from journal.domain.attachment import Attachment


class AttachmentStore(Protocol):
    """Files inside the journal; which page holds which of them, its content says."""

    def add(self, entry_uuid: str, name: str, pieces: Iterable[bytes]) -> Attachment:
        """Store a file for a page; one that the page had before, with the same bytes, is reused.

        Raises what `pieces` raises, and then the transaction must be given up.
        """
        ...

    def of(self, uuids: Sequence[str]) -> tuple[Attachment, ...]:
        """Return what is known of these files, in this order; those not here are left out."""
        ...

    def read(self, uuid: str) -> bytes:
        """Return a file. Raises VaultDamaged(attachment) unless it is as it was written."""
        ...

    def let_go_unnamed(self) -> None:
        """Forget every file added 30 days ago or earlier that no version and no draft names."""
        ...
