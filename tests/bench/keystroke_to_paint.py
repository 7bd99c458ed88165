"""What a key costs until its letter is painted, beside a plain QTextEdit with the same text.

Run as `python -m tests.bench.keystroke_to_paint`. The page is the real one on a temporary journal,
with Markdown in its text, a line under every sign of a reading, and a wave under every word that
the dictionaries do not know. Both are typed in by turns, so that a busy computer slows both alike.
The run fails where the design names a limit for the slowest key of a hundred.
"""

import argparse
import itertools
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QTextEdit

from journal.domain.distance.reading import Pole, Span
from journal.domain.settings import Settings
from journal.domain.spelling import places
from journal.ui.kit import theme
from journal.ui.kit.theme import Theme
from journal.ui.writing.page import WritingPage
from tests.ui.rooms import HeldLane, opened, settle, writing_page

_WORDS = 50_000
_MIXED = (60, 5_000, 250, 1_500, 400, 2_790)
"""Words in one paragraph after the other, begun anew until there are enough."""
_SHAPES = {"paragraphs of up to 5,000 words": (_MIXED, 16.0), "one paragraph": ((_WORDS,), 100.0)}
_SAID = """
It rained again and I *stayed in*, told nobody of it, and read until the light went. By then I had
**not** called her, and nothing came when I tryed to think of why. In the morning the garden was
under water and the neighbour stood in it with his trousers rolled up, laughing, and I found that I
was laughing too, and went down to help him with the pump.
"""
_KEYS = "and then it was quiet "
_AT_A_TIME = 30


class _Painted(QObject):
    """Notes that the letters have been painted."""

    done = False

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        self.done |= event.type() is QEvent.Type.Paint
        return False


def main() -> None:
    """Print the cost of a key for each shape of text, in milliseconds."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--keys", type=int, default=300)
    asked.add_argument("--own", action="store_true", help="leave out what others took meanwhile")
    given = asked.parse_args()
    keys, now = given.keys, time.thread_time if given.own else time.perf_counter
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    theme.load_fonts()
    theme.apply(app, Theme())
    over = False
    with tempfile.TemporaryDirectory() as folder:
        lane = HeldLane()
        services = opened(Path(folder), make_lane=lambda: lane)
        page = writing_page(services)
        page.spelling.words.load()
        for place in places(_SAID):  # as if the page had been read for a moment
            services.spelling.check(place.word)
        lane.held = True  # the vault works on a thread of its own
        page.desk.show_card(None)
        for name, (lengths, limit) in _SHAPES.items():
            text = _text(lengths)
            plain = _plain(text)
            print(f"{_WORDS} words, {name}: limit {limit:.0f}", flush=True)
            for dress, put in (("Markdown", _put), ("Markdown, lines, waves", _put_with_lines)):
                put(page, text)
                bare, spent = _by_turns((plain, page.desk.editor), text, keys, now)
                times = [_at(spent, part) / _at(bare, part) for part in (0.5, 0.99)]
                print(f"  plain: {_said(bare)}\n  page with {dress}: {_said(spent)}", end="")
                print(", {:.2f} and {:.2f} times plain".format(*times), flush=True)
                over |= _at(spent, 0.99) > limit
            plain.close()
        page.sitting.clear()
    sys.exit(over)


def _text(lengths: tuple[int, ...]) -> str:
    words, count = itertools.cycle(_SAID.split()), 0
    paragraphs: list[str] = []
    for length in itertools.cycle(lengths):
        if count >= _WORDS:
            return "\n".join(paragraphs)
        paragraphs.append(" ".join(itertools.islice(words, length)))
        count += length
    return ""


def _plain(text: str) -> QTextEdit:
    made = QTextEdit()
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setFont(Theme().serif(17))
    made.resize(580, 600)
    made.setPlainText(text)
    made.show()
    made.activateWindow()
    return made


def _put(page: WritingPage, text: str) -> None:
    page.activateWindow()
    page.spelling.use(Settings(mark_unknown=False))
    page.desk.editor.put(text)


def _put_with_lines(page: WritingPage, text: str) -> None:
    _put(page, text)
    page.spelling.use(Settings())
    sides = itertools.cycle(
        (("told nobody of it", Pole.CHOSEN), ("nothing came", Pole.INVOLUNTARY))
    )
    spans, start = [], 0
    while True:
        words, pole = next(sides)
        start = text.find(words, start)
        if start < 0:
            break
        spans.append(Span(start, start + len(words), pole, "D1", "as told"))
        start += 1_000
    page.beside.signs.underlines.lay(text, spans)


def _by_turns(
    editors: tuple[QTextEdit, ...], text: str, keys: int, now: Callable[[], float]
) -> list[list[float]]:
    """Type in one editor after the other, over and over; return what each key took, sorted."""
    spent: list[list[float]] = [[] for _ in editors]
    for _ in range(max(keys // _AT_A_TIME, 1)):
        for editor, took in zip(editors, spent, strict=True):
            took += _typed(editor, text, now)
    return [sorted(took) for took in spent]


def _typed(editor: QTextEdit, text: str, now: Callable[[], float]) -> list[float]:
    """Type in the middle of the longest paragraph; return what each key took."""
    longest = max(text.split("\n"), key=len)
    cursor = editor.textCursor()
    cursor.setPosition(text.index(longest) + len(longest) // 2)
    editor.setTextCursor(cursor)
    editor.activateWindow()
    editor.setFocus(Qt.FocusReason.OtherFocusReason)
    editor.ensureCursorVisible()
    settle()
    painted = _Painted()
    editor.viewport().installEventFilter(painted)
    spent = []
    for key in itertools.islice(itertools.cycle(_KEYS), _AT_A_TIME):
        painted.done = False
        begun = now()
        QTest.keyClicks(editor, key)
        while not painted.done:
            QApplication.processEvents()
        spent.append((now() - begun) * 1000)
    editor.viewport().removeEventFilter(painted)
    return spent


def _at(spent: list[float], part: float) -> float:
    return spent[min(int(len(spent) * part), len(spent) - 1)]


def _said(spent: list[float]) -> str:
    return f"p50 {_at(spent, 0.5):.1f}, p99 {_at(spent, 0.99):.1f}"


if __name__ == "__main__":
    main()
