"""The states of a reading beside its entry, as the pictures show them."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from journal.domain.entry import Entry
from journal.ui.frame import REVIEW, WRITE
from journal.ui.window import Window
from journal.ui.writing.faces import face_of

States = Iterator[str]

_TITLES = {
    "chosen": "Not this Saturday",
    "involuntary": "Bread and stories",
    "mixed": "Two halves",
    "none": "Quince",
    "held-back": "The extra round",
    "short": "Humming on the bike",
    "other-language": "עברית",
}
"""By which words the entries of the demo are found; what they say of distance is plain."""
_DISAGREEING = "From the back row"
_ROUNDS = 20


def reading_states(window: Window) -> States:
    """Show what the reader finds in plain texts, and what a person can do about it."""
    writing = window.frame.pages.writing
    for state, words in _TITLES.items():
        _open(window, words)
        yield f"reading-{state}"
    _open(window, _DISAGREEING)
    yield "reading-own-word"
    writing.panel.words_wanted.emit()
    yield "reading-own-word-words"
    yield from _walking(window)
    yield from _changing(window)
    yield from _setting_aside(window)
    yield from _rare(window)
    writing.beside.close()
    window.frame.go(WRITE)


def _walking(window: Window) -> States:
    """Show a sign that was walked to, and the text without lines."""
    _open(window, _TITLES["mixed"])
    signs = window.frame.pages.writing.beside.signs
    for _ in range(2):
        signs.step(1)
    yield "reading-sign"
    signs.underline(False)
    yield "reading-no-lines"
    signs.underline(True)


def _changing(window: Window) -> States:
    """Show the four answers, the reply to one, and the question that is asked once."""
    _open(window, _TITLES["involuntary"])
    panel = window.frame.pages.writing.panel
    panel.changing.open()
    yield _at_end(window, "reading-not-quite")
    panel.changing.choices.buttons[2].click()
    yield "reading-changed"
    panel.ask_to_stop(only_asked=True)
    yield "reading-stop-guessing"
    panel.undo_wanted.emit()


def _setting_aside(window: Window) -> States:
    """Show an entry after some of its words were set aside."""
    _open(window, _TITLES["chosen"])
    panel = window.frame.pages.writing.panel
    words = panel.quotations.rows[0].words if panel.quotations.rows else ""
    panel.quotations.struck.emit(words)
    yield _at_end(window, "reading-set-aside")
    panel.undo_wanted.emit()


def _rare(window: Window) -> States:
    """Show an old reading, one under way, one not wanted, and one not made yet."""
    _open(window, _TITLES["mixed"])
    writing = window.frame.pages.writing
    panel, entry = writing.panel, writing.sitting.entry
    if entry is None or entry.reading is None:
        return
    panel.show_face(face_of(entry), entry, reply="Before: Chosen. Now: Some of both.")
    yield "reading-again"
    older = replace(entry, reading=replace(entry.reading, version="0.0.9"))
    for state, other in (("older", older), *_without(entry)):
        panel.show_face(face_of(other), other)
        writing.beside.signs.show(face_of(other), other)
        yield f"reading-{state}"
    panel.show_face(face_of(entry, off=True), entry)
    yield "reading-off"
    panel.show_waiting()
    yield "reading-waiting"


def _without(entry: Entry) -> tuple[tuple[str, Entry], ...]:
    bare = replace(entry, label=None, label_from=None, reading=None)
    return (
        ("unread", replace(bare, content=replace(entry.content, unread=True))),
        ("not-yet", bare),
        ("empty", replace(bare, content=replace(entry.content, body=""))),
    )


def _open(window: Window, words: str) -> None:
    """Open the entry that holds these words, and ask for its reading as a person does."""
    frame, reviewing, writing = (
        window.frame,
        window.frame.pages.reviewing,
        window.frame.pages.writing,
    )
    frame.go(REVIEW)
    reviewing.filters.words.setText(words)
    reviewing.filters.changed.emit()
    frame.open_entry(reviewing.model.ids[0])
    reviewing.filters.clear()
    reviewing.filters.changed.emit()
    writing.menu.reading_wanted.emit()
    if writing.panel.isHidden():
        writing.desk.checkin.skipped.emit()
        writing.desk.show_card(None)


def _at_end(window: Window, state: str) -> str:
    """Scroll the panel to its end and return the name of the picture."""
    for _ in range(_ROUNDS):
        QCoreApplication.processEvents()
    bar = window.frame.pages.writing.panel.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    return state
