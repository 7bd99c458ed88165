"""Ways in: the slots of a header, each of which wraps the same root secret."""

from dataclasses import replace
from pathlib import Path

from journal.vault import header
from journal.vault.held import Held
from journal.vault.keys import Cost
from journal.vault.opening import Opened


class Ways:
    """What opens a journal besides its recovery code."""

    def __init__(self, held: Held) -> None:
        self._held = held

    @property
    def names(self) -> tuple[str, ...]:
        """Each way in, in words; a passphrase is always among them."""
        return header.names_of(self._held.opened.header)

    def add_key_file(self, passphrase: str, with_file: str, key_file: Path) -> None:
        """Let the passphrase `with_file` open the journal together with `key_file`."""
        raise NotImplementedError

    def remove_key_file(self) -> None:
        """Let no key file open the journal any more."""
        raise NotImplementedError

    def add_keychain(self) -> None:
        """Let this computer's keychain open the journal."""
        raise NotImplementedError

    def remove_keychain(self) -> None:
        """Let the keychain no longer open it, and take the key out of the keychain."""
        raise NotImplementedError


def with_passphrase(opened: Opened, passphrase: str, cost: Cost) -> Opened:
    """Write a header whose only passphrase is this one; all before stop working."""
    changed = opened.header.with_passphrase(opened.keys.root, passphrase, cost)
    opened.require_in_place()
    header.write(opened.place.header, changed, opened.keys.header)
    return replace(opened, header=changed)
