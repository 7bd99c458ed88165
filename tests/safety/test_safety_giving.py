"""Over a whole hand-over only the finished file holds what was written, however it ends."""

import random
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from journal.export import reopened
from journal.ui.kit.errors import words_for
from tests.commands import home_of
from tests.safety.day import PDF_PASSPHRASE
from tests.safety.giver import ENDS, GIVEN, SEALED, WAYS, Giver
from tests.safety.giving_fails import ALREADY, FAILURES, STOPPED, TAKEN, how_it_failed
from tests.safety.kills import Nursery, after
from tests.safety.leaks import held_by, printed_by
from tests.safety.marks import CANARIES, found_in, private_marks, showing
from tests.safety.watch import needs_a_watch, watched
from tests.steps import given

MARKS = private_marks()
READABLE = {"html", "md", "txt", "json"}
RECIPE = "recipe.yaml"
OURS = re.compile(
    r"/(journal\.db(-journal)?|\.lock|vault\.json|preferences\.json|recipe\.yaml|(pdf-)?passphrase"
    rf"|\.[0-9a-f]{{16}}\.part|{GIVEN}/({TAKEN}|#\d+(\.\d+)?))$"
)
"""The names of the only other files that may be opened for writing."""
UNNAMED = re.compile(rf"/{GIVEN}/#\d+(\.\d+)?$")


@pytest.fixture(scope="module")
def giver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Giver]:
    """Somebody with a journal, which every failure leaves as it is, so that one does for all."""
    giver = Giver(tmp_path_factory.mktemp("giver"))
    giver.live()
    (giver.into / TAKEN).write_bytes(ALREADY)
    giver.day.close()
    yield giver
    giver.day.close()


def holds_words(path: Path) -> bool:
    """Tell whether somebody who opens the file reads the pages in it."""
    form = path.suffix[1:]
    passphrase = PDF_PASSPHRASE if SEALED in path.stem else None
    words = "".join(piece.text for piece in reopened.pieces(path.read_bytes(), form, passphrase))
    return CANARIES[0][:11] in words


def test_every_form_by_every_way_writes_words_nowhere_but_into_its_file(
    tmp_path: Path, full: bool, figure: Callable[[str], None]
) -> None:
    needs_a_watch()
    ways, forms = (WAYS, tuple(ENDS)) if full else (("packet",), ("docx", "html", SEALED))
    command = [sys.executable, "-m", "tests.safety.hand_over", tmp_path, *ways, "--", *forms]
    seen = watched(command, home_of(tmp_path), tmp_path)
    names = {f"{way}-{form}{ENDS[form]}" for way in ways for form in forms}
    assert seen.code == 0, seen.err.decode()
    assert seen.unread == []
    assert {path.name for path in (tmp_path / GIVEN).iterdir()} == names | {TAKEN}
    assert all(holds_words(tmp_path / GIVEN / name) for name in names)
    shown = {Path(seen.became(place)).name for place in seen.showing(MARKS)}
    readable = {name for name in names if Path(name).suffix[1:] in READABLE}
    begun = shown - names - {RECIPE}  # on a full disk, and taken away again
    assert readable <= shown
    assert begun
    assert all(UNNAMED.search(f"/{GIVEN}/{name}") for name in begun)
    left = {Path(path).name for path in showing(MARKS, tmp_path)}
    assert readable <= left <= names | {RECIPE}
    opened = {place for place in seen.opened if not place.startswith(("/dev/null", "pipe:"))}
    unnamed = {place for place in opened if UNNAMED.search(place)}
    assert {place for place in opened if not OURS.search(place)} == set()
    assert {
        Path(seen.became(place)).name for place in unnamed if seen.became(place) != place
    } == names
    assert seen.mapped <= {"(memory)"}
    assert seen.copied == set()
    figure(f"{len(names)} files given: {seen.size} bytes in {seen.calls} calls, none elsewhere")


@pytest.mark.parametrize("way", STOPPED)
@pytest.mark.parametrize("name", [*FAILURES, "stopped"])
def test_a_file_that_cannot_be_is_told_plainly_and_leaves_nothing(
    giver: Giver, name: str, way: str
) -> None:
    failure = STOPPED[way] if name == "stopped" else FAILURES[name]
    database = giver.day.journal / "journal.db"
    before = database.read_bytes()
    files = sorted(giver.folder.rglob("*"))
    failed = how_it_failed(giver, way, failure)
    giver.day.close()
    if way == "command":
        assert isinstance(failed, tuple)
        assert failed[0] == failure.code
        assert failure.said in failed[1]
        told = failed[1]
    else:
        assert type(failed) is failure.kind
        told = f"{words_for(failed)} {held_by(failed)} {printed_by(failed)}"
        assert failure.said in told
    assert not found_in(told.encode(), MARKS)
    assert str(giver.folder) not in told
    assert sorted(giver.folder.rglob("*")) == files
    assert (giver.into / TAKEN).read_bytes() == ALREADY
    assert database.read_bytes() == before


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("killed")


@pytest.fixture(scope="module")
def nursery(place: Path) -> Iterator[Nursery]:
    nursery = Nursery(place, "tests.safety.giving_nursery")
    nursery.run("live", folder=place)
    yield nursery
    nursery.close()


def test_killed_at_any_moment_it_leaves_whole_files_and_nothing_else(
    nursery: Nursery, place: Path, full: bool, figure: Callable[[str], None]
) -> None:
    kills, given, chance = 60 if full else 1, place / GIVEN, random.Random(5)
    order = {"folder": place, "name": "whole", "from": 0, "dies": "", "named": False}
    lasts = nursery.run("give", **order).lasted if full else 1.0
    shutil.rmtree(given)
    during = whole = 0
    for number in range(kills):
        moment = lasts * (number + chance.random()) / kills
        dies = ("fsync", "", "link", "")[number % 4]  # written, or written and durable
        ended = nursery.killed(
            "give",
            (lambda _: False) if dies else after(moment),
            **order | {"name": f"kill{number}", "from": number % len(WAYS), "dies": dies},
        )
        assert not ended.all("fault")
        during += ended.cut_off
        there = {path.name for path in given.iterdir()}
        assert there >= set(ended.acknowledged)
        assert all(holds_words(given / name) for name in there)
        assert all((given / name).stat().st_mode & 0o777 == 0o600 for name in there)
        whole += len(there)
        shown = {Path(path).name for path in showing(MARKS, place)}
        assert shown <= there | {RECIPE}
        shutil.rmtree(given)
    figure(f"{kills} kills, {during} in its midst: {whole} whole files, 0 hidden beginnings")


def test_where_it_must_have_a_name_what_a_kill_leaves_is_found_at_the_next_unlock(
    nursery: Nursery, place: Path
) -> None:
    order = {"folder": place, "name": "kill", "from": 0, "dies": "fsync", "named": True}
    assert nursery.killed("give", lambda _: False, **order).cut_off
    (left,) = (place / GIVEN).iterdir()
    assert str(left) in showing(MARKS, place)
    day = Giver(place).day
    begun = day.open().handing_over.begun
    assert given(begun.left) == (left,)
    given(begun.remove, (left,))
    assert list((place / GIVEN).iterdir()) == []
    assert given(begun.left) == ()
    day.close()
