"""The states of Review and of what belongs to it, as the pictures show them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from journal.domain.backups import Backup
from journal.domain.entry import Content, EntryId, Version
from journal.domain.errors import DiskFull, OtherSecret
from journal.domain.report import Erased, Merged, Renewed
from journal.domain.tags import Tag
from journal.ui.frame import BIN, BRINGING_IN, LOCK, REVIEW, VERSIONS
from journal.ui.window import Window

States = Iterator[str]

_BACKUPS = tuple(
    Backup(Path(f"{day}.jbackup"), datetime(2026, 11, day, 20, 30, tzinfo=UTC), 400_000)
    for day in (22, 15, 8)
)

_HERE = (
    "The last tram had gone, so I walked along the canal with my coat open. I was not cold. I was "
    "not anything much.\nAt the bridge I stopped and counted the lit windows. Eleven. I said to "
    "myself that I would ring Joss tomorrow, and for once I believed it."
)
_THERE = (
    "The last tram had gone, so I walked along the canal with my coat open. I was not cold. I was "
    "glad of the quiet.\nAt the bridge I stopped and counted the lit windows. Eleven. I said to "
    "myself that I would ring Joss tomorrow.\nI did ring. We talked about nothing for an hour."
)


def review_states(window: Window) -> States:
    """Show Review: everything, something found, nothing found, and entries with two versions."""
    frame, reviewing = window.frame, window.frame.pages.reviewing
    frame.go(REVIEW)
    reviewing.table.setCurrentIndex(reviewing.model.index(0, 0))
    yield "review-list"
    reviewing.filters.words.setText("kitchen")
    reviewing.filters.changed.emit()
    yield "review-search"
    reviewing.filters.words.setText("no such word anywhere")
    reviewing.filters.changed.emit()
    yield "review-no-match"
    reviewing.filters.words.setText('tag:choir -rain OR "by the canal" before:soon ')
    reviewing.filters.changed.emit()
    yield "review-understood"
    reviewing.filters.words.setText("kitchen person:Joss label:mixed before:1999")
    reviewing.filters.changed.emit()
    yield "review-no-match-filters"
    reviewing.filters.words.setText("")
    reviewing.filters.words.setFocus()
    reviewing.filters.words.insert("tag:")
    reviewing.filters.words.textEdited.emit("tag:")
    yield "review-completing"
    reviewing.filters.save_line.ask("“kitchen” · tag choir")
    yield "review-saving-search"
    reviewing.filters.save_line.clear()
    reviewing.filters.clear()
    reviewing.filters.changed.emit()
    reviewing.two_versions.show_words("3 entries have two versions.")
    yield "review-two-versions"
    reviewing.two_versions.show_words("")
    frame.older.ask()
    yield "review-older"
    frame.older.look.click()
    yield "review-older-look"
    frame.older.clear()


def bin_states(window: Window) -> States:
    """Show the bin empty and full, and erasing before and after the word."""
    frame, bin, reviewing = window.frame, window.frame.pages.bin, window.frame.pages.reviewing
    frame.go(BIN)
    yield "bin-empty"
    frame.go(REVIEW)
    for row in (1, 2, 4):
        reviewing.table.setCurrentIndex(reviewing.model.index(row, 0))
        reviewing.acts.bin.click()
    frame.undo_line.clear()
    frame.go(BIN)
    bin.show_binned(
        tuple(
            replace(one, since=one.since - timedelta(days=20 * number))
            for number, one in enumerate(bin.model.binned)
        )
    )
    bin.table.setCurrentIndex(bin.model.index(0, 0))
    yield "bin-list"
    bin.rested.button.click()
    bin.erase.click()
    bin.erasing.show_backups(_BACKUPS)
    yield "bin-erase"
    bin.erasing.field.setText("erase")
    yield "bin-erase-typed"
    bin.erasing.show_erased(Erased(2, tuple(backup.path for backup in _BACKUPS)))
    yield "bin-erased"
    bin.erasing.show_replaced(Renewed(_BACKUPS[0], ()))
    yield "bin-backups-replaced"
    bin.erasing.leave.click()
    bin.table.selectAll()
    bin.put_back.click()
    frame.undo_line.clear()


def version_states(window: Window, now: datetime) -> States:
    """Show two versions beside each other, a veiled pair, and one written from both."""
    frame, page = window.frame, window.frame.pages.versions
    frame.go(VERSIONS)
    yield "two-versions-none"
    here = Content(now.date(), now, _HERE, "Canal", tags=(Tag("walking"),))
    there = replace(here, body=_THERE, title="Canal, late", tags=(Tag("walking"), Tag("Joss")))
    pair = (
        Version("1", here, now - timedelta(hours=2), here=True),
        Version("2", there, now - timedelta(days=1), device="kitchen laptop"),
    )
    page.show_versions(EntryId(1), pair, now)
    yield "two-versions"
    page.write.click()
    yield "two-versions-one-from-both"
    veiled = tuple(replace(one, content=replace(one.content, veiled=True)) for one in pair)
    page.show_versions(EntryId(1), veiled, now)
    yield "two-versions-veiled"
    frame.go(BRINGING_IN)
    yield "bringing-in"
    frame.pages.bringing_in.show_error(OtherSecret())
    yield "bringing-in-other-key"
    frame.pages.bringing_in.show_merged(Merged(212, 64, 3))
    yield "bringing-in-done"


def lock_without_room(window: Window) -> States:
    """Show the lock over words that no place had room for; nothing comes after it."""
    window.frame.go(LOCK)
    window.unwritten.follow(DiskFull())
    yield "lock-no-room"
    window.unwritten.leaving = True
    window.unwritten.follow(DiskFull())
    yield "lock-no-room-leaving"
    window.unwritten.leaving = False
    window.unwritten.follow(None)
