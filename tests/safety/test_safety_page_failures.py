"""However what came with the page fails, no word, name or place stands in the failure or a log."""

import logging
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from journal.domain.attachment import LARGEST
from journal.domain.entry import EntryId
from journal.domain.errors import JournalError
from journal.domain.prompts import LIGHT, Prompt
from journal.domain.selection import Selection
from journal.domain.settings import Settings
from journal.domain.tags import Tag, TagKind
from journal.domain.templates import Template
from journal.services.attaching import FromBytes, FromFile
from tests.empty import lay_empty
from tests.safety.day import TAGS, Day
from tests.safety.leaks import held_by, printed_by
from tests.safety.marks import CANARIES, PERSON, SEARCHED, TAG, TITLE, found_in, private_marks
from tests.steps import given, write

WORDS, HALF = CANARIES[0], "\ud800"
NAME = f"{TITLE}.yaml"
PROMPT = Prompt("", "", WORDS, (CANARIES[1],), LIGHT, False)
TEMPLATE = Template("a" * 32, TITLE, WORDS)
PACK = f"format: stillwater-pack\nschema: 1\nid: weir\ntitle: {TITLE}\nlanguage: en\nprompts:\n"
MARKS = private_marks()
Act = Callable[[Day], object]


@pytest.fixture
def day(tmp_path: Path) -> Iterator[Day]:
    day = Day(tmp_path)
    lay_empty(day.journal)
    day.open()
    write(day.services, WORDS, title=TITLE, tags=TAGS)
    write(day.services, CANARIES[1], tags=(Tag("other"),))
    yield day
    day.close()


def raw(day: Day, statement: str) -> None:
    """Do something to the database behind the program's back."""
    held = day.vault.journal._held  # type: ignore[attr-defined]
    held.opened.engine.raw_connection().driver_connection.execute(statement)


def refused(act: Act) -> Act:
    """Let the act meet a database that takes no change."""

    def run(day: Day) -> None:
        raw(day, "PRAGMA query_only=ON")
        act(day)

    return run


def without(table: str, act: Act) -> Act:
    """Let the act meet a database without one of its tables."""

    def run(day: Day) -> None:
        raw(day, f"ALTER TABLE {table} RENAME TO gone")
        act(day)

    return run


def file(day: Day, name: str = NAME, data: bytes = WORDS.encode()) -> Path:
    path = day.folder / name
    path.write_bytes(data)
    return path


def attach(source: Callable[[Day], FromFile | FromBytes]) -> Act:
    return lambda day: given(day.services.writing.attaching.add, "a" * 32, (), source(day))


def bring_in(text: str) -> Act:
    return lambda day: given(day.services.packs.bring_in, file(day, data=text.encode()))


def huge(day: Day) -> FromFile:
    path = file(day)
    os.truncate(path, LARGEST + 1)
    return FromFile(path)


def damaged(day: Day) -> None:
    kept = given(day.services.writing.attaching.add, "a" * 32, (), FromBytes(NAME, WORDS.encode()))
    raw(day, "UPDATE attachment_chunk SET data = x'00'")
    given(day.services.writing.attaching.read, kept.uuid, bytes)


def copy_to(place: Callable[[Day], Path]) -> Act:
    def run(day: Day) -> None:
        attaching = day.services.writing.attaching
        kept = given(attaching.add, "a" * 32, (), FromBytes(NAME, WORDS.encode()))
        given(attaching.save_copy, kept.uuid, place(day))

    return run


def export(place: Callable[[Day], Path]) -> Act:
    def run(day: Day) -> None:
        shelf = given(day.services.packs.keep, PROMPT)
        given(day.services.packs.export, shelf.packs[0], place(day))

    return run


def pages(day: Day) -> tuple[EntryId, ...]:
    found: tuple[EntryId, ...] = given(day.services.reviewing.find, Selection())
    return found


def no_version(day: Day) -> None:
    given(day.services.writing.past_versions.compare, pages(day)[0], None, "f" * 32)


def move_page(day: Day) -> None:
    uuid = given(day.services.reviewing.entry, pages(day)[0]).uuid
    raw(day, "PRAGMA query_only=ON")
    given(day.services.writing.name_day_of, uuid, date(1999, 1, 1))


FAILING: dict[str, Act] = {
    "a file that is not there": attach(lambda day: FromFile(day.folder / NAME)),
    "a folder": attach(lambda day: FromFile(day.folder)),
    "a file of the journal": attach(lambda day: FromFile(day.journal / "journal.db")),
    "an empty file": attach(lambda day: FromFile(file(day, data=b""))),
    "a file too large": attach(huge),
    "a file on a refusing database": refused(attach(lambda day: FromFile(file(day)))),
    "a file without a table": without("attachment", attach(lambda day: FromFile(file(day)))),
    "a piece without a table": without("attachment_chunk", attach(lambda day: FromFile(file(day)))),
    "a damaged file": damaged,
    "a copy to nowhere": copy_to(lambda day: day.folder / TITLE / NAME),
    "a copy into the journal": copy_to(lambda day: day.journal / NAME),
    "a copy over a file": copy_to(file),
    "a pack that is not there": lambda day: given(day.services.packs.bring_in, day.folder / NAME),
    "a pack that is none": bring_in(WORDS),
    "a pack with other fields": bring_in(f"{PACK}- text: {WORDS}\n  {SEARCHED}: {WORDS}\n"),
    "a pack in a loop": bring_in(f"{PACK}- &a text: {WORDS}\n  intensity: *a\n"),
    "a pack that builds": bring_in(f"{PACK}- text: !!python/name:{TITLE} {WORDS}\n"),
    "a pack that ends": bring_in(f"{PACK}- text: '{WORDS}\n"),
    "a pack on a refusing database": refused(bring_in(f"{PACK}- text: {WORDS}\n  intensity: 1\n")),
    "a pack to nowhere": export(lambda day: day.folder / TITLE / NAME),
    "a pack into the journal": export(lambda day: day.journal / NAME),
    "a pack over a file": export(file),
    "a prompt too long": lambda day: given(
        day.services.packs.keep, Prompt("", "", WORDS * 99, (), LIGHT, False)
    ),
    "a prompt without words": lambda day: given(
        day.services.packs.keep, Prompt("", TITLE, " ", (WORDS,), LIGHT, False)
    ),
    "a prompt on a refusing database": refused(lambda day: given(day.services.packs.keep, PROMPT)),
    "a template on a refusing database": refused(
        lambda day: given(day.services.writing.templates.keep, TEMPLATE)
    ),
    "a template without a table": without(
        "setting", lambda day: given(day.services.writing.templates.keep, TEMPLATE)
    ),
    "a word on a refusing database": refused(
        lambda day: given(day.services.spelling.add, "Zwingli")
    ),
    "a word without a table": without(
        "setting", lambda day: given(day.services.spelling.add, "Zwingli")
    ),
    "a name that is taken": lambda day: given(day.services.naming.rename, Tag("other"), TAG),
    "a name that is none": lambda day: given(
        day.services.naming.rename, Tag(PERSON, TagKind.PERSON), TITLE * 99
    ),
    "a name that nobody has": refused(
        lambda day: given(day.services.naming.rename, Tag(TAG), f"{TITLE}/{SEARCHED}")
    ),
    "a colour on a refusing database": without(
        "tag", lambda day: given(day.services.naming.mark, Tag(TAG), None)
    ),
    "a version that is not there": no_version,
    "an entry that is not there": lambda day: given(
        day.services.writing.name_day, EntryId(99), date(1999, 1, 1)
    ),
    "a page on a refusing database": move_page,
}


@pytest.mark.parametrize("name", FAILING)
def test_a_failure_of_the_page_holds_no_words_and_names_no_place(
    day: Day, name: str, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    with pytest.raises(Exception) as failed:  # noqa: PT011 - whatever it is, it may not tell
        FAILING[name](day)
    require_silence(day, failed.value, caplog, capfd)


def require_silence(
    day: Day,
    error: Exception | None,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    told = "".join(capfd.readouterr())
    if error is not None:
        held = held_by(error).encode(errors="backslashreplace")
        assert found_in(held, MARKS) == set()
        assert str(day.folder) not in held.decode()
        assert str(day.folder) not in printed_by(error)
    assert caplog.text == ""
    assert told == ""


HALVES: dict[str, Act] = {
    "a template": lambda day: given(
        day.services.writing.templates.keep, Template("b" * 32, TITLE + HALF, WORDS + HALF)
    ),
    "a word": lambda day: given(day.services.spelling.add, f"Zwingli{HALF}"),
    "a prompt": lambda day: given(
        day.services.packs.keep, Prompt("", "", WORDS + HALF, (WORDS + HALF,), LIGHT, False)
    ),
    "a name": lambda day: given(day.services.naming.rename, Tag(TAG), TITLE + HALF),
    "a name that is looked for": lambda day: given(
        day.services.naming.rename, Tag(TAG + HALF), TITLE
    ),
    "a file": attach(lambda day: FromBytes(TITLE + HALF, WORDS.encode())),
    "the name of a file": attach(
        lambda day: FromFile(file(day, os.fsdecode(TITLE.encode() + b"\xe9.txt")))
    ),
}


@pytest.mark.parametrize("name", HALVES)
def test_signs_that_no_file_takes_tell_nothing_on_the_page(
    day: Day, name: str, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    error: JournalError | None = None
    try:
        HALVES[name](day)
    except JournalError as refused:
        error = refused
    require_silence(day, error, caplog, capfd)
    assert given(day.services.upkeep.check).sound


@pytest.mark.parametrize("rules", ["SET UTF-8\nSFX A Y 2\nSFX {}\n", "SET UTF-8\nFLAG {}\nREP 9\n"])
def test_a_dictionary_that_is_broken_is_not_told_on_any_stream(
    day: Day, rules: str, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = day.folder / TITLE
    folder.mkdir()
    (folder / "quarrel.aff").write_text(rules.format(WORDS), "utf-8")
    (folder / "quarrel.dic").write_text(f"2\n{WORDS}/A\nXylographer/{WORDS}\n", "utf-8")
    (folder / "bare.aff").write_bytes(b"SET \xff")
    (folder / "bare.dic").write_bytes(b"")
    names = frozenset(given(day.services.spelling.found_in, folder))
    assert names == {"quarrel", "bare"}
    day.services.spelling.use(
        replace(Settings(), dictionaries=str(folder), opened_dictionaries=names)
    )
    day.services.spelling.check("Xylographer")
    require_silence(day, None, caplog, capfd)
