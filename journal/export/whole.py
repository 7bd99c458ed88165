"""A whole journal as one .zip that anybody can open; `ARCHIVE.md` describes it."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import IO, BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from journal.domain.archive import (
    FORMAT,
    HEAD,
    WHOLE_SCHEMA,
    Whole,
    file_member,
    table_member,
)
from journal.domain.report import Progress

_NO_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest that a .zip can tell, so that it tells nothing."""
_UNIX = 3
_OWNER_ONLY = 0o600 << 16


@dataclass(frozen=True, slots=True)
class Written:
    """How many rows of each table, and how many files, an archive holds."""

    rows: Mapping[str, int]
    files: int


def write(target: BinaryIO, whole: Whole, made_on: date, progress: Progress) -> Written:
    """Write the archive of a journal, row by row: it is never in memory as a whole.

    `progress` is told of rows and files, and before of nothing while files are looked through, so
    that it can be stopped. Raises what it raises, and OSError.
    """
    tables, files = whole.tables(), whole.files(progress)
    steps = sum(tables.values()) + len(files)
    done, rows = 0, dict[str, int]()
    with ZipFile(target, "w") as archive:
        for name in tables:
            rows[name] = 0
            with _member(archive, table_member(name), ZIP_DEFLATED) as lines:
                for row in whole.rows(name):
                    lines.write(_json(row) + b"\n")
                    rows[name] += 1
                    done += 1
                    progress(min(done, steps), steps)
        for file in files:
            with _member(archive, file_member(file.sha256, file.name), ZIP_STORED) as copy:
                for piece in whole.pieces(file.sha256):
                    copy.write(piece)
            done += 1
            progress(min(done, steps), steps)
        head = {
            "format": FORMAT,
            "schema": WHOLE_SCHEMA,
            "made_on": made_on.isoformat(),
            "tables_version": whole.version,
            "rows": rows,
        }
        with _member(archive, HEAD, ZIP_DEFLATED) as first:
            first.write(_json(head) + b"\n")
    return Written(rows, len(files))


@contextmanager
def _member(archive: ZipFile, name: str, how: int) -> Iterator[IO[bytes]]:
    """Yield a member to be written, which says nothing of the time or of this computer."""
    about = ZipInfo(name, _NO_TIME)
    about.compress_type = how
    about.create_system, about.external_attr = _UNIX, _OWNER_ONLY
    with archive.open(about, "w", force_zip64=True) as member:
        yield member


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8")
