"""`check`: whether everything is as it was written."""

from argparse import Namespace
from functools import partial
from typing import TYPE_CHECKING

from journal.app.services import Needs
from journal.cli import exits, printing
from journal.cli.opening import opened
from journal.cli.progress import Progress
from journal.services.work import outcome

if TYPE_CHECKING:
    from journal.domain.report import Report


def check(options: Namespace, needs: Needs | None) -> int:
    """Print what was looked at and how it stands; FAULTS when something is not as written."""
    with Progress("steps") as progress, opened(options, needs) as services:
        report: Report = outcome(partial(services.upkeep.check, progress=progress))
    for finding in report.findings:
        detail = f": {finding.detail}" if finding.detail else ""
        print(f"{'sound' if finding.sound else 'FAULT'}  {finding.what}{detail}")
    print(f"{printing.entries(report.entries)}, revisions: {report.revisions}")
    return exits.DONE if report.sound else exits.FAULTS
