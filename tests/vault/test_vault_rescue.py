"""Rescue: what a large damaged journal still holds comes back, by whatever secret it opens."""

import os
import random
import shutil
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from journal.domain.entry import Content, EntryId
from journal.domain.errors import (
    InsideJournal,
    JournalError,
    MistypedCode,
    Part,
    VaultDamaged,
    WrongCode,
    WrongPassphrase,
)
from journal.domain.secret import ByCode, ByPassphrase
from journal.domain.selection import Selection
from journal.domain.tags import Tag
from journal.vault.vault import Vault
from tests.quick import quick_vault
from tests.vault.pages import PAGE, PASSPHRASE, page, prints, revised, saved
from tests.vault.rescuing import DAY, NEW, OTHER_CODE, contents, rescued, values, with_pages


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
    return contents(quick_vault(many.parent), many)


@pytest.fixture
def damaged(many: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(many, tmp_path / "Damaged.journal"))


def _random(chance: random.Random, data: bytes) -> bytes:
    return chance.randbytes(len(data))


def _flipped(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]


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
        (damaged / "journal.db").write_bytes(with_pages(data, numbers, change))
        told = rescued(vault, damaged)
        found = contents(vault, told.path)
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


def test_the_rescued_journal_is_the_same_journal_and_goes_on(vault: Vault, damaged: Path) -> None:
    (before,) = values(vault, damaged, "SELECT value FROM meta WHERE key='vault_id'")
    (copy,) = values(vault, damaged, "SELECT value FROM meta WHERE key='copy_id'")
    told = rescued(vault, damaged)
    assert (told.path / "vault.json").read_bytes() == (damaged / "vault.json").read_bytes()
    assert values(vault, told.path, "SELECT value FROM meta WHERE key='vault_id'") == [before]
    assert values(vault, told.path, "SELECT value FROM meta WHERE key='copy_id'") != [copy]
    journal = vault.open(told.path, PASSPHRASE)
    assert not journal.older_than_seen
    id = saved(journal, "Written afterwards.")
    with journal.work() as work:
        assert work.entries.find(Selection(words="afterwards")) == (id,)
    assert revised(journal, EntryId(1), title="Changed").content.title == "Changed"
    assert journal.check(lambda done, of: None).sound
    journal.close()


def test_the_code_rescues_without_a_header(
    vault: Vault, there: dict[str, Content], many: Path, damaged: Path
) -> None:
    code = many.with_name("code").read_text()
    (damaged / "vault.json").write_bytes(b"")
    with pytest.raises(VaultDamaged) as told:
        rescued(vault, damaged, code=code)
    assert told.value.part is Part.HEADER
    with pytest.raises(VaultDamaged) as told:
        rescued(vault, damaged, new=NEW)
    assert told.value.part is Part.HEADER
    (damaged / "vault.json").unlink()
    made = rescued(vault, damaged, new=NEW, code=code)
    assert contents(vault, made.path, NEW) == there


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
        rescued(vault, damaged)
    assert told.value.part is part
    assert not damaged.with_name("Rescued.journal").exists()


def test_a_rescued_journal_is_never_laid_inside_the_damaged_one(
    vault: Vault, damaged: Path
) -> None:
    before = prints(damaged)
    secret = ByPassphrase(PASSPHRASE)
    with pytest.raises(InsideJournal):
        vault.rescue(damaged, damaged / "Rescued", secret, None, lambda done, of: None)
    assert prints(damaged) == before
