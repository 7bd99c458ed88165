"""Saving and searching while a long act is under way, on a thread as the window has it."""

import json
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from journal.app.services import build_services
from journal.domain.backups import Backup
from journal.domain.entry import Draft
from journal.domain.errors import Cancelled, DiskFull
from journal.domain.report import Archived, Imported, Report
from journal.domain.secret import ByPassphrase
from journal.domain.selection import Selection
from journal.services.work import OneThread
from journal.vault import page_copy
from journal.vault.store.drafts import Drafts
from tests.quick import quick_vault
from tests.steps import PASSPHRASE, given, needs_in

PATIENT = 30
TYPED = "what was typed just now"


class Threaded:
    """Services whose acts run on a thread of their own, and what came about in which order."""

    def __init__(self, folder: Path, place: Path) -> None:
        self.folder, self.place = folder, place
        self.services = build_services(replace(needs_in(folder), make_lane=OneThread))
        self.order: list[str] = []
        self.kept = threading.Event()
        self.wait(self.services.unlocking.unlock, place, PASSPHRASE)

    def wait(self, act: Callable[..., None], *args: object, **options: object) -> Any:
        """Return what an act gives, once it has; raise what it fails with."""
        ended = threading.Event()
        found: list[Any] = []

        def end(outcome: object) -> None:
            found.append(outcome)
            self.order.append("ended")
            ended.set()

        act(*args, end, end, **options)
        assert ended.wait(PATIENT)
        if isinstance(found[0], Exception):
            raise found[0]
        return found[0]

    def write(self, body: str) -> None:
        draft = self.services.writing.blank()
        content = replace(draft.content, body=body)
        self.wait(self.services.writing.finish, replace(draft, content=content))

    def keep(self, body: str = TYPED, draft: Draft | None = None) -> Draft:
        """Ask for a draft to be kept; when it is said to be, the journal is copied as it lies."""
        blank = draft or self.services.writing.blank()
        page = replace(blank, content=replace(blank.content, body=body))

        def kept(_: None) -> None:
            # In a process beside this, as closing such a file here would end SQLite's locks.
            (self.folder / "killed").mkdir(exist_ok=True)
            lifeboat = self.place.with_suffix(".lifeboat")
            files = [self.place, *([lifeboat] if lifeboat.exists() else [])]
            subprocess.run(["cp", "-r", *files, self.folder / "killed"], check=True)
            self.order.append("kept")
            self.kept.set()

        self.services.writing.keep(page, kept, lambda _: self.order.append("not kept"))
        return page

    def search(self) -> None:
        self.services.reviewing.find(
            Selection(words="river"), lambda ids: self.order.append(f"found {len(ids)}"), print
        )

    def once(self, act: Callable[[], object], at: int = 1) -> Callable[[int, int], None]:
        """Return a progress that does `act` at this call of it."""
        calls = iter(range(1, 1_000_000))

        def progress(done: int, of: int) -> None:
            if next(calls) == at:
                act()

        return progress

    def drafts(self) -> list[str]:
        return [draft.content.body for draft in self.wait(self.services.writing.drafts)]

    def drafts_after_a_kill(self) -> list[str]:
        """Return the drafts in the copy that was made when one was said to be kept."""
        killed = self.folder / "killed" / self.place.name
        (killed / ".lock").unlink()
        journal = quick_vault(self.folder / "elsewhere").open(killed, PASSPHRASE)
        with journal.work() as work:
            found = [draft.content.body for draft in work.drafts.all()]
            entries = work.entries.count()
        assert journal.check(lambda done, of: None).sound
        journal.close()
        assert entries == len(self.wait(self.services.reviewing.find, Selection()))
        return found


@pytest.fixture
def threaded(tmp_path: Path, place: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Threaded]:
    monkeypatch.setattr(page_copy, "_PAGES", 4)  # so that a small journal takes many steps too
    threaded = Threaded(tmp_path, place)
    for number in range(12):
        threaded.write(f"{number} by the river")
    threaded.order.clear()
    yield threaded
    threaded.services.unlocking.quit()


def restored(threaded: Threaded, backup: Backup) -> list[str]:
    """Return the texts of a backup, entries and drafts, which must be sound."""
    into = threaded.folder / "Restored.journal"
    vault = quick_vault(threaded.folder / "elsewhere")
    vault.restore(backup.path, into, ByPassphrase(PASSPHRASE), lambda done, of: None)
    journal = vault.open(into, PASSPHRASE)
    assert journal.check(lambda done, of: None).sound
    with journal.work() as work:
        texts = [work.entries.get(id).content.body for id in work.entries.find(Selection())]
        texts += [draft.content.body for draft in work.drafts.all()]
    journal.close()
    shutil.rmtree(into)
    return texts


def test_a_draft_is_on_the_disk_before_the_backup_that_is_under_way_has_ended(
    threaded: Threaded,
) -> None:
    def ask() -> None:
        threaded.keep()
        threaded.search()

    backup = threaded.wait(threaded.services.upkeep.back_up, progress=threaded.once(ask))
    assert threaded.order == ["kept", "found 12", "ended"]
    assert threaded.drafts_after_a_kill() == [TYPED]
    assert not threaded.place.with_suffix(".lifeboat").exists()
    texts = restored(threaded, backup)
    assert len(texts) == 13
    assert texts[-1] == TYPED  # it came before the last page was copied


def test_a_backup_holds_a_whole_act_or_nothing_of_it(threaded: Threaded) -> None:
    """Entries are finished in the midst, with pages that were copied already and others."""
    finished = 0

    def write(_: int, __: int) -> None:
        nonlocal finished
        finished += 1
        draft = threaded.services.writing.blank()
        page = replace(draft, content=replace(draft.content, body=f"midst {finished} " * 2_000))
        threaded.services.writing.finish(page, lambda _: None, lambda error: None)

    backup = threaded.wait(threaded.services.upkeep.back_up, progress=write)
    assert finished > 4
    texts = restored(threaded, backup)
    inside = len(texts) - 12
    assert 0 < inside <= finished
    assert backup.entries == len(texts)
    assert {text.split()[1] for text in texts if text.startswith("midst")} == {
        str(number) for number in range(1, inside + 1)
    }
    assert threaded.wait(threaded.services.upkeep.check).sound


def test_a_check_and_an_archive_let_saves_and_searches_go_first(threaded: Threaded) -> None:
    def ask() -> None:
        threaded.keep()
        threaded.search()

    upkeep, target = threaded.services.upkeep, threaded.folder / "all.zip"
    for at in (1, 14):  # while pages are copied, and while the copy is looked at
        report: Report = threaded.wait(upkeep.check, progress=threaded.once(ask, at))
        assert report.sound
        assert (report.entries, report.revisions) == (12, 12)
        assert threaded.order == ["kept", "found 12", "ended"]
        threaded.order.clear()
    archived: Archived = threaded.wait(
        threaded.services.archiving.save, target, progress=threaded.once(ask, 12)
    )
    assert threaded.order == ["kept", "found 12", "ended"]
    assert (archived.entries, archived.versions) == (12, 12)
    assert not list(threaded.place.rglob(".*.part*"))


def imported_with(threaded: Threaded, ask: Callable[[], object]) -> Imported:
    """Bring in a few lines, and do `ask` in the midst of that one transaction."""
    lines = threaded.folder / "more.jsonl"
    rows = ({"date": "2026-05-01", "text": f"{number} brought along"} for number in range(40))
    lines.write_text("".join(json.dumps(row) + "\n" for row in rows))
    progress = threaded.once(ask, 7)
    bring_in = threaded.services.importing.bring_in
    imported: Imported = threaded.wait(bring_in, lines, "jsonl", progress=progress)
    return imported


def test_what_is_typed_while_an_import_holds_the_journal_survives_a_kill(
    threaded: Threaded,
) -> None:
    page: list[Draft] = []

    def ask() -> None:  # in the midst of its one transaction
        page.append(threaded.keep("an earlier word"))
        assert threaded.kept.wait(PATIENT)
        threaded.kept.clear()
        threaded.keep(TYPED, page[0])
        assert threaded.kept.wait(PATIENT)

    assert imported_with(threaded, ask).added == 40
    assert threaded.order == ["kept", "kept", "ended"]
    assert threaded.drafts() == [TYPED]
    assert not threaded.place.with_suffix(".lifeboat").exists()
    (found,) = reopened(threaded.folder / "killed" / threaded.place.name)
    assert found == (12, [TYPED])


def reopened(place: Path) -> list[tuple[int, list[str]]]:
    """Return the number of entries and the drafts of a journal whose program was killed."""
    (place / ".lock").unlink()
    services = build_services(needs_in(place.parent))
    given(services.unlocking.unlock, place, PASSPHRASE)
    drafts = [draft.content.body for draft in given(services.writing.drafts)]
    assert given(services.upkeep.check).sound
    count = given(services.reviewing.count)
    services.unlocking.quit()
    return [(count, drafts)]


@pytest.mark.parametrize("at", [2, 9])
def test_a_long_act_that_is_stopped_while_others_go_on_leaves_nothing(
    threaded: Threaded, at: int
) -> None:
    def stop() -> None:
        threaded.search()
        threaded.services.upkeep.cancel()
        threaded.services.archiving.cancel()

    upkeep, target = threaded.services.upkeep, threaded.folder / "all.zip"
    acts = (
        upkeep.back_up,
        upkeep.check,
        lambda *told, **how: threaded.services.archiving.save(target, *told, **how),
    )
    for act in acts:
        with pytest.raises(Cancelled):
            threaded.wait(act, progress=threaded.once(stop, at))
        assert not list(threaded.folder.rglob(".*.part*"))
    assert not target.exists()
    threaded.write("And on.")


def test_a_page_that_was_kept_aside_and_could_not_be_stored_then_is_told_and_never_lost(
    threaded: Threaded, monkeypatch: pytest.MonkeyPatch
) -> None:
    put, page = Drafts.put, threaded.keep("as it was")
    assert threaded.kept.wait(PATIENT)
    threaded.kept.clear()

    def full(store: Drafts, draft: Draft) -> None:
        monkeypatch.setattr(Drafts, "put", put)
        raise DiskFull

    def ask() -> None:
        threaded.keep(TYPED, page)
        assert threaded.kept.wait(PATIENT)
        monkeypatch.setattr(Drafts, "put", full)

    imported_with(threaded, ask)
    assert threaded.drafts() == [TYPED]  # whoever takes the page up goes on from there
    assert "not kept" in threaded.order
    assert not threaded.place.with_suffix(".lifeboat").exists()


def test_a_page_that_is_being_finished_while_an_import_holds_the_journal_survives_a_kill(
    threaded: Threaded,
) -> None:
    blank = threaded.services.writing.blank()
    page = replace(blank, content=replace(blank.content, body=TYPED))

    def ask() -> None:
        threaded.services.writing.finish(page, lambda _: threaded.order.append("finished"), print)
        threaded.keep("another page")
        assert threaded.kept.wait(PATIENT)

    imported_with(threaded, ask)
    assert threaded.drafts() == ["another page"]
    assert not threaded.place.with_suffix(".lifeboat").exists()
    ((count, drafts),) = reopened(threaded.folder / "killed" / threaded.place.name)
    assert (count, sorted(drafts)) == (12, ["another page", TYPED])
