"""The demo: an invented half year, a whole journey, and nothing left of its journal."""

import sys
import tempfile
from collections import Counter
from functools import partial
from pathlib import Path

import pytest

from journal import demo, preflight
from journal.cli import main
from journal.domain.entry import Summary
from journal.domain.errors import MissingLibrary
from journal.domain.labels import Label
from journal.domain.selection import Selection
from journal.domain.tags import TagKind
from journal.services.work import outcome
from tests.commands import MAIN, ran

FEW_PICTURES = ("-m", "tests.whole.few_pictures")
"""The same program, and every screen is come to, but one picture in ten is drawn."""


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the demo makes its folders."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_the_story_has_one_of_everything(temporary: Path) -> None:
    with demo.throw_away() as made:
        made.create()
        made.write(made.story.tonight)
        ids = made.found(Selection())
        rows: tuple[Summary, ...] = outcome(partial(made.services.reviewing.summaries, ids))
    assert 55 <= len(rows) <= 75
    assert Counter(row.label for row in rows).keys() == {*Label, None}
    assert {tag.kind for row in rows for tag in row.tags} == set(TagKind)
    assert sum(row.veiled for row in rows) == 1
    assert min(row.words for row in rows) == 1
    assert max(row.words for row in rows) > 900
    assert any("\u05d0" <= sign <= "\u05ea" for row in rows for sign in row.preview)
    assert any(ord(sign) > 0xFFFF for row in rows for sign in row.preview)
    assert (rows[0].day - rows[-1].day).days > 170
    assert not list(temporary.iterdir())


def test_without_qt_the_demo_walks_through_the_services(
    temporary: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing() -> None:
        raise MissingLibrary("libEGL.so.1")

    monkeypatch.setattr(preflight, "check_libraries", missing)
    assert main(["--demo"]) == 0
    told = capsys.readouterr().out
    for words in ("libEGL.so.1", "sudo apt install", "sudo dnf install", "Searched", "PDF"):
        assert words in told
    (kept,) = temporary.iterdir()  # the journal is gone
    (packet,) = kept.iterdir()
    assert str(kept) in told
    assert packet.read_bytes().startswith(b"%PDF-")


def test_the_journal_is_gone_also_when_something_fails(
    temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        assert list(temporary.iterdir())
        raise LookupError

    monkeypatch.setattr(demo.Demo, "write", fail)
    with pytest.raises(LookupError), demo.throw_away() as made:
        made.create()
    assert not list(temporary.iterdir())


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
@pytest.mark.needs_qt
def test_without_a_screen_the_demo_says_so_and_draws_its_pictures(
    tmp_path: Path, full: bool
) -> None:
    shown = ran(tmp_path, "--demo", program=(MAIN,) if full else FEW_PICTURES)
    assert shown.code == 0, shown.err
    assert shown.out.startswith("There is no screen here")
    (kept,) = (tmp_path / "temp").iterdir()
    names = {path.name for path in kept.iterdir()}
    assert {"for-a-conversation.pdf", "index.json", "write-reading-light.png"} <= names
    assert len(names) > (100 if full else 10)
