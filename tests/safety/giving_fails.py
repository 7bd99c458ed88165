"""Every way in which a file that is to be handed over does not come to be, made to happen."""

import errno
import os
import resource
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

import typst

from journal.domain import errors
from journal.domain.errors import JournalError
from journal.export import checking
from journal.export.writers import write
from tests.safety.giver import GIVEN, Giver, Refused
from tests.safety.marks import CANARIES, PERSON

TAKEN: Final = "taken.md"
ALREADY: Final = b"what was there before"
_ENDLESS: Final = resource.RLIM_INFINITY
Meanwhile = Callable[[Giver], AbstractContextManager[object]]


@dataclass(frozen=True)
class Failure:
    """What gets in the way of a file, where that was to lie, and how it is told."""

    kind: type[JournalError]
    code: int
    said: str
    name: str = f"{GIVEN}/pages"
    meanwhile: Meanwhile = nullcontext
    form: str = "md"


@contextmanager
def _stopped(giver: Giver) -> Iterator[None]:
    """Let somebody ask to stop while the file is being made."""

    def stopped(*asked: Any) -> Any:
        giver.day.services.handing_over.cancel()
        return write(*asked)

    with patch.object(checking, "write", stopped):
        yield


@contextmanager
def _no_room(giver: Giver) -> Iterator[None]:
    """Let the file take no more than a few bytes once it is begun, as on a disk that is full."""
    begin = os.fdopen

    def begun(*asked: Any) -> Any:
        resource.setrlimit(resource.RLIMIT_FSIZE, (64, _ENDLESS))
        return begin(*asked)

    try:
        with patch.object(os, "fdopen", begun):
            yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (_ENDLESS, _ENDLESS))


@contextmanager
def _closed(giver: Giver) -> Iterator[None]:
    """Let nobody write in the folder; its mode alone would not keep an administrator out."""
    begin = os.open

    def refused(path: Any, flags: int, *more: Any, **options: Any) -> int:
        made = flags & os.O_CREAT or flags & os.O_TMPFILE == os.O_TMPFILE
        if made and giver.into in (Path(path), Path(path).parent):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return begin(path, flags, *more, **options)

    with patch.object(os, "open", refused):
        yield


def _unset(giver: Giver) -> AbstractContextManager[object]:
    """Let the typesetter refuse whatever it is given, and quote words of the pages."""
    compiled = typst.compile
    source = f'#panic("{CANARIES[0]}")'.encode()
    return patch.object(typst, "compile", lambda *asked, **options: compiled(source))


def _interrupted(giver: Giver) -> AbstractContextManager[object]:
    """Let somebody press Ctrl+C while the file is being made."""
    return patch.object(checking, "write", side_effect=KeyboardInterrupt)


FAILURES: Final = {
    "a name that is taken": Failure(errors.AlreadyThere, 64, "left as it is", f"{GIVEN}/{TAKEN}"),
    "a folder of this name": Failure(errors.AlreadyThere, 64, "already there", GIVEN),
    "no such folder": Failure(errors.FolderMissing, 64, "does not exist", "nowhere/pages"),
    "a file as a folder": Failure(errors.FolderMissing, 64, "exist", f"{GIVEN}/{TAKEN}/pages"),
    "a place in the journal": Failure(
        errors.InsideJournal, 64, "inside the journal", "Quiet.journal/pages"
    ),
    "a name too long": Failure(errors.NameTooLong, 10, "shorter name", f"{GIVEN}/{'x' * 300}"),
    "a name that was hidden": Failure(
        errors.HiddenWordsFound, 64, "what you hid", f"{GIVEN}/for {PERSON}"
    ),
    "a closed folder": Failure(errors.NotWritable, 10, "cannot be written", meanwhile=_closed),
    "a full disk": Failure(errors.DiskFull, 12, "disk is full", meanwhile=_no_room),
    "a typesetter that refuses": Failure(
        errors.CannotBeSet, 70, "could not be set", meanwhile=_unset, form="pdf"
    ),
}
"""What goes wrong both at the window and on the command line."""

STOPPED: Final = {
    "packet": Failure(errors.Cancelled, 0, "", meanwhile=_stopped),
    "command": Failure(errors.Cancelled, 130, "", meanwhile=_interrupted),
}
"""How each way is stopped by the person."""


def how_it_failed(giver: Giver, way: str, failure: Failure, form: str = "") -> object:
    """Give in one of `WAYS` with this in the way; return the error, or code and words."""
    path = giver.folder / failure.name
    try:
        with failure.meanwhile(giver):
            giver.give(way, form or failure.form, path)
    except Refused as refused:
        return refused.code, refused.said
    except JournalError as error:
        return error
    return None
