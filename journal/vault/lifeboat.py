"""The lifeboat: drafts that could not be saved before locking, encrypted in one file."""

import contextlib
import json
import os
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from journal.domain.errors import JournalError
from journal.files import write_whole

_MAGIC = b"stillwater-lifeboat/1\n"
_NONCE = 12
_LARGEST = 1 << 30


class NotOurs(Exception):
    """The file is another journal's, or damaged; it is left where it is."""


@dataclass(frozen=True, slots=True)
class Lifeboat:
    """The places where the file may lie, the preferred one first, and whose it is."""

    places: tuple[Path, ...]
    vault_id: bytes

    def keep(self, key: bytearray, draft: dict[str, Any]) -> None:
        """Add a draft, replacing the one of the same `uuid`, at the first place that takes it.

        Raises the failure of the last place when none does.
        """
        *others, last = self.places
        for place in others:
            with contextlib.suppress(OSError, JournalError, NotOurs):
                self._keep_at(place, key, draft)
                return
        last.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._keep_at(last, key, draft)

    def found(self, key: bytearray) -> dict[Path, list[dict[str, Any]]]:
        """Return the drafts of every file that is there and this journal's.

        One left under the name the journal had before counts too, where no journal has that name.
        """
        files = {}
        for place in dict.fromkeys([*self.places, *_orphans(self.places[0].parent)]):
            with contextlib.suppress(OSError, NotOurs):
                files[place] = self._read(place, key)
        return files

    def forget(self, key: bytearray, uuids: Sequence[str]) -> None:
        """Take the drafts of these entries out of every file that is there."""
        raise NotImplementedError

    def _keep_at(self, place: Path, key: bytearray, draft: dict[str, Any]) -> None:
        drafts = self._read(place, key) if place.exists() else []
        kept = [old for old in drafts if old.get("uuid") != draft["uuid"]]
        plain = json.dumps([*kept, draft], ensure_ascii=False).encode()
        nonce = secrets.token_bytes(_NONCE)
        head = _MAGIC + self.vault_id
        write_whole(place, head + nonce + AESGCM(key).encrypt(nonce, plain, head), replace=True)

    def _read(self, place: Path, key: bytearray) -> list[dict[str, Any]]:
        head = _MAGIC + self.vault_id
        begin = len(head) + _NONCE
        if not place.is_file():
            raise NotOurs
        with place.open("rb") as file:
            data = file.read(len(head))
            if data != head:
                raise NotOurs
            data += file.read(_LARGEST)
        try:
            plain = AESGCM(key).decrypt(data[len(head) : begin], data[begin:], head)
            return [dict(draft) for draft in json.loads(plain)]
        except (InvalidTag, TypeError, ValueError):
            pass
        raise NotOurs


def _orphans(folder: Path) -> list[Path]:
    """Return the lifeboat files in a folder whose journals have gone or got another name."""
    files = sorted(folder.glob("*.lifeboat"))
    names = [(file, file.with_suffix(".journal"), file.with_suffix("")) for file in files]
    return [file for file, *journals in names if not any(map(os.path.lexists, journals))]
