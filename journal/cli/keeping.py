"""What can be typed to open a journal, to keep it sound and to get it back."""

from pathlib import Path

from journal.cli import grammar
from journal.cli.grammar import Commands


def add_to(commands: Commands) -> None:
    """Add the commands on journals as a whole."""
    _door(commands)
    _keys(commands)
    _copies(commands)
    _rescuing(commands)


def add_entries_to(commands: Commands) -> None:
    """Add the commands that settle, put away and erase single entries."""
    bin_ = commands.opening("bin", "list what rests in the bin, or move entries there and back")
    grammar.identifiers(bin_, "*", "an entry to move to the bin")
    bin_.add_argument("--put-back", action="store_true", help="take the entries out of the bin")
    versions = commands.opening("versions", "list entries written in two places, or settle one")
    versions.add_argument(
        "id", nargs="?", metavar="ID", help="the entry whose versions to print or to settle"
    )
    versions.add_argument(
        "--keep",
        metavar="N|both",
        help="keep the version with this number; both makes entries of their own of the others",
    )
    erase = commands.opening("erase", "erase entries for good, with all their versions")
    grammar.identifiers(erase, "+", "an entry to erase")
    erase.add_argument("--yes", action="store_true", help="do not ask again")
    erase.add_argument(
        "--from-backups",
        action="store_true",
        help="let one new verified backup take the place of all in the journal's folder",
    )


def _door(commands: Commands) -> None:
    create = commands.on_journal("create", "make a new journal and give its recovery code")
    grammar.passphrase(create)
    grammar.recovery_out(create)
    recover = commands.on_journal(
        "recover", "open a journal by its recovery code, or mend its key part from a copy"
    )
    how = recover.add_mutually_exclusive_group(required=True)
    how.add_argument("--code-file", type=Path, metavar="FILE", help="where the code stands")
    how.add_argument(
        "--from-copies",
        action="store_true",
        help="put the key part back from a copy that the passphrase opens",
    )
    grammar.passphrase(recover)
    grammar.new_passphrase(recover)


def _keys(commands: Commands) -> None:
    change = commands.opening("passphrase", "give a journal another passphrase")
    grammar.new_passphrase(change)
    change.add_argument(
        "--rekey",
        action="store_true",
        help="someone may know the old one: write all anew with a new key and recovery code",
    )
    grammar.recovery_out(change)
    change.add_argument(
        "--delete-old-backups",
        action="store_true",
        help="with --rekey: let one new verified backup take the place of all others",
    )
    keys = commands.opening("keys", "say what opens a journal, or change it")
    what = keys.add_mutually_exclusive_group()
    what.add_argument(
        "--add-key-file",
        type=Path,
        metavar="FILE",
        help="let another passphrase open the journal together with FILE",
    )
    what.add_argument("--remove-key-file", action="store_true", help="no key file opens it then")
    what.add_argument(
        "--add-keychain", action="store_true", help="let this computer's keychain open it"
    )
    what.add_argument(
        "--remove-keychain", action="store_true", help="the keychain no longer opens it"
    )
    keys.add_argument(
        "--with-passphrase-file",
        type=Path,
        metavar="FILE",
        help="take the passphrase that goes with the key file from the first line of FILE",
    )


def _copies(commands: Commands) -> None:
    check = commands.opening("check", "verify that everything in a journal is as it was written")
    check.add_argument("--json", action="store_true", help="print one JSON object")
    check.add_argument("--out", type=Path, metavar="FILE", help="save the report as a new file")
    backup = commands.opening("backup", "make a verified backup, or list the backups")
    what = backup.add_mutually_exclusive_group()
    what.add_argument("--out", type=Path, metavar="FOLDER", help="make it in FOLDER instead")
    what.add_argument("--list", action="store_true", help="list the backups, newest first")
    backup.add_argument("--json", action="store_true", help="print JSON")
    merge = commands.opening("merge", "bring in what a copy of the same journal holds besides")
    merge.add_argument(
        "other", type=Path, metavar="OTHER", help="the copy: a journal's folder or a backup"
    )
    merge.add_argument(
        "--other-passphrase-file",
        type=Path,
        metavar="FILE",
        help="the copy's own passphrase, where it has another key by now",
    )


def _rescuing(commands: Commands) -> None:
    restore = commands.plain("restore", "make a new journal from a backup")
    restore.add_argument("backup", type=Path, metavar="BACKUP", help="the backup file")
    restore.add_argument(
        "into",
        type=Path,
        nargs="?",
        metavar="NEW_JOURNAL",
        help="the new journal's folder; without it, a free name beside the journal",
    )
    rescue = commands.on_journal("rescue", "read all that is left of a damaged journal")
    rescue.add_argument("into", type=Path, metavar="NEW_JOURNAL", help="the new journal's folder")
    for parser in (restore, rescue):
        grammar.secret(parser)
    grammar.new_passphrase(rescue)
