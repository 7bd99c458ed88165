"""`restore` and `rescue`: a journal made anew from a backup, or from what damage left."""

from argparse import Namespace
from datetime import UTC
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from journal.app.services import Needs, Services
from journal.cli import asking, exits
from journal.cli.opening import look_for, services_for
from journal.cli.printing import entries
from journal.cli.progress import Progress
from journal.domain import days
from journal.domain.secret import ByCode, ByPassphrase, Secret
from journal.services.rescuing import place_for
from journal.services.work import outcome
from journal.ui.kit.report_words import counted

if TYPE_CHECKING:
    from journal.domain.report import Rescued, Restored


def restore(options: Namespace, needs: Needs | None) -> int:
    """Make a new journal from a backup, and print where it is and what it holds."""
    look_for(options.backup)
    services = services_for(needs)
    today = services.clock.now().date()
    into = options.into or place_for(options.backup, "restored", today)
    try:
        secret = _secret(options)
        with Progress() as progress:
            restored: Restored = outcome(
                partial(services.rescuing.restore, options.backup, into, secret, progress=progress)
            )
    finally:
        services.unlocking.quit()
    made = days.plain(restored.made.astimezone(UTC).date())
    print(f"{restored.path}\n{entries(restored.entries)}, as of {made}.")
    return exits.DONE


def rescue(options: Namespace, needs: Needs | None) -> int:
    """Read all that is left into a new journal; FAULTS when something could not be read."""
    look_for(options.journal)
    services = services_for(needs)
    secret = _secret(options)
    chosen = _new_passphrase(services, options, secret)
    try:
        with Progress() as progress:
            rescued: Rescued = outcome(
                partial(
                    services.rescuing.rescue,
                    options.journal,
                    options.into,
                    secret,
                    chosen,
                    progress=progress,
                )
            )
    finally:
        services.unlocking.quit()
    print("\n".join(_as_lines(rescued)))
    return exits.DONE if rescued.whole else exits.FAULTS


def _secret(options: Namespace) -> Secret:
    if options.code_file is not None:
        return ByCode(asking.recovery_code(options.code_file))
    given = asking.passphrase(options.passphrase_file, "Passphrase: ")
    return ByPassphrase(given, options.key_file)


def _new_passphrase(services: Services, options: Namespace, secret: Secret) -> str | None:
    """Return a new passphrase where none can open the new journal, or where one was given."""
    ways: tuple[str, ...] = outcome(partial(services.rescuing.ways_in, options.journal))
    if options.new_passphrase_file is not None or (isinstance(secret, ByCode) and not ways):
        return asking.new_passphrase(options.new_passphrase_file)
    return None


def _as_lines(rescued: "Rescued") -> list[str]:
    lines = [f"{rescued.path}", f"{entries(rescued.entries)} came over."]
    if rescued.drafts:
        lines.append(f"{counted(rescued.drafts, 'draft', 'drafts')} came over.")
    if rescued.older:
        lines.append(f"Only an earlier version can be read of {entries(rescued.older)}.")
    if rescued.lost:
        lost = ", ".join(day.isoformat() for day in rescued.lost)
        lines.append(f"{entries(len(rescued.lost))} cannot be read, of these days: {lost}")
    if rescued.lost_unknown:
        lines.append(f"{entries(rescued.lost_unknown)} of unknown days cannot be read.")
    if rescued.versions_lost:
        lost = counted(rescued.versions_lost, "earlier version", "earlier versions")
        lines.append(f"{lost} cannot be read.")
    if rescued.whole:
        lines.append("Nothing is missing.")
    elif rescued.backups:
        lines += ["What is missing may be in these backups:", *map(_as_line, rescued.backups)]
    return lines


def _as_line(backup: Path) -> str:
    return f"- {backup}"
