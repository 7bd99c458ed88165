"""`check`, `backup` and `merge`: whether all is as written, and copies of it."""

import json
from argparse import Namespace
from dataclasses import asdict
from datetime import UTC, date
from functools import partial
from typing import TYPE_CHECKING, Any

from journal.app.services import Needs
from journal.cli import asking, exits
from journal.cli.opening import opened
from journal.cli.printing import entries
from journal.cli.progress import Progress
from journal.services.work import outcome
from journal.ui.kit.report_words import as_text, counted

if TYPE_CHECKING:
    from journal.domain.backups import Backup
    from journal.domain.report import Merged, Report


def check(options: Namespace, needs: Needs | None) -> int:
    """Print what was looked at and how it stands; FAULTS when something is not as written."""
    with Progress() as progress, opened(options, needs) as services:
        today = services.clock.now().date()
        report: Report = outcome(partial(services.upkeep.check, progress=progress))
        text = as_text(report, today)
        if options.out is not None:
            outcome(partial(services.upkeep.save_report, f"{text}\n", options.out))
    print(json.dumps(_report_as_json(report, today), indent=1) if options.json else text)
    return exits.DONE if report.sound else exits.FAULTS


def backup(options: Namespace, needs: Needs | None) -> int:
    """Make a verified backup and print where it is, or print all that are there."""
    with Progress() as progress, opened(options, needs) as services:
        if options.list:
            found: tuple[Backup, ...] = outcome(services.upkeep.backups)
        else:
            make = services.upkeep.back_up
            found = (outcome(partial(make, folder=options.out, progress=progress)),)
    if options.json:
        rows = [_backup_as_json(each) for each in found]
        print(json.dumps(rows if options.list else rows[0], ensure_ascii=False, indent=1))
    else:
        for each in found:
            print(_backup_as_line(each))
    return exits.DONE


def merge(options: Namespace, needs: Needs | None) -> int:
    """Bring in what the copy holds besides, and print how much that was."""
    file = options.other_passphrase_file
    other = asking.passphrase(file, "") if file is not None else None
    with Progress() as progress, opened(options, needs) as services:
        merged: Merged = outcome(
            partial(services.upkeep.merge, options.other, other, progress=progress)
        )
    versions = counted(merged.versions, "version", "versions")
    print(f"{versions} brought in, for {entries(merged.entries)}.")
    if merged.two_versions:
        print(
            f"{entries(merged.two_versions)} with two versions; none was dropped."
            " The command versions lists and settles them."
        )
    return exits.DONE


def _report_as_json(report: "Report", today: date) -> dict[str, Any]:
    rehearsed = report.rehearsed.isoformat() if report.rehearsed else None
    return {
        "date": today.isoformat(),
        "sound": report.sound,
        **asdict(report),
        "rehearsed": rehearsed,
    }


def _backup_as_json(backup: "Backup") -> dict[str, Any]:
    return {
        "path": str(backup.path),
        "made": backup.made.astimezone(UTC).isoformat(),
        "size": backup.size,
        "why": backup.why.value if backup.why else None,
        "entries": backup.entries,
        "opens": backup.opens,
    }


def _backup_as_line(backup: "Backup") -> str:
    made = f"{backup.made.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
    holds = "another key, or damaged" if backup.entries is None else entries(backup.entries)
    return f"{made}  {backup.size:>12,} bytes  {holds}  {backup.path}"
