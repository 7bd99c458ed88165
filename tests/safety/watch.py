"""Every byte that a process and its children hand to the system, as strace sees it go by."""

import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest

from tests.commands import HOUSE
from tests.safety.marks import found_in

WRITES = {
    *("write", "pwrite64", "writev", "pwritev", "pwritev2", "sendto", "sendmsg", "sendmmsg"),
    *("vmsplice", "setxattr", "lsetxattr", "fsetxattr", "process_vm_writev"),
}
COPIES = {"sendfile", "copy_file_range", "splice", "tee"}
NAMES = {
    *("creat", "rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat"),
    *("mkdir", "mkdirat", "mknodat", "execve", "memfd_create"),
}
OPENS = {"open", "openat", "openat2"}
SYNCS = {"fsync", "fdatasync"}
OTHERS = {"mmap", "io_uring_setup", "socket", "connect"}

_LINE = re.compile(r"(?:\d+ +)?([a-z0-9_]+)\((.*)", re.DOTALL)
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')
_TARGET = re.compile(r'[^"<]*<((?:\\x[0-9a-f]{2})+)>')
_PLACE = re.compile(r"<((?:\\x[0-9a-f]{2})+)>")
_WRITING = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_TMPFILE")


@dataclass
class Seen:
    """What went by: bytes by where they went, names that were given, files opened for writing.

    `steps` are what makes files durable, in order: ("sync", file, "") and ("move", from, to).
    """

    code: int = 0
    out: bytes = b""
    err: bytes = b""
    calls: int = 0
    written: dict[str, bytearray] = field(default_factory=dict)
    names: bytearray = field(default_factory=bytearray)
    opened: set[str] = field(default_factory=set)
    looked_at: set[str] = field(default_factory=set)
    moves: list[tuple[str, str]] = field(default_factory=list)
    steps: list[tuple[str, str, str]] = field(default_factory=list)
    mapped: set[str] = field(default_factory=set)
    copied: set[tuple[str, str]] = field(default_factory=set)
    sockets: list[str] = field(default_factory=list)
    programs: int = 0
    unread: list[str] = field(default_factory=list)

    @property
    def size(self) -> int:
        """How many bytes were written."""
        return sum(len(data) for data in self.written.values())

    def showing(self, marks: Mapping[bytes, str]) -> dict[str, set[str]]:
        """Return each place to which a text went in clear, names of files being one place."""
        places = {**self.written, "(names)": self.names}
        said = {place: found_in(data, marks) for place, data in places.items()}
        return {place: texts for place, texts in said.items() if texts}

    def became(self, place: str) -> str:
        """Return the name that a file, or a folder above it, was given in the end."""
        for old, new in self.moves:
            if place == old or place.startswith(f"{old}/"):
                place = new + place[len(old) :]
        return place

    def take(self, line: str) -> None:
        """Take in one line of the trace."""
        found = _LINE.match(line)
        if not found:
            if not re.match(r"(\d+ +)?(<\.\.\.|\+\+\+|---|exit)", line):
                self.unread.append(line[:80])
            return
        call, rest = found.groups()
        self.calls += 1
        if call in WRITES:
            self._write(rest)
        elif call in COPIES:
            source, target = _places(rest)[:2] if call != "sendfile" else _places(rest)[1::-1]
            self.copied.add((source, target))
        elif call in OPENS or call in NAMES:
            self._name(call, rest)
        elif call in SYNCS:
            self.steps += [("sync", place, "") for place in _places(rest)]
        elif call == "mmap" and "MAP_SHARED" in rest and "PROT_WRITE" in rest:
            self.mapped.update(_places(rest) or ["(memory)"])
        elif call == "io_uring_setup":
            self.unread.append(line[:80])
        elif call in {"socket", "connect"}:
            self.sockets.append(_bare(rest))

    def _write(self, rest: str) -> None:
        found = _TARGET.match(rest)
        place = os.fsdecode(_bytes(found[1])) if found else "(nowhere)"
        _, *parts = rest.split('"')
        for text, after in zip(parts[::2], parts[1::2], strict=True):
            if after.startswith("..."):
                self.unread.append("a text that was cut")
            self.written.setdefault(place, bytearray()).extend(_bytes(text))

    def _name(self, call: str, rest: str) -> None:
        names = [_bytes(text) for text, _ in _TEXT.findall(rest)]
        self.looked_at.update(os.fsdecode(name) for name in names[:1])
        self.programs += call == "execve" and "= -1" not in rest
        if call.startswith(("rename", "link")) and "= -1" not in rest:
            old, new = os.fsdecode(names[0]), os.fsdecode(names[1])
            if old.startswith("/proc/self/fd/"):
                old = self._told_apart(_places(rest)[0])
            self.moves.append((old, new))
            self.steps.append(("move", old, new))
        if call in NAMES or _WRITING.search(_bare(rest)):
            self.names += b"\0".join((b"", *names))
        if (call == "creat" or _WRITING.search(_bare(rest))) and "= -1" not in rest:
            places = _places(rest)
            if "<unfinished" in rest or not places:  # the answer stands elsewhere, without a name
                unnamed = ["#0"] if "O_TMPFILE" in _bare(rest) else []
                places.append(os.path.join(*places[:1], os.fsdecode(names[0]), *unnamed))
            self.opened.add(places[-1])

    def _told_apart(self, unnamed: str) -> str:
        """Return what a file without a name is called here; its number may be another's later."""
        own = f"{unnamed}.{len(self.moves)}"
        self.written[own] = self.written.pop(unnamed, bytearray())
        self.opened = {own if place == unnamed else place for place in self.opened}
        self.steps = [(k, own if old == unnamed else old, new) for k, old, new in self.steps]
        return own


def _bytes(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


def _places(rest: str) -> list[str]:
    return [os.fsdecode(_bytes(place)) for place in _PLACE.findall(rest)]


def _bare(rest: str) -> str:
    return _TEXT.sub(lambda text: repr(_bytes(text[1])), _PLACE.sub("", rest))


def watched(
    command: Sequence[object], environment: Mapping[str, str], folder: Path, stdin: bytes = b""
) -> Seen:
    """Run a command to its end under watch; `folder` holds the pipe of the watch."""
    pipe = folder / "watch"
    os.mkfifo(pipe)
    calls = ",".join(sorted(WRITES | COPIES | NAMES | OPENS | SYNCS | OTHERS))
    tracer = ["strace", "-f", "-qq", "-y", "-xx", "-s", "134217728", "--seccomp-bpf"]
    process = subprocess.Popen(
        [*tracer, "-e", "signal=none", "-e", f"trace={calls}", "-o", pipe, *map(str, command)],
        cwd=HOUSE,
        env={**environment, "PYTHONPATH": str(HOUSE)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    seen = Seen()

    def read() -> None:
        with pipe.open(encoding="utf-8", errors="surrogateescape", newline="\n") as lines:
            for line in lines:
                seen.take(line)

    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    seen.out, seen.err = process.communicate(stdin, timeout=900)
    reader.join(60)
    pipe.unlink()
    seen.code = process.returncode
    return seen


@cache
def reason_not_to_watch() -> str:
    """Return why nothing can be watched here, or nothing."""
    if not shutil.which("strace"):
        return "strace is not installed"
    tried = subprocess.run(
        ["strace", "-f", "-qq", "--seccomp-bpf", "-o", "/dev/null", sys.executable, "-c", ""],
        capture_output=True,
        check=False,
    )
    return "" if tried.returncode == 0 else "this system lets no process watch another (ptrace)"


def needs_a_watch() -> None:
    """Skip the test where nothing can be watched."""
    if reason_not_to_watch():
        pytest.skip(reason_not_to_watch())
