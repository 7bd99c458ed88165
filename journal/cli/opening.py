"""A journal that is open for as long as one command runs."""

import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from journal import process
from journal.app.services import Needs, Services, build_services
from journal.cli import asking
from journal.domain.errors import NotAJournal
from journal.services.work import outcome

if TYPE_CHECKING:
    from journal.services.needs import Journal


def services_for(needs: Needs | None) -> Services:
    """Return the services, in a process that leaves no trace of what it reads."""
    process.make_private()
    return build_services(needs or Needs())


def look_for(path: Path) -> None:
    """Raise NotAJournal where nothing lies, before any secret is asked for."""
    if not os.path.exists(path):  # also for a place that may not be looked into
        raise NotAJournal


@contextmanager
def opened(
    options: Namespace, needs: Needs | None, *, text_is_piped: bool = False
) -> Iterator[Services]:
    """Open the journal of `options` with the passphrase given or asked for, and close it again."""
    look_for(options.journal)
    services = services_for(needs)
    passphrase = asking.passphrase(
        options.passphrase_file, "Passphrase: ", text_is_piped=text_is_piped
    )
    with at_the_door(services, options, passphrase):
        yield services


@contextmanager
def at_the_door(services: Services, options: Namespace, passphrase: str) -> Iterator[None]:
    """Open the journal of `options`, and close it again however the block ends."""
    unlock = partial(
        services.unlocking.unlock, options.journal, passphrase, key_file=options.key_file
    )
    try:
        journal: Journal = outcome(unlock)
        if journal.older_than_seen:
            print(
                "This journal is older than when it was last opened on this computer.",
                file=sys.stderr,
            )
        services.handing_over.begun.left(_name_left, lambda _: None)
        yield
    finally:
        services.unlocking.quit()


def _name_left(places: tuple[Path, ...]) -> None:
    for place in places:
        print(
            f"A file was left unfinished, and anyone who can open it can read it: {place}",
            "It is no longer named here once it is removed.",
            sep="\n",
            file=sys.stderr,
        )
