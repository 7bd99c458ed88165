"""Archives of whole journals: written, changed, brought in, and what they should carry."""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from journal import resources
from journal.domain.archive import HEAD, STAY_HERE
from journal.domain.report import Imported
from journal.export import whole as writing
from journal.importing import whole as reading
from journal.vault.open_journal import OpenJournal
from tests.vault.everything import holding


def silent(done: int, of: int) -> None:
    """Tell nobody."""


def archived(journal: OpenJournal, path: Path) -> Path:
    """Write the archive of a journal."""
    with journal.work() as work, path.open("wb") as target:
        writing.write(target, work.whole, date(2026, 11, 23), silent)
    return path


def taken_in(journal: OpenJournal, path: Path, *, skip_bad: bool = False) -> Imported:
    """Bring an archive in."""
    with reading.opened(path) as archive:
        return journal.take_in(archive, silent, skip_bad=skip_bad)


def rebuilt(path: Path, to: Path, change: Callable[[str, bytes], bytes | None]) -> Path:
    """Write another archive in which `change` gives what each member holds, None for leaving it."""
    with ZipFile(path) as old, ZipFile(to, "w") as new:
        for name in old.namelist():
            data = change(name, old.read(name))
            if data is not None:
                new.writestr(name, data)
    return to


def carried(journal: OpenJournal, but_device: str = "") -> dict[str, list[dict[str, Any]]]:
    """Return all that an archive should carry: everything but what is named as left out."""
    held = holding(journal)
    del held["meta"]
    held["setting"] = [row for row in held["setting"] if row["key"] not in STAY_HERE]
    held["device"] = [row for row in held["device"] if row["uuid"] != but_device]
    return held


def stand_alone(*given: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the stand-alone reader where the program cannot be imported."""
    run = [sys.executable, "-I", "-X", "utf8", resources.stand_alone_reader(), *given]
    return subprocess.run(run, capture_output=True, encoding="utf-8", check=False, timeout=60)


def lines_of(data: bytes) -> list[Any]:
    """Return what stands on the lines of a table, in one order for all."""
    return sorted((json.loads(line) for line in data.splitlines()), key=repr)


def entry_uuid(file: Path) -> str:
    """Return the uuid of the one entry of an archive."""
    with ZipFile(file) as archive:
        (row,) = lines_of(archive.read("tables/entry.jsonl"))
    return str(row["uuid"])


def counted(name: str, data: bytes) -> bytes:
    """Return a member without the counts of rows, where it is the one that has them."""
    return json.dumps(json.loads(data) | {"rows": {}}).encode() if name == HEAD else data
