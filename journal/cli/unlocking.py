"""`create`, `recover` and `passphrase`: a journal and what opens it."""

import os
import sys
from argparse import Namespace
from functools import partial
from pathlib import Path

from journal import files
from journal.app.services import Needs
from journal.cli import asking, exits
from journal.cli.exits import WrongUse
from journal.cli.opening import at_the_door, look_for, services_for
from journal.domain.errors import AlreadyThere, FolderMissing, InsideJournal, JournalError
from journal.services.work import outcome

_KEEP = "Keep this recovery code apart from the journal: it opens it without the passphrase."

_NOT_GIVEN = (
    "The journal was made, but its recovery code could not be written out."
    " The window shows it again, under Settings."
)


def create(options: Namespace, needs: Needs | None) -> int:
    """Make a journal, and give its recovery code once."""
    services = services_for(needs)
    _look_ahead(options.recovery_out, options.journal)
    chosen = asking.new_passphrase(options.passphrase_file)
    try:
        code: str = outcome(partial(services.unlocking.create, options.journal, chosen))
        _give(code, options.recovery_out)
    finally:
        services.unlocking.quit()
    print(_KEEP, file=sys.stderr)
    return exits.DONE


def recover(options: Namespace, needs: Needs | None) -> int:
    """Open a journal by its recovery code alone, and give it a new passphrase."""
    look_for(options.journal)
    services = services_for(needs)
    code = asking.recovery_code(options.code_file)
    chosen = asking.new_passphrase(options.new_passphrase_file)
    try:
        outcome(partial(services.unlocking.recover, options.journal, code, chosen))
    finally:
        services.unlocking.quit()
    print("The new passphrase opens the journal now.", file=sys.stderr)
    return exits.DONE


def passphrase(options: Namespace, needs: Needs | None) -> int:
    """Let a new passphrase open the journal in place of the old one."""
    look_for(options.journal)
    services = services_for(needs)
    old = asking.passphrase(options.passphrase_file, "Present passphrase: ")
    with at_the_door(services, options.journal, old):
        chosen = asking.new_passphrase(options.new_passphrase_file)
        outcome(partial(services.unlocking.change_passphrase, old, chosen))
    print("The new passphrase opens the journal now; the old one no longer does.", file=sys.stderr)
    return exits.DONE


def _look_ahead(out: Path | None, journal: Path) -> None:
    """Refuse a place for the code before a journal is made that would have none."""
    if out is None:
        if sys.stdout is None:
            raise WrongUse("There is nowhere to write the recovery code: give --recovery-out.")
        return
    if out.resolve().is_relative_to(journal.resolve()):
        raise InsideJournal
    if os.path.lexists(out):
        raise AlreadyThere
    if not os.path.isdir(out.parent):
        raise FolderMissing


def _give(code: str, out: Path | None) -> None:
    if out is None:
        _print(code)
        return
    try:
        files.write_whole(out, f"{code}\n".encode(), replace=False)
    except JournalError:
        _print(code)  # better here than nowhere, as the journal stands already
        raise


def _print(code: str) -> None:
    try:
        print(code, flush=True)
    except OSError:
        raise WrongUse(_NOT_GIVEN) from None
