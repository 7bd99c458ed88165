"""The lifeboat: drafts that could not be saved before locking, encrypted in one file."""

import contextlib
import glob
import hashlib
import json
import os
import re
import secrets
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from journal.domain.errors import JournalError, NotWritable
from journal.files import failure_of, write_whole

_MAGIC = b"stillwater-lifeboat/1\n"
_NONCE = 12
_LARGEST = 1 << 30
_MARK = re.compile(r"\.[0-9a-f]{16}\.lifeboat$")


class NotOurs(Exception):
    """The file is another journal's, or damaged; it is left where it is."""


@dataclass(frozen=True, slots=True)
class Lifeboat:
    """The places where the file may lie, the preferred one first, and whose it is."""

    places: tuple[Path, ...]
    vault_id: bytes

    def keep(self, key: bytearray, draft: dict[str, Any], instead_of: Collection[str]) -> str:
        """Add a draft at the first place that takes it, in place of the drafts of these marks.

        No other words go, also none of the same page. Returns the mark of what was added; raises
        the failure of the last place when none takes it.
        """
        mark = mark_of(draft)
        gone = {*instead_of, mark}
        _at_first_that_takes(self.places, lambda place: self._keep_at(place, key, draft, gone))
        return mark

    def sealed(self, key: bytearray, drafts: Sequence[dict[str, Any]]) -> Callable[[], None]:
        """Encrypt the drafts now; what is returned writes them, and holds neither key nor text.

        It may be called on any thread, after the key is gone, and again after it failed: a file of
        its own is written, at the first place that takes it, and no other is touched. It raises
        the failure of the last place when none does.
        """
        data = self._encrypted(key, drafts)
        mark = secrets.token_hex(8)
        places = [place.with_name(f"{place.stem}.{mark}.lifeboat") for place in self.places]
        return lambda: _at_first_that_takes(
            places, lambda place: write_whole(place, data, replace=True)
        )

    def found(self, key: bytearray) -> dict[Path, list[dict[str, Any]]]:
        """Return the drafts of every file that is there and this journal's.

        One left under the name the journal had before counts too, where no journal has that name.
        """
        files = {}
        beside = [file for place in self.places for file in (place, *_sealed_beside(place))]
        for place in dict.fromkeys([*beside, *_orphans(self.places[0].parent)]):
            with contextlib.suppress(OSError, NotOurs):
                files[place] = self._read(place, key)
        return files

    def carry_over(self, files: dict[Path, list[dict[str, Any]]], key: bytearray) -> None:
        """Encrypt the drafts of files, as `found` gave them, anew under another key.

        They stay as they are where no place takes the new file.
        """
        drafts = [draft for held in files.values() for draft in held]
        if drafts:
            with contextlib.suppress(OSError, JournalError):
                self.sealed(key, drafts)()
                for file in files:
                    file.unlink()

    def forget(self, key: bytearray, uuids: Sequence[str]) -> None:
        """Take the drafts of these entries out of every file that is there.

        Raises NotWritable or DiskFull where a file cannot be changed.
        """
        self._take_out(key, lambda draft: draft.get("uuid") in uuids)

    def let_go(self, key: bytearray, marks: Collection[str]) -> None:
        """Take the drafts of these marks, and no others, out of every file; raises as `forget`."""
        self._take_out(key, lambda draft: mark_of(draft) in marks)

    def _take_out(self, key: bytearray, goes: Callable[[dict[str, Any]], bool]) -> None:
        for place, drafts in self.found(key).items():
            kept = [draft for draft in drafts if not goes(draft)]
            if not kept:
                _remove(place)
            elif len(kept) < len(drafts):
                write_whole(place, self._encrypted(key, kept), replace=True)

    def _keep_at(
        self, place: Path, key: bytearray, draft: dict[str, Any], gone: Collection[str]
    ) -> None:
        drafts = self._read(place, key) if place.exists() else []
        kept = [old for old in drafts if mark_of(old) not in gone]
        write_whole(place, self._encrypted(key, [*kept, draft]), replace=True)

    def _encrypted(self, key: bytearray, drafts: Sequence[dict[str, Any]]) -> bytes:
        plain = json.dumps(list(drafts), ensure_ascii=False).encode()
        nonce = secrets.token_bytes(_NONCE)
        head = _MAGIC + self.vault_id
        return head + nonce + AESGCM(key).encrypt(nonce, plain, head)

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


def mark_of(draft: dict[str, Any]) -> str:
    """Return what tells a draft that is kept aside from every other, and nothing of its words."""
    return hashlib.sha256(json.dumps(draft, sort_keys=True).encode()).hexdigest()


def _at_first_that_takes(places: Sequence[Path], write: Callable[[Path], None]) -> None:
    *others, last = places
    for place in others:
        with contextlib.suppress(OSError, JournalError, NotOurs):
            write(place)
            return
    try:
        last.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        raise NotWritable from None
    write(last)


def _sealed_beside(place: Path) -> list[Path]:
    """Return the files that `sealed` left for this place."""
    stem = glob.escape(place.stem)
    files = sorted(place.parent.glob(f"{stem}.*.lifeboat"))
    return [file for file in files if _without_mark(file) == place]


def _without_mark(file: Path) -> Path:
    return file.with_name(_MARK.sub(".lifeboat", file.name))


def _remove(place: Path) -> None:
    try:
        place.unlink(missing_ok=True)
    except OSError as error:
        fault = failure_of(error)
    else:
        return
    raise fault


def _orphans(folder: Path) -> list[Path]:
    """Return the lifeboat files in a folder whose journals have gone or got another name."""
    files = [(file, _without_mark(file)) for file in sorted(folder.glob("*.lifeboat"))]
    names = [(file, name.with_suffix(".journal"), name.with_suffix("")) for file, name in files]
    return [file for file, *journals in names if not any(map(os.path.lexists, journals))]
