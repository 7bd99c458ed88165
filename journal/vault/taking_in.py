"""Bringing in the archive of a whole journal: staged encrypted, proven row by row, then merged."""

import hashlib
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from sqlalchemy import Connection, select

from journal.domain.archive import LEFT_OUT, STAY_HERE, Archived
from journal.domain.attachment import HEAD, PICTURES, media_type
from journal.domain.errors import BadInput, Fault
from journal.domain.report import Imported, Progress
from journal.vault import migrations
from journal.vault.connection import connect, engine_on
from journal.vault.extracting import hidden_file
from journal.vault.held import Held
from journal.vault.keys import wipe
from journal.vault.opening import bring_up
from journal.vault.sound_rows import Stored, Unfit, check, stored
from journal.vault.store.attachments import chunks
from journal.vault.store.unit import translated
from journal.vault.tables import draft, entry, metadata, revision, setting, tag

FOLLOW: Final = ("entry_tag", "answer", "facet", "checkin", "link")
"""Tables that follow from revisions, so that what an archive says in them is passed over."""
_AT_ONCE = 200
_FLAT = ("journal_mode=MEMORY", "synchronous=OFF", "foreign_keys=OFF")
"""For a file that is thrown away whole, and only read once it was filled."""
_TRIGGERS = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
_TWICE = "it stands there twice, or lacks something"
_CHANGES = (
    (revision.c.uuid, revision.c.purged),
    (draft.c.entry_uuid, draft.c.hlc),
    (tag.c.uuid, tag.c.hlc),
    (setting.c.key, setting.c.hlc),
)
"""What a backup is made for before it comes in."""


@contextmanager
def staged(
    held: Held, archive: Archived, progress: Progress, *, skip_bad: bool
) -> Iterator[tuple[Connection, tuple[Fault, ...]]]:
    """Yield what an archive holds as a database, and the rows that were left out of it.

    The file lies encrypted in the journal's folder under a key that nobody keeps. Raises BadInput
    where rows cannot be read and `skip_bad` is not set, or a newer program wrote them; DiskFull,
    NotWritable, and what `progress` raises.
    """
    if archive.version > migrations.newest():
        raise BadInput((Fault(1, "a newer version of Stillwater wrote this file"),))

    def told(done: int, of: int) -> None:
        progress(done, of)
        held.turns.give_way()

    key = bytearray(secrets.token_bytes(32))
    with hidden_file(held.opened.place.folder) as part, translated(part):
        raw = connect(part, key, read_only=False)
        wipe(key)
        for pragma in _FLAT:
            raw.execute(f"PRAGMA {pragma}").fetchall()
        engine = engine_on(raw)
        try:
            with engine.begin() as connection:
                faults = _Filling(connection, archive, told).fill()
            if faults and not skip_bad:
                raise BadInput(faults)
            with engine.connect() as source:
                yield source, faults
        finally:
            engine.dispose()


def brings_anything(held: Held, source: Connection) -> bool:
    """Tell whether a version, a draft, a name or a setting would come in or become another.

    In a journal without versions there is nothing that could be changed.
    """
    with held.opened.engine.connect() as here:
        if here.execute(select(revision.c.id).limit(1)).first() is None:
            return False
        return any(
            {tuple(row) for row in source.execute(select(*columns))}
            - {tuple(row) for row in here.execute(select(*columns))}
            for columns in _CHANGES
        )


def bring_in(
    held: Held, source: Connection, faults: tuple[Fault, ...], progress: Progress
) -> Imported:
    """Unite what was staged with what is here, in one transaction, as copies are merged."""
    with held.work() as work:
        before = work.whole.entries()
        work.uniting.bring_in(source, progress)
        added = work.whole.entries() - before
    theirs = set(source.execute(select(entry.c.uuid)).scalars())
    return Imported(len(added), len(theirs - added), faults)


class _Filling:
    """Writes the rows of an archive into a new database, and notes those that are no such rows."""

    def __init__(self, connection: Connection, archive: Archived, progress: Progress) -> None:
        self._connection = connection
        self._archive = archive
        self._progress = progress
        self._faults: list[Fault] = []
        self._done = 0

    def fill(self) -> tuple[Fault, ...]:
        """Write them all and bring the tables to the present version; return what was wrong."""
        bring_up(self._connection, self._archive.version)
        for name in self._all(_TRIGGERS):
            self._connection.exec_driver_sql(f'DROP TRIGGER "{name[0]}"')
        for table in metadata.sorted_tables:
            if table.name not in (*FOLLOW, *LEFT_OUT):
                self._table(table.name)
        if self._archive.version < migrations.newest():
            bring_up(self._connection)
        return tuple(self._faults)

    def _table(self, name: str) -> None:
        columns = {row[1]: row[2] for row in self._all(f'PRAGMA table_info("{name}")')}
        for line, row in self._archive.rows(name):
            try:
                fit = stored(row, columns)
                check(name, fit)
                if name != setting.name or fit["key"] not in STAY_HERE:
                    self._insert(name, fit)
                if name == "attachment" and not fit["deleted"]:
                    self._file(fit)
            except Unfit as error:
                self._faults.append(Fault(line, f"{name}: {error}"))
            self._done += 1
            if self._done % _AT_ONCE == 0 or name == "attachment":
                self._progress(self._done, max(self._archive.lines, self._done))

    def _insert(self, name: str, row: Stored) -> None:
        columns = ", ".join(f'"{each}"' for each in row)
        marks = ", ".join("?" * len(row))
        # The names are the database's own; what the archive holds is bound, never spelled out.
        statement = f'INSERT OR IGNORE INTO "{name}" ({columns}) VALUES ({marks})'  # noqa: S608
        if not row or self._run(statement, tuple(row.values())) != 1:
            raise Unfit(_TWICE)

    def _file(self, row: Stored) -> None:
        """Write the pieces of a file, which must have the size and the SHA-256 of its row."""
        size, whole, head = 0, hashlib.sha256(), b""
        for n, piece in enumerate(chunks(self._archive.pieces(row["sha256"].hex()))):
            head = head or piece[:HEAD]
            size += len(piece)
            if size > row["size"]:
                break
            whole.update(piece)
            statement = "INSERT INTO attachment_chunk (attachment_id, n, data) VALUES (?, ?, ?)"
            self._run(statement, (row["id"], n, piece))
        # What a file is may be told more finely one day; but a picture is drawn as it is called.
        honest = row["media_type"] not in PICTURES or row["media_type"] == media_type(head)
        if (size, whole.digest()) != (row["size"], row["sha256"]) or not honest:
            self._run("DELETE FROM attachment_chunk WHERE attachment_id = ?", (row["id"],))
            self._run("DELETE FROM attachment WHERE id = ?", (row["id"],))
            msg = "its file is missing, or is not as it was"
            raise Unfit(msg)

    def _run(self, statement: str, values: tuple[Any, ...]) -> int:
        return self._connection.exec_driver_sql(statement, values).rowcount

    def _all(self, query: str) -> list[Any]:
        return list(self._connection.exec_driver_sql(query).all())
