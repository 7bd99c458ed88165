"""An evening at the window in children that are there to be killed.

Run as `python -m tests.safety.evening_nursery`; see `nursery` for what it is told and tells. Every
letter (`key`) and act (`act`) is told with the time at which it was done, by the clock that all
processes share.
"""

import os
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from journal.app.services import build_services
from journal.domain.entry import Content
from journal.domain.selection import Selection
from journal.services.work import OneThread
from journal.ui.kit.bridge import AsideLane, OnMain
from tests.evening import WHOLE, Evening
from tests.quick import quick_vault
from tests.safety import nursery
from tests.safety.nursery import Order, tell
from tests.steps import PASSPHRASE, needs_in
from tests.ui.windows import shown

PREFERENCES = "preferences"
_PATIENCE = 20.0


def evening(order: Order) -> None:
    """Let an evening go by; `pace` is the milliseconds from key to key."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application, folder = QApplication(["stillwater"]), Path(order["folder"])
    needs = replace(
        needs_in(folder),
        make_lane=OneThread,
        make_aside=AsideLane,
        on_main=OnMain(),
        preferences=folder / PREFERENCES / "preferences.json",
    )
    window = shown(build_services(needs, Path(order["journal"])), application)
    tell("whole", WHOLE)
    tell("begin")
    Evening(window, rest=partial(_rest, order["pace"]), until=_until, note=_note).goes_by()


def reopen(order: Order) -> None:
    """Open the journal as after any start, and tell what is there.

    `left` names files that the kill left half written, or aside, and that nothing has taken up.
    Preferences are left out: nothing that was written is in them.
    """
    folder = Path(order["folder"])
    journal = quick_vault(folder).open(Path(order["journal"]), PASSPHRASE)
    with journal.work() as work:
        pages = [draft.content for draft in work.drafts.all()]
        entries = [work.entries.get(id).content for id in work.entries.find(Selection())]
    report = journal.check(lambda done, of: None)
    journal.close()
    acts = [act for page in (*pages, *entries) for act in _acts(page)]
    acts += ["finish"] * len(entries)
    parts = (path for end in ("part", "lifeboat") for path in folder.rglob(f"*.{end}"))
    left = [path.name for path in parts if path.parent.name != PREFERENCES]
    bodies = [page.body for page in (*pages, *entries)]
    faults = [finding.what for finding in report.findings if not finding.sound]
    tell("found", {"bodies": bodies, "acts": acts, "left": left, "faults": faults})


def _acts(page: Content) -> list[str]:
    marks = {"tag": page.tags, "facet": page.facets, "mark": page.for_session}
    return [name for name, held in marks.items() if held]


def _note(kind: str, what: str) -> None:
    tell(kind, [time.monotonic(), what])


def _rest(milliseconds: int) -> None:
    """Let the window and its threads go on."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _until(holds: Callable[[], bool]) -> None:
    begun = time.monotonic()
    while not holds():
        if time.monotonic() - begun > _PATIENCE:
            raise TimeoutError
        _rest(5)


if __name__ == "__main__":
    nursery.ACTS |= {"evening": evening, "reopen": reopen}
    nursery.main()
