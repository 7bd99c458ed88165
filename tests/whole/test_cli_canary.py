"""Nothing readable reaches the disk: five sentences are searched for in every file."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands import home_of, lasting_journal, ran

CANARIES = [
    "The heron ate the marzipan at noon.",
    "My uncle's tuba fell into the weir.",
    "Nobody waters the plastic fern.",
    "We buried the kettle under the quince.",
    "Der Geiger schläft im Kühlhaus – 🎻.",
]
TAG = "quincunx-of-kettles"
TITLE = "Marzipan inquest"


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
