"""A readable file that must have a name before it is whole: noted, found again, taken away."""

import os
from functools import partial
from pathlib import Path

import pytest

from journal import files
from journal.app.services import Services
from journal.domain.errors import DiskFull
from journal.services.begun import Begun
from tests.named_files import refusing
from tests.steps import given, write

PART = ".0123456789abcdef.part"


@pytest.fixture
def begun(services: Services) -> Begun:
    return services.handing_over.begun


def noted(services: Services) -> tuple[Path, ...]:
    """Return what the journal knows of, whether or not it is there."""
    found: tuple[Path, ...] = given(partial(services.door.within, lambda unit: unit.begun.all()))
    return found


def left_behind(services: Services, folder: Path) -> Path:
    """Leave what a run that is killed leaves, and return its place."""
    folder.mkdir(exist_ok=True)
    place = folder / PART
    given(partial(services.door.within, lambda unit: unit.begun.note(place)))
    place.write_text("My pages")
    return place


@pytest.mark.parametrize("way", ["unnamed", "named", "replaced"])
def test_a_file_is_noted_while_it_has_a_hidden_name_and_no_longer(
    services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    if way == "named":
        monkeypatch.setattr(os, "open", refusing)
    path = tmp_path / "pages.md"
    if way == "replaced":
        path.write_text("before")
    seen: list[tuple[Path, ...]] = []
    sync = os.fsync

    def synced(handle: int) -> None:
        seen.append(noted(services))
        sync(handle)

    packet = given(services.handing_over.begin, [write(services, "My pages").id])
    monkeypatch.setattr(os, "fsync", synced)
    given(partial(services.handing_over.save, packet, "md", path), replace=way == "replaced")
    assert "My pages" in path.read_text()
    assert [place.parent for place in seen[0]] == [tmp_path] * (way != "unnamed")
    assert noted(services) == ()


def test_a_file_that_could_not_be_saved_is_not_noted_any_more(
    services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "full")

    packet = given(services.handing_over.begin, [write(services, "My pages").id])
    monkeypatch.setattr(os, "open", refusing)
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFull):
        given(services.handing_over.save, packet, "md", tmp_path / "pages.md")
    assert noted(services) == ()
    assert not list(tmp_path.glob("*.part"))


def test_a_whole_journal_taken_along_is_noted_as_well(
    services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Path] = []
    whole = files.whole_document

    def watched(path: Path, *, replace: bool, hidden: Path | None) -> object:
        assert hidden is not None
        seen.append(hidden)
        return whole(path, replace=replace, hidden=hidden)

    monkeypatch.setattr(os, "open", refusing)
    monkeypatch.setattr(files, "whole_document", watched)
    given(services.archiving.save, tmp_path / "all.zip")
    assert [place.parent for place in seen] == [tmp_path]
    assert noted(services) == ()


def test_what_was_left_is_found_and_removed(
    services: Services, begun: Begun, tmp_path: Path
) -> None:
    place = left_behind(services, tmp_path / "for others")
    assert given(begun.left) == (place,)
    given(begun.remove, (place,))
    assert not place.exists()
    assert given(begun.left) == noted(services) == ()


def test_what_is_left_as_it_is_is_not_asked_about_again(
    services: Services, begun: Begun, tmp_path: Path
) -> None:
    place = left_behind(services, tmp_path / "for others")
    begun.leave((place,), lambda _: None)
    assert given(begun.left) == ()
    assert place.read_text() == "My pages"


def test_what_is_gone_is_forgotten_but_not_what_lies_on_a_drive_that_is_not_there(
    services: Services, begun: Begun, tmp_path: Path
) -> None:
    place = left_behind(services, tmp_path / "stick")
    (tmp_path / "stick").rename(tmp_path / "elsewhere")
    assert given(begun.left) == ()
    assert noted(services) == (place,)
    (tmp_path / "elsewhere").rename(tmp_path / "stick")
    assert given(begun.left) == (place,)
    place.unlink()
    assert given(begun.left) == ()
    assert noted(services) == ()
