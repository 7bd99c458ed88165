"""This process: private from its first moment, and replaced when the journal locks."""

import ctypes
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from journal.beside import once_more
from journal.domain.errors import NotReadable
from journal.domain.spelling import Wanted

_AT_ONCE = 1 << 18
"""Bytes searched at a time: so few stay in the processor's cache, which quarters the time."""
_PR_SET_DUMPABLE = 4
_PATIENCE = 5.0
"""Seconds that other spellings are waited for, since locking waits for them too."""

if sys.platform != "win32":
    import resource


def make_private() -> None:
    """Let other accounts read no new file, and let no core dump or debugger read the memory.

    An exec makes a process dumpable again, so this runs at every start.
    """
    os.umask(0o077)
    if sys.platform == "win32":
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        # A C library without prctl leaves the limit above to do the work.
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def when_asked_to_end(act: Callable[[], object]) -> None:
    """Have `act` called when the system or a terminal asks this process to end.

    It runs as soon as Python gets a turn, which the window gives it ten times a second.
    """
    for name in ("SIGTERM", "SIGHUP", "SIGINT"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_: act())


@contextmanager
def ending_in_order() -> Iterator[None]:
    """Let a request to end raise KeyboardInterrupt in the block, as Ctrl+C does.

    So nothing unfinished is left behind. The first request counts; one that comes while it is
    obeyed does not disturb that. What is ignored, as under nohup, stays ignored. For the main
    thread of a program without a window.
    """
    heard = [
        number
        for name in ("SIGTERM", "SIGHUP")
        if (number := getattr(signal, name, None)) is not None
        and signal.getsignal(number) is signal.SIG_DFL
    ]

    def end(*_: object) -> None:
        for number in heard:
            signal.signal(number, signal.SIG_IGN)
        raise KeyboardInterrupt

    for number in heard:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number in heard:
            signal.signal(number, signal.SIG_DFL)


def command_to_start(arguments: Sequence[str]) -> list[str]:
    """Return the command that starts this program anew with `arguments`, however it was started."""
    ours = len(sys.orig_argv) - len(sys.argv[1:])
    return [sys.executable, *sys.orig_argv[1:ours], *arguments]


def restart(arguments: Sequence[str]) -> None:
    """Replace this process by a new one, so that no key and no text stays in memory.

    Threads must have ended and locks be released. Returns only if it could not be done.
    """
    command = command_to_start(arguments)
    with suppress(OSError, ValueError):
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    with suppress(OSError):
        if sys.platform == "win32":
            # exec would hand the terminal back before the new window is there.
            subprocess.Popen(command)  # noqa: S603 - this program itself, no shell
            os._exit(0)
        os.execv(command[0], command)  # noqa: S606 - this program itself, no shell


def run_beside(arguments: Sequence[str], environment: Mapping[str, str]) -> None:
    """Run this program once more with `arguments` and more `environment`, and wait for its end.

    Raises CalledProcessError when it does not end well.
    """
    command, beside = once_more(arguments)
    subprocess.run(  # noqa: S603 - this program itself, no shell
        command,
        env={**beside, **environment},
        stdout=subprocess.DEVNULL,
        check=True,
    )


def files_holding(files: Sequence[Path], needles: Sequence[bytes]) -> list[Path]:
    """Return those of the files that hold any of the needles, searched by a process beside this.

    What is looked for goes there through a pipe, so that no other account can read it. A file that
    has gone meanwhile holds nothing. Raises NotReadable when one cannot be read to its end.
    """
    asked = {"files": [str(file) for file in files], "needles": [word.hex() for word in needles]}
    found = _answer("look-inside", asked)
    if not isinstance(found, list):
        raise NotReadable
    return [files[number] for number in found]


def other_spellings(wanted: Wanted, word: str) -> tuple[str, ...]:
    """Return ways to spell a word, found by a process beside this.

    Nothing else runs in a process while hunspell looks for them, in whatever thread that is. None
    are found where they cannot be looked for, or where a dictionary takes too long.
    """
    dictionaries = [wanted.english, wanted.folder, sorted(wanted.names)]
    found = _answer("other-spellings", [dictionaries, word], _PATIENCE)
    return tuple(map(str, found)) if isinstance(found, list) else ()


def look_inside(job: bytes) -> str:
    """Search as `files_holding` asked; returns the numbers of the files as JSON. Raises OSError."""
    asked = json.loads(job)
    needles = [bytes.fromhex(needle) for needle in asked["needles"]]
    names = enumerate(asked["files"])
    return json.dumps([number for number, name in names if needles and _holds(name, needles)])


def swap_in_use() -> bool | None:
    """Tell whether the system may put memory of this program on the disk; None where unknown."""
    try:
        lines = Path("/proc/swaps").read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    return len(lines) > 1  # the first line is a heading


def _holds(name: str, needles: Sequence[bytes]) -> bool:
    overlap = max(map(len, needles))
    before = b""
    try:
        with open(name, "rb") as file:
            while chunk := file.read(_AT_ONCE):
                piece = before + chunk
                if any(needle in piece for needle in needles):
                    return True
                before = piece[-overlap:]
    except FileNotFoundError:
        pass
    return False


def _answer(command: str, asked: object, patience: float | None = None) -> object:
    """Return what an unseen command of this program answers in JSON; None when it does not.

    It is ended after `patience` seconds, where there is an end to it.
    """
    command_line, environment = once_more([command])
    with suppress(
        OSError, ValueError, subprocess.SubprocessError
    ):  # their words name what is asked
        ran = subprocess.run(  # noqa: S603 - this program itself, no shell
            command_line,
            env=environment,
            input=json.dumps(asked).encode(),
            capture_output=True,
            check=True,
            timeout=patience,
        )
        answer: object = json.loads(ran.stdout)
        return answer
    return None
