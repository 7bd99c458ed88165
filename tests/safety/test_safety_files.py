"""What the files of a journal tell whoever finds them: sizes and times, and nothing else."""

import math
import re
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from journal.services.stores import UnitOfWork
from journal.vault.header import Header, read
from tests.quick import quick_vault
from tests.safety.day import ACTS, TAGS, Day, diary
from tests.safety.marks import CANARIES, TITLE, found_in, marks_of, private_marks
from tests.steps import PASSPHRASE, given, write

KNOWN_STARTS = (b"SQLite", b"PK", b"\x1f\x8b", b"%PDF", b"BZh", b"\xfd7zXZ")


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Day:
    """A day on which everything was done that makes files, and the draft that found no room."""
    day = Day(tmp_path_factory.mktemp("lived"))
    diary(day.folder).chmod(0o600)
    for name in ("create", "write", "autosave", "settings", "import", "back up", "merge", "re-key"):
        ACTS[name](day)
    given(day.services.upkeep.back_up)
    draft = day.services.writing.blank()
    day.vault.journal.keep_aside(draft)
    day.services.unlocking.quit()
    shutil.rmtree(day.folder / "elsewhere")
    return day


def files_of(day: Day) -> list[Path]:
    return [p for p in day.folder.rglob("*") if p.is_file() and p.name != "in.jsonl"]


def entropy(data: bytes) -> float:
    """Return the bits per byte."""
    return -sum(n / len(data) * math.log2(n / len(data)) for n in Counter(data).values())


def test_every_file_and_folder_is_its_owners_alone(lived: Day) -> None:
    kinds = {path.suffix for path in files_of(lived)}
    assert {".db", ".json", ".jbackup", ".lifeboat", ".witness", ".py"} <= kinds
    modes = {path: path.stat().st_mode & 0o777 for path in files_of(lived)}
    assert {path.name: oct(mode) for path, mode in modes.items() if mode != 0o600} == {}
    folders = [p for p in lived.folder.rglob("*") if p.is_dir()]
    assert {p.name for p in folders} == {"Quiet.journal", "backups", "state", "second"}
    assert {p.name for p in folders if p.stat().st_mode & 0o777 != 0o700} == set()


def test_no_name_tells_a_title_a_tag_or_a_day_that_is_written_about(lived: Day) -> None:
    names = "\n".join(str(path.relative_to(lived.folder)) for path in lived.folder.rglob("*"))
    assert found_in(names.encode(), private_marks()) == set()
    assert found_in(names.encode(), marks_of((TITLE, *(tag.name for tag in TAGS)))) == set()
    assert not re.search(r"2025-?03|2026-?01-?0", names)  # days of entries


def test_database_and_backups_look_random(lived: Day) -> None:
    found = [path for path in files_of(lived) if path.suffix in {".db", ".jbackup"}]
    assert len(found) > 3
    for path in found:
        data = path.read_bytes()
        assert entropy(data) > 7.99, path.name
        assert not data.startswith(KNOWN_STARTS)
    assert entropy("\n".join(CANARIES).encode() * 500) < 6  # the control


def test_no_write_ahead_file_ever_stands_beside_the_database(tmp_path: Path) -> None:
    day, seen = Day(tmp_path), set[str]()
    ACTS["create"](day)

    def job(unit: UnitOfWork) -> None:
        blank = day.services.writing.blank()
        for number in range(20):
            unit.entries.save(f"{number:032x}", blank.content, based_on=None)
            seen.update(path.name for path in tmp_path.rglob("*"))

    given(day.services.door.within, job)
    for text in CANARIES:
        write(day.services, text * 100)
        seen.update(path.name for path in tmp_path.rglob("*"))
    raw = day.vault.journal._held.opened.engine.raw_connection().driver_connection  # type: ignore[attr-defined]
    assert raw.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    day.close()
    assert {name for name in seen if name.endswith(("-wal", "-shm"))} == set()


def made(folder: Path) -> tuple[Header, str, bytes]:
    vault, place = quick_vault(folder), folder / "One.journal"
    journal = vault.create(place, PASSPHRASE)
    code = journal.recovery_code()
    journal.close()
    return read(place / "vault.json"), code, (place / "journal.db").read_bytes()


def test_two_journals_with_one_passphrase_share_nothing(
    tmp_path: Path, full: bool, figure: Callable[[str], None]
) -> None:
    count = 50 if full else 3
    parts: dict[str, set[object]] = {}
    for number in range(count):
        folder = tmp_path / str(number)
        folder.mkdir()
        header, code, database = made(folder)
        slot = header.slots[0]
        own = {
            "vault_id": header.vault_id,
            "key_id": header.key_id,
            "slot salt": slot.salt,
            "nonce": slot.nonce,
            "wrapped": slot.wrapped,
            "code": code,
            "database salt": database[:16],
            "page": database[16:4096],
        }
        for name, value in own.items():
            parts.setdefault(name, set()).add(value)
    assert {name for name, values in parts.items() if len(values) != count} == set()
    figure(f"{count} journals with one passphrase: all salts, nonces and keys differ")


def test_backups_of_one_journal_hold_no_page_in_the_clear(lived: Day) -> None:
    made = sorted((lived.journal / "backups").glob("*.jbackup"))
    assert len(made) >= 3
    for path in made:
        assert found_in(path.read_bytes(), private_marks()) == set()
