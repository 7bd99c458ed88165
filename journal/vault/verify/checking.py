"""One check of the whole journal: every part is looked at, nothing is repaired."""

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, Table, func, select
from sqlalchemy.exc import DBAPIError

from journal.domain.errors import JournalError, NotEnoughMemory
from journal.domain.report import Finding, LookInside, Progress, Report
from journal.vault import keys, reading_apart
from journal.vault.held import Held
from journal.vault.keys import Cost
from journal.vault.opening import Opened
from journal.vault.store.faults import is_interrupted
from journal.vault.store.unit import translated
from journal.vault.tables import entry, revision
from journal.vault.verify import around, files, inside, revisions, whole
from journal.vault.verify.entries import Entries
from journal.vault.verify.steps import AT_ONCE, Steps

_ANY = "a passphrase of nobody"


def check(held: Held, progress: Progress, look: LookInside | None, also: Sequence[Path]) -> Report:
    """Look at every part and return what was found, without private text.

    `progress` is told of steps; what it raises ends the check. `look` searches files in a process
    of its own; without it none is searched, and nothing at all is written.
    """
    steps = Steps(progress)
    entries, versions, findings = _database(held, look, steps)
    backups = around.backup_files(held)
    steps.expect(len(backups))
    findings += [around.remembered(held), around.backups(held, steps), around.left_over(held)]
    findings.append(steps.tried(inside.WHAT, lambda: inside.searched(held, look, also, steps)))
    cost, seconds = held.turns.beside(lambda: _cost_of_a_guess(held.opened))
    return Report(
        tuple(findings),
        entries,
        versions,
        len(backups),
        cost.memory if cost else None,
        cost.passes if cost else None,
        cost.lanes if cost else None,
        seconds,
        _rehearsed(held),
    )


def _database(held: Held, look: LookInside | None, steps: Steps) -> tuple[int, int, list[Finding]]:
    """Look at a copy where one may be made, so that saves do not wait, else at the journal."""
    opened = held.opened
    if look is not None:
        # A page that is not as it was written is met while it is copied; then there is no copy.
        job = partial(_looked_at, opened, cipher_faults=lambda: 0, steps=steps)
        found = reading_apart.read(held, job, steps.told)
        if found is not None:
            return found
    opened = held.opened  # on a connection that met no damage
    # Never committed: there is nothing to write, and damage could refuse it.
    with translated(opened.database), opened.engine.connect() as connection:
        faults = partial(whole.cipher_faults, connection)
        return _looked_at(opened, connection, cipher_faults=faults, steps=steps)


def _looked_at(
    opened: Opened, connection: Connection, *, cipher_faults: Callable[[], int], steps: Steps
) -> tuple[int, int, list[Finding]]:
    with steps.interrupting(connection):
        entries, versions = _count(connection, entry), _count(connection, revision)
        parts = {
            "header": lambda: whole.header_faults(opened),
            "cipher": cipher_faults,
            "database": lambda: whole.database_faults(connection),
            "full-text index": lambda: whole.index_faults(opened, connection),
            "revisions": lambda: revisions.faults(connection, steps),
            "entries": lambda: Entries(opened, connection).faults(steps),
            "files of pages": lambda: files.faults(connection, steps),
        }
        steps.expect(len(parts) + -(-entries // AT_ONCE) + -(-versions // AT_ONCE))
        return entries, versions, [steps.finding(what, look) for what, look in parts.items()]


def _count(connection: Connection, table: Table) -> int:
    try:
        return connection.execute(select(func.count(table.c.id))).scalar_one()
    except DBAPIError as error:
        if is_interrupted(error):
            raise
        return 0


def _cost_of_a_guess(opened: Opened) -> tuple[Cost | None, float | None]:
    """Return what the cheapest passphrase slot costs, and how many seconds that takes here."""
    costs = [slot.cost for slot in opened.header.slots if slot.cost is not None]
    if not costs:
        return None, None
    cheapest = min(costs, key=lambda cost: cost.memory * cost.passes)
    begun = time.perf_counter()
    try:
        keys.wipe(keys.stretched(_ANY, bytes(16), cheapest))
    except NotEnoughMemory:
        return cheapest, None
    return cheapest, time.perf_counter() - begun


def _rehearsed(held: Held) -> date | None:
    with suppress(JournalError, ValueError), held.work() as unit:
        return date.fromisoformat(unit.settings.get().rehearsed)
    return None
