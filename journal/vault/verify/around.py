"""What lies around the database: this computer's memory of it, its backups, what was left over."""

import contextlib
import os
import re
from collections import Counter
from pathlib import Path

from journal.domain.errors import (
    Cancelled,
    DiskFull,
    JournalError,
    NotWritable,
    OtherSecret,
    VaultTooNew,
)
from journal.domain.report import Finding
from journal.vault import backup, before_rollback, extracting, layout
from journal.vault.held import Held
from journal.vault.verify.steps import Steps

_PART = re.compile(r"\.[0-9a-f]{16}\.part(-journal)?")
_OURS = {layout.HEADER, layout.LOCK, "backups"}


def remembered(held: Held) -> Finding:
    """Say whether the journal is the one this computer saw last."""
    state = held.ledger.state
    agrees = held.witness.agrees(held.opened.keys.state, state.clock, state.head_digest)
    if agrees is None:
        return Finding("seen before", sound=True, detail="this computer has no memory of it")
    detail = "" if agrees else "this computer has seen a newer or another state of it"
    return Finding("seen before", agrees, detail)


def backups(held: Held, steps: Steps) -> Finding:
    """Open and count every backup; those of another key or a newer version are only counted."""
    found: Counter[str] = Counter()
    for path in backup_files(held):
        try:
            _open(path, held, steps)
            found["opened and counted"] += 1
        except (OtherSecret, VaultTooNew) as error:
            of = "another key" if isinstance(error, OtherSecret) else "a newer version"
            found[f"of {of}, not opened"] += 1
        except (NotWritable, DiskFull):
            found["not opened, for want of room beside it"] += 1
        except JournalError as error:
            if isinstance(error, Cancelled):
                raise
            found["damaged or not readable"] += 1
        steps.next()
    detail = ", ".join(f"{number} {how}" for how, number in found.items())
    return Finding("backups", not found["damaged or not readable"], detail or "there are none")


def left_over(held: Held) -> Finding:
    """Mention what lies in the journal's folder besides the journal; none of it is a fault."""
    named = held.opened.database.name
    found: Counter[str] = Counter()
    for name in sorted(os.listdir(held.opened.place.folder)):
        if name in _OURS or name in (named, f"{named}-journal"):
            continue
        if _PART.fullmatch(name):
            found["unfinished"] += 1
        elif layout.is_database(name):
            found["another database"] += 1
        else:
            found["of another kind"] += 1
    found["from before an unfinished save"] += len(before_rollback.kept(held.opened.place))
    detail = ", ".join(f"{number} {kind}" for kind, number in found.items() if number)
    return Finding("other files in its folder", sound=True, detail=detail)


def backup_files(held: Held) -> list[Path]:
    """Return the backups inside the journal's folder."""
    return sorted(held.opened.place.backups.glob(f"*{layout.BACKUP_SUFFIX}"))


def _open(path: Path, held: Held, steps: Steps) -> None:
    def prove() -> None:
        found = backup.read(path)
        with extracting.extracted(found, held.opened.keys, _room(held), steps.within):
            pass  # by now every page and every count is proven

    held.turns.beside(prove)


def _room(held: Held) -> Path:
    """Return a folder that a backup's database, encrypted as it is, may lie in for a moment."""
    if not held.opened.read_only:
        return held.opened.place.backups
    with contextlib.suppress(OSError):
        held.state_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return held.state_folder
