"""One sitting at the real window, offscreen: `python -m tests.safety.sitting JOURNAL ACT…`.

The passphrase and the texts come on standard input, one JSON object, so that nothing but the
program itself brings them into this process, which may reach no network. Each step that is done is
told on standard output; before the act `wait` goes on, a line is awaited. After locking the program
starts itself anew without acts, and tells that it is there.
"""

import ctypes
import json
import os
import resource
import sys
import traceback
from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEventLoop, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from journal import cli
from journal.app import running
from journal.app.services import Services
from journal.app.window import build_window
from journal.domain.report import Report
from journal.services.needs import OnMain
from journal.ui.window import Window
from tests.offline import can_be_proved, no_internet, no_names

_PR_GET_DUMPABLE = 3
_PATIENCE = 20_000


class Sitting:
    """A person at the window, with real keys."""

    def __init__(self, window: Window, services: Services, given: dict[str, str]) -> None:
        self.window = window
        self.services = services
        self.given = given

    def unlock(self) -> None:
        """Type the passphrase and press Enter."""
        QTest.keyClicks(self.window.lock.field, self.given["passphrase"])
        QTest.keyClick(self.window.lock.field, Qt.Key.Key_Return)
        _until(self.window.frame.isVisible)
        _until(lambda: self.window.frame.pages.writing.desk.editor.isEnabled())

    def write(self) -> None:
        """Finish a page and leave its check-in out."""
        desk = self.window.frame.pages.writing.desk
        desk.editor.setFocus()
        _type(desk.editor, self.given["text"])
        self.press("Finish")
        _until(desk.checkin.isVisible)  # until then "Skip" is about the prompt
        self.press("Skip")

    def search(self) -> None:
        """Look for the words of `search`, and read what is found."""
        QTest.keyClick(self.window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
        page = self.window.frame.pages.reviewing
        words = next(w for w in page.findChildren(QLineEdit) if w.isVisible())
        QTest.keyClicks(words, self.given["search"])
        QTest.keyClick(words, Qt.Key.Key_Return)
        _rest(600)

    def draft(self) -> None:
        """Begin another page and leave it in the middle of a word."""
        QTest.keyClick(self.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        editor = self.window.frame.pages.writing.desk.editor
        _until(lambda: not editor.toPlainText())
        editor.setFocus()
        _type(editor, self.given["draft"])

    def settings(self) -> None:
        """Look at every part of the settings."""
        QTest.keyClick(self.window, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
        _rest(100)

    def back_up(self) -> None:
        """Make a backup and check the journal, as the settings page does."""
        outcomes: list[object] = []
        upkeep = self.services.upkeep
        upkeep.back_up(outcomes.append, outcomes.append)
        upkeep.check(outcomes.append, outcomes.append)
        _until(lambda: len(outcomes) == 2)
        assert isinstance(outcomes[1], Report), outcomes
        assert outcomes[1].sound, outcomes

    def wait(self) -> None:
        """Hold still until the next line comes."""
        sys.stdin.buffer.readline()

    def lock(self) -> None:
        """Press the key that locks."""
        QTest.keyClick(self.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)

    def quit(self) -> None:
        """Press the key that ends the program."""
        QTest.keyClick(self.window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)

    def has(self, words: str) -> bool:
        """Tell whether a button says this."""
        return any(button.text() == words for button in self._buttons())

    def press(self, words: str) -> None:
        """Click the visible button that says this."""
        button = next(button for button in self._buttons() if button.text() == words)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def _buttons(self) -> list[QAbstractButton]:
        return [b for b in self.window.frame.findChildren(QAbstractButton) if b.isVisible()]


def _type(widget: QWidget, text: str) -> None:
    """Type plain letters by their keys, and others as an input method brings them."""
    for letter in text:
        if letter.isascii():
            QTest.keyClicks(widget, letter)
        else:
            event = QInputMethodEvent()
            event.setCommitString(letter)
            QApplication.sendEvent(widget, event)


def _until(holds: Callable[[], object]) -> None:
    waited = QElapsedTimer()
    waited.start()
    while not holds():
        if waited.hasExpired(_PATIENCE):
            raise TimeoutError
        _rest(20)


def _rest(milliseconds: int) -> None:
    """Let the window and its threads go on; QTest.qWait would leave threads no turn."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _tell(words: str) -> None:
    print(words, flush=True)


def _privacy() -> str:
    dumpable = ctypes.CDLL(None).prctl(_PR_GET_DUMPABLE, 0, 0, 0, 0)
    return f"dumpable {dumpable}, core {resource.getrlimit(resource.RLIMIT_CORE)}"


def main() -> int:
    """Open the window on a journal, do the acts, and return its exit code."""
    journal, *acts = sys.argv[1:]
    if can_be_proved():  # whatever asks for a network or a name ends the sitting
        no_internet()
        no_names()

    def build(services: Services, application: QApplication, on_main: OnMain) -> Window:
        window = build_window(services, application, on_main)

        def begin() -> None:
            if not acts:
                _tell(f"again, {_privacy()}")
                sys.stdin.buffer.readline()
                window.close()
                return
            sitting = Sitting(window, services, json.loads(sys.stdin.buffer.readline()))
            try:
                for act in acts:
                    getattr(sitting, act)()
                    _tell(act)
            except Exception:
                traceback.print_exc()
                os._exit(3)

        QTimer.singleShot(0, window, begin)
        return window

    vars(running)["build_window"] = build
    return cli.main([journal])


if __name__ == "__main__":
    sys.exit(main())
