"""A finished PDF locked with a passphrase of its own, for someone who is told it another way."""

from io import BytesIO
from typing import Final

import pikepdf

from journal.domain import passphrase as passphrases
from journal.domain.errors import TooLongForPdf

_NEWEST: Final = 6
"""The revision of PDF 2.0 (ISO 32000-2, 7.6.4): AES-256, keys by SHA-2."""

_LONGEST = 127
"""Bytes; of longer ones readers cut off different parts."""


def sealed(data: bytes, passphrase: str) -> bytes:
    """Return the PDF encrypted whole with AES-256, its metadata too; built in memory.

    Tags stay, and whoever opens it may read it aloud, copy from it and print it. Equal data gives
    other bytes each time. Raises UnsuitablePassphrase or TooLongForPdf.
    """
    passphrases.check(passphrase)
    secret = passphrases.prepared(passphrase)
    if len(secret) > _LONGEST:
        raise TooLongForPdf
    typed = secret.decode()
    lock = pikepdf.Encryption(
        user=typed, owner=typed, R=_NEWEST, aes=True, metadata=True, allow=pikepdf.Permissions()
    )
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        pdf.save(out, encryption=lock)
    return out.getvalue()
