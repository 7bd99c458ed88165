"""The optional slot in the system's keychain; it is never the only way in.

The keychain holds a random key under the service "Stillwater" and the journal's id; that key wraps
the root secret in a slot of the header. `keyring` is imported only once somebody asks for it.
"""

import base64
import contextlib
from typing import TYPE_CHECKING, Final

from journal.domain.errors import NoKeychain

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE: Final = "Stillwater"
_LENGTH = 32


def key_of(vault_id: bytes) -> bytearray:
    """Return the key that this computer keeps for a journal. Raises NoKeychain."""
    backend = _backend()
    kept = None
    with contextlib.suppress(Exception):  # every system's keychain fails in its own way
        kept = backend.get_password(SERVICE, vault_id.hex())
    try:
        key = bytearray(base64.b64decode(kept or "", validate=True))
    except ValueError:
        key = bytearray()
    if len(key) != _LENGTH:
        raise NoKeychain
    return key


def keep(vault_id: bytes, key: bytearray) -> None:
    """Let this computer keep a key for a journal. Raises NoKeychain unless it reads back."""
    backend = _backend()
    with contextlib.suppress(Exception):  # told below, when it does not read back
        backend.set_password(SERVICE, vault_id.hex(), base64.b64encode(key).decode())
    if key_of(vault_id) != key:
        raise NoKeychain


def forget(vault_id: bytes) -> None:
    """Take the key of a journal out of the keychain, where there is one."""
    with contextlib.suppress(Exception):  # a keychain that is gone, or has no such key
        _backend().delete_password(SERVICE, vault_id.hex())


def _backend() -> "KeyringBackend":
    """Return the system's keychain. Raises NoKeychain where none encrypts what it keeps.

    Where several are chained the first is taken, so that nothing falls through to a weaker one.
    """
    with contextlib.suppress(Exception):  # not installed, or its set-up is at fault
        import keyring
        from keyring.core import recommended

        found = keyring.get_keyring()
        chained: tuple[KeyringBackend, ...] = (*getattr(found, "backends", ()), found)
        for backend in chained:
            if recommended(backend):
                return backend
    raise NoKeychain
