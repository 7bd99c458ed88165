"""No internet socket is made in a whole run, also not by a library (the kernel watches)."""

import json
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests import offline
from tests.commands import HOUSE, CommandLine, Ran, home_of, lasting_journal

UNDER_WATCH = (
    "import sys\nfrom tests.offline import no_internet\nno_internet()\n"
    "from journal.cli import main\nsys.exit(main(sys.argv[1:]))\n"
)


def watched(folder: Path, script: str, *arguments: object, stdin: bytes = b"") -> Ran:
    """Run a script below the repository, in a process that may not reach the network."""
    done = subprocess.run(
        [sys.executable, "-c", script, *(str(argument) for argument in arguments)],
        cwd=HOUSE,
        env=home_of(folder),
        input=stdin,
        capture_output=True,
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture(scope="module")
def _watch(tmp_path_factory: pytest.TempPathFactory) -> None:
    if not offline.can_be_proved():
        pytest.skip("only Linux can be asked to watch a process")
    folder = tmp_path_factory.mktemp("control")
    made = "import socket\nsocket.socket(socket.AF_UNIX).close()\nprint('local')\n"
    internet = f"{made}socket.socket(socket.AF_INET)\n"
    allowed = watched(folder, UNDER_WATCH.split("from journal")[0] + made)
    if allowed.out != "local\n":
        pytest.skip("this kernel does not take the filter")
    caught = watched(folder, UNDER_WATCH.split("from journal")[0] + internet)
    assert caught.code == -signal.SIGSYS, "the control must be caught"


@pytest.mark.usefixtures("_watch")
def test_a_whole_run_makes_no_internet_socket(tmp_path: Path) -> None:
    journal = lasting_journal(tmp_path)
    opening = ("--passphrase-file", tmp_path / "passphrase")
    text = b"I said no on Friday, and I meant it."
    assert watched(tmp_path, UNDER_WATCH, "add", journal, *opening, stdin=text).code == 0
    for arguments in (
        ("search", journal, "Friday", *opening),
        ("check", journal, *opening),
        ("export", journal, "--format", "pdf", "--out", tmp_path / "out.pdf", *opening),
    ):
        ran = watched(tmp_path, UNDER_WATCH, *arguments)
        assert ran.code == 0, ran.err
    line = json.dumps({"id": 1, "text": text.decode()}).encode()
    assert watched(tmp_path, UNDER_WATCH, "read", "--jsonl", stdin=line).code == 0


def test_the_guard_of_these_tests_bites(command: CommandLine) -> None:
    with pytest.raises(AssertionError, match="internet socket"):
        socket.socket(socket.AF_INET)
    with pytest.raises(AssertionError, match="looked up"):
        socket.getaddrinfo("localhost", 80)
    assert command("list").code == 0
