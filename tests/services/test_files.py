import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from journal import files
from journal.domain.errors import AlreadyThere, FolderMissing, NameTooLong
from tests.named_files import refusing


def test_a_file_appears_whole_and_for_its_owner_only(tmp_path: Path) -> None:
    place = tmp_path / "pages.pdf"
    files.write_whole(place, b"whole", replace=False)
    assert place.read_bytes() == b"whole"
    assert os.stat(place).st_mode & 0o777 == 0o600
    assert [p.name for p in tmp_path.iterdir()] == ["pages.pdf"]


def test_what_is_there_is_replaced_only_on_purpose(tmp_path: Path) -> None:
    place = tmp_path / "pages.pdf"
    place.write_bytes(b"mine")
    with pytest.raises(AlreadyThere):
        files.write_whole(place, b"other", replace=False)
    assert place.read_bytes() == b"mine"
    files.write_whole(place, b"other", replace=True)
    assert place.read_bytes() == b"other"
    assert [p.name for p in tmp_path.iterdir()] == ["pages.pdf"]


def test_a_folder_that_is_not_there_is_named_as_the_trouble(tmp_path: Path) -> None:
    with pytest.raises(FolderMissing):
        files.write_whole(tmp_path / "gone" / "pages.pdf", b"", replace=False)


def test_a_folder_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    with pytest.raises(AlreadyThere):
        files.write_whole(tmp_path / "pages", b"", replace=True)
    assert [p.name for p in tmp_path.iterdir()] == ["pages"]


@pytest.mark.parametrize("place", ["x" * 300, f"{'x' * 300}/pages.pdf"])
def test_too_long_a_name_is_an_expected_failure(tmp_path: Path, place: str) -> None:
    with pytest.raises(NameTooLong):
        files.write_whole(tmp_path / place, b"", replace=False)
    assert list(tmp_path.iterdir()) == []


def _unfinished(folder: Path, letter: str, *, hours: int, mode: int = 0o600) -> Path:
    part = folder / f".{letter * 16}.part"
    part.write_bytes(b"what a killed run left")
    part.chmod(mode)
    then = part.stat().st_mtime - hours * 3600
    os.utime(part, (then, then))
    return part


def test_a_document_takes_away_what_a_killed_run_left_in_its_folder(tmp_path: Path) -> None:
    left = _unfinished(tmp_path, "a", hours=25)
    others = [
        _unfinished(tmp_path, "b", hours=1),
        _unfinished(tmp_path, "c", hours=25, mode=0o640),
        _unfinished(tmp_path, "x", hours=25),
    ]
    files.write_whole(tmp_path / "header", b"whole", replace=False)
    assert left.exists()
    files.write_document(tmp_path / "pages.pdf", b"whole", replace=False)
    assert not left.exists()
    assert all(other.exists() for other in others)


def _refused(number: int) -> Callable[..., NoReturn]:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise OSError(number, os.strerror(number))

    return refuse


@pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="a file has a name on this system")
@pytest.mark.parametrize("replace", [False, True])
def test_a_document_has_no_name_until_it_is_whole(tmp_path: Path, replace: bool) -> None:
    place = tmp_path / "pages.md"
    if replace:
        place.write_bytes(b"before")
    with files.whole_document(place, replace=replace) as file:
        file.write(b"whole")
        file.flush()
        assert [p.read_bytes() for p in tmp_path.iterdir()] == [b"before"] * replace
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"pages.md": b"whole"}
    assert os.stat(place).st_mode & 0o777 == 0o600


@pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="a file has a name on this system")
@pytest.mark.parametrize("lacking", ["such files", "a list of what is open", "names for them"])
@pytest.mark.parametrize("replace", [False, True])
def test_a_document_comes_whole_where_files_must_have_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lacking: str, replace: bool
) -> None:
    place = tmp_path / "pages.md"
    if replace:
        place.write_bytes(b"before")
    if lacking == "such files":
        monkeypatch.setattr(os, "open", refusing)
    elif lacking == "a list of what is open":
        monkeypatch.setattr(os.path, "exists", lambda _: False)
    else:
        monkeypatch.setattr(os, "link", _refused(errno.EPERM))
    files.write_document(place, b"whole", replace=replace)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"pages.md": b"whole"}
    assert os.stat(place).st_mode & 0o777 == 0o600
    if not replace:
        with pytest.raises(AlreadyThere):
            files.write_document(place, b"other", replace=False)


def test_a_name_that_was_taken_meanwhile_is_left_as_it_is(tmp_path: Path) -> None:
    place = tmp_path / "pages.md"
    writing = files.whole_document(place, replace=False)
    writing.__enter__().write(b"whole")
    place.write_bytes(b"of somebody else")
    with pytest.raises(AlreadyThere):
        writing.__exit__(None, None, None)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"pages.md": b"of somebody else"}
