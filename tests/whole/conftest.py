"""Whole journeys: the program as a person meets it, without any way to the network."""

import shutil
import socket
from pathlib import Path
from typing import Any, NoReturn

import pytest

from tests.commands import CommandLine


class _Offline(socket.socket):
    """A socket for talking on this computer only."""

    def __init__(self, family: int = -1, *arguments: Any, **options: Any) -> None:
        assert family not in (-1, socket.AF_INET, socket.AF_INET6), "an internet socket was made"
        super().__init__(family, *arguments, **options)


def _no_names(*_: object, **__: object) -> NoReturn:
    raise AssertionError("a name was looked up")


@pytest.fixture(autouse=True)
def _no_way_to_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "socket", _Offline)
    monkeypatch.setattr(socket, "getaddrinfo", _no_names)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where what `create` made is kept once it has made it."""
    return tmp_path_factory.mktemp("made") / "here"


@pytest.fixture
def command(
    tmp_path: Path, made: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> CommandLine:
    """The command line on a journal that has just been made, or on a copy of one."""
    line = CommandLine(tmp_path, capsys, monkeypatch)
    if made.exists():
        shutil.copytree(made, tmp_path, dirs_exist_ok=True)
        return line
    created = line("create", "--recovery-out", tmp_path / "code")
    assert created.code == 0, created.err
    shutil.copytree(tmp_path, made)
    return line
