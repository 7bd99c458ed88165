"""What the grammar of all commands shares: a parser with exit code 64, and common arguments."""

import argparse
import sys
from pathlib import Path
from typing import NoReturn

from journal.cli import exits


class Parser(argparse.ArgumentParser):
    """Ends wrong usage with exit code 64, since 2 means that there is no display."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and how the command is used."""
        self.print_usage(sys.stderr)
        self.exit(exits.USAGE, f"{self.prog}: {message}\n")


class Commands:
    """Adds commands, each with the arguments that nearly all of them share."""

    def __init__(self, actions: "argparse._SubParsersAction[Parser]") -> None:
        self._actions = actions

    def plain(self, name: str, about: str) -> Parser:
        """Add a command and return its parser."""
        return self._actions.add_parser(name, help=about, description=about, allow_abbrev=False)

    def on_journal(self, name: str, about: str) -> Parser:
        """Add a command on a journal."""
        parser = self.plain(name, about)
        parser.add_argument("journal", type=Path, metavar="JOURNAL", help="the journal's folder")
        return parser

    def opening(self, name: str, about: str) -> Parser:
        """Add a command that opens a journal by its passphrase."""
        parser = self.on_journal(name, about)
        passphrase(parser)
        key_file(parser)
        return parser


def passphrase(parser: Parser) -> None:
    """Let a command take the passphrase from a file."""
    parser.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="FILE",
        help="take the passphrase from the first line of FILE; otherwise it is asked for",
    )


def key_file(parser: Parser) -> None:
    """Let a command take the file that belongs to a passphrase."""
    parser.add_argument(
        "--key-file", type=Path, metavar="FILE", help="the key file that belongs to the passphrase"
    )


def new_passphrase(parser: Parser) -> None:
    """Let a command take a new passphrase from a file."""
    parser.add_argument(
        "--new-passphrase-file",
        type=Path,
        metavar="FILE",
        help="take the new passphrase from the first line of FILE; otherwise it is asked for",
    )


def recovery_out(parser: Parser) -> None:
    """Let a command write a recovery code to a file."""
    parser.add_argument(
        "--recovery-out",
        type=Path,
        metavar="FILE",
        help="write the recovery code to a new file and not to standard output",
    )


def secret(parser: Parser) -> None:
    """Let a command take a passphrase, with its key file, or a recovery code."""
    passphrase(parser)
    key_file(parser)
    parser.add_argument(
        "--code-file",
        type=Path,
        metavar="FILE",
        help="take the recovery code that stands in FILE, in place of a passphrase",
    )


def identifiers(parser: Parser, number: str, about: str) -> None:
    """Let a command take entries by their ids; `number` is as in argparse."""
    parser.add_argument(
        "ids", nargs=number, metavar="ID", help=f"{about}: its id, or 8 digits of it or more"
    )
