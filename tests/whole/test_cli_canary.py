"""Nothing readable reaches the disk: five sentences are searched for in every file."""

import json
import os
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.commands import home_of, lasting_journal, ran, started

CANARIES = [
    "The heron ate the marzipan at noon.",
    "My uncle's tuba fell into the weir.",
    "Nobody waters the plastic fern.",
    "We buried the kettle under the quince.",
    "Der Geiger schläft im Kühlhaus – 🎻.",
]
TAG = "quincunx-of-kettles"
TITLE = "Marzipan inquest"
SMALL, NAMED = 400, 20_000


def traces(*places: Path) -> Iterator[str]:
    """Yield every file below the places that holds a canary, as UTF-8 or UTF-16, or its words."""
    marks = [
        text.encode(form)
        for text in (*CANARIES, TAG, TITLE, "marzipan", "quince")
        for form in ("utf-8", "utf-16-le", "utf-16-be")
    ]
    for place in places:
        for path in place.rglob("*"):
            if path.is_file():
                data = path.read_bytes()
                yield from (str(path) for mark in marks if mark in data)


def diary(path: Path, entries: int) -> Path:
    with path.open("w", encoding="utf-8") as file:
        for number in range(entries):
            day = f"20{10 + number // 360 % 10}-{number // 30 % 12 + 1:02}-{number % 28 + 1:02}"
            text = f"{CANARIES[number % 5]} Number {number}. " + "and on and on it went " * 30
            record = {"date": day, "text": text, "title": TITLE, "tags": [TAG]}
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return path


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, Path, Path]:
    home_of(tmp_path)
    return tmp_path / "Lasting.journal", tmp_path / "home", tmp_path / "temp"


def test_the_search_finds_what_lies_open(tmp_path: Path) -> None:
    """The control: the same search over plain files finds every one of them."""
    for form in ("utf-8", "utf-16-le", "utf-16-be"):
        (tmp_path / form).write_bytes(f"before {CANARIES[4]} after".encode(form))
    assert {Path(found).name for found in traces(tmp_path)} == {"utf-8", "utf-16-le", "utf-16-be"}


def test_no_command_leaves_words_on_the_disk(
    tmp_path: Path, places: tuple[Path, Path, Path]
) -> None:
    journal, secret = lasting_journal(tmp_path), tmp_path / "passphrase"
    opening = ("--passphrase-file", secret)
    added = ran(tmp_path, "add", journal, "--tag", TAG, *opening, stdin=CANARIES[4].encode())
    assert added.code == 0, added.err
    file = diary(tmp_path / "in.jsonl", 4)
    assert ran(tmp_path, "import", journal, file, "--format", "jsonl", *opening).code == 0
    found = ran(tmp_path, "search", journal, "heron", "--json", *opening)
    assert len(json.loads(found.out)) == 1
    assert not list(traces(*places))
    handed = ran(tmp_path, "export", journal, "--format", "md", "--out", tmp_path / "o", *opening)
    assert handed.code == 0
    assert {Path(found).name for found in traces(tmp_path)} == {"in.jsonl", "o"}  # our own two
    assert not list(traces(*places))


def test_an_import_killed_half_way_leaves_no_words_and_no_damage(
    tmp_path: Path, places: tuple[Path, Path, Path], full: bool, figure: Callable[[str], None]
) -> None:
    journal, secret = lasting_journal(tmp_path), tmp_path / "passphrase"
    opening = ("--passphrase-file", secret)
    first = ran(tmp_path, "add", journal, *opening, stdin=CANARIES[0].encode())
    file = diary(tmp_path / "in.jsonl", NAMED if full else SMALL)
    at_rest = (journal / "journal.db").stat().st_size
    bringing = started(tmp_path, "import", journal, file, "--format", "jsonl", *opening)
    grew = _wait_for_growth(bringing, journal, at_rest)
    open_traces = list(traces(*places))
    os.kill(bringing.pid, signal.SIGKILL)
    bringing.communicate()
    assert not open_traces
    assert not list(traces(*places))
    checked = ran(tmp_path, "check", journal, *opening)
    assert checked.code == 0, checked.out + checked.err
    rows = json.loads(ran(tmp_path, "list", journal, "--json", *opening).out)
    assert first.out.strip() in {row["id"] for row in rows}
    assert len(rows) in (1, 1 + (NAMED if full else SMALL))
    assert not list(traces(*places))
    figure(f"killed at {grew} bytes; {len(rows)} entries after it")


def _wait_for_growth(bringing: subprocess.Popen[bytes], journal: Path, at_rest: int) -> int:
    """Return once the import has begun to write, or has ended."""
    grew = at_rest
    while bringing.poll() is None and grew <= at_rest:
        parts = [path for path in journal.iterdir() if path.name.startswith("journal")]
        grew = sum(path.stat().st_size for path in parts if path.exists())
    return grew
