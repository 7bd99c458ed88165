"""Readers that share no code with the program: the stand-alone one, and another cipher library."""

import hashlib
import json
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import apsw
import pytest

from journal import resources
from journal.cli import asking
from journal.domain.backups import Why
from journal.domain.tags import Tag
from journal.vault.keys import Keys
from journal.vault.open_journal import OpenJournal
from journal.vault.recovery import root_of
from tests.vault.golden import BACKUP, HOLDS, JOURNAL, SECRETS
from tests.vault.pages import PAGE, PASSPHRASE, prints, saved
from tests.vault.test_golden_journals import GOLDEN, VERSIONS

READER = resources.stand_alone_reader()
MAGIC = b"stillwater-backup/1\n"


@pytest.fixture(params=VERSIONS)
def golden(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of one version's folder, its secrets beside it as files that end with a new line."""
    folder = Path(shutil.copytree(GOLDEN / str(request.param), tmp_path / "golden"))
    for name, secret in json.loads((folder / SECRETS).read_bytes()).items():
        (folder / name).write_text(secret + "\n", "utf-8")
    return folder


def _run(*given: str | Path, room: Path) -> subprocess.CompletedProcess[str]:
    """Run the stand-alone reader where the program cannot be imported, with `room` to itself."""
    room.mkdir(exist_ok=True)
    away = shutil.copy(READER, room / "open_backup.py")
    return subprocess.run(
        [sys.executable, "-I", "-X", "utf8", away, *given],
        cwd=room,
        env={"TMPDIR": str(room), "PATH": os.environ["PATH"]},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


def _expected(golden: Path) -> list[dict[str, Any]]:
    held = json.loads((golden / HOLDS).read_bytes())
    names = {row["id"]: row["name"] for row in held["tag"]}
    tags: dict[int, list[str]] = {}
    for row in held["entry_tag"]:
        tags.setdefault(row["entry_id"], []).append(names[row["tag_id"]])
    return [
        {
            "day": row["day"],
            "title": row["title"],
            "text": row["body"],
            "in_bin": row["deleted"],
            "tags": sorted(tags.get(row["id"], [])),
            "files": [],
        }
        for row in sorted(held["entry"], key=lambda row: (row["day"], row["id"]))
    ]


def test_the_stand_alone_reader_stands_alone_and_is_short() -> None:
    lines = READER.read_text("utf-8").splitlines()
    assert len(lines) <= 140
    assert "not trusted" in lines[0]
    assert "released" in lines[0]
    needed = {
        line.split()[1].split(".")[0] for line in lines if line.startswith(("import", "from"))
    }
    assert needed <= {*sys.stdlib_module_names, "cryptography", "sqlcipher3"}


@pytest.mark.parametrize("source", [JOURNAL, BACKUP])
@pytest.mark.parametrize("secret", ["passphrase", "recovery_code"])
def test_the_stand_alone_reader_prints_every_entry(
    golden: Path, tmp_path: Path, source: str, secret: str
) -> None:
    before = prints(golden)
    option = "--passphrase-file" if secret == "passphrase" else "--code-file"
    told = _run(golden / source, option, golden / secret, "--json", room=tmp_path / "room")
    assert (told.returncode, told.stderr) == (0, "")
    assert json.loads(told.stdout) == _expected(golden)
    assert prints(golden) == before
    assert [path.name for path in (tmp_path / "room").iterdir()] == ["open_backup.py"]
    plain = _run(golden / source, option, golden / secret, room=tmp_path / "room")
    assert "2024-02-29 A leap day ['Ilse', 'mill pond', 'walks']\nThe ice" in plain.stdout


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_the_stand_alone_reader_needs_no_place_that_can_be_written(
    golden: Path, tmp_path: Path
) -> None:
    for path in (golden / JOURNAL, *(golden / JOURNAL).iterdir()):
        path.chmod(path.stat().st_mode & ~stat.S_IWUSR)
    told = _run(golden / JOURNAL, "--code-file", golden / "recovery_code", room=tmp_path / "room")
    assert "A leap day" in told.stdout


def test_the_stand_alone_reader_says_what_is_wrong_in_a_sentence(
    golden: Path, tmp_path: Path
) -> None:
    data = bytearray((golden / BACKUP).read_bytes())
    data[-9 * PAGE] ^= 1
    (golden / "damaged.jbackup").write_bytes(data)
    (golden / "slip").write_text((golden / "recovery_code").read_text()[:-2] + "0")
    (golden / "wrong").write_text("another passphrase")
    code, passphrase = golden / "recovery_code", golden / "passphrase"
    for given in (
        (golden / "damaged.jbackup", "--code-file", code),
        (golden / BACKUP, "--code-file", golden / "slip"),
        (golden / BACKUP, "--passphrase-file", golden / "wrong"),
        (golden / JOURNAL, "--passphrase-file", golden / "wrong"),
        (golden / SECRETS, "--passphrase-file", passphrase),
    ):
        _said(_run(*given, room=tmp_path / "room"))


def _said(told: subprocess.CompletedProcess[str]) -> str:
    """Return the one sentence that a run without an outcome ended with."""
    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr.endswith(".\n")
    assert told.stderr.count("\n") == 1
    assert "Traceback" not in told.stderr
    return told.stderr


def _missing(place: Path) -> None:
    shutil.rmtree(place)


def _empty(place: Path) -> None:
    shutil.rmtree(place)
    place.mkdir()


def _without_database(place: Path) -> None:
    (place / "journal.db").unlink()


def _pipe(place: Path) -> None:
    shutil.rmtree(place)
    os.mkfifo(place)


def _database_a_pipe(place: Path) -> None:
    (place / "journal.db").unlink()
    os.mkfifo(place / "journal.db")


@pytest.mark.parametrize("secret", ["passphrase", "recovery_code"])
@pytest.mark.parametrize("harm", [_missing, _empty, _without_database, _pipe, _database_a_pipe])
def test_the_stand_alone_reader_neither_waits_nor_blames_the_passphrase_for_what_is_missing(
    golden: Path, tmp_path: Path, harm: Callable[[Path], None], secret: str
) -> None:
    harm(golden / JOURNAL)
    option = "--passphrase-file" if secret == "passphrase" else "--code-file"
    told = _run(golden / JOURNAL, option, golden / secret, room=tmp_path / "room")
    assert "passphrase" not in _said(told)


HEADERS = (b"{", b"[]", b"{}", b'{"slots": 3}', b'{"db": "../passphrase"}', b"[" * 9999, None)


@pytest.mark.parametrize("header", HEADERS)
def test_the_stand_alone_reader_needs_no_header_with_the_code_and_says_so_without(
    golden: Path, tmp_path: Path, header: bytes | None
) -> None:
    place = golden / JOURNAL
    (place / "vault.json").unlink()
    if header is None:
        os.mkfifo(place / "vault.json")
    else:
        (place / "vault.json").write_bytes(header)
    told = _run(place, "--code-file", golden / "recovery_code", room=tmp_path / "room")
    assert "A leap day" in told.stdout
    told = _run(place, "--passphrase-file", golden / "passphrase", room=tmp_path / "room")
    assert _said(told) == "Damaged or missing header.\n"


def test_the_stand_alone_reader_tells_a_damaged_header_from_another_passphrase(
    golden: Path, tmp_path: Path
) -> None:
    place, wrong = golden / JOURNAL, golden / "wrong"
    wrong.write_text("another passphrase")
    for source in (place, golden / BACKUP):
        told = _run(source, "--passphrase-file", wrong, room=tmp_path / "room")
        assert _said(told).startswith("Another passphrase")
    header = json.loads((place / "vault.json").read_bytes())
    header["slots"][0]["nonce"] = header["slots"][0]["nonce"][::-1]
    (place / "vault.json").write_text(json.dumps(header, sort_keys=True, separators=(",", ":")))
    told = _run(place, "--passphrase-file", golden / "passphrase", room=tmp_path / "room")
    assert _said(told) == "Damaged or missing header.\n"
    (place / "journal.db").write_bytes((place / "journal.db").read_bytes()[:100])
    told = _run(place, "--code-file", golden / "recovery_code", room=tmp_path / "room")
    assert _said(told) == "Another code, or a damaged or missing database.\n"


@pytest.mark.parametrize(
    "written", ["{0}\r\nof the mill\r\n", "\ufeff{0}\n", "\ufeff{0}\r\n\r\nmore", "{0}"]
)
def test_the_stand_alone_reader_takes_the_first_line_of_the_passphrase_file_as_the_program_does(
    golden: Path, tmp_path: Path, written: str
) -> None:
    secret = json.loads((golden / SECRETS).read_bytes())["passphrase"]
    (golden / "passphrase").write_bytes(written.format(secret).encode())
    (golden / "passphrase").chmod(0o600)
    assert asking.passphrase(golden / "passphrase", "") == secret
    told = _run(golden / BACKUP, "--passphrase-file", golden / "passphrase", room=tmp_path / "room")
    assert "A leap day" in told.stdout


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"])
def test_the_stand_alone_reader_says_that_a_secret_cannot_be_read(
    golden: Path, tmp_path: Path, content: bytes | None
) -> None:
    for option in ("--passphrase-file", "--code-file"):
        if content is not None:
            (golden / "secret").write_bytes(content)
        told = _run(golden / BACKUP, option, golden / "secret", room=tmp_path / "room")
        assert _said(told) == "The passphrase or code cannot be read.\n"


def _by_apsw(database: Path, code: str) -> Any:
    """Open an encrypted database with a library that shares no code with SQLCipher."""
    keys = Keys(root_of(code))
    raw = apsw.Connection(str(database), flags=apsw.SQLITE_OPEN_READONLY)
    for pragma in ("cipher='sqlcipher'", "legacy=4", f"legacy_page_size={PAGE}"):
        raw.execute(f"PRAGMA {pragma}")
    raw.execute(f"""PRAGMA key="x'{keys.database.hex()}'" """)
    keys.close()
    return raw


def _unpacked(backup: Path) -> Path:
    data = backup.read_bytes()
    begin = len(MAGIC) + 4 + int.from_bytes(data[len(MAGIC) : len(MAGIC) + 4], "big")
    assert data.startswith(MAGIC)
    assert hashlib.sha256(data[:-32]).digest() == data[-32:]
    database = backup.with_suffix(".db")
    database.write_bytes(data[begin:-32])
    return database


def test_another_library_reads_journals_and_backups_of_every_version(golden: Path) -> None:
    held = json.loads((golden / HOLDS).read_bytes())
    code = (golden / "recovery_code").read_text()
    columns = list(held["revision"][0])
    for database in (golden / JOURNAL / "journal.db", _unpacked(golden / BACKUP)):
        raw = _by_apsw(database, code)
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        rows = raw.execute(f"SELECT {', '.join(columns)} FROM revision ORDER BY id").fetchall()
        assert [
            {
                name: value.hex() if isinstance(value, bytes) else value
                for name, value in zip(columns, row, strict=True)
            }
            for row in rows
        ] == held["revision"]
        found = "SELECT day FROM entry JOIN fts ON fts.rowid = entry.id WHERE fts MATCH ?"
        assert raw.execute(found, ("weir",)).fetchall() == [("2024-03-06",)]
        assert raw.execute(found, ("erased",)).fetchall() == []
        raw.close()


def test_another_library_and_the_stand_alone_reader_read_what_was_written_now(
    journal: OpenJournal, place: Path, tmp_path: Path
) -> None:
    saved(journal, "Read by another, later.", tags=(Tag("elsewhere"),))
    made = journal.copies.make(Why.AUTO, lambda done, of: None)
    code = journal.recovery_code()
    journal.close()
    for database in (place / "journal.db", _unpacked(made.path)):
        raw = _by_apsw(database, code)
        ((payload,),) = raw.execute("SELECT payload FROM revision").fetchall()
        assert json.loads(payload)["body"] == "Read by another, later."
        ((rows,),) = raw.execute("SELECT count(*) FROM fts WHERE fts MATCH 'another'").fetchall()
        assert rows == 1
        raw.close()
    (tmp_path / "passphrase").write_text(PASSPHRASE)
    for source in (place, made.path):
        secret = ("--passphrase-file", tmp_path / "passphrase")
        told = _run(source, *secret, "--json", room=tmp_path / "room")
        assert [(each["text"], each["tags"]) for each in json.loads(told.stdout)] == [
            ("Read by another, later.", ["elsewhere"])
        ]
