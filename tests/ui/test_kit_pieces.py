"""Small pieces of the kit: clipboard, file dialogs, positions, the two-sided mark, words."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from journal.domain.distance.reading import Pole
from journal.services.work import at_once
from journal.ui.kit import positions, theme
from journal.ui.kit.choice import Choice
from journal.ui.kit.clipboard import Clipboard, plain
from journal.ui.kit.distance_mark import Disc, DistanceMark
from journal.ui.kit.errors import words_for
from journal.ui.kit.labels import button, text, vertical
from journal.ui.kit.mishap import details
from journal.ui.kit.theme import LIGHT, Theme
from journal.ui.kit.working import Working

HOUSE = Path(__file__).parents[2]


def test_copied_words_are_plain_hinted_secret_and_cleared(qapp: QApplication) -> None:
    clipboard = Clipboard(qapp.clipboard())
    qapp.clipboard().setMimeData(plain("the heron"))
    data = qapp.clipboard().mimeData()
    assert data.text() == "the heron"
    assert not data.hasHtml()
    assert bytes(data.data("x-kde-passwordManagerHint").data()) == b"secret"
    clipboard.clear()
    assert not qapp.clipboard().text()
    clipboard.deleteLater()


def test_copied_words_go_by_themselves(qtbot: QtBot, qapp: QApplication) -> None:
    clipboard = Clipboard(qapp.clipboard(), milliseconds=1)
    qapp.clipboard().setMimeData(plain("the heron"))
    qtbot.waitUntil(lambda: not qapp.clipboard().text(), timeout=2000)
    clipboard.deleteLater()


_DIALOGS = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QWidget
from journal.ui.kit import application, files
app = application.start()
parent = QWidget()
chosen = []
folder = Path(sys.argv[1])
files.ask_folder(parent, "A folder", chosen.append, folder)
files.ask_new_place(parent, "A file", "sheet.pdf", chosen.append)
for dialog, wanted in zip(parent.children(), (folder, folder / "sheet.pdf"), strict=True):
    dialog.setDirectory(str(wanted.parent))
    dialog.selectFile(str(wanted))
    app.processEvents()
    dialog.accept()
    app.processEvents()
print(len(chosen))
"""


def test_file_dialogs_leave_no_path_in_the_home_folder(tmp_path: Path) -> None:
    home, secret = tmp_path / "home", tmp_path / "the-hidden-place"
    home.mkdir()
    secret.mkdir()
    ran = subprocess.run(
        [sys.executable, "-c", _DIALOGS, str(secret)],
        cwd=HOUSE,
        env={
            **os.environ,
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / ".config"),
            "QT_QPA_PLATFORM": "offscreen",
        },
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.strip() == "2"  # both dialogs gave their place
    for path in home.rglob("*"):
        assert "the-hidden-place" not in str(path)
        if path.is_file():
            assert b"the-hidden-place" not in path.read_bytes(), path


@given(some.text(alphabet=some.sampled_from("aé\u05d0\U0001f642\U0001f1eb ")), some.data())
def test_positions_lead_there_and_back(words: str, data: some.DataObject) -> None:
    index = data.draw(some.integers(0, len(words)))
    position = positions.to_utf16(words, index)
    assert position == len(words[:index].encode("utf-16-le")) // 2
    assert positions.to_code_points(words, position) == index


@pytest.mark.parametrize(
    ("direction", "chosen_left"),
    [(Qt.LayoutDirection.LeftToRight, True), (Qt.LayoutDirection.RightToLeft, False)],
)
def test_the_mark_is_mirrored_with_the_script(
    qapp: QApplication, direction: Qt.LayoutDirection, chosen_left: bool
) -> None:
    mark = DistanceMark(Theme(LIGHT))
    mark.setLayoutDirection(direction)
    mark.set_counts(3, 0)
    mark.resize(288, 76)
    picture = mark.grab().toImage()
    accent = QColor(LIGHT.accent)
    columns = [x for x in range(picture.width()) if picture.pixelColor(x, 37) == accent]
    middle = picture.width() / 2
    assert columns
    assert all((x < middle) is chosen_left for x in columns)


def test_the_mark_speaks_in_words(qapp: QApplication) -> None:
    mark = DistanceMark(Theme(LIGHT))
    mark.set_counts(2, 7)
    assert "Chosen on one side: two signs." in mark.accessibleName()
    assert "five signs or more" in mark.accessibleName()
    assert not any(sign.isdigit() for sign in mark.accessibleName())
    assert Disc(Theme(LIGHT), Pole.INVOLUNTARY).accessibleName() == "Involuntary"


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_no_line_of_words_is_cut_off(qapp: QApplication, scale: float) -> None:
    dress = Theme(LIGHT, scale)
    theme.load_fonts()
    theme.apply(qapp, dress)
    label = text("When did you last step back from someone, and was it you who decided?", "prompt")
    label.ensurePolished()
    one = label.heightForWidth(100_000)
    assert one >= label.fontMetrics().height()
    lines = label.heightForWidth(200) // one
    assert lines > 1
    assert label.fontMetrics().horizontalAdvance(label.text()) <= lines * 200
    theme.apply(qapp, Theme(LIGHT))


def test_a_fault_of_the_program_is_told_without_what_was_written() -> None:
    secret = "the heron stood by the weir"
    try:
        raise ValueError(secret)
    except ValueError as error:
        told = details(error) + str(words_for(error))
    assert "ValueError" in told
    assert "test_kit_pieces.py" in told
    assert secret not in told


def test_tab_comes_to_the_answer_that_is_set(qapp: QApplication) -> None:
    room, before = QWidget(), QLineEdit()
    choice = Choice("Form", {"pdf": "PDF", "md": "Markdown", "jsonl": "Archive"})
    room.setLayout(vertical(before, choice))
    choice.set_value("md")
    room.show()
    room.activateWindow()
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert room.focusWidget() is choice.button("md")


def test_enter_presses_a_button_once(qapp: QApplication) -> None:
    pressed: list[bool] = []
    made = button("Go on", "primary")
    made.clicked.connect(lambda: pressed.append(True))
    QTest.keyClick(made, Qt.Key.Key_Return)
    QTest.keyClick(made, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert pressed == [True]


@pytest.mark.parametrize("bytes_", [3, 3 << 30, 1 << 80])
def test_a_bar_shows_how_far_work_has_come_however_large_it_is(
    qapp: QApplication, bytes_: int
) -> None:
    working = Working(at_once)
    working.begin("Checking…")
    shown = []
    for done in (0, bytes_ // 3, bytes_):
        working.progress(done, bytes_)
        shown.append(round(working.bar.value() / working.bar.maximum(), 2))
    assert shown == [0, 0.33, 1]
    working.progress(0, 0)
    assert working.bar.maximum() == 0, "nobody knows how much there is"
