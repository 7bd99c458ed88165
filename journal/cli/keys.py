"""`keys`: what opens a journal besides its recovery code."""

import sys
from argparse import Namespace
from functools import partial

from journal.app.services import Needs, Services
from journal.cli import asking, exits
from journal.cli.opening import at_the_door, look_for, services_for
from journal.services.work import outcome


def keys(options: Namespace, needs: Needs | None) -> int:
    """Change what opens the journal where that is asked, and print everything that does."""
    look_for(options.journal)
    services = services_for(needs)
    present = asking.passphrase(options.passphrase_file, "Passphrase: ")
    with at_the_door(services, options, present):
        _change(services, options, present)
        names: tuple[str, ...] = outcome(services.keys.names)
    print("\n".join(["This journal opens with:", *(f"- {n}" for n in (*names, "recovery code"))]))
    return exits.DONE


def _change(services: Services, options: Namespace, present: str) -> None:
    if options.add_key_file is not None:
        print("Now a passphrase to go with the key file.", file=sys.stderr)
        together = asking.new_passphrase(options.with_passphrase_file)
        outcome(partial(services.keys.add_key_file, present, together, options.add_key_file))
    elif options.remove_key_file:
        outcome(services.keys.remove_key_file)
    elif options.add_keychain:
        outcome(services.keys.add_keychain)
    elif options.remove_keychain:
        outcome(services.keys.remove_keychain)
