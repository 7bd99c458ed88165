"""`create`, `recover` and `passphrase`: a journal and what opens it."""

import os
import sys
from argparse import Namespace
from functools import partial
from pathlib import Path

from journal import files
from journal.app.services import Needs, Services
from journal.cli import asking, exits
from journal.cli.exits import WrongUse
from journal.cli.opening import at_the_door, look_for, services_for
from journal.cli.progress import Progress
from journal.cli.renewing import renew_backups
from journal.domain.errors import (
    AlreadyThere,
    FolderMissing,
    InsideJournal,
    JournalError,
    NotWritable,
)
from journal.places import in_a_journal
from journal.services.work import outcome

_KEEP = "Keep this recovery code apart from the journal: it opens it without the passphrase."
_OLD_COPIES = (
    "The old passphrase and the old recovery code still open copies and backups made before."
)


def create(options: Namespace, needs: Needs | None) -> int:
    """Make a journal, and give its recovery code once."""
    services = services_for(needs)
    _look_ahead(options.recovery_out, options.journal)
    chosen = asking.new_passphrase(options.passphrase_file)
    try:
        code: str = outcome(partial(services.unlocking.create, options.journal, chosen))
        return _give(code, options.recovery_out, "made")
    finally:
        services.unlocking.quit()


def recover(options: Namespace, needs: Needs | None) -> int:
    """Open a journal by its recovery code alone, and give it a new passphrase."""
    look_for(options.journal)
    services = services_for(needs)
    if options.from_copies:
        return _mend(services, options)
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
    if options.rekey:
        _look_ahead(options.recovery_out, options.journal)
    old = asking.passphrase(options.passphrase_file, "Present passphrase: ")
    with at_the_door(services, options, old):
        chosen = asking.new_passphrase(options.new_passphrase_file)
        if options.rekey:
            return _rekey(services, options, old, chosen)
        outcome(partial(services.unlocking.change_passphrase, old, chosen))
    print("The new passphrase opens the journal now; the old one no longer does.", file=sys.stderr)
    return exits.DONE


def _mend(services: Services, options: Namespace) -> int:
    secret = asking.passphrase(options.passphrase_file, "Passphrase: ")
    try:
        outcome(partial(services.rescuing.mend_header, options.journal, secret))
    finally:
        services.unlocking.quit()
    print("The key part is back; this passphrase opens the journal again.", file=sys.stderr)
    return exits.DONE


def _rekey(services: Services, options: Namespace, old: str, chosen: str) -> int:
    with Progress() as progress:
        code: str = outcome(
            partial(services.keys.change_because_known, old, chosen, progress=progress)
        )
    print("The new passphrase opens the journal now; the old one no longer does.", file=sys.stderr)
    done = _give(code, options.recovery_out, "given a new key")
    if options.delete_old_backups:
        done = max(done, renew_backups(services, sys.stderr))
    print(_OLD_COPIES, file=sys.stderr)
    return done


def _look_ahead(out: Path | None, journal: Path) -> None:
    """Refuse a place for the code before a journal is made that would have none."""
    if out is None:
        if sys.stdout is None:
            raise WrongUse("There is nowhere to write the recovery code: give --recovery-out.")
        return
    if out.resolve().is_relative_to(journal.resolve()) or in_a_journal(out):
        raise InsideJournal
    if os.path.lexists(out):
        raise AlreadyThere
    if not os.path.isdir(out.parent):
        raise FolderMissing
    if not os.access(out.parent, os.W_OK):  # also where the whole disk may only be read
        raise NotWritable


def _give(code: str, out: Path | None, done: str) -> int:
    """Write the code out; `done` says what was done to the journal that it opens.

    FAULTS where it could not be saved and was printed: what was done to the journal stands.
    """
    saved = exits.DONE
    if out is None:
        _print(code, done)
    else:
        try:
            files.write_whole(out, f"{code}\n".encode(), replace=False)
        except JournalError:
            _print(code, done)
            saved = exits.FAULTS
            told = f"The journal was {done}. Its recovery code could not be saved: it stands above."
            print(told, file=sys.stderr)
    print(_KEEP, file=sys.stderr)
    return saved


def _print(code: str, done: str) -> None:
    try:
        print(code, flush=True)
    except OSError:
        raise WrongUse(
            f"The journal was {done}, but its recovery code could not be written out."
            " The window shows it again, under Settings."
        ) from None
