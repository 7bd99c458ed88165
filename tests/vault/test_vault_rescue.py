"""Rescue: what a damaged journal still holds comes back, and the damaged one keeps every byte."""

import os
import random
import shutil
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest

from journal.domain.backups import Why
from journal.domain.checkin import CheckIn, Gate
from journal.domain.entry import Answer, Content, EntryId, Facet
from journal.domain.errors import (
    Cancelled,
    InsideJournal,
    JournalError,
    MistypedCode,
    Part,
    VaultDamaged,
    VaultInUse,
    WrongCode,
    WrongPassphrase,
)
from journal.domain.labels import Correction, Label, LabelFrom
from journal.domain.report import Rescued
from journal.domain.secret import ByCode, ByPassphrase
from journal.domain.selection import Selection
from journal.domain.tags import Tag, TagKind
from journal.vault.open_journal import OpenJournal
from journal.vault.vault import Vault
from tests.quick import quick_vault
from tests.vault.pages import PAGE, PASSPHRASE, draft, entry, page, prints, revised, saved

OTHER_CODE = "000G-40R4-0M30-E209-185G-R38E-1W81-24GK-2GAH-C5RR-34D1-P70X-3RFS-1E5X"
NEW = "a passphrase made anew"
DAY = date(2020, 1, 1)


@pytest.fixture(scope="module")
def many(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal of 300 words a day, and beside it its recovery code."""
    full = request.config.getoption("--full")
    folder = tmp_path_factory.mktemp("many")
    journal = quick_vault(folder).create(folder / "Many.journal", PASSPHRASE)
    chance = random.Random(7)
    words = [f"{chance.randrange(16**6):x}" for _ in range(4000)]
    with journal.work() as work:
        for number in range(2000 if full else 300):
            content = page(
                " ".join(chance.choices(words, k=300)),
                day=DAY + timedelta(number),
                title=f"Day {number}",
                tags=(Tag(f"topic {number % 9}"),),
            )
            work.entries.save(f"{number + 1:032x}", content, based_on=None)
    (folder / "code").write_text(journal.recovery_code())
    journal.close()
    return folder / "Many.journal"


@pytest.fixture(scope="module")
def there(many: Path) -> dict[str, Content]:
    """What that journal holds."""
    return _contents(quick_vault(many.parent), many)


@pytest.fixture
def damaged(many: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(many, tmp_path / "Damaged.journal"))


@pytest.fixture
def rich(journal: OpenJournal, place: Path) -> Path:
    """A closed journal with something of everything in it."""
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
        )
        with journal.work() as work:
            work.entries.save(f"{number + 1:032x}", content, based_on=None)
    with journal.work() as work:
        work.entries.set_deleted(EntryId(3), True)
        work.drafts.put(draft("Not finished"))
    journal.close()
    return place


def _contents(vault: Vault, place: Path, passphrase: str = PASSPHRASE) -> dict[str, Content]:
    """Return every entry, also in the bin, after a check that finds nothing wrong."""
    journal = vault.open(place, passphrase)
    report = journal.check(lambda done, of: None)
    assert report.sound, report.findings
    with journal._held.opened.engine.connect() as held:
        ids = held.exec_driver_sql("SELECT id FROM entry").scalars().all()
    with journal.work() as work:
        every = [work.entries.get(EntryId(id)) for id in ids]
    journal.close()
    return {each.uuid: each.content for each in every}


def _rescued(vault: Vault, damaged: Path, new: str | None = None, code: str = "") -> Rescued:
    """Rescue a journal, after which not one byte of it is another."""
    before = prints(damaged)
    into = damaged.with_name("Rescued.journal")
    shutil.rmtree(into, ignore_errors=True)
    secret = ByCode(code) if code else ByPassphrase(PASSPHRASE)
    try:
        return vault.rescue(damaged, into, secret, new, lambda done, of: None)
    finally:
        assert prints(damaged) == before
        assert not (damaged / ".lock").exists()
        assert not list(damaged.parent.glob(".*.part"))


def _with_pages(data: bytes, numbers: list[int], change: Callable[[bytes], bytes]) -> bytes:
    whole = bytearray(data)
    for number in numbers:
        whole[number * PAGE : (number + 1) * PAGE] = change(
            bytes(whole[number * PAGE : (number + 1) * PAGE])
        )
    return bytes(whole)


def _flipped(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]


def _random(chance: random.Random, data: bytes) -> bytes:
    return chance.randbytes(len(data))


@pytest.mark.parametrize("how", ["random bytes", "one bit"])
def test_pages_damaged_at_random_cost_next_to_nothing(
    vault: Vault,
    there: dict[str, Content],
    damaged: Path,
    how: str,
    full: bool,
    figure: Callable[[str], None],
) -> None:
    data, least, back = (damaged / "journal.db").read_bytes(), 1.0, 0
    seeds, pages = (10, 12) if full else (1, 4)
    for seed in range(seeds):
        chance = random.Random(seed)
        numbers = chance.sample(range(len(data) // PAGE), pages)
        change = partial(_flipped if how == "one bit" else _random, chance)
        (damaged / "journal.db").write_bytes(_with_pages(data, numbers, change))
        told = _rescued(vault, damaged)
        found = _contents(vault, told.path)
        assert found.items() <= there.items()
        assert told.entries == len(found)
        assert told.entries + len(told.lost) + told.lost_unknown == len(there)
        assert {content.day for uuid, content in there.items() if uuid not in found} >= {*told.lost}
        least, back = min(least, len(found) / len(there)), back + len(found)
    assert least >= 0.99
    figure(
        f"rescue, {pages} of {len(data) // PAGE} pages damaged ({how}), {seeds} times: "
        f"{back} of {seeds * len(there)} entries back, never under {least:.2%}"
    )


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
def test_nothing_is_lost_where_it_can_be_had_twice(vault: Vault, rich: Path, how: str) -> None:
    there = _contents(vault, rich)
    database = rich / "journal.db"
    database.write_bytes(DAMAGES[how](database.read_bytes()))
    told = _rescued(vault, rich)
    assert _contents(vault, told.path) == there
    assert (told.lost, told.lost_unknown, told.older) == ((), 0, 0)


def test_any_one_page_may_go_and_every_word_stays(vault: Vault, rich: Path, full: bool) -> None:
    there = _contents(vault, rich)
    data = (rich / "journal.db").read_bytes()
    for number in range(0, len(data) // PAGE, 1 if full else 13):
        (rich / "journal.db").write_bytes(_with_pages(data, [number], lambda old: bytes(len(old))))
        told = _rescued(vault, rich)
        assert _contents(vault, told.path) == there, number
        assert told.entries == len(there)
    (rich / "journal.db").write_bytes(data)
    told = _rescued(vault, rich)
    assert told.whole
    assert (told.drafts, told.backups) == (1, ())


def test_the_rescued_journal_is_the_same_journal_and_goes_on(vault: Vault, damaged: Path) -> None:
    (before,) = _values(vault, damaged, "SELECT value FROM meta WHERE key='vault_id'")
    (copy,) = _values(vault, damaged, "SELECT value FROM meta WHERE key='copy_id'")
    told = _rescued(vault, damaged)
    assert (told.path / "vault.json").read_bytes() == (damaged / "vault.json").read_bytes()
    assert _values(vault, told.path, "SELECT value FROM meta WHERE key='vault_id'") == [before]
    assert _values(vault, told.path, "SELECT value FROM meta WHERE key='copy_id'") != [copy]
    journal = vault.open(told.path, PASSPHRASE)
    assert not journal.older_than_seen
    id = saved(journal, "Written afterwards.")
    with journal.work() as work:
        assert work.entries.find(Selection(words="afterwards")) == (id,)
    assert revised(journal, EntryId(1), title="Changed").content.title == "Changed"
    assert journal.check(lambda done, of: None).sound
    journal.close()


def _values(vault: Vault, place: Path, query: str) -> list[object]:
    journal = vault.open(place, PASSPHRASE)
    with journal._held.opened.engine.connect() as held:
        found = list(held.exec_driver_sql(query).scalars())
    journal.close()
    return found


def test_the_code_rescues_without_a_header(
    vault: Vault, there: dict[str, Content], many: Path, damaged: Path
) -> None:
    code = many.with_name("code").read_text()
    (damaged / "vault.json").write_bytes(b"")
    with pytest.raises(VaultDamaged) as told:
        _rescued(vault, damaged, code=code)
    assert told.value.part is Part.HEADER
    with pytest.raises(VaultDamaged) as told:
        _rescued(vault, damaged, new=NEW)
    assert told.value.part is Part.HEADER
    (damaged / "vault.json").unlink()
    made = _rescued(vault, damaged, new=NEW, code=code)
    assert _contents(vault, made.path, NEW) == there


def test_a_secret_that_is_not_this_journals_reads_nothing(vault: Vault, damaged: Path) -> None:
    into = damaged.with_name("Rescued.journal")
    secrets: dict[type[JournalError], ByCode | ByPassphrase] = {
        WrongPassphrase: ByPassphrase(PASSPHRASE + "?"),
        WrongCode: ByCode(OTHER_CODE),
        MistypedCode: ByCode(OTHER_CODE[:-1] + "Z"),
    }
    for header in (True, False):
        for kind, secret in secrets.items():
            if header or kind is not WrongPassphrase:
                with pytest.raises(kind):
                    vault.rescue(damaged, into, secret, NEW, lambda done, of: None)
        (damaged / "vault.json").unlink(missing_ok=True)
    assert not into.exists()


@pytest.mark.parametrize(
    ("change", "part"),
    [
        (lambda file: file.write_bytes(b""), Part.EMPTY),
        (lambda file: file.unlink(), Part.MISSING),
        (lambda file: file.write_bytes(os.urandom(9 * PAGE)), Part.DATABASE),
    ],
)
def test_where_nothing_is_left_no_journal_is_made(
    vault: Vault, damaged: Path, change: Callable[[Path], object], part: Part
) -> None:
    change(damaged / "journal.db")
    with pytest.raises(VaultDamaged) as told:
        _rescued(vault, damaged)
    assert told.value.part is part
    assert not damaged.with_name("Rescued.journal").exists()


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
    told = _rescued(vault, place)
    assert aside.is_file()
    opened = vault.open(told.path, PASSPHRASE)
    with opened.work() as work:
        assert [found.content.body for found in work.drafts.all()] == ["Kept aside"]
    opened.close()


def test_a_rescued_journal_is_never_laid_inside_the_damaged_one(
    vault: Vault, damaged: Path
) -> None:
    before = prints(damaged)
    secret = ByPassphrase(PASSPHRASE)
    with pytest.raises(InsideJournal):
        vault.rescue(damaged, damaged / "Rescued", secret, None, lambda done, of: None)
    assert prints(damaged) == before


def test_backups_are_named_where_something_is_missing(
    vault: Vault, versions: OpenJournal, place: Path
) -> None:
    made = versions.copies.make(Why.AUTO, lambda done, of: None)
    versions.close()
    assert _rescued(vault, place).backups == ()
    again = vault.open(place, PASSPHRASE)
    _altered(again, ALTER + "2")
    assert _rescued(vault, place).backups == (made.path,)
    (place / "vault.json").unlink()
    shutil.rmtree(place.with_name("Rescued.journal"))
    told = _rescued(vault, place)  # the header of the backup opens it
    assert (told.entries, told.backups) == (1, (made.path,))
    (place / "journal.db").write_bytes(
        os.urandom(PAGE) + (place / "journal.db").read_bytes()[PAGE:]
    )
    assert _rescued(vault, place) == told  # and its salt proves the pages


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
    told = _rescued(vault, place)
    ((uuid, content),) = _contents(vault, told.path).items()
    assert uuid == there.uuid
    assert (content.body, content.tags, content.checkin) == (
        body,
        there.content.tags,
        there.content.checkin,
    )
    assert (told.older, told.versions_lost) == (older, versions_lost)
    assert _values(vault, told.path, "SELECT conflict FROM entry") == [0]
    assert _values(vault, told.path, _HEADS) == [1]


_HEADS = """SELECT count(*) FROM revision WHERE uuid NOT IN (
    SELECT parent FROM revision WHERE parent IS NOT NULL
    UNION SELECT merge_parent FROM revision WHERE merge_parent IS NOT NULL)"""


def test_a_lost_entry_is_told_by_its_day(vault: Vault, versions: OpenJournal, place: Path) -> None:
    saved(versions, "Gone", day=DAY)
    forged = "UPDATE {} SET {} = CAST('Gone' AS BLOB) WHERE id = {}"
    _altered(
        versions, forged.format("revision", "payload", 5), forged.format("entry", "preview", 2)
    )
    told = _rescued(vault, place)
    assert (told.entries, told.lost, told.lost_unknown) == (1, (DAY,), 0)
    assert not told.whole


def test_a_save_that_was_cut_off_is_read_as_before_it(
    vault: Vault, rich: Path, tmp_path: Path
) -> None:
    there = _contents(vault, rich)
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
    told = _rescued(vault, cut)
    assert _contents(vault, told.path) == there
