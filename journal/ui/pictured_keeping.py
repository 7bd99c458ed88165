"""Pictures of what keeps a journal: ways out of a closed one, its backups and its keys."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QScrollArea, QWidget

from journal.domain.backups import Backup, Why
from journal.domain.errors import Part, VaultDamaged, WrongPassphrase
from journal.domain.report import Archived, Rescued, Restored
from journal.ui.frame import SETTINGS, WRITE
from journal.ui.kit.ways_words import KEY_FILE, KEYCHAIN
from journal.ui.window import Window

_ROUNDS = 20
"""Rounds of events until what has just unfolded has its place."""
_MOMENT = datetime(2026, 11, 23, 19, 4, tzinfo=UTC)
_HOME = Path("/home/you")
_FILE = _HOME / "Kept" / "auto-20261112T190400Z.jbackup"
_INSIDE = _HOME / "Quiet.journal" / "backups"
_WHY = (Why.AUTO, Why.AUTO, Why.REKEY, Why.AUTO, Why.IMPORT, Why.AUTO, None)
_BACKUPS = tuple(
    Backup(
        _INSIDE / f"{number}.jbackup",
        _MOMENT - timedelta(hours=25 * number),
        1_440_000 - 21_000 * number,
        why,
        None if number == 3 else 212 - 3 * number,
        None if number == 3 else 212,
    )
    for number, why in enumerate(_WHY)
)
_RESCUED = Rescued(
    _HOME / "Quiet rescued 2026-11-23.journal",
    entries=208,
    older=3,
    lost=(date(2026, 3, 3), date(2026, 3, 5)),
    lost_unknown=1,
    versions_lost=12,
    drafts=1,
    backups=(_FILE,),
)
_ARCHIVED = Archived(entries=212, versions=640, drafts=2, files=31, size=48_200_000)
_RESTORED = Restored(_HOME / "Quiet restored 2026-11-23.journal", 212, _MOMENT)


def restore_states(window: Window) -> Iterator[str]:
    """Yield the states of restoring a backup at the first start."""
    first_run = window.first_run
    first_run.restore(_FILE)
    first_run.restoring.form.place.set_folder(_HOME)
    yield "first-run-restore"
    first_run.restoring.form.show_error(WrongPassphrase())
    yield "first-run-restore-wrong"
    first_run.restoring.form.restored.emit(_RESTORED)
    yield "first-run-restored"
    first_run.clear()


def ways_out_states(window: Window) -> Iterator[str]:
    """Yield the ways out of a journal that stays closed."""
    lock = window.lock
    lock.clear()
    lock.asking.offer((KEY_FILE, KEYCHAIN))
    yield "lock-key-file-keychain"
    lock.asking.offer(())
    for state, part in (("damaged-header", Part.HEADER), ("damaged", Part.DATABASE)):
        lock.clear()
        lock.banner.show_error(VaultDamaged(part))
        lock.ways_out.show_for(VaultDamaged(part))
        yield f"lock-{state}"
    lock.ways_out.rescue_button.click()
    lock.rescue.place.offer(_HOME, "Quiet rescued 2026-11-23")
    yield "lock-rescue"
    lock.rescue.working.begin("Reading what is left:", "entries")
    lock.rescue.working.progress(212, 900)
    lock.rescue.working.appear()
    yield "lock-rescue-working"
    lock.rescue.working.end()
    lock.rescue.tell(_RESCUED)
    yield "lock-rescued"
    lock.acts.choose_backup(_FILE)
    lock.restoring.form.place.set_folder(_HOME)
    yield "lock-restore"
    lock.clear()


def keeping_states(window: Window) -> Iterator[str]:
    """Yield what Settings say about keys and backups, and what unfolds there."""
    frame, settings = window.frame, window.frame.pages.settings
    frame.reminder.appear(tried=True)
    yield "write-recovery-reminder"
    frame.reminder.later_button.click()
    frame.go(SETTINGS)
    settings.backups.show_backups(_BACKUPS)
    for state, button, part in (
        ("passphrase-change", settings.passphrase.change_button, settings.passphrase),
        ("someone-may-know", settings.passphrase.known_button, settings.passphrase),
        ("recovery-try", settings.recovery.try_button, settings.recovery),
        ("key-file", settings.ways.add_button, settings.ways),
        ("backup-restore", settings.backups.restore_button, settings.backups.form),
    ):
        button.click()
        yield seen(window, part, f"settings-{state}")
        settings.clear()
    settings.passphrase.old_backups.ask(tuple(backup.path for backup in _BACKUPS[:3]))
    forms = settings.passphrase.forms
    forms.unfold(settings.passphrase.old_backups, settings.passphrase.change_button)
    yield seen(window, settings.passphrase, "settings-old-backups")
    settings.clear()
    settings.backups.working.begin("Making a backup.")
    settings.backups.working.progress(3, 9)
    settings.backups.working.appear()
    yield seen(window, settings.backups, "settings-backups")
    settings.clear()
    settings.checking.check()
    yield seen(window, settings.checking, "settings-checked")
    settings.clear()
    settings.leaving.show_saved(_ARCHIVED)
    yield seen(window, settings.leaving, "settings-leaving")
    settings.clear()
    frame.go(WRITE)


def seen(window: Window, part: QWidget, state: str) -> str:
    """Bring the beginning of `part` into sight and return the name of its picture."""
    area = window.frame.pages.settings.findChild(QScrollArea)
    column = area.widget() if area is not None else None
    if area is not None and column is not None:
        for _ in range(_ROUNDS):
            QCoreApplication.processEvents()
        top = part.mapTo(column, part.rect().topLeft()).y()
        area.verticalScrollBar().setValue(top - 20)
    return state
