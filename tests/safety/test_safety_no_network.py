"""Every command runs where no internet socket can be made and no name can be looked up."""

import json
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests import offline
from tests.commands import HOUSE, home_of


def ran(folder: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=HOUSE,
        env=home_of(folder) | {"PYTHONPATH": str(HOUSE)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def _filter(tmp_path_factory: pytest.TempPathFactory) -> None:
    if not offline.can_be_proved():
        pytest.skip("only Linux can be asked to watch a process")
    folder, start = tmp_path_factory.mktemp("control"), "import socket\nfrom tests import offline\n"
    if ran(folder, "-c", f"{start}offline.no_internet()").returncode:
        pytest.skip("this kernel does not take the filter")
    for family in ("AF_INET", "AF_INET6"):
        script = f"{start}offline.no_internet()\nsocket.socket(socket.{family})\n"
        assert ran(folder, "-c", script).returncode == -signal.SIGSYS


@pytest.mark.usefixtures("_filter")
def test_every_command_does_without_a_network_and_without_names(tmp_path: Path) -> None:
    done = ran(tmp_path, "-m", "tests.safety.verbs", tmp_path)
    assert done.returncode == 0, done.stderr
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one for one in told if one[1] != 0] == []
    commands = ran(tmp_path, "main.py", "--help").stdout.split("commands:")[1].split("exit codes")
    offered = set(re.findall(r"(?m)^ {4}([a-z]+) ", commands[0]))
    assert {verb for verb, *_ in told} == offered


@pytest.mark.parametrize("asked", ["socket.getaddrinfo('localhost', 1)", "open('/etc/hosts')"])
def test_a_name_that_is_looked_up_is_noticed(tmp_path: Path, asked: str) -> None:
    """The control: what refuses names does refuse them."""
    start = "import socket\nfrom tests.offline import no_names\nno_names()\n"
    assert "a name is looked up" in ran(tmp_path, "-c", f"{start}{asked}\n").stderr
