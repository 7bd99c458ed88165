"""The program on a journal until its caret stands in the page: `python -m tests.bench.caret`.

The first line of standard input says how many seconds after the lock screen is painted the
passphrase is given, which is the second line. Told is one JSON list: the moments named in
`MOMENTS`, by the clock that all processes share.
"""

import json
import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QTextEdit

from journal import cli
from journal.app import running
from journal.app.services import Services
from journal.app.window import build_window
from journal.services.door import Door, Open, State
from journal.services.needs import OnMain
from journal.ui.window import Window

MOMENTS = ("window put together", "lock screen painted", "Enter pressed", "caret in the page")


class Watch(QObject):
    """Unlocks when the lock screen has been painted, and ends when the page was painted."""

    def __init__(self, window: Window, door: Door) -> None:
        super().__init__(window)
        self._window = window
        self.moments = [time.monotonic()]
        window.lock.field.installEventFilter(self)
        door.listen(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on after what is looked at has been painted."""
        if event.type() is QEvent.Type.Paint:
            if watched is not self._window.lock.field:
                if self._editor.hasFocus():
                    QTimer.singleShot(0, self._end)
            elif len(self.moments) == 1:
                self._note()
                seconds = float(sys.stdin.readline())
                QTimer.singleShot(round(seconds * 1000), self._unlock)
        return False

    @property
    def _editor(self) -> QTextEdit:
        return self._window.frame.pages.writing.desk.editor

    def _follow(self, state: State) -> None:
        """Look at the page from when it is there, which the window hears first."""
        if isinstance(state, Open):
            self._editor.viewport().installEventFilter(self)

    def _note(self) -> None:
        self.moments.append(time.monotonic())

    def _unlock(self) -> None:
        self._note()
        self._window.lock.field.setText(sys.stdin.readline().rstrip("\n"))
        self._window.lock.asking.open_button.click()

    def _end(self) -> None:
        if len(self.moments) < len(MOMENTS):
            self._note()
            print(json.dumps(self.moments), flush=True)
            self._window.close()


def main() -> int:
    """Run the program on the journal named."""

    def build(services: Services, application: QApplication, on_main: OnMain) -> Window:
        window = build_window(services, application, on_main)
        Watch(window, services.door)
        return window

    vars(running)["build_window"] = build
    return cli.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
