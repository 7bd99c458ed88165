"""Processes of their own that need not load the program first, as most of their work would be.

`python tests/warm.py serve DOOR MODULE…` loads these modules and forks a child for everybody who
comes; `python tests/warm.py run DOOR …` is run as `python …` is, but by such a
child, which has its arguments, environment, folder and streams, gets its signals, and dies with it.
What a start itself does, or loads, is not seen this way.
"""

import array
import atexit
import contextlib
import json
import os
import runpy
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from functools import cache, partial
from typing import Any

_THE_PROGRAM = ("journal.cli.acts", "journal.vault.vault", "journal.app.services")
_ROOM = os.environ.get("TMPDIR") or "/tmp"  # of all tests; `tempfile` tries a folder by writing
_STREAMS = 3
_PASSED_ON = (signal.SIGINT, signal.SIGTERM)
_AT_MOST = 1 << 20


@cache
def python() -> list[str]:
    """Return a command that does what `python` does, the program being loaded.

    Where no process can be forked so it is `python` itself.
    """
    if not hasattr(os, "pidfd_open"):
        return [sys.executable]
    folder = tempfile.mkdtemp(prefix="stillwater-warm-", dir=_ROOM)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    door = os.path.join(folder, "door")
    server = subprocess.Popen(
        [sys.executable, __file__, "serve", door, *_THE_PROGRAM],
        stdin=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    atexit.register(_ended, server)
    while not os.path.exists(door):
        assert server.poll() is None, "the program cannot be loaded"
        time.sleep(0.005)
    return [sys.executable, "-I", "-S", __file__, "run", door]


def _ended(server: subprocess.Popen[bytes]) -> None:
    server.kill()
    server.wait()


def serve(door: str, *modules: str) -> None:
    """Fork for everybody who knocks, as long as the tests live."""
    for module in modules:
        __import__(module)
    knocking = socket.socket(socket.AF_UNIX)
    knocking.bind(f"{door}.new")
    knocking.listen()
    os.rename(f"{door}.new", door)
    signal.signal(signal.SIGCHLD, _let_go)
    while True:
        guest, _ = knocking.accept()
        if os.fork() == 0:
            knocking.close()
            return _attend(guest)
        guest.close()


def _let_go(*_: object) -> None:
    """Let go of every child that has ended; what waits for a guest goes on waiting by itself."""
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            continue


def _attend(guest: socket.socket) -> None:
    """Let a child do what a guest asks, tell how it ended, and end it where the guest has gone."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    asked, streams = _received(guest)
    child = os.fork()
    if child == 0:
        guest.close()
        return _become(json.loads(asked), streams)
    os.close(streams[0])  # the others stay open, so that whoever reads to their end finds it gone
    ended = os.pidfd_open(child)
    while ended not in select.select([guest.fileno(), ended], [], [])[0]:
        said = guest.recv(1)
        os.kill(child, said[0] if said else signal.SIGKILL)
        if not said:
            break
    _, status = os.waitpid(child, 0)
    for stream in streams[1:]:
        os.close(stream)
    with contextlib.suppress(OSError):
        guest.send(str(os.waitstatus_to_exitcode(status)).encode())
    os._exit(0)


def _received(guest: socket.socket) -> tuple[bytes, list[int]]:
    """Return what was asked, which may come in pieces, and the streams that came with it."""
    asked, streams, _, _ = socket.recv_fds(guest, _AT_MOST, _STREAMS)
    while not asked.endswith(b"\n"):
        asked += guest.recv(_AT_MOST)
    return asked, list(streams)


def _become(asked: Mapping[str, Any], streams: list[int]) -> None:
    """Run what was asked as Python would; it ends this process as it ends any other."""
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    _open_streams()
    os.setsid()
    os.environ.clear()
    os.environ.update(asked["environment"])
    tempfile.tempdir = None  # it depends on them
    os.chdir(asked["folder"])
    first, *rest = asked["arguments"]
    if first == "-c":
        sys.argv = ["-c", *rest[1:]]
        exec(compile(rest[0], "<string>", "exec"), {"__name__": "__main__"})
    elif first == "-m":
        sys.argv = rest
        runpy.run_module(rest[0], run_name="__main__", alter_sys=True)
    else:
        sys.argv = [first, *rest]
        runpy.run_path(first, run_name="__main__")


def _open_streams() -> None:
    """Let the standard streams be about what they are now, as they are when Python starts."""
    sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", 1, "utf-8", "backslashreplace", closefd=False)


def run(door: str, *arguments: str) -> int:
    """Have these arguments for Python obeyed by a child of the server; return its exit code."""
    asked = {"arguments": arguments, "environment": dict(os.environ), "folder": os.getcwd()}
    there = socket.socket(socket.AF_UNIX)
    there.connect(door)
    streams = array.array("i", range(_STREAMS))
    message = json.dumps(asked).encode() + b"\n"
    for number in _PASSED_ON:
        signal.signal(number, partial(_pass_on, there))
    sent = there.sendmsg([message], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, streams)])
    there.sendall(message[sent:])
    for stream in streams:
        os.close(stream)
    code = int(there.recv(16))
    if code < 0:
        with contextlib.suppress(OSError):
            signal.signal(-code, signal.SIG_DFL)
        os.kill(os.getpid(), -code)
    return code


def _pass_on(there: socket.socket, number: int, _: object) -> None:
    there.send(bytes([number]))


if __name__ == "__main__":
    if sys.argv[1] == "serve":
        serve(*sys.argv[2:])
    else:
        os._exit(run(*sys.argv[2:]))
