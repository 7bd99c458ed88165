"""Ways in: the slots of a header, each of which wraps the same root secret."""

from dataclasses import replace
from pathlib import Path

from journal.domain import passphrase as passphrases
from journal.domain.errors import InsideJournal, KeyFileNeeded, NoKeychain
from journal.vault import header, keychain, keys, layout
from journal.vault.header import Header
from journal.vault.held import Held
from journal.vault.key_file import digest_of
from journal.vault.keys import Cost
from journal.vault.opening import Opened
from journal.vault.slots import DEVICE, WITH_FILE

_MOST_DEVICES = 6
"""So that a header of at most 8 slots always has room for a passphrase and a key file."""


class Ways:
    """What opens a journal besides its recovery code."""

    def __init__(self, held: Held) -> None:
        self._held = held

    @property
    def names(self) -> tuple[str, ...]:
        """Each way in, in words; a passphrase is always among them."""
        return header.names_of(self._held.opened.header)

    def add_key_file(self, passphrase: str, with_file: str, key_file: Path) -> None:
        """Let the passphrase `with_file` open the journal together with the key file.

        `passphrase` is the present one and goes on opening it alone; a key file that there was
        before no longer does. Raises WrongPassphrase, UnsuitablePassphrase, KeyFileNeeded,
        NotWritable, and InsideJournal for a file that lies in the journal's folder.
        """
        passphrases.check(with_file)
        self._held.require_writable()
        opened = self._held.opened
        keys.wipe(opened.header.unwrap(passphrase)[0])
        _refuse_inside(opened, key_file)
        digest = digest_of(key_file)
        root, cost = opened.keys.root, self._held.cost()
        self._put(opened.header.with_key_file(root, with_file, digest, cost))

    def remove_key_file(self) -> None:
        """Let no key file open the journal any more. Raises NotWritable."""
        self._remove(WITH_FILE)

    def add_keychain(self) -> None:
        """Let this computer's keychain open the journal. Raises NoKeychain, NotWritable."""
        self._held.require_writable()
        opened = self._held.opened
        key, is_new = _device_key(opened.header.vault_id)
        changed = opened.header.with_device(opened.keys.root, key)
        if sum(slot.type == DEVICE for slot in changed.slots) > _MOST_DEVICES:
            raise NoKeychain
        try:
            if is_new:
                keychain.keep(opened.header.vault_id, key)
            self._put(changed)
        except BaseException:
            if is_new:
                keychain.forget(opened.header.vault_id)
            raise
        finally:
            keys.wipe(key)

    def remove_keychain(self) -> None:
        """Let no keychain open the journal any more, and take the key out of this computer's.

        Raises NotWritable.
        """
        self._remove(DEVICE)
        keychain.forget(self._held.opened.header.vault_id)

    def _remove(self, type: str) -> None:
        self._held.require_writable()
        found = self._held.opened.header
        if found.has(type):
            self._put(found.without(type))

    def _put(self, changed: Header) -> None:
        self._held.opened = _written(self._held.opened, changed)
        self._held.keep_header()


def with_passphrase(opened: Opened, passphrase: str, cost: Cost) -> Opened:
    """Write a header whose only plain passphrase is this one; all before stop working.

    A key file goes on opening the journal with the passphrase of its own, as does a keychain.
    """
    return _written(opened, opened.header.with_passphrase(opened.keys.root, passphrase, cost))


def strengthened(opened: Opened, passphrase: str, file: Path | None, cost: Cost) -> Opened:
    """Write a header whose slot by which the journal was opened costs more from now on."""
    if opened.slot is None:
        return opened
    digest = None if file is None else digest_of(file)
    root = opened.keys.root
    return _written(opened, opened.header.rewrapped(opened.slot, root, passphrase, digest, cost))


def _written(opened: Opened, changed: Header) -> Opened:
    opened.require_in_place()
    header.write(opened.place.header, changed, opened.keys.header)
    return replace(opened, header=changed)


def _device_key(vault_id: bytes) -> tuple[bytearray, bool]:
    """Return the key that this computer's keychain holds for a journal, or a new one."""
    try:
        return keychain.key_of(vault_id), False
    except NoKeychain:
        return keys.new_root(), True


def _refuse_inside(opened: Opened, file: Path) -> None:
    """Raise InsideJournal for a file in the journal's folder, or the database by another name.

    It would travel with the journal; and to read the open database here would end its locks.
    """
    try:
        whole = file.resolve(strict=True)
    except (OSError, RuntimeError):
        raise KeyFileNeeded from None
    if opened.place.folder in whole.parents or layout.identity(whole) == opened.file:
        raise InsideJournal
