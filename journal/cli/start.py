"""From a command line to an exit code: every way a run can end is settled here."""

from __future__ import annotations

import contextlib
import errno
import gc
import io
import os
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from journal.cli import exits
from journal.cli.exits import WrongUse
from journal.domain.errors import (
    BadInput,
    DiskFull,
    JournalError,
    MissingLibrary,
    Part,
    VaultDamaged,
)

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from journal.app.services import Needs

_STANDARD_ERROR = 2
_WAYS_OUT = {
    Part.HEADER: "'stillwater recover JOURNAL --from-copies' puts the key part back from a copy.",
    Part.DATABASE: "'stillwater rescue JOURNAL NEW_JOURNAL' reads what is left into a new journal.",
}
_NO_ROOM = (
    "The disk is full. What was asked was not done, and a text that was to be added is not kept. "
    "Free some space, then ask again."
)
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def main(argv: Sequence[str] | None = None, needs: Needs | None = None) -> int:
    """Do what the command line asks and return the exit code; see `--help` for the codes.

    `needs` replaces clock, chance and vault; tests bring their own.
    """
    _fill_closed_streams()
    _speak_utf8()
    try:
        code = _answer(sys.argv[1:] if argv is None else list(argv), needs)
        if sys.stdout is not None:
            sys.stdout.flush()
    except SystemExit as wanted:
        return wanted.code if isinstance(wanted.code, int) else exits.DONE
    except BrokenPipeError:
        return _nobody_listens()
    except KeyboardInterrupt:
        return exits.INTERRUPTED
    except WrongUse as wrong:
        return _tell(wrong.sentence, exits.USAGE)
    except JournalError as error:
        return _tell(_sentences(error), exits.code_of(error))
    except Exception as error:
        return _tell_fault(error)
    return code


def _answer(argv: list[str], needs: Needs | None) -> int:
    """Do what is asked; what only this program itself asks for waits for no grammar."""
    if argv == ["look-inside"]:
        from journal.cli import looking_inside

        return looking_inside.look()
    if argv == ["other-spellings"]:
        from journal.cli import other_spellings

        return other_spellings.look()
    if argv == ["set-pages"]:
        from journal.cli import setting_pages

        return setting_pages.answer()
    from journal.cli.parser import parse

    return _run(parse(argv), needs)


def _run(options: Namespace, needs: Needs | None) -> int:
    if options.command == "read":
        from journal.cli import reading

        return reading.read()
    if options.command == "packs":
        from journal.cli import packs

        return packs.check(options)
    if options.command is not None:
        from journal import process
        from journal.cli import acts

        with process.ending_in_order():
            return acts.run(options, needs)
    if options.demo:
        from journal import demo

        return demo.run(options.screens)
    from journal import preflight
    from journal.cli.opening import look_for

    if options.journal is not None:
        look_for(options.journal)
    preflight.check_display()
    preflight.check_libraries()
    gc.disable()  # nothing is rubbish while modules are loaded, and the window collects it itself
    from journal.app.loading import load_qt

    load_qt()
    from journal.app import running

    return running.run(options.journal)


def _fill_closed_streams() -> None:
    """Keep the numbers of closed standard streams from being given to files of ours.

    A library's message would else be written into such a file. Closed output stays None, so that
    what must be seen can be refused.
    """
    while (handle := os.open(os.devnull, os.O_RDWR)) <= _STANDARD_ERROR:
        os.set_inheritable(handle, True)
    os.close(handle)
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115 - open until the end
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - open until the end


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _nobody_listens() -> int:
    """Whoever read our output has enough; nothing more must reach it, also not at exit."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return exits.DONE


def _tell_fault(error: Exception) -> int:
    if isinstance(error, OSError) and error.errno in _FULL:  # what we print goes to a file
        return _tell(_sentences(DiskFull()), exits.code_of(DiskFull()))
    return _tell(_where(error), exits.FAULT_OF_THE_PROGRAM)


def _tell(sentences: str, code: int) -> int:
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:
        _nobody_listens()  # or the attempt at exit would change the code
    print(sentences, file=sys.stderr)
    return code


def _sentences(error: JournalError) -> str:
    from journal.ui.kit.errors import words_for

    lines = [_NO_ROOM if isinstance(error, DiskFull) else str(words_for(error))]
    if isinstance(error, BadInput):
        from journal.cli import printing

        lines += printing.faults(error.faults)
    if isinstance(error, VaultDamaged) and error.part in _WAYS_OUT:
        lines.append(_WAYS_OUT[error.part])
    if isinstance(error, MissingLibrary):
        from journal import preflight

        lines.append(preflight.install_line())
    return "\n".join(lines)


def _where(error: Exception) -> str:
    """Name a fault by its class and its place in our code; its message may hold private text."""
    ours = Path(__file__).parents[1]
    frames = [
        f"{Path(frame.filename).relative_to(ours.parent)}:{frame.lineno}"
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).is_relative_to(ours)
    ]
    return (
        "Something went wrong inside Stillwater. What was saved before is still there.\n"
        f"{type(error).__name__} at {frames[-1] if frames else 'an unknown place'}"
    )
