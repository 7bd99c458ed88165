"""The two archives: of chosen entries as one JSON object, and of a whole journal as a .zip.

**Chosen entries** (schema 1), in UTF-8:

- ``format``: always ``stillwater-archive``; ``schema``: raised when a reader must know more.
- ``made_on``: the day it was made, YYYY-MM-DD; ``count``: the number of entries.
- ``sha256``: `digest` of ``entries``, so that a changed or shortened file is noticed.
- ``entries``: objects with ``id`` (uuid, 32 hexadecimal digits), ``date`` (YYYY-MM-DD, year 1 to
  9999), ``title``, ``text``, ``kind`` (free, morning, evening, before, after), ``written_at``
  (ISO 8601 with offset), ``tags``, ``people`` and ``places`` (names), and ``answers`` (objects with
  ``prompt``, the prompt's id, and ``text``, its words as they were shown).
  Only where there are any: ``facets`` (objects with ``kind`` and ``value``), ``links`` (objects
  with ``kind``, before or after, and ``to``, the other entry's id), ``from_template`` (lines of the
  text that a template brought), and ``files`` (objects with ``name``, ``media_type`` and ``size``;
  the files themselves are not in it).
  Only where the person asked for what is private, and there is any: ``checkin`` (the taps),
  ``correction`` (``label`` and ``source``), ``struck`` (words that mean something else than a
  reading took them for), ``unread``, ``for_session``, ``veiled`` (each true), ``resurface`` (never,
  asked, or a day), and those facets that are private.
- ``packet``: what a packet holds besides entries, as far as there is any: ``schema`` (of this part
  alone, 1), ``title``, ``front``, ``moments``, ``themes``, ``parts``, ``chart`` (in words and as a
  table), ``days`` (``months`` where every day is told as its month) and ``footer``. It is there to
  be read, and is not brought in: no journal has a place for it.

Each entry stands on a line of its own, the first on line `FIRST_ENTRY_LINE`. Readings, earlier
versions, drafts, colours and settings are in the archive of a whole journal only.

**A whole journal** (schema 2): `journal/export/ARCHIVE.md` describes it.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, Protocol, TypeAlias

from journal.domain.attachment import Attachment
from journal.domain.report import Progress

FORMAT = "stillwater-archive"
SCHEMA = 1
PACKET_SCHEMA = 1
WHOLE_SCHEMA = 2
FIRST_ENTRY_LINE = 8

HEAD: Final = "archive.json"
"""The member of a whole archive that says what it is."""
LEFT_OUT: Final = {
    "meta": "ids and clock of this one copy; a new journal has its own",
    "attachment_chunk": "the bytes of files, which stand in the folder of files",
}
"""Tables that a whole archive does not hold, and why."""
STAY_HERE: Final = {
    "rehearsed": "when the recovery code was typed back; a new journal has another code",
    "second_place": "a folder of this computer, for backups of this one journal",
}
"""Settings that a whole archive does not hold, and why."""

_ENDING = re.compile(r"\.([A-Za-z0-9]{1,8})")

Row: TypeAlias = dict[str, int | float | str | None]
"""One row of a table, by column; bytes are lower-case hexadecimal digits."""


class Whole(Protocol):
    """All that a journal holds, table by table and file by file, to be written down."""

    @property
    def version(self) -> int:
        """The version of its tables."""
        ...

    def tables(self) -> Mapping[str, int]:
        """Return the names of the tables with how many rows there are, about."""
        ...

    def rows(self, name: str) -> Iterator[Row]:
        """Yield the rows of a table; files that are damaged are left out."""
        ...

    def files(self, progress: Progress) -> tuple[Attachment, ...]:
        """Return what is known of every file that is as it was written, each content once.

        Every file is read for that; `progress` is told before each. Raises what it raises.
        """
        ...

    def damaged(self) -> int:
        """Return how many files are not as they were written."""
        ...

    def pieces(self, sha256: str) -> Iterator[bytes]:
        """Yield the bytes of a file in order."""
        ...


class Archived(Protocol):
    """A whole archive that is being read; nothing of what it says is proven yet."""

    @property
    def version(self) -> int:
        """The version of the tables that its rows were taken from."""
        ...

    @property
    def lines(self) -> int:
        """How many rows it says there are."""
        ...

    def rows(self, table: str) -> Iterator[tuple[int, object]]:
        """Yield the number of each line of a table (from 1), and what stands there.

        That is None where it is not JSON; a table that is not there has no lines.
        """
        ...

    def pieces(self, sha256: str) -> Iterator[bytes]:
        """Yield the bytes of a file; none where it is not there or cannot be read."""
        ...


def digest(entries: Sequence[Any]) -> str:
    """Return the SHA-256 of the entries in canonical JSON: ASCII, sorted keys, no spaces."""
    text = json.dumps(entries, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def table_member(table: str) -> str:
    """Return the name of the member of a whole archive that holds the rows of a table."""
    return f"tables/{table}.jsonl"


def file_member(sha256: str, name: str) -> str:
    """Return the name of the member that holds a file, which ends as its own name does."""
    _, dot, ending = name.rpartition(".")
    plain = _ENDING.fullmatch(dot + ending)
    return f"files/{sha256}" + (f".{plain[1].lower()}" if plain else "")
