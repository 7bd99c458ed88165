"""What can be typed after the program's name, and what `--help` says about it."""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from journal import __version__
from journal.cli import exits
from journal.domain import days
from journal.domain.labels import Label

_ABOUT = """\
A private, encrypted, guided-reflection journal. Without a command the window opens, on
JOURNAL where a folder ending in .journal is named."""


class Parser(argparse.ArgumentParser):
    """Ends wrong usage with exit code 64, since 2 means that there is no display."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and how the command is used."""
        self.print_usage(sys.stderr)
        self.exit(exits.USAGE, f"{self.prog}: {message}\n")


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Return the options given; `command` is None when the window is wanted.

    Raises SystemExit after `--help`, `--version` and wrong usage.
    """
    if argv and Path(argv[0]).suffix == ".journal":
        options = _parser().parse_args(argv[1:])
        options.journal = Path(argv[0])
        if options.command or options.demo:
            _parser().error("a command comes before its journal")
    else:
        options = _parser().parse_args(argv)
    if options.command is None and options.screens and not options.demo:
        _parser().error("--screens goes with --demo")
    if options.command == "export" and options.ids and _filtered(options):
        _parser().error("--ids cannot be joined with filters")
    if options.command == "export" and options.pdf_passphrase_file and options.format != "pdf":
        _parser().error("--pdf-passphrase-file goes with --format pdf")
    return options


def _parser() -> Parser:
    codes = "\n".join(f"  {code:>3}  {meaning}" for code, meaning in exits.MEANINGS.items())
    parser = Parser(
        prog="stillwater",
        usage="%(prog)s [JOURNAL] | COMMAND … | --demo [--screens DIR] | --version | --help",
        description=_ABOUT,
        epilog=f"exit codes:\n{codes}\n\n'stillwater COMMAND --help' explains one command.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.set_defaults(journal=None)
    parser.add_argument("--demo", action="store_true", help="show a throw-away journal")
    parser.add_argument(
        "--screens", type=Path, metavar="DIR", help="with --demo: draw every screen into DIR"
    )
    parser.add_argument("--version", action="version", version=f"Stillwater {__version__}")
    commands = _Commands(
        parser.add_subparsers(dest="command", metavar="COMMAND", title="commands", prog=parser.prog)
    )
    _door(commands)
    _pages(commands)
    _files(commands)
    commands.unseen("look-inside")
    return parser


class _Commands:
    """Adds commands, each with the arguments that nearly all of them share."""

    def __init__(self, actions: "argparse._SubParsersAction[Parser]") -> None:
        self._actions = actions

    def plain(self, name: str, about: str) -> Parser:
        return self._actions.add_parser(name, help=about, description=about, allow_abbrev=False)

    def unseen(self, name: str) -> None:
        """Add a command that only this program itself gives, and that no help speaks of."""
        self._actions.add_parser(name, allow_abbrev=False)

    def on_journal(self, name: str, about: str) -> Parser:
        parser = self.plain(name, about)
        parser.add_argument("journal", type=Path, metavar="JOURNAL", help="the journal's folder")
        return parser

    def opening(self, name: str, about: str) -> Parser:
        parser = self.on_journal(name, about)
        parser.add_argument(
            "--passphrase-file",
            type=Path,
            metavar="FILE",
            help="take the passphrase from the first line of FILE; otherwise it is asked for",
        )
        return parser


def _door(commands: _Commands) -> None:
    create = commands.opening("create", "make a new journal and give its recovery code")
    create.add_argument(
        "--recovery-out",
        type=Path,
        metavar="FILE",
        help="write the recovery code to a new file and not to standard output",
    )
    recover = commands.on_journal("recover", "open a journal by its recovery code")
    recover.add_argument(
        "--code-file", type=Path, metavar="FILE", required=True, help="where the code stands"
    )
    change = commands.opening("passphrase", "give a journal another passphrase")
    for parser in (recover, change):
        parser.add_argument(
            "--new-passphrase-file",
            type=Path,
            metavar="FILE",
            help="take the new passphrase from the first line of FILE",
        )
    commands.opening("check", "verify that everything in a journal is as it was written")


def _pages(commands: _Commands) -> None:
    add = commands.opening("add", "finish an entry; its text comes on standard input")
    add.add_argument("--date", type=_day, metavar="DAY", help="the day it is about (YYYY-MM-DD)")
    add.add_argument("--tag", action="append", default=[], metavar="TAG", help="may be repeated")
    add.add_argument("--prompt", metavar="ID", help="the prompt it answers, such as numb-01")
    listing = commands.opening("list", "list entries, newest first")
    search = commands.opening("search", "list the entries that hold words, newest first")
    search.add_argument(
        "query", metavar="QUERY", help='words; "quoted words" stand together, word* is a beginning'
    )
    show = commands.opening("show", "print one entry")
    show.add_argument("id", metavar="ID", help="its id, or the beginning of it (8 digits or more)")
    tags = commands.opening("tags", "list tags, people and places with their number of entries")
    for parser in (listing, search):
        _filters(parser)
    for parser in (listing, search, tags):
        parser.add_argument("--json", action="store_true", help="print one JSON array")
    read = commands.plain("read", "give possible readings of texts; needs no journal")
    read.add_argument(
        "--jsonl", action="store_true", required=True, help="one JSON object a line, in and out"
    )


def _files(commands: _Commands) -> None:
    bring_in = commands.opening("import", "add the entries of a file that are not here yet")
    bring_in.add_argument("file", type=Path, metavar="FILE")
    bring_in.add_argument("--format", choices=("jsonl", "json"), required=True)
    bring_in.add_argument(
        "--skip-bad", action="store_true", help="leave out what cannot be read and go on"
    )
    export = commands.opening("export", "save entries as a document for someone else")
    export.add_argument("--format", choices=("pdf", "md", "json"), required=True)
    export.add_argument("--out", type=Path, metavar="FILE", required=True)
    export.add_argument("--replace", action="store_true", help="let FILE take an older one's place")
    export.add_argument(
        "--pdf-passphrase-file",
        type=Path,
        metavar="FILE",
        help="encrypt the PDF with the first line of FILE, which should not be the journal's own",
    )
    export.add_argument("--ids", nargs="+", metavar="ID", help="these entries and no filters")
    _filters(export)


def _filters(parser: Parser) -> None:
    parser.add_argument("--tag", metavar="TAG", help="entries with this tag, person or place")
    parser.add_argument("--from", type=_day, dest="since", metavar="DAY", help="from this day on")
    parser.add_argument("--to", type=_day, dest="until", metavar="DAY", help="up to this day")
    parser.add_argument("--label", choices=[label.value for label in Label])


def _filtered(options: argparse.Namespace) -> bool:
    return any((options.tag, options.since, options.until, options.label))


def _day(written: str) -> date:
    try:
        return days.parse(written)
    except ValueError as error:
        raise argparse.ArgumentTypeError("a day is written YYYY-MM-DD") from error
