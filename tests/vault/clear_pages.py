"""A database's pages in clear, as SQLCipher 4 has them, to look for words that should be gone."""

import re

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from journal.vault.open_journal import OpenJournal
from tests.vault.pages import PAGE

_SALT, _RESERVED, _IV = 16, 80, 16


def decrypted(data: bytes, key: bytes) -> bytes:
    """Return every page of a database in clear, also those that are free, as SQLCipher has them."""
    pages = []
    for at in range(0, len(data), PAGE):
        begin = at + (_SALT if at == 0 else 0)
        iv = data[at + PAGE - _RESERVED : at + PAGE - _RESERVED + _IV]
        cipher = Cipher(algorithms.AES256(key), modes.CBC(iv)).decryptor()
        pages.append(cipher.update(data[begin : at + PAGE - _RESERVED]))
    return b"".join(pages)


def hits(word: str, data: bytes, key: bytes) -> int:
    """Count a word in the pages of a database, in either case."""
    return len(re.findall(word.encode(), decrypted(data, key), re.IGNORECASE))


def hits_in(word: str, journal: OpenJournal) -> int:
    """Close the journal and count a word in its file."""
    opened = journal._held.opened
    key = bytes(opened.keys.database)
    journal.close()
    return hits(word, opened.database.read_bytes(), key)
