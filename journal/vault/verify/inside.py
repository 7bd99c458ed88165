"""Whether any file of ours can be read by somebody else: a fresh word, and words of the person's.

The word is saved for a moment among the settings, where no page shows it, while every file is
searched; the file SQLite rolls back from is searched while it is being taken out again.
"""

import base64
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, delete
from sqlalchemy.dialects.sqlite import insert

from journal import resources
from journal.domain.entry import Content
from journal.domain.errors import DiskFull, JournalError
from journal.domain.report import Finding, LookInside
from journal.domain.selection import Selection
from journal.vault import layout
from journal.vault.held import Held
from journal.vault.payload import dumped
from journal.vault.store.unit import translated
from journal.vault.tables import setting
from journal.vault.verify.owned import IN_ITS_FOLDER, files_by_place
from journal.vault.verify.steps import Steps

WHAT = "readable words"
_KEY = "canary"
_PUT = insert(setting)
_PLANT = _PUT.on_conflict_do_update(
    index_elements=[setting.c.key], set_={"value": _PUT.excluded.value}
)
_TAKE_OUT = delete(setting).where(setting.c.key == _KEY)
_NO_ROOM = "but with a fresh word they were not searched, for want of room"
_NEWEST = 5
_SHORTEST, _LONGEST = 16, 40
"""Bytes: a shorter phrase may stand in a file by chance, or in one that never was private."""
_GROUP = 64 << 20
"""Bytes that are searched at a time; between two groups a check can be ended."""


def searched(held: Held, look: LookInside | None, also: Sequence[Path], steps: Steps) -> Finding:
    """Say how many of our files show words; nothing of the words or the files' names."""
    if look is None:
        return Finding(WHAT, sound=True, detail="left out: no file was searched")
    places = files_by_place(held, also)
    phrases = _phrases(held, also)
    if held.opened.read_only:
        found = _found(held, places, phrases, look, steps)
        return _finding(found, places, "without a fresh word, since this place cannot be written")
    try:
        with _planted(held) as word:
            found = _found(held, places, [word, *phrases], look, steps)
            found |= _found_rolling_back(held, places, [word, *phrases], look)
            return _finding(found, places, "")
    except DiskFull:
        return _finding(_found(held, places, phrases, look, steps), places, _NO_ROOM)


def needles(phrase: str) -> list[bytes]:
    """Return the phrase as it stands in UTF-8, UTF-16 and, wherever it begins, base64."""
    plain = phrase.encode()
    spelled = [plain, phrase.encode("utf-16-le"), phrase.encode("utf-16-be")]
    return spelled + [_inside_base64(plain, before) for before in range(3)]


def _inside_base64(plain: bytes, before: int) -> bytes:
    """Return the letters that stand for `plain` after `before` other bytes, whatever follows."""
    letters = base64.b64encode(bytes(before) + plain)
    first, last = -(-before * 8 // 6), (before + len(plain)) * 8 // 6
    return letters[first:last]


def _found(
    held: Held,
    places: dict[str, list[Path]],
    phrases: Sequence[str],
    look: LookInside,
    steps: Steps,
) -> set[Path]:
    """Return the files that show any of the phrases; short acts go on while they are searched."""
    wanted = _wanted(phrases)
    groups = list(_groups([file for files in places.values() for file in files]))
    steps.expect(len(groups))
    shown: set[Path] = set()
    for group in groups:
        shown |= set(held.turns.beside(partial(look, group, wanted)))
        steps.next()
    return shown


def _found_rolling_back(
    held: Held, places: dict[str, list[Path]], phrases: Sequence[str], look: LookInside
) -> set[Path]:
    """Take the fresh word out again, and search the file that this could be rolled back from."""
    rollback = layout.rollback_of(held.opened.database)
    places[IN_ITS_FOLDER] = sorted({*places[IN_ITS_FOLDER], rollback})
    with _writing(held) as connection:
        connection.execute(_TAKE_OUT)
        return set(look([rollback], _wanted(phrases)))


def _wanted(phrases: Sequence[str]) -> list[bytes]:
    return [needle for phrase in phrases for needle in needles(phrase)]


def _groups(files: Sequence[Path]) -> Iterator[list[Path]]:
    group: list[Path] = []
    size = 0
    for file in files:
        with suppress(OSError):
            size += file.stat().st_size
        group.append(file)
        if size >= _GROUP:
            yield group
            group, size = [], 0
    if group:
        yield group


def _finding(found: set[Path], places: dict[str, list[Path]], note: str) -> Finding:
    numbers = {name: len(found & set(files)) for name, files in places.items()}
    shown = [f"{number} {name}" for name, number in numbers.items() if number]
    if shown:
        return Finding(WHAT, sound=False, detail=f"files that show words: {', '.join(shown)}")
    count = sum(map(len, places.values()))
    detail = f"none in {count} files"
    return Finding(WHAT, sound=True, detail=f"{detail}, {note}" if note else detail)


@contextmanager
def _planted(held: Held) -> Iterator[str]:
    word = secrets.token_hex(16)
    ledger = held.ledger
    row = {"key": _KEY, "value": dumped(word), "hlc": ledger.last, "device": ledger.device}
    with _writing(held) as connection:
        connection.execute(_PLANT, row)
    try:
        yield word
    except BaseException:
        # No connection is left where Ctrl+C broke into a statement; the next check takes it out.
        with suppress(JournalError, IndexError), _writing(held) as connection:
            connection.execute(_TAKE_OUT)
        raise


@contextmanager
def _writing(held: Held) -> Iterator[Connection]:
    held.require_writable()
    with translated(held.opened.database), held.opened.engine.begin() as connection:
        yield connection


def _phrases(held: Held, also: Sequence[Path]) -> list[str]:
    """Return phrases of the newest pages that no file of ours has any reason to show."""
    with held.work() as unit:
        ids = unit.entries.find(Selection())[:_NEWEST]
        pages = [unit.entries.get(id).content for id in ids]
        pages += [draft.content for draft in unit.drafts.all()[:_NEWEST]]
    public = str(held.opened.place.folder) + "".join(map(str, also)) + _reader()
    phrases = dict.fromkeys(phrase for page in pages for phrase in _of_page(page))
    return [phrase for phrase in phrases if phrase not in public]


def _of_page(page: Content) -> Iterator[str]:
    longest = max(page.body.splitlines(), key=len, default="")
    begin = max(0, (len(longest) - _LONGEST) // 2)
    for phrase in (page.title, longest[begin : begin + _LONGEST], *(t.name for t in page.tags)):
        if len(phrase.strip().encode()) >= _SHORTEST:
            yield phrase.strip()


def _reader() -> str:
    try:
        return resources.stand_alone_reader().read_text(encoding="utf-8")
    except OSError:
        return ""
