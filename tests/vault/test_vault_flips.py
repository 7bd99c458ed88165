"""No altered bit and no missing or added byte goes unnoticed, and noticing one changes nothing."""

import os
import random
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from journal.domain.backups import Why
from journal.domain.checkin import CheckIn, Gate
from journal.domain.entry import Answer, Facet
from journal.domain.errors import JournalError, Part, VaultDamaged
from journal.domain.secret import ByPassphrase
from journal.domain.tags import Tag
from journal.vault.vault import Vault
from tests.quick import quick_vault
from tests.vault.pages import PAGE, PASSPHRASE, page, prints, saved
from tests.vault.rescuing import contents

HEADER, DATABASE, BACKUP = "vault.json", "journal.db", "backups/kept.jbackup"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed journal of twelve pages that fill indexes and free pages too, with a backup."""
    folder = tmp_path_factory.mktemp("sound")
    place = folder / "Sound.journal"
    journal = quick_vault(folder).create(place, PASSPHRASE)
    with journal.work() as work:
        for number in range(12):
            content = page(
                f"Number {number}. " + "Words of the day. " * 80 * number,
                title=f"Title {number}",
                tags=(Tag(f"tag {number}"),),
                answers=(Answer("numb-01", "What is here?"),),
                facets=(Facet("news"),),
                checkin=CheckIn(gate=Gate.A_LOT, authorship=-1),
            )
            work.entries.save(f"{number:032x}", content, based_on=None)
    made = journal.copies.make(Why.AUTO, lambda done, of: None)
    made.path.rename(place / BACKUP)
    journal.close()
    return place


@pytest.fixture
def altered(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sound, tmp_path / "Altered.journal"))


def _faults(vault: Vault, place: Path) -> set[str]:
    """Return what opening or a check of the journal finds; nothing of it may be changed by that.

    Raises what is no damage: a wrong passphrase above all.
    """
    before = prints(place)
    try:
        journal = vault.open(place, PASSPHRASE)
    except VaultDamaged as told:
        found = {f"{told.part} refused"}
    else:
        report = journal.check(lambda done, of: None)
        journal.close()
        found = {finding.what for finding in report.findings if not finding.sound}
    assert prints(place) == before
    return found


def _restored(vault: Vault, place: Path) -> JournalError | None:
    """Return why the backup does not restore, after which nothing stands in the new place."""
    before, into = prints(place), place.with_name("Restored.journal")
    try:
        vault.restore(place / BACKUP, into, ByPassphrase(PASSPHRASE), lambda done, of: None)
    except JournalError as told:
        assert not into.exists()
        assert prints(place) == before
        return told
    shutil.rmtree(into)
    return None


def _places(trials: int, sizes: dict[str, int]) -> list[tuple[str, str, int]]:
    """Return where to flip: a name of the kind of place, the file, and the bit in it."""
    chance = random.Random(24)
    kinds = {
        "header": (HEADER, 0, sizes[HEADER]),
        "salt": (DATABASE, 0, 16),
        "page 1": (DATABASE, 16, PAGE),
        "pages": (DATABASE, PAGE, sizes[DATABASE]),
        "page ends": (DATABASE, PAGE - 80, PAGE),
        "backup's head": (BACKUP, 0, 1000),
        "backup": (BACKUP, 1000, sizes[BACKUP]),
    }
    found = []
    for trial in range(trials):
        kind, (file, begin, end) = list(kinds.items())[trial % len(kinds)]
        at = chance.randrange(begin, end)
        if kind == "page ends":  # IV and proof of any page
            at += PAGE * chance.randrange(sizes[DATABASE] // PAGE)
        found.append((kind, file, 8 * at + chance.randrange(8)))
    return found


def test_no_flipped_bit_goes_unnoticed(
    vault: Vault, altered: Path, full: bool, figure: Callable[[str], None]
) -> None:
    assert _faults(vault, altered) == set()
    assert _restored(vault, altered) is None
    files = {name: (altered / name).read_bytes() for name in (HEADER, DATABASE, BACKUP)}
    sizes = {name: len(data) for name, data in files.items()}
    noticed: Counter[str] = Counter()
    places = _places(500 if full else 14, sizes)
    for kind, file, bit in places:
        data = bytearray(files[file])
        data[bit // 8] ^= 1 << bit % 8
        (altered / file).write_bytes(data)
        if file == BACKUP:
            told = _restored(vault, altered)
            assert isinstance(told, VaultDamaged), (kind, bit)
            assert told.part is Part.BACKUP
        assert _faults(vault, altered), (kind, bit)
        noticed[kind] += 1
        (altered / file).write_bytes(files[file])
    assert _faults(vault, altered) == set()
    by_kind = ", ".join(f"{kind} {count}" for kind, count in noticed.items())
    figure(f"{len(places)} flipped bits, {len(places) - noticed.total()} unnoticed ({by_kind})")


def _swapped(data: bytes) -> bytes:
    return (
        data[: 9 * PAGE]
        + data[10 * PAGE : 11 * PAGE]
        + data[9 * PAGE : 10 * PAGE]
        + data[11 * PAGE :]
    )


CHANGES: dict[str, Callable[[bytes], bytes]] = {
    "nothing left": lambda data: b"",
    "a page too few": lambda data: data[:-PAGE],
    "half": lambda data: data[: len(data) // PAGE // 2 * PAGE],
    "one page": lambda data: data[:PAGE],
    "100 bytes too few": lambda data: data[:-100],
    "100 bytes": lambda data: data[:100],
    "100 bytes too many": lambda data: data + os.urandom(100),
    "a page too many": lambda data: data + os.urandom(PAGE),
    "an empty page too many": lambda data: data + bytes(PAGE),
    "two pages swapped": _swapped,
    "all zeros": lambda data: bytes(len(data)),
}


@pytest.mark.parametrize("how", CHANGES)
def test_a_database_of_another_length_is_never_taken_for_whole(
    vault: Vault, altered: Path, how: str
) -> None:
    database = altered / DATABASE
    database.write_bytes(CHANGES[how](database.read_bytes()))
    faults = _faults(vault, altered)
    assert faults
    if how == "nothing left":
        assert faults == {"empty refused"}


@pytest.mark.parametrize("how", CHANGES)
def test_a_backup_of_another_length_is_never_restored(
    vault: Vault, altered: Path, how: str
) -> None:
    backup = altered / BACKUP
    backup.write_bytes(CHANGES[how](backup.read_bytes()))
    told = _restored(vault, altered)
    assert isinstance(told, VaultDamaged)
    assert told.part is Part.BACKUP
    assert _faults(vault, altered)


@pytest.mark.parametrize(
    "change", [lambda data: data[:-1], lambda data: data + b"\n", lambda data: data[:100]]
)
def test_a_header_of_another_length_is_damage(
    vault: Vault, altered: Path, change: Callable[[bytes], bytes]
) -> None:
    header = altered / HEADER
    header.write_bytes(change(header.read_bytes()))
    assert _faults(vault, altered) == {"header refused"}


def test_an_old_page_put_back_is_noticed_or_changes_nothing_written(
    vault: Vault, altered: Path, full: bool, figure: Callable[[str], None]
) -> None:
    database = altered / DATABASE
    old = database.read_bytes()
    journal = vault.open(altered, PASSPHRASE)
    saved(journal, "Written since.", tags=(Tag("tag 3"),))
    journal.close()
    there = contents(vault, altered)
    new = database.read_bytes()
    changed = [at for at in range(0, len(old), PAGE) if old[at : at + PAGE] != new[at : at + PAGE]]
    noticed = 0
    for at in changed if full else changed[::3]:
        database.write_bytes(new[:at] + old[at : at + PAGE] + new[at + PAGE :])
        if _faults(vault, altered):
            noticed += 1
        else:  # a counter of changes, or of the device's clock
            assert contents(vault, altered) == there
    assert noticed
    figure(f"{noticed} of {len(changed)} old pages noticed; the others hold nothing written")
