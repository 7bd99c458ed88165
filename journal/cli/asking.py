"""Secrets and texts that a command is given: on the terminal, in a file, or piped in."""

import os
import sys
from getpass import getpass
from pathlib import Path

from journal.cli.exits import WrongUse

_OTHERS = 0o077


def passphrase(file: Path | None, question: str, *, text_is_piped: bool = False) -> str:
    """Return the passphrase from the first line of `file`, or asked for without echo.

    `text_is_piped` says that standard input carries something else, so that only the terminal
    itself can be asked. Raises WrongUse when there is neither a file nor a terminal.
    """
    if file is not None:
        return _first_line(file)
    if not (sys.stdin.isatty() or (text_is_piped and _has_terminal())):
        raise WrongUse("There is no terminal to ask on: give the passphrase with a file option.")
    return getpass(question)


def new_passphrase(file: Path | None) -> str:
    """Return a passphrase to be set from now on, which is asked for twice on a terminal."""
    if file is not None:
        return _first_line(file)
    chosen = passphrase(None, "New passphrase: ")
    if getpass("The same again: ") != chosen:
        raise WrongUse("The two passphrases differ. Nothing was changed.")
    return chosen


def recovery_code(file: Path) -> str:
    """Return the recovery code written in `file`, which may stand on several lines."""
    return " ".join(_secret(file).split())


def answer(question: str) -> str:
    """Return what is typed on the terminal. Raises WrongUse when there is none to ask on."""
    if not sys.stdin.isatty():
        raise WrongUse("There is no terminal to ask on: give --yes.")
    print(question, end="", file=sys.stderr, flush=True)
    return sys.stdin.readline()


def piped_text() -> str:
    """Return the text on standard input without its last line break. Raises WrongUse for none."""
    if sys.stdin.isatty():
        print("Write, and end with Ctrl+D on a line of its own.", file=sys.stderr)
    try:
        text = sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise WrongUse("The text is not UTF-8. Nothing was added.") from error
    text = text.removesuffix("\n").removesuffix("\r")
    if not text.strip():
        raise WrongUse("There was no text. Nothing was added.")
    return text


def _first_line(file: Path) -> str:
    line = _secret(file).split("\n", 1)[0].rstrip("\r")
    if not line:
        raise WrongUse("The first line of the passphrase file is empty.")
    return line


def _secret(file: Path) -> str:
    try:
        text = file.read_text(encoding="utf-8-sig")
        seen_by_others = os.name == "posix" and bool(file.stat().st_mode & _OTHERS)
    except (OSError, UnicodeDecodeError) as error:
        raise WrongUse("The file with the passphrase or code cannot be read.") from error
    if seen_by_others:
        print(
            "Warning: other users of this computer can read the file with the passphrase or code.",
            file=sys.stderr,
        )
    return text


def _has_terminal() -> bool:
    try:
        os.close(os.open("/dev/tty", os.O_RDWR))
    except OSError:
        return False
    return True
