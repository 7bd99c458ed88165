"""What this device remembers of a journal, so that an older or diverged copy shows itself.

It lies in a folder of the person's own, outside the journal. Nothing here ever keeps a journal
from opening: what cannot be read counts as never seen, what cannot be written is left.
"""

import contextlib
import hmac
import json
import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from journal.domain.errors import JournalError
from journal.files import write_whole


def usual_folder() -> Path:
    """Return where this system keeps a person's data of the program.

    An account without a home has no such place: then it is one that nothing can be written to, so
    nothing is remembered.
    """
    try:
        return Path(platformdirs.user_data_dir("stillwater", appauthor=False))
    except RuntimeError:
        return Path(os.devnull) / "stillwater"


@dataclass(frozen=True, slots=True)
class Witness:
    """The memory of one copy of one journal, in `folder`, signed with the state key."""

    folder: Path
    vault_id: bytes
    copy_id: bytes

    def remembers_other(self, key: bytearray, clock: int, head_digest: bytes) -> bool:
        """Tell whether a later state was seen here, or another one with the same clock."""
        return self.agrees(key, clock, head_digest) is False

    def agrees(self, key: bytearray, clock: int, head_digest: bytes) -> bool | None:
        """Tell whether this state is the last one seen here or follows it; None for never seen."""
        try:
            seen = json.loads(self._path.read_bytes())
            told = _signed(key, seen["clock"], seen["head_digest"], self.vault_id, self.copy_id)
            if not hmac.compare_digest(told["mac"], seen["mac"]):
                return None
            same = seen["head_digest"] == head_digest.hex()
            return bool(seen["clock"] < clock or (seen["clock"] == clock and same))
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def note(self, key: bytearray, clock: int, head_digest: bytes) -> None:
        """Remember this state as the last one seen."""
        seen = _signed(key, clock, head_digest.hex(), self.vault_id, self.copy_id)
        _leave(self._path, _canonical(seen))

    def keep_header(self, data: bytes) -> None:
        """Keep a copy of the journal's header file."""
        _leave(self.folder / f"{self.vault_id.hex()}.vault.json", data)

    @property
    def _path(self) -> Path:
        return self.folder / f"{self.vault_id.hex()}-{self.copy_id.hex()}.witness"


def _leave(path: Path, data: bytes) -> None:
    with contextlib.suppress(OSError, JournalError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(path, data, replace=True)


def _signed(
    key: bytearray, clock: int, head_digest: str, vault_id: bytes, copy_id: bytes
) -> dict[str, int | str]:
    plain: dict[str, int | str] = {
        "clock": clock,
        "copy_id": copy_id.hex(),
        "head_digest": head_digest,
        "vault_id": vault_id.hex(),
    }
    return plain | {"mac": hmac.digest(bytes(key), _canonical(plain), "sha256").hex()}


def _canonical(value: dict[str, int | str]) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()
