"""Argon2id that is asked once: the same question has the same answer in every test."""

from functools import cache
from typing import Any

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from journal.vault import keys


def derived_once(patch: pytest.MonkeyPatch) -> None:
    """Let Argon2id answer at once where it was asked exactly the same before.

    Journals are copies of a few, so most tests ask what another did; anything else is derived.
    Processes that tests start are left as they are, so no key outlives its wiping in them.
    """
    patch.setattr(keys, "Argon2id", _Remembering)


class _Remembering:
    def __init__(self, **asked: Any) -> None:
        self._asked = tuple(sorted(asked.items()))

    def derive(self, passphrase: bytes) -> bytes:
        return _derived(bytes(passphrase), self._asked)


@cache
def _derived(passphrase: bytes, asked: tuple[tuple[str, Any], ...]) -> bytes:
    return Argon2id(**dict(asked)).derive(passphrase)
