"""The archive format: what the program writes as JSON, and reads back to equal entries.

An archive is one JSON object in UTF-8:

- ``format``: always ``stillwater-archive``; ``schema``: 1, raised when a reader must know more.
- ``made_on``: the day it was made, YYYY-MM-DD; ``count``: the number of entries.
- ``sha256``: `digest` of ``entries``, so that a changed or shortened file is noticed.
- ``entries``: objects with ``id`` (uuid, 32 hexadecimal digits), ``date`` (YYYY-MM-DD, year 1 to
  9999), ``title``, ``text``, ``kind`` (free, morning, evening, before, after), ``written_at``
  (ISO 8601 with offset), ``tags``, ``people`` and ``places`` (names), and ``answers`` (objects with
  ``prompt``, the prompt's id, and ``text``, its words as they were shown).
  Only where there are any: ``facets`` (objects with ``kind`` and ``value``), ``links`` (objects
  with ``kind``, before or after, and ``to``, the other entry's id), ``resurface`` (never, asked,
  or a day) and ``from_template`` (lines of the text that a template brought).

Pictures and files of entries, and the colours of names, are not in an archive: a backup holds them.

Each entry stands on a line of its own, the first on line `FIRST_ENTRY_LINE`.
"""

import hashlib
import json
from collections.abc import Sequence
from typing import Any

FORMAT = "stillwater-archive"
SCHEMA = 1
FIRST_ENTRY_LINE = 8


def digest(entries: Sequence[Any]) -> str:
    """Return the SHA-256 of the entries in canonical JSON: ASCII, sorted keys, no spaces."""
    text = json.dumps(entries, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()
