"""The demo that walks through every screen and draws one in ten: `python -m` this, then `--demo`.

Looking at a screen through to its picture takes far longer than coming to it, and the same key is
derived once.
"""

import sys
from collections.abc import Iterator

from PySide6.QtWidgets import QApplication

from journal import cli
from journal.ui import pictures
from journal.ui.window import Window
from tests.derived import derive_once

ALWAYS = "write-reading"
ONE_IN = 10


def main() -> int:
    """Run the program so, and return its exit code."""
    derive_once()
    all_states = pictures._all_states

    def few(window: Window, passphrase: str) -> Iterator[str]:
        for number, state in enumerate(all_states(window, passphrase)):
            if state == ALWAYS or number % ONE_IN == 0:
                yield state
            else:
                QApplication.processEvents()

    vars(pictures)["_all_states"] = few
    return cli.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
