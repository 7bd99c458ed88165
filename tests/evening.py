"""One evening at the window, by keyboard alone: a question, an answer, and what stands around it.

The person locks in the middle of a word, then once more while an input method is still composing,
and comes back each time to go on where they were.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from journal.ui.window import Window
from journal.ui.writing.page import WritingPage
from tests.steps import PASSPHRASE

QUESTION = "Describe a limit you keep that nobody notices."
ANSWER = (
    "I told her it was fine, and it was not. She waited by the weir with both bicycles, and I let "
    "her ride home alone with the light going. Why did I not simpl"
)
COMMITTED, COMPOSING = "y say it? Das Boot lag draußen, und ich s", "tand dor"
LAST = "tood there until the rain began. The kettle is on now, and that is enough for tonight."
WHOLE = ANSWER + COMMITTED + LAST
TAG, FACET = "the weir", "stressful_spell"

Key, Mod = Qt.Key, Qt.KeyboardModifier


def unnoted(kind: str, what: str) -> None:
    """Note nothing."""


class Keyboard:
    """Presses keys where the focus is, as a keyboard does.

    `rest` is what happens between two keys, `until` lets the window go on until something holds,
    and `note` is told every letter that reached the page and every act that was done on it.
    """

    def __init__(
        self,
        window: Window,
        *,
        rest: Callable[[], object],
        until: Callable[[Callable[[], bool]], object],
        note: Callable[[str, str], None] = unnoted,
    ) -> None:
        self.window = window
        self._rest = rest
        self.until = until
        self.note = note

    @property
    def page(self) -> WritingPage:
        """The writing page."""
        return self.window.frame.pages.writing

    def type(self, words: str) -> None:
        """Type plain letters by their keys, and others as an input method brings them."""
        for letter in words:
            if letter.isascii():
                QTest.keyClicks(self.page.desk.editor, letter)
            else:
                self.composed(QInputMethodEvent("¨", []))
                committed = QInputMethodEvent()
                committed.setCommitString(letter)
                self.composed(committed)
            self.note("key", letter)
            self._rest()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Mod.NoModifier) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(self.focus, key, modifier)
        self._rest()

    def walk_to(self, name: str) -> None:
        """Go back by Tab until a control of this name has the focus."""
        for _ in range(40):
            self.press(Key.Key_Backtab)
            if name in _names(self.focus):
                return
        raise AssertionError(f"no key leads to {name!r}")

    def has(self, words: str) -> bool:
        """Tell whether a button says this."""
        return words in self._said(QAbstractButton)

    def shows(self, words: str) -> bool:
        """Tell whether these words stand on the page."""
        return words in self._said(QLabel)

    @property
    def focus(self) -> QWidget:
        """The control that has the focus."""
        return self.window.focusWidget() or self.window

    def composed(self, event: QInputMethodEvent) -> None:
        """Bring what an input method does."""
        QApplication.sendEvent(self.page.desk.editor, event)

    def _said(self, kind: Any) -> list[str]:
        return [part.text() for part in self.page.findChildren(kind) if part.isVisible()]


class Evening(Keyboard):
    """Has one evening go by, act after act."""

    def goes_by(self) -> None:
        """Let the whole evening happen."""
        for act in (self.unlock, self.take_question, self.answer, self.skip_follow_up):
            act()
        for act in (self.put_tag, self.put_facet, self.mark, self.lock, self.come_back):
            act()
        for act in (self.compose, self.lock, self.come_back, self.end, self.finish):
            act()

    def unlock(self) -> None:
        """Type the passphrase."""
        self.until(self.window.lock.field.isEnabled)
        QTest.keyClicks(self.window.lock.field, PASSPHRASE)
        QTest.keyClick(self.window.lock.field, Key.Key_Return)
        self.until(self.window.frame.isVisible)
        self.until(self.page.desk.editor.hasFocus)

    def take_question(self) -> None:
        """Search the prompts for one, and take it."""
        self.walk_to("Choose a prompt from the list")
        self.press(Key.Key_Return)
        QTest.keyClicks(self.focus, QUESTION)
        for key in (Key.Key_Down, Key.Key_Down, Key.Key_Return):
            self.press(key)
        self.until(lambda: self.shows(QUESTION))
        self.until(self.page.desk.editor.hasFocus)

    def answer(self) -> None:
        """Write up to the middle of a word."""
        self.type(ANSWER)

    def skip_follow_up(self) -> None:
        """Have the first follow-up shown, and leave it."""
        self.walk_to("A follow-up")
        self.press(Key.Key_Space)
        self.until(self.page.desk.editor.hasFocus)
        self.walk_to("Skip this one")
        self.press(Key.Key_Space)
        self.until(self.page.desk.editor.hasFocus)

    def put_tag(self) -> None:
        """Put a name on the page."""
        self.press(Key.Key_T, Mod.ControlModifier)
        QTest.keyClicks(self.focus, TAG)
        self.press(Key.Key_Return)
        self.note("act", "tag")
        self.press(Key.Key_Escape)
        self.until(self.page.desk.editor.hasFocus)

    def put_facet(self) -> None:
        """Say what was going on."""
        self.press(Key.Key_R, Mod.ControlModifier)
        self.press(Key.Key_Space)
        self.note("act", "facet")
        self.press(Key.Key_Escape)
        self.until(self.page.desk.editor.hasFocus)

    def mark(self) -> None:
        """Mark the page for a session."""
        self.press(Key.Key_M, Mod.ControlModifier | Mod.ShiftModifier)
        self.note("act", "mark")

    def lock(self) -> None:
        """Press the key that locks, wherever the word is."""
        self.press(Key.Key_L, Mod.ControlModifier)
        self.until(self.window.lock.field.isVisible)

    def come_back(self) -> None:
        """Unlock, and go on with the page that was left."""
        self.unlock()
        self.until(lambda: self.has("Go on"))
        self.walk_to("Go on")
        self.press(Key.Key_Space)
        self.until(lambda: bool(self.page.desk.editor.toPlainText()))
        self.page.desk.editor.setFocus()

    def compose(self) -> None:
        """Write on, with the last letters still in the hands of an input method."""
        self.type(COMMITTED)
        self.composed(QInputMethodEvent(COMPOSING, []))

    def end(self) -> None:
        """Write to the end of the page."""
        self.type(LAST)

    def finish(self) -> None:
        """Finish the page."""
        self.press(Key.Key_Return, Mod.ControlModifier)
        self.until(self.page.desk.checkin.isVisible)
        self.note("act", "finish")


def _names(control: QWidget) -> tuple[str, ...]:
    text = control.text() if isinstance(control, QAbstractButton) else ""
    return (control.accessibleName(), text)
