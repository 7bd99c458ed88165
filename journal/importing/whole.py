"""The archive of a whole journal, opened to be read; nothing it says is believed here."""

import re
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

from journal.domain.archive import FORMAT, HEAD, WHOLE_SCHEMA, table_member
from journal.domain.errors import BadInput, Fault
from journal.importing.fields import Unreadable, parsed

_FILE = re.compile(r"files/([0-9a-f]{64})(\.[A-Za-z0-9]{1,8})?")
_PIECE = 256 * 1024
_LONGEST_LINE: Final = 64 << 20
"""Bytes of one row: a page far longer than anyone writes, twice over."""
_LARGEST_HEAD: Final = 1 << 20
_TORN = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)
"""What zipfile raises for a file that is damaged, encrypted, or packed in a way it cannot read."""
_NONE = "it is not the archive of a whole journal"


class WholeArchive:
    """A whole archive; see `journal.domain.archive.Archived`."""

    def __init__(self, archive: ZipFile, head: dict[str, Any]) -> None:
        self._archive = archive
        self.version: int = head["tables_version"]
        rows = head.get("rows")
        counts = rows.values() if isinstance(rows, dict) else ()
        self.lines = sum(count for count in counts if type(count) is int)
        self._said = rows if isinstance(rows, dict) else {}
        names = ((_FILE.fullmatch(name), name) for name in archive.namelist())
        self._files = {match[1]: name for match, name in names if match}

    def rows(self, table: str) -> Iterator[tuple[int, object]]:
        """Yield the number of each line of a table, and what stands there, None for no JSON.

        One line more, without anything, tells that the table is damaged or shorter than it was.
        """
        number = 0
        try:
            with self._archive.open(table_member(table)) as lines:
                while line := lines.readline(_LONGEST_LINE):
                    number += 1
                    yield number, _parsed(line)
        except KeyError:
            pass
        except _TORN:
            yield number + 1, None
            return
        if self._said.get(table, number) != number:
            yield number + 1, None

    def pieces(self, sha256: str) -> Iterator[bytes]:
        """Yield the bytes of a file; none, or not all, where it is not there or damaged."""
        if sha256 in self._files:
            with suppress(*_TORN), self._archive.open(self._files[sha256]) as file:
                while piece := file.read(_PIECE):
                    yield piece


@contextmanager
def opened(path: Path) -> Iterator[WholeArchive]:
    """Yield the archive in a file. Raises BadInput where it is none, or a newer one."""
    with ExitStack() as stack:
        yield WholeArchive(*_opened(path, stack))


def _opened(path: Path, stack: ExitStack) -> tuple[ZipFile, dict[str, Any]]:
    """Open the file and return it with what it says of itself."""
    try:
        if not path.is_file():  # a pipe might never end
            raise FileNotFoundError
        archive = stack.enter_context(ZipFile(path))
        with archive.open(HEAD) as head:
            return archive, _head(parsed(head.read(_LARGEST_HEAD)))
    except Unreadable as error:
        reason = str(error)
    except OSError:  # which names the file
        reason = "the file cannot be opened"
    except (*_TORN, KeyError):
        reason = _NONE
    raise BadInput((Fault(1, reason),))


def _head(value: object) -> dict[str, Any]:
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise Unreadable(_NONE)
    schema, version = value.get("schema"), value.get("tables_version")
    if type(schema) is int and schema > WHOLE_SCHEMA:
        msg = "a newer version of Stillwater wrote this file"
        raise Unreadable(msg)
    if schema != WHOLE_SCHEMA or type(version) is not int or version < 1:
        raise Unreadable(_NONE)
    return value


def _parsed(line: bytes) -> object:
    try:
        return parsed(line)
    except Unreadable:
        return None
