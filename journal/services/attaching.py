"""Pictures and files of a page: adding them, getting them back, saving a copy elsewhere."""

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

from journal import files
from journal.domain.attachment import LARGEST, MOST_ON_A_PAGE, Attachment, clean_name
from journal.domain.errors import InsideJournal, NotAttachable, PageFull, TooLargeToAttach
from journal.domain.report import Progress
from journal.places import in_a_journal
from journal.services.door import Door, Open, State
from journal.services.needs import Failed, OnMain, Then
from journal.services.stopping import Stop, silent
from journal.services.stores import UnitOfWork
from journal.services.work import Work

T = TypeVar("T")
_PIECE = 256 * 1024
"""Bytes that are read at a time."""
_HOW = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)  # a pipe that has a name would wait for ever
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


class Source(Protocol):
    """What is to be attached."""

    @property
    def name(self) -> str:
        """The name it has where it comes from."""
        ...

    def pieces(self) -> Iterator[tuple[bytes, int]]:
        """Yield its bytes piece by piece, each with the size that the whole has at least."""
        ...


@dataclass(frozen=True, slots=True)
class FromFile:
    """A file on this computer; it is read only, and stays as it is."""

    path: Path = field(repr=False)

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.path.name

    def pieces(self) -> Iterator[tuple[bytes, int]]:
        """Yield the bytes of the file. Raises NotAttachable, TooLargeToAttach."""
        try:
            yield from _pieces(self.path)
            return
        except OSError:  # which names the file
            pass
        raise NotAttachable


@dataclass(frozen=True, slots=True)
class FromBytes:
    """Bytes that never were a file, such as a picture from the clipboard."""

    name: str
    data: bytes = field(repr=False)

    def pieces(self) -> Iterator[tuple[bytes, int]]:
        """Yield the bytes."""
        for at in range(0, len(self.data), _PIECE):
            yield self.data[at : at + _PIECE], len(self.data)


class Attaching:
    """What a person does with the files of a page; which it holds, its content says."""

    def __init__(self, door: Door, aside: Work, on_main: OnMain) -> None:
        self._door = door
        self._aside = aside
        self._on_main = on_main
        self._stop = Stop()
        door.listen(self._tidy)

    def cancel(self) -> None:
        """End adding; nothing stays of a file that was not added whole."""
        self._stop.cancel()

    def add(
        self,
        page: str,
        held: Sequence[str],
        source: Source,
        then: Then[Attachment],
        failed: Failed,
        *,
        progress: Progress = silent,
    ) -> None:
        """Store a file for the page of this uuid, which holds the files `held` already.

        `progress` is told of bytes. Fails with NotAttachable, TooLargeToAttach, PageFull,
        Cancelled, DiskFull, NotWritable; then nothing of the file is here.
        """

        def on_main(done: int, of: int) -> None:
            self._on_main(partial(progress, done, of))

        told = self._stop.watched(on_main)

        def job(unit: UnitOfWork) -> Attachment:
            others = sum(known.size for known in unit.attachments.of(held))
            pieces = _within_limits(source, others, told)
            return unit.attachments.add(page, clean_name(source.name), pieces)

        self._door.within(job, then, failed)

    def of(self, uuids: Sequence[str], then: Then[tuple[Attachment, ...]], failed: Failed) -> None:
        """Give what is known of these files, in this order; those not here are left out."""
        self._door.within(lambda unit: unit.attachments.of(uuids), then, failed)

    def read(self, uuid: str, make: Callable[[bytes], T], then: Then[T], failed: Failed) -> None:
        """Give what `make`, which runs on a thread of its own, makes of a file.

        Fails with VaultDamaged(attachment) where the file is not as it was written.
        """
        state = self._door.state

        def made(data: bytes) -> None:
            self._aside.run(
                lambda: make(data), self._if_still(state, then), self._if_still(state, failed)
            )

        self._door.within(lambda unit: unit.attachments.read(uuid), made, failed)

    def save_copy(
        self, uuid: str, path: Path, then: Then[None], failed: Failed, *, replace: bool = False
    ) -> None:
        """Write a file as it is, unprotected but for mode 0600, to a place outside the journal.

        Fails with InsideJournal, VaultDamaged(attachment) and the errors of `files`.
        """
        if in_a_journal(path):
            failed(InsideJournal())
            return

        def write(data: bytes) -> None:
            files.write_document(path, data, replace=replace)

        self.read(uuid, write, then, failed)

    def _if_still(self, state: State, call: Callable[[T], None]) -> Callable[[T], None]:
        return lambda value: call(value) if self._door.state is state else None

    def _tidy(self, state: State) -> None:
        """Let go of what no page names any more, and say nothing where that cannot be."""
        if isinstance(state, Open) and not state.journal.read_only:
            self._door.within(lambda unit: unit.attachments.let_go_unnamed(), _nothing, _nothing)


def _within_limits(source: Source, others: int, told: Progress) -> Iterator[bytes]:
    size = 0
    for piece, whole in source.pieces():
        size += len(piece)
        if max(size, whole) > LARGEST:
            raise TooLargeToAttach
        if others + max(size, whole) > MOST_ON_A_PAGE:
            raise PageFull
        told(size, max(size, whole))
        yield piece
    if not size:
        raise NotAttachable


def _pieces(path: Path) -> Iterator[tuple[bytes, int]]:
    whole = path.resolve(strict=True)
    if in_a_journal(whole):  # closing the open database a second time would free its lock
        raise NotAttachable
    handle = os.open(whole, _HOW)
    try:
        known = os.fstat(handle)
        if not stat.S_ISREG(known.st_mode):
            raise NotAttachable
        while piece := os.read(handle, _PIECE):
            yield piece, known.st_size
    finally:
        os.close(handle)


def _nothing(_: object) -> None:
    """Let it be."""
