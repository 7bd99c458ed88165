"""Rescue, row by row: every text is brought back from wherever it still stands."""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import REAL, Integer, Table, Text

from journal.domain.backups import Why
from journal.domain.checkin import CheckIn, Gate
from journal.domain.entry import Answer, Content, EntryId, Facet
from journal.domain.errors import (
    Cancelled,
    VaultInUse,
)
from journal.domain.labels import Correction, Label, LabelFrom
from journal.domain.secret import ByPassphrase
from journal.domain.tags import Tag, TagKind
from journal.vault.open_journal import OpenJournal
from journal.vault.salvage.cells import Record, Value
from journal.vault.salvage.shapes import table_of
from journal.vault.tables import metadata
from journal.vault.vault import Vault
from tests.quick import quick_vault
from tests.vault.pages import PAGE, PASSPHRASE, draft, entry, page, revised, saved
from tests.vault.rescuing import DAY, contents, rescued, values, with_pages


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed journal with something of everything in it."""
    folder = tmp_path_factory.mktemp("everything")
    journal = quick_vault(folder).create(folder / "Rich.journal", PASSPHRASE)
    for number in range(9):
        content = page(
            f"Page {number}, with 😀 and עברית. " + "Slow words. " * 40 * number**2,
            title=f"Title {number}",
            day=DAY + timedelta(number),
            tags=(Tag("quiet"), Tag(f"person {number % 2}", TagKind.PERSON)),
            answers=(Answer("numb-01", "What is here?"),),
            facets=(Facet("feeling:calm", "2"), Facet("news", "late")),
            checkin=CheckIn(gate=Gate.A_LOT, authorship=-1) if number % 2 else None,
            correction=Correction(Label.CHOSEN, LabelFrom.CORRECTED) if number == 4 else None,
            for_session=number == 5,
            struck=("Slow words", "עברית") if number in {4, 6} else (),
            unread=number in {4, 7},
        )
        with journal.work() as work:
            work.entries.save(f"{number + 1:032x}", content, based_on=None)
    with journal.work() as work:
        work.entries.set_deleted(EntryId(3), True)
        work.drafts.put(draft("Not finished"))
    journal.close()
    return folder / "Rich.journal"


@pytest.fixture
def rich(everything: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(everything, tmp_path / "Rich.journal"))


@pytest.fixture(scope="module")
def there(everything: Path) -> dict[str, Content]:
    """What that journal holds."""
    return contents(quick_vault(everything.parent), everything)


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "page 1": lambda data: data[:16] + bytes(PAGE - 16) + data[PAGE:],
    "page 1 and the salt": lambda data: os.urandom(PAGE) + data[PAGE:],
    "a bit of the salt": lambda data: bytes([data[0] ^ 4]) + data[1:],
    "a page too few": lambda data: data[:-PAGE],
    "100 bytes too few": lambda data: data[:-100],
    "100 bytes too many": lambda data: data + os.urandom(100),
    "a page too many": lambda data: data + os.urandom(PAGE),
    "a page twice": lambda data: data + data[-PAGE:],
    "an old page": lambda data: data[: -2 * PAGE] + data[-PAGE:] + data[-2 * PAGE : -PAGE],
}


@pytest.mark.parametrize("how", DAMAGES)
def test_nothing_is_lost_where_it_can_be_had_twice(
    vault: Vault, rich: Path, there: dict[str, Content], how: str
) -> None:
    database = rich / "journal.db"
    database.write_bytes(DAMAGES[how](database.read_bytes()))
    told = rescued(vault, rich)
    assert contents(vault, told.path) == there
    assert (told.lost, told.lost_unknown, told.older) == ((), 0, 0)


def test_any_one_page_may_go_and_every_word_stays(
    vault: Vault, rich: Path, there: dict[str, Content], full: bool
) -> None:
    data = (rich / "journal.db").read_bytes()
    for number in range(0, len(data) // PAGE, 1 if full else 19):
        (rich / "journal.db").write_bytes(with_pages(data, [number], lambda old: bytes(len(old))))
        told = rescued(vault, rich)
        assert contents(vault, told.path) == there, number
        assert told.entries == len(there)
    (rich / "journal.db").write_bytes(data)
    told = rescued(vault, rich)
    assert told.whole
    assert (told.drafts, told.backups) == (1, ())


def test_a_journal_in_use_is_left_alone_and_a_rescue_can_be_ended(
    vault: Vault, journal: OpenJournal, place: Path, tmp_path: Path
) -> None:
    saved(journal, "Still open.")
    with pytest.raises(VaultInUse):
        vault.rescue(place, tmp_path / "R", ByPassphrase(PASSPHRASE), None, lambda done, of: None)
    journal.close()

    def stop(done: int, of: int) -> None:
        if 2 * done >= of:
            raise Cancelled

    with pytest.raises(Cancelled):
        vault.rescue(place, tmp_path / "R", ByPassphrase(PASSPHRASE), None, stop)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Quiet.journal", "state"]


def test_a_draft_kept_aside_is_found_beside_the_rescued_journal(
    vault: Vault, journal: OpenJournal, place: Path
) -> None:
    journal.keep_aside(draft("Kept aside", uuid="5" * 32))
    journal.close()
    aside = place.with_name("Quiet.lifeboat")
    told = rescued(vault, place)
    assert aside.is_file()
    opened = vault.open(told.path, PASSPHRASE)
    with opened.work() as work:
        assert [found.content.body for found in work.drafts.all()] == ["Kept aside"]
    opened.close()


def test_backups_are_named_where_something_is_missing(
    vault: Vault, versions: OpenJournal, place: Path
) -> None:
    made = versions.copies.make(Why.AUTO, lambda done, of: None)
    versions.close()
    assert rescued(vault, place).backups == ()
    again = vault.open(place, PASSPHRASE)
    _altered(again, ALTER + "2")
    assert rescued(vault, place).backups == (made.path,)
    (place / "vault.json").unlink()
    shutil.rmtree(place.with_name("Rescued.journal"))
    told = rescued(vault, place)  # the header of the backup opens it
    assert (told.entries, told.backups) == (1, (made.path,))
    (place / "journal.db").write_bytes(
        os.urandom(PAGE) + (place / "journal.db").read_bytes()[PAGE:]
    )
    assert rescued(vault, place) == told  # and its salt proves the pages


@pytest.fixture
def versions(journal: OpenJournal) -> Iterator[OpenJournal]:
    """One entry in four versions, whose database the test may alter, and then close."""
    id = saved(journal, "Version 1", tags=(Tag("kept"),), checkin=CheckIn(gate=Gate.A_LITTLE))
    for number in (2, 3, 4):
        revised(journal, id, body=f"Version {number}")
    yield journal
    journal.close()


def _altered(journal: OpenJournal, *statements: str) -> None:
    with journal._held.opened.engine.begin() as held:
        for statement in statements:
            held.exec_driver_sql(statement)
    journal.close()


ALTER = "UPDATE revision SET payload = replace(payload, 'Version', 'Forgery') WHERE id = "


@pytest.mark.parametrize(
    ("statements", "body", "older", "versions_lost"),
    [
        ((ALTER + "2",), "Version 4", 0, 1),
        ((ALTER + "4",), "Version 4", 0, 0),
        ((ALTER + "3", ALTER + "4"), "Version 4", 0, 1),
        ((ALTER + "4", "DELETE FROM entry"), "Version 3", 1, 0),
        ((ALTER + "2", "DELETE FROM entry"), "Version 4", 0, 1),
    ],
)
def test_the_newest_text_comes_from_wherever_it_still_stands(
    vault: Vault,
    versions: OpenJournal,
    place: Path,
    statements: tuple[str, ...],
    body: str,
    older: int,
    versions_lost: int,
) -> None:
    there = entry(versions, EntryId(1))
    _altered(versions, *statements)
    told = rescued(vault, place)
    ((uuid, content),) = contents(vault, told.path).items()
    assert uuid == there.uuid
    assert (content.body, content.tags, content.checkin) == (
        body,
        there.content.tags,
        there.content.checkin,
    )
    assert (told.older, told.versions_lost) == (older, versions_lost)
    assert values(vault, told.path, "SELECT conflict FROM entry") == [0]
    assert values(vault, told.path, _HEADS) == [1]


_HEADS = """SELECT count(*) FROM revision WHERE uuid NOT IN (
    SELECT parent FROM revision WHERE parent IS NOT NULL
    UNION SELECT merge_parent FROM revision WHERE merge_parent IS NOT NULL)"""


def test_a_lost_entry_is_told_by_its_day(vault: Vault, versions: OpenJournal, place: Path) -> None:
    saved(versions, "Gone", day=DAY)
    forged = "UPDATE {} SET {} = CAST('Gone' AS BLOB) WHERE id = {}"
    _altered(
        versions, forged.format("revision", "payload", 5), forged.format("entry", "preview", 2)
    )
    told = rescued(vault, place)
    assert (told.entries, told.lost, told.lost_unknown) == (1, (DAY,), 0)
    assert not told.whole


def test_a_save_that_was_cut_off_is_read_as_before_it(
    vault: Vault, rich: Path, there: dict[str, Content], tmp_path: Path
) -> None:
    cut = Path(shutil.copytree(rich, tmp_path / "Cut.journal"))
    journal = vault.open(rich, PASSPHRASE)
    with journal._held.opened.engine.connect() as held:
        held.exec_driver_sql("PRAGMA cache_size=2")
        held.exec_driver_sql("UPDATE entry SET body = body || ' not saved', words = 0")
        held.exec_driver_sql("UPDATE revision SET payload = payload || ' not saved'")
        for name in ("journal.db", "journal.db-journal"):
            shutil.copyfile(rich / name, cut / name)
    journal.close()
    data = (cut / "journal.db").read_bytes()
    assert data != (rich / "journal.db").read_bytes()
    (cut / "journal.db").write_bytes(data[:20] + bytes(100) + data[120:])
    told = rescued(vault, cut)
    assert contents(vault, told.path) == there


def _like_a_row(table: Table, *, sparse: bool) -> Record:
    """Return a row as the database stores it, with all that may be missing or nothing of it."""
    values: list[Value] = []
    alone = len(table.primary_key) == 1
    for column in table.columns:
        number = column.primary_key and alone and type(column.type) is Integer
        if number or (column.nullable and sparse):
            values.append(None)
        elif isinstance(column.type, Integer | REAL):
            values.append(1)
        elif isinstance(column.type, Text):
            values.append("2020-01-01" if column.name == "day" else "chosen")
        else:
            lengths = {"sha256": 32, "digest": 32, "text_digest": 32, "hlc": 8, "last_hlc": 8}
            values.append(bytes(lengths.get(column.name, 16)))
    return Record(7, tuple(values), proven=True)


@pytest.mark.parametrize(
    "table",
    [each for each in metadata.sorted_tables if each.dialect_options["sqlite"]["with_rowid"]],
    ids=str,
)
def test_every_row_tells_by_itself_which_table_it_is_of(table: Table) -> None:
    for sparse in (False, True):
        assert table_of(_like_a_row(table, sparse=sparse)) == table.name
