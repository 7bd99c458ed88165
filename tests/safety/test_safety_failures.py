"""However an act fails, nothing private stands in the failure, in a log, or on a screen."""

import logging
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from journal.domain.entry import Answer, Facet
from journal.domain.secret import ByPassphrase
from journal.domain.selection import Selection
from journal.domain.tags import Tag
from journal.services.work import at_once
from journal.ui.kit.mishap import Mishap
from tests.empty import lay_empty
from tests.safety.day import ACTS, NEW_PASSPHRASE, TAGS, Day
from tests.safety.leaks import held_by, printed_by
from tests.safety.marks import CANARIES, TITLE, found_in, marks_of, private_marks
from tests.steps import PASSPHRASE, given, write

WORDS = CANARIES[0]
HALF = "\ud800"
"""Half a surrogate pair, which no encoding takes; its error would hold the whole text."""
MARKS = {**private_marks(), **marks_of((PASSPHRASE, NEW_PASSPHRASE))}
Act = Callable[[Day], object]


@pytest.fixture
def day(tmp_path: Path) -> Iterator[Day]:
    day = Day(tmp_path)
    lay_empty(day.journal)
    day.open()
    write(day.services, WORDS, title=TITLE, tags=TAGS)
    yield day
    day.close()


@contextmanager
def spoilt(day: Day, statement: str) -> Iterator[None]:
    """Do something to the database that makes later statements fail."""
    held = day.vault.journal._held  # type: ignore[attr-defined]  # behind the protocol, on purpose
    raw = held.opened.engine.raw_connection().driver_connection
    raw.execute(statement)
    yield


def on_spoilt(statement: str, act: Act) -> Act:
    def run(day: Day) -> None:
        with spoilt(day, statement):
            act(day)

    return run


def at_the_door(act: Act) -> Act:
    def run(day: Day) -> None:
        day.close()
        act(day)

    return run


def page(**changes: Any) -> Act:
    return lambda day: write(day.services, WORDS, **changes)


def handing_over(form: str, name: str) -> Act:
    def run(day: Day) -> None:
        packet = given(day.services.handing_over.begin, day.ids()[:1])
        given(partial(day.services.handing_over.save, packet), form, day.folder / name)

    return run


def bringing_in(text: str, form: str) -> Act:
    def run(day: Day) -> None:
        file = day.folder / "in"
        file.write_text(text)
        given(day.services.importing.bring_in, file, form)

    return run


_REFUSING = "CREATE TEMP TRIGGER no BEFORE INSERT ON revision BEGIN SELECT RAISE(ABORT, 'no'); END"
FAILING: dict[str, Act] = {
    "a read-only database": on_spoilt("PRAGMA query_only=ON", page(title=TITLE, tags=TAGS)),
    "a table that is gone": on_spoilt("ALTER TABLE tag RENAME TO gone", page(tags=TAGS)),
    "a refused row": on_spoilt(_REFUSING, page(title=TITLE, tags=TAGS)),
    "no index": on_spoilt(
        "DROP TABLE fts",
        lambda d: given(d.services.reviewing.find, Selection(words=WORDS)),
    ),
    "a wrong old passphrase": lambda d: given(
        d.services.unlocking.change_passphrase, NEW_PASSPHRASE, WORDS
    ),
    "half a pair in the passphrase": lambda d: given(
        d.services.unlocking.change_passphrase, PASSPHRASE + HALF, NEW_PASSPHRASE
    ),
    "half a pair in a new one": lambda d: given(
        d.services.unlocking.change_passphrase, PASSPHRASE, NEW_PASSPHRASE + HALF
    ),
    "half a pair in a new key": lambda d: given(
        d.services.keys.change_because_known, PASSPHRASE, NEW_PASSPHRASE + HALF
    ),
    "no folder to export to": handing_over("md", "nowhere/pages.md"),
    "a name too long": handing_over("md", "x" * 300),
    "no such form": handing_over("rtf", "pages.rtf"),
    "lines that are none": bringing_in(f'{{"date": "x", "text": "{WORDS}"}}\n{{{WORDS}', "jsonl"),
    "an archive that is none": bringing_in(f'{{"a": "{WORDS}"}}', "json"),
    "a file that is not there": lambda d: given(
        d.services.importing.bring_in, d.folder / "none", "json"
    ),
    "nothing to merge": lambda d: given(d.services.upkeep.merge, d.folder / "none", PASSPHRASE),
    "nowhere to back up to": lambda d: given(d.services.upkeep.back_up, folder=d.folder / "none"),
    "no backup to remove": lambda d: given(d.services.upkeep.remove_backups, [d.folder / "none"]),
    "no backup to restore": lambda d: given(
        d.services.rescuing.restore, d.folder / "none", d.folder / "R", ByPassphrase(PASSPHRASE)
    ),
    "nothing to rescue": lambda d: given(
        d.services.rescuing.rescue,
        d.folder / "none",
        d.folder / "R",
        ByPassphrase(PASSPHRASE),
        NEW_PASSPHRASE,
    ),
    "no key file": lambda d: given(
        d.services.keys.add_key_file, PASSPHRASE, NEW_PASSPHRASE, d.folder / "none"
    ),
    "no recovery code": at_the_door(
        lambda d: given(d.services.unlocking.recover, d.journal, WORDS, NEW_PASSPHRASE)
    ),
    "half a pair at the door": at_the_door(
        lambda d: given(d.services.unlocking.unlock, d.journal, PASSPHRASE + HALF)
    ),
}


@pytest.mark.parametrize("name", FAILING)
def test_a_failure_holds_no_words_and_names_no_place(
    day: Day, name: str, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    with pytest.raises(Exception) as failed:  # noqa: PT011 - whatever it is, it may not tell
        FAILING[name](day)
    capfd_out = "".join(capfd.readouterr())
    held = held_by(failed.value).encode(errors="backslashreplace")
    assert found_in(held, MARKS) == set()
    assert str(day.folder) not in printed_by(failed.value)
    assert caplog.text == ""
    assert capfd_out == ""


@pytest.mark.parametrize(
    "changes",
    [
        {"body": WORDS + HALF},
        {"title": TITLE + HALF},
        {"tags": (Tag(f"{TITLE}{HALF}"),)},
        {"facets": (Facet("kind", WORDS + HALF),)},
        {"answers": (Answer("keep-01", WORDS + HALF),)},
        {"body": f"{WORDS}\0{WORDS}"},
    ],
)
def test_signs_that_no_file_takes_are_kept_and_not_refused(
    day: Day, changes: dict[str, Any]
) -> None:
    written = write(day.services, changes.pop("body", WORDS), **changes)
    assert written.content.body.startswith(WORDS)
    given(day.services.reviewing.find, Selection(words=WORDS + HALF))
    given(day.services.reviewing.find, Selection(words=f'"{WORDS} AND (NEAR'))


def test_what_is_said_of_a_fault_of_the_program_quotes_nothing(
    qapp: QApplication, capfd: pytest.CaptureFixture[str]
) -> None:
    window = QWidget()
    mishap = Mishap(window, qapp.clipboard(), at_once)
    hook = sys.excepthook
    mishap.watch()
    try:
        try:
            raise LookupError(WORDS) from ValueError(PASSPHRASE)
        except LookupError as error:
            sys.excepthook(type(error), error, error.__traceback__)
    finally:
        sys.excepthook = hook
    said = "\n".join(
        (mishap.words.text(), mishap.details.toPlainText(), *capfd.readouterr())
    ).encode()
    assert b"LookupError" in said
    assert found_in(said, MARKS) == set()
    mishap.close()


@pytest.mark.skipif(sys.platform != "linux", reason="names of other systems are always text")
def test_a_folder_whose_name_is_no_text_is_a_folder_like_others(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"caf\xe9")
    folder.mkdir()
    day = Day(folder)
    for name in ("create", "write", "settings", "back up", "merge", "re-key"):
        ACTS[name](day)
    assert given(day.open().upkeep.check).sound
    assert day.services.settings.preferences.last_place == str(day.journal)
    day.close()
