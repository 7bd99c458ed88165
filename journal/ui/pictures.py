"""Every screen and state as a picture, so that a change of look can be seen side by side."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QProgressBar, QPushButton, QScrollArea

from journal.domain.errors import (
    DiskFull,
    MistypedCode,
    NotWritable,
    VaultInUse,
)
from journal.domain.settings import Look, Preferences, ReadingWhen
from journal.ui.frame import REVIEW, SETTINGS, SHEET, WRITE
from journal.ui.pictured_context import context_states
from journal.ui.pictured_files import file_states
from journal.ui.pictured_hand_over import hand_over_states
from journal.ui.pictured_history import history_states
from journal.ui.pictured_insight import insight_states
from journal.ui.pictured_keeping import keeping_states, restore_states, ways_out_states
from journal.ui.pictured_own_words import own_word_states
from journal.ui.pictured_packs import pack_states
from journal.ui.pictured_page import page_states
from journal.ui.pictured_prompts import prompt_states
from journal.ui.pictured_readings import reading_states
from journal.ui.pictured_review import (
    bin_states,
    lock_without_room,
    review_states,
    version_states,
)
from journal.ui.pictured_spelling import spelling_states
from journal.ui.pictured_tags import tag_states
from journal.ui.pictured_ways import way_states
from journal.ui.window import Window

DRAWN_AT = datetime(2026, 11, 23, 20, 30, tzinfo=UTC)
"""The moment at which two versions are looked at, so that pictures can be compared."""
LARGE, SMALL = (1360, 860), (900, 640)
_SAMPLE_CODE = "-".join(
    (
        *("7K2M", "Q9XA", "0F4T", "WZ3N", "B8RD", "5HJC", "VE1P"),
        *("GY6S", "3MKQ", "T0AX", "9N4F", "RDZ8", "C5WB", "PJ7H"),
    )
)

_DIRECTIONS = {
    False: Qt.LayoutDirection.LeftToRight,
    True: Qt.LayoutDirection.RightToLeft,
}
_ROUNDS = 20
"""Rounds of events until nothing moves any more: a layout in a layout takes a few."""

MakeWindow = Callable[[Preferences], Window]
States = Iterator[str]


@dataclass(frozen=True, slots=True)
class Sitting:
    """One run through all screens: look, size in pixels, what names end with, direction, text."""

    look: Look
    size: tuple[int, int]
    ending: str
    mirrored: bool = False
    text_size: int = 100
    """In percent."""


SITTINGS = (
    Sitting(Look.LIGHT, LARGE, "light"),
    Sitting(Look.DARK, LARGE, "dark"),
    Sitting(Look.LIGHT, SMALL, "light-small"),
    Sitting(Look.DARK, SMALL, "dark-small"),
    Sitting(Look.LIGHT, LARGE, "light-rtl", mirrored=True),
    Sitting(Look.LIGHT, SMALL, "light-small-large-text", text_size=200),
)
DOUBLE = (Sitting(Look.LIGHT, LARGE, "light-200"),)
"""For a process that draws every pixel as four."""


def draw(
    folder: Path,
    make: MakeWindow,
    passphrase: str,
    application: QApplication,
    sittings: tuple[Sitting, ...] = SITTINGS,
) -> None:
    """Write every screen and state into `folder`, and what a screen reader finds in each.

    `make` gives a window on the locked demo journal, which `passphrase` opens.
    """
    folder.mkdir(parents=True, exist_ok=True)
    application.setCursorFlashTime(0)
    index_file = folder / "index.json"
    index: dict[str, Any] = {}
    if index_file.exists():
        index = json.loads(index_file.read_text(encoding="utf-8"))
    for sitting in sittings:
        width, height = sitting.size
        application.setLayoutDirection(_DIRECTIONS[sitting.mirrored])
        worn = Preferences(sitting.look, sitting.text_size, width=width, height=height)
        window = make(worn)
        window.open()
        for state in _all_states(window, passphrase):
            _settle(application)
            name = f"{state}-{sitting.ending}.png"
            picture = window.grab()
            picture.save(str(folder / name))
            index[name] = {
                "size": [picture.width(), picture.height()],
                "tree": _tree(QAccessible.queryAccessibleInterface(window)),
            }
        window.close()
        window.deleteLater()
        application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    index_file.write_text(json.dumps(index, indent=1, ensure_ascii=False), encoding="utf-8")


def _settle(application: QApplication) -> None:
    """Let every layout and every row that is being fetched arrive."""
    for _ in range(_ROUNDS):
        application.processEvents()
        application.sendPostedEvents()


def _all_states(window: Window, passphrase: str) -> States:
    yield from _first_run(window)
    yield from _lock(window)
    window.lock.field.setText(passphrase)
    window.lock.open()
    window.frame.pages.writing.spelling.words.hold(True)
    yield from _write(window)
    yield from page_states(window)
    yield from spelling_states(window)
    yield from file_states(window)
    yield from prompt_states(window)
    yield from context_states(window)
    yield from history_states(window, DRAWN_AT)
    yield from reading_states(window)
    yield from review_states(window)
    yield from tag_states(window)
    yield from way_states(window)
    yield from insight_states(window)
    yield from hand_over_states(window)
    yield from _settings(window)
    yield from own_word_states(window)
    yield from pack_states(window)
    yield from keeping_states(window)
    yield from bin_states(window)
    yield from version_states(window, DRAWN_AT)
    yield from lock_without_room(window)


def _first_run(window: Window) -> States:
    window.lock.asking.other_button.click()
    yield "first-run-welcome"
    first_run = window.first_run
    first_run.start()
    first_run.starting.set_folder(Path("/home/you"))
    new = first_run.starting.new
    new.first.setText("seven green lanterns")
    new.second.setText("seven green lanterns")
    yield "first-run-start"
    first_run.sheet.show_code(_SAMPLE_CODE)
    first_run.steps.setCurrentWidget(first_run.sheet)
    yield "first-run-recovery-sheet"
    first_run.question.set_value(ReadingWhen.ASKED)
    first_run.steps.setCurrentWidget(first_run.question)
    first_run.question.entered()
    yield "first-run-reading"
    first_run.clear()
    yield from restore_states(window)
    first_run.back_button.click()


def _lock(window: Window) -> States:
    lock = window.lock
    yield "lock-ready"
    lock.field.setText("not this one")
    lock.open()
    yield "lock-wrong-passphrase"
    for state, error in (
        ("in-use", VaultInUse("another computer")),
        ("unfinished-save", NotWritable(unfinished=True)),
    ):
        lock.clear()
        lock.banner.show_error(error)
        yield f"lock-{state}"
    yield from ways_out_states(window)
    lock.show_opening()
    # A moving bar would look different in every picture.
    for bar in lock.findChildren(QProgressBar):
        bar.setRange(0, 3)
        bar.setValue(1)
    yield "lock-opening"
    for bar in lock.findChildren(QProgressBar):
        bar.setRange(0, 0)
    lock.clear()
    lock.asking.code_button.click()
    yield "lock-recovery-code"
    lock.banner.show_error(MistypedCode(3))
    yield "lock-mistyped-code"
    lock.clear()


def _write(window: Window) -> States:
    frame, writing = window.frame, window.frame.pages.writing
    yield "write-prompt"
    frame.begun.appear((Path("/home/you/For Dr. L/.3f9c2ab17d40e85b.part"),))
    yield "write-left-unfinished"
    frame.begun.clear()
    _press(window, "Write freely")
    yield "write-free"
    frame.go(REVIEW)
    newest = frame.pages.reviewing.model.ids[0]
    frame.open_entry(newest)
    yield "write-entry"
    writing.menu.reading_wanted.emit()
    yield "write-reading"
    writing.panel.words_wanted.emit()
    yield "write-reading-words"
    writing.beside.close()
    writing.desk.show_card(writing.desk.checkin)
    writing.desk.checkin.ask()
    yield "write-check-in"
    frame.new_page()
    writing.desk.banner.show_error(DiskFull())
    yield "write-not-saved"
    writing.desk.banner.clear()


def _settings(window: Window) -> States:
    frame, settings = window.frame, window.frame.pages.settings
    frame.go(SETTINGS)
    yield "settings-top"
    area = settings.findChild(QScrollArea)
    if area is not None:
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
        yield "settings-end"
    frame.go(SHEET)
    frame.pages.sheet.show_code(_SAMPLE_CODE)
    yield "settings-recovery-sheet"
    frame.go(WRITE)


def _press(window: Window, words: str) -> None:
    next(b for b in window.findChildren(QPushButton) if b.text() == words).click()


def _tree(node: QAccessibleInterface | None) -> dict[str, Any]:
    """Return role, name and children of what is on the screen, as a screen reader finds it."""
    if node is None or not node.isValid():
        return {}
    children = (node.child(number) for number in range(node.childCount()))
    below = [_tree(child) for child in children if child is not None and _is_shown(child)]
    found: dict[str, Any] = {"role": node.role().name}
    if name := node.text(QAccessible.Text.Name):
        found["name"] = name
    if below:
        found["children"] = below
    return found


def _is_shown(node: QAccessibleInterface) -> bool:
    return node.isValid() and not node.state().invisible
