"""What can be typed after the program's name, and what `--help` says about it."""

import argparse
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from journal import __version__
from journal.cli import exits, grammar, insight_grammar, keeping
from journal.cli.grammar import Commands, Parser
from journal.cli.query_help import GRAMMAR
from journal.domain import days
from journal.domain.labels import Label
from journal.domain.paper import Paper
from journal.places import SUFFIX

_ABOUT = """\
A private, encrypted, guided-reflection journal. Without a command the window opens, on
JOURNAL where a folder ending in .journal is named."""


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Return the options given; `command` is None when the window is wanted.

    Raises SystemExit after `--help`, `--version` and wrong usage.
    """
    if argv and Path(argv[0]).suffix == SUFFIX:
        options = _parser().parse_args(argv[1:])
        options.journal = Path(argv[0])
        if options.command or options.demo:
            _parser().error("a command comes before its journal")
    else:
        options = _parser().parse_args(argv)
    if options.command is None and options.screens and not options.demo:
        _parser().error("--screens goes with --demo")
    if fault := _mismatch(options):
        _parser().error(fault)
    return options


def _mismatch(options: argparse.Namespace) -> str:
    """Return what is wrong with options that do not go together; nothing where they do."""
    return next(
        (
            words
            for command, is_wrong, words in _MISMATCHES
            if command == options.command and is_wrong(options)
        ),
        "",
    )


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
    commands = Commands(
        parser.add_subparsers(dest="command", metavar="COMMAND", title="commands", prog=parser.prog)
    )
    keeping.add_to(commands)
    _pages(commands)
    keeping.add_entries_to(commands)
    insight_grammar.add_to(commands, _day)
    _files(commands)
    return parser


def _pages(commands: Commands) -> None:
    add = commands.opening("add", "finish an entry; its text comes on standard input")
    add.add_argument("--date", type=_day, metavar="DAY", help="the day it is about (YYYY-MM-DD)")
    add.add_argument("--tag", action="append", default=[], metavar="TAG", help="may be repeated")
    add.add_argument("--prompt", metavar="ID", help="the prompt it answers, such as numb-01")
    listing = commands.opening("list", "list entries, newest first")
    search = commands.opening("search", "list the entries that hold words, newest first")
    for parser in (listing, search):
        _query(parser)
    show = commands.opening("show", "print one entry")
    show.add_argument("id", metavar="ID", help="its id, or the beginning of it (8 digits or more)")
    tags = commands.opening("tags", "list tags, people and places with their number of entries")
    for parser in (listing, search):
        _filters(parser)
    for parser in (listing, search, tags):
        parser.add_argument("--json", action="store_true", help="print one JSON array")
    reread = commands.opening("reread", "count readings by an older reader, or read entries again")
    grammar.identifiers(reread, "*", "an entry to read again")
    reread.add_argument(
        "--all-older", action="store_true", help="every entry that an older reader read"
    )
    reread.add_argument("--json", action="store_true", help="print JSON")
    read = commands.plain("read", "give possible readings of texts; needs no journal")
    read.add_argument(
        "--jsonl", action="store_true", required=True, help="one JSON object a line, in and out"
    )


def _query(parser: Parser) -> None:
    parser.epilog, parser.formatter_class = GRAMMAR, argparse.RawDescriptionHelpFormatter
    parser.add_argument("query", nargs="?", default="", metavar="QUERY", help="see below")
    parser.add_argument("--saved", metavar="NAME", help="what is saved in the journal by this name")
    parser.add_argument("--best", action="store_true", help="the best match first")


def _files(commands: Commands) -> None:
    packs = commands.plain("packs", "check a pack of prompts; needs no journal")
    packs.add_argument("act", choices=("check",), help="say which lines keep it out, if any do")
    packs.add_argument("file", type=Path, metavar="FILE")
    bring_in = commands.opening("import", "add the entries of a file that are not here yet")
    bring_in.add_argument("file", type=Path, metavar="FILE")
    bring_in.add_argument(
        "--format",
        choices=("jsonl", "json", "archive"),
        required=True,
        help="archive: a whole journal, as export --archive saved it",
    )
    bring_in.add_argument(
        "--skip-bad", action="store_true", help="leave out what cannot be read and go on"
    )
    _export(commands.opening("export", "save entries as a document for someone else"))


def _export(export: Parser) -> None:
    how = export.add_mutually_exclusive_group(required=True)
    how.add_argument("--format", choices=("pdf", "docx", "odt", "html", "md", "txt", "json"))
    how.add_argument(
        "--archive",
        action="store_true",
        help="all there is, files too, as a .zip for yourself; anyone who can open it can read it",
    )
    export.add_argument("--out", type=Path, metavar="FILE", required=True)
    export.add_argument(
        "--private",
        action="store_true",
        help="json: also what otherwise stays here, as an outlet, check-ins and marks",
    )
    export.add_argument("--pictures", action="store_true", help="pdf: show the pictures of entries")
    export.add_argument(
        "--paper",
        type=Paper,
        choices=tuple(Paper),
        help="pdf, docx, odt: what it is set on, else what is usual where this computer is",
    )
    export.add_argument("--replace", action="store_true", help="let FILE take an older one's place")
    export.add_argument(
        "--pdf-passphrase-file",
        type=Path,
        metavar="FILE",
        help="encrypt the PDF with the first line of FILE, which should not be the journal's own",
    )
    export.add_argument(
        "--packet",
        type=Path,
        metavar="FILE",
        help="put a packet together as FILE says (journal/importing/PACKETS.md), and note it",
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


def _looks(options: argparse.Namespace) -> bool:
    return bool(options.pictures or options.paper)


def _day(written: str) -> date:
    try:
        return days.parse(written)
    except ValueError as error:
        raise argparse.ArgumentTypeError("a day is written YYYY-MM-DD") from error


_MISMATCHES: tuple[tuple[str, Callable[[argparse.Namespace], object], str], ...] = (
    ("export", lambda o: o.ids and _filtered(o), "--ids cannot be joined with filters"),
    (
        "export",
        lambda o: o.archive and (o.ids or _filtered(o) or o.private or o.pdf_passphrase_file),
        "--archive holds everything: it goes with --out and --replace alone",
    ),
    (
        "export",
        lambda o: o.packet and (o.archive or o.ids or _filtered(o) or o.private or _looks(o)),
        "--packet says itself what goes into it: it goes with --format, --out and --replace",
    ),
    (
        "export",
        lambda o: o.paper and o.format not in {"pdf", "docx", "odt"},
        "--paper goes with --format pdf, docx or odt",
    ),
    ("export", lambda o: o.pictures and o.format != "pdf", "--pictures goes with --format pdf"),
    (
        "export",
        lambda o: o.pdf_passphrase_file and o.format != "pdf",
        "--pdf-passphrase-file goes with --format pdf",
    ),
    ("passphrase", lambda o: o.recovery_out and not o.rekey, "--recovery-out goes with --rekey"),
    (
        "passphrase",
        lambda o: o.delete_old_backups and not o.rekey,
        "--delete-old-backups goes with --rekey",
    ),
    (
        "keys",
        lambda o: o.with_passphrase_file and not o.add_key_file,
        "--with-passphrase-file goes with --add-key-file",
    ),
    ("insight", lambda o: o.replace and not o.svg, "--replace goes with --svg"),
    ("search", lambda o: not (o.query or o.saved), "give a QUERY, or --saved"),
    ("reread", lambda o: o.ids and o.all_older, "--all-older cannot be joined with ids"),
    ("bin", lambda o: o.put_back and not o.ids, "--put-back needs the ids of entries"),
    ("versions", lambda o: o.keep and not o.id, "--keep needs the id of an entry"),
    *(
        (
            command,
            lambda o: o.code_file and o.passphrase_file,
            "give a passphrase or a recovery code, not both",
        )
        for command in ("recover", "restore", "rescue")
    ),
)
