"""A whole day under watch: nothing readable is handed to the system, and nothing to a network."""

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands import home_of, lasting_journal
from tests.safety.day import (
    ACTS,
    KNOWN_PASSPHRASE,
    NEW_PASSPHRASE,
    PDF_PASSPHRASE,
    diary,
)
from tests.safety.marks import CANARIES, TITLE, found_in, marks_of, private_marks, showing
from tests.safety.watch import Seen, needs_a_watch, watched
from tests.steps import PASSPHRASE

SECRETS = (PASSPHRASE, NEW_PASSPHRASE, KNOWN_PASSPHRASE, PDF_PASSPHRASE)
MARKS = {**private_marks(), **marks_of(SECRETS)}
OURS = re.compile(
    r"/(journal(-[0-9a-f]{16})?\.db(-journal)?|\.lock|vault\.json|open_backup\.py|preferences\.json"
    r"|\.[0-9a-f]{16}\.part(-journal)?|#\d+(\.\d+)?|[^/]*\.(jbackup|lifeboat)|asked\.(pdf|md|json))$"
)
"""The names of the only files that a day may open for writing; a number is what has no name."""
UNFINISHED = re.compile(r"\.part$|/#\d+\.\d+$")

NAME_LOOK_UPS = ("resolv.conf", "/etc/hosts", "nscd", "nsswitch.conf", "gai.conf", "libnss_dns")
ACTS_AT_THE_WINDOW = ("unlock", "write", "search", "settings", "back_up", "draft", "lock")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    needs_a_watch()
    return tmp_path_factory.mktemp("day")


@pytest.fixture(scope="module")
def day(folder: Path) -> Seen:
    """A day through the services, each act of it."""
    diary(folder)
    seen = watched([sys.executable, "-m", "tests.safety.day", folder], home_of(folder), folder)
    assert seen.out.decode().splitlines() == list(ACTS), seen.err.decode()
    return seen


@pytest.fixture(scope="module")
def sitting(tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """A sitting at the window, from unlocking to the lock screen of the program started anew."""
    needs_a_watch()
    place = tmp_path_factory.mktemp("sitting")
    journal = lasting_journal(place)
    (place / "passphrase").unlink()
    given = {
        "passphrase": PASSPHRASE,
        "text": f"{CANARIES[0]} {CANARIES[4]}",
        "search": "thimble",
        "draft": CANARIES[1],
    }
    seen = watched(
        [sys.executable, "-m", "tests.safety.sitting", journal, *ACTS_AT_THE_WINDOW],
        home_of(place) | {"QT_QPA_PLATFORM": "offscreen"},
        place,
        json.dumps(given).encode() + b"\n",
    )
    told = seen.out.decode().splitlines()
    assert told[:-1] == list(ACTS_AT_THE_WINDOW[:-1]), seen.err.decode()
    assert told[-1].startswith("again")
    assert not showing(MARKS, place)
    return seen


def in_clear(seen: Seen) -> set[str]:
    return {Path(seen.became(place)).name for place in seen.showing(MARKS)}


def test_the_watch_sees_what_is_written_in_clear(tmp_path: Path) -> None:
    """The control: each way of writing in clear is found, by a child process too."""
    needs_a_watch()
    script = (
        "import mmap, os, sys\n"
        "from tests.safety.marks import CANARIES\n"
        "folder = sys.argv[1]\n"
        "for number, form in enumerate(('utf-8', 'utf-16-le', 'utf-16-be')):\n"
        "    with open(f'{folder}/file{number}', 'wb') as file:\n"
        "        file.write(b'before ' + CANARIES[4].encode(form))\n"
        "fd = os.open(f'{folder}/parts', os.O_RDWR | os.O_CREAT)\n"
        "os.writev(fd, [CANARIES[1][:20].encode(), CANARIES[1][20:].encode()])\n"
        "os.pwrite(fd, CANARIES[2].encode(), 4096)\n"
        "mmap.mmap(fd, 4096)\n"
        "os.sendfile(os.open(f'{folder}/copy', os.O_RDWR | os.O_CREAT), fd, 0, 10)\n"
        "os.mkdir(f'{folder}/{CANARIES[3]}')\n"
        "if os.fork() == 0:\n"
        "    os.write(os.open(f'{folder}/child', os.O_RDWR | os.O_CREAT), CANARIES[0].encode())\n"
        "    os._exit(0)\n"
        "os.wait()\n"
    )
    seen = watched([sys.executable, "-c", script, tmp_path], home_of(tmp_path), tmp_path)
    assert seen.code == 0, seen.err.decode()
    assert in_clear(seen) == {"file0", "file1", "file2", "parts", "child", "(names)"}
    assert {"file0", "parts", "copy", "child"} <= {Path(place).name for place in seen.opened}
    assert [Path(place).name for place in seen.mapped] == ["parts"]
    assert [Path(target).name for _, target in seen.copied] == ["copy"]
    assert set(showing(MARKS, tmp_path)) > {str(tmp_path / "parts"), str(tmp_path / CANARIES[3])}


def test_the_watch_sees_a_database_without_a_key(tmp_path: Path) -> None:
    """The control: the same library without a key shows every word, and its index too."""
    needs_a_watch()
    script = (
        "import sys\n"
        "from sqlcipher3 import dbapi2\n"
        "from tests.safety.marks import CANARIES\n"
        "raw = dbapi2.connect(sys.argv[1] + '/plain.db', isolation_level=None)\n"
        "raw.execute('CREATE VIRTUAL TABLE fts USING fts5(body)')\n"
        "for text in CANARIES:\n"
        "    raw.execute('INSERT INTO fts VALUES (?)', (text,))\n"
    )
    seen = watched([sys.executable, "-c", script, tmp_path], home_of(tmp_path), tmp_path)
    assert seen.code == 0, seen.err.decode()
    assert {"plain.db"} <= in_clear(seen) <= {"plain.db", "plain.db-journal"}
    said = found_in(b"".join(seen.written.values()), MARKS)
    assert set(CANARIES) <= said
    assert {"xylographer", "weathervane"} <= said


def test_a_day_writes_nothing_in_clear_but_what_was_asked_for(
    day: Seen, folder: Path, figure: Callable[[str], None]
) -> None:
    assert day.unread == []
    assert in_clear(day) == {"asked.md", "asked.json"}
    left = {str(Path(path).relative_to(folder)) for path in showing(MARKS, folder)}
    assert left == {"in.jsonl", "asked.md", "asked.json"}
    figure(f"{len(ACTS)} acts: {day.size} bytes in {day.calls} calls watched, none in clear")


def test_a_sitting_at_the_window_writes_nothing_in_clear(
    sitting: Seen, figure: Callable[[str], None]
) -> None:
    assert sitting.unread == []
    assert in_clear(sitting) == set()
    assert len([place for place in sitting.opened if place.endswith("journal.db")]) == 1
    figure(f"window: {sitting.size} bytes in {sitting.calls} calls watched, none in clear")


def test_only_our_own_files_are_opened_for_writing(day: Seen, sitting: Seen) -> None:
    for seen in (day, sitting):
        names = {place for place in seen.opened if not place.startswith(("/dev/null", "pipe:"))}
        assert {place for place in names if not OURS.search(place)} == set()
        assert seen.mapped <= {"(memory)"}
        assert {source for source, _ in seen.copied if not OURS.search(source)} == set()


def test_no_socket_for_a_network_is_made_and_no_name_looked_up(day: Seen, sitting: Seen) -> None:
    for seen in (day, sitting):
        assert not [said for said in seen.sockets if "AF_INET" in said]
        assert not [name for name in seen.looked_at if any(x in name for x in NAME_LOOK_UPS)]


def test_a_file_is_on_the_disk_before_it_takes_its_name_and_its_folder_after(
    day: Seen, folder: Path
) -> None:
    """No rename may come before the bytes it names, nor be forgotten by the folder."""
    taken = 0
    for at, (kind, old, new) in enumerate(day.steps):
        is_folder = any(place.startswith(f"{old}/") for place in day.opened)
        if kind == "move" and UNFINISHED.search(old) and not is_folder:
            taken += 1
            assert ("sync", old, "") in day.steps[:at], new
            assert ("sync", str(Path(new).parent), "") in day.steps[at:], new
    assert taken > 20
    synced = [place for kind, place, _ in day.steps if kind == "sync"]
    database = str(folder / "Quiet.journal" / "journal.db")
    assert synced.count(database) > 20
    assert synced.count(f"{database}-journal") > 20


def test_the_title_is_no_part_of_any_name(day: Seen) -> None:
    assert TITLE.encode() not in day.names
    assert b"2025-03" not in day.names
