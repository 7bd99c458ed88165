"""Argon2id that is asked once: the same question has the same answer in every test."""

from functools import cache
from typing import Any

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from journal.vault import keys


def derive_once() -> None:
    """Let Argon2id answer at once where this process asked it exactly the same before.

    Journals are copies of a few, so most tests ask what another did; anything else is derived.
    Processes whose memory is looked at are left as they are: no key outlives its wiping in them.
    """
    vars(keys)["Argon2id"] = _Remembering


class _Remembering:
    def __init__(self, **asked: Any) -> None:
        self._asked = tuple(sorted(asked.items()))

    def derive(self, passphrase: bytes) -> bytes:
        return _derived(bytes(passphrase), self._asked)


@cache
def _derived(passphrase: bytes, asked: tuple[tuple[str, Any], ...]) -> bytes:
    return Argon2id(**dict(asked)).derive(passphrase)
