"""From the words on a page to a file for someone, by keys, in the whole window."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from journal.domain.redaction import Redaction, Replacement
from journal.ui.frame import HAND_OVER
from journal.ui.handing_over.page import SAVE, WHAT
from tests.steps import given
from tests.ui.rooms import settle
from tests.ui.windows import gone, made, shown, unlock

_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def press(window: QWidget, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    QTest.keyClick(window.focusWidget() or window, key, held)
    settle()


def test_words_marked_while_writing_are_given_to_someone_as_they_were_looked_at(
    qapp: QApplication, tmp_path: Path
) -> None:
    services = made(tmp_path)
    window = shown(services, qapp)
    unlock(window)
    settle()
    window.frame.pages.writing.desk.editor.setFocus()
    QTest.keyClicks(window.frame.pages.writing.desk.editor, "I said no to Ilse, and meant it.")
    press(window, Qt.Key.Key_M, _CTRL)
    assert "basket" in window.frame.undo_line.words.text()
    press(window, Qt.Key.Key_L, _CTRL)
    unlock(window)
    press(window, Qt.Key.Key_4, _ALT)
    page = window.frame.pages.handing_over
    assert window.frame.shown == HAND_OVER
    assert page.gather.basket.items[0].words == "I said no to Ilse, and meant it."
    page.names.keep(Redaction((Replacement(("Ilse",), "[my sister]"),)))
    page.look.form.choose("txt")
    for step in range(WHAT + 1, SAVE + 1):
        press(window, Qt.Key.Key_PageDown, _CTRL)
        assert page.room.shown == step
    page.save.to_whom.setText("Dr. L.")
    page.save.save_to(tmp_path / "notes.txt")
    assert (
        page.save.result.text()
        == "1 moment, 1 name hidden in 1 place. Checked in the finished file."
    )
    assert "I said no to [my sister], and meant it." in (tmp_path / "notes.txt").read_text()
    (line,) = given(services.handing_over.giving.log)
    assert (line.to_whom, line.hidden) == ("Dr. L.", 1)
    press(window, Qt.Key.Key_L, _CTRL)
    assert page.look.preview.shown() is None
    assert page.making.preparing.checked is None
    gone(window, qapp)
