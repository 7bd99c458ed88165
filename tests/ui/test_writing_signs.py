"""What a reading rests on is underlined where it stands, and the text stays the person's own."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from journal.app.services import Services
from journal.domain.distance.reading import VERSION, Pole, Reading, Span
from journal.domain.entry import Content, Entry, EntryId
from journal.domain.labels import Label, LabelFrom
from journal.ui.kit.theme import Theme
from journal.ui.writing.editor import PageEditor
from journal.ui.writing.faces import face_of
from journal.ui.writing.page import WritingPage
from journal.ui.writing.quotations import Quotations
from journal.ui.writing.signs import GONE, Signs
from tests.steps import NOW
from tests.ui.rooms import (
    NUMB,
    opened,
    quotations,
    read_page,
)

CHOSE = "I told her that I would not talk about it"
NUMBED = "nothing came"
BODY = f"🙂 {CHOSE} 👩‍👩‍👧 on Friday.\nThen at dinner {NUMBED}."


class Desk:
    """A page with what a reading quotes of it beside it."""

    def __init__(self) -> None:
        theme = Theme()
        self.room = QWidget()
        self.editor = PageEditor(theme, self.room)
        self.editor.setGeometry(0, 0, 580, 300)
        self.quotations = Quotations(theme, self.room)
        self.quotations.setGeometry(580, 0, 300, 600)
        self.signs = Signs(self.editor, self.quotations)
        self.room.show()

    def read(self, body: str = BODY, page: str | None = None) -> None:
        """Lay `page`, and beside it a reading of `body`."""
        self.editor.put(body if page is None else page)
        spans = (span(body, CHOSE, Pole.CHOSEN), span(body, NUMBED, Pole.INVOLUNTARY))
        reading = Reading(Label.MIXED, 0.93, 0.88, spans, VERSION)
        content = Content(NOW.date(), NOW, body=body)
        entry = Entry(EntryId(1), "0" * 32, "1" * 32, content, Label.MIXED, LabelFrom.TEXT, reading)
        face = face_of(entry)
        self.quotations.show_face(face, entry)
        self.signs.show(face, entry)

    def underlined(self) -> list[str]:
        """Return the words a line lies under."""
        return [words.selectedText() for words, _ in self.editor.lines]

    def go_to(self, words: str) -> None:
        """Put the typing cursor before these words."""
        self.editor.setTextCursor(self.editor.document().find(words))
        cursor = self.editor.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self.editor.setTextCursor(cursor)

    def looked_at(self) -> list[str]:
        return [row.words for row in self.quotations.rows if row.is_looked_at]


def span(body: str, words: str, pole: Pole) -> Span:
    start = body.index(words)
    return Span(start, start + len(words), pole, "D1", f"Why {words}")


@pytest.fixture
def desk(qapp: QApplication) -> Desk:
    made = Desk()
    made.read()
    return made


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is given to say."""
    said: list[str] = []

    class Listening:
        @staticmethod
        def isActive() -> bool:
            return True

        @staticmethod
        def updateAccessibility(event: object) -> None:
            said.append(event.message())  # type: ignore[attr-defined]  # an announcement has one

    monkeypatch.setattr("journal.ui.kit.announce.QAccessible", Listening)
    return said


def test_lines_lie_under_the_very_words_also_behind_emoji(desk: Desk) -> None:
    assert desk.underlined() == [CHOSE, NUMBED]


def test_lines_are_no_part_of_the_text(desk: Desk) -> None:
    assert desk.editor.text() == BODY
    assert not desk.editor.document().isModified()
    assert not desk.editor.document().isUndoAvailable()
    desk.editor.selectAll()
    assert desk.editor.createMimeDataFromSelection().text() == BODY
    desk.signs.clear()
    assert desk.underlined() == []
    assert desk.editor.text() == BODY


def test_the_two_sides_differ_without_colour(desk: Desk) -> None:
    longest = {
        pole: longest_run(desk.editor, words, pole)
        for words, pole in ((CHOSE, Pole.CHOSEN), (NUMBED, Pole.INVOLUNTARY))
    }
    assert longest[Pole.CHOSEN] > 100, "an unbroken line"
    assert 1 <= longest[Pole.INVOLUNTARY] < 6, "dots"


def test_a_line_moves_with_its_words(desk: Desk) -> None:
    desk.editor.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClicks(desk.editor, "So ")
    assert desk.underlined() == [CHOSE, NUMBED]
    desk.go_to(CHOSE)
    QTest.keyClicks(desk.editor, "well ")
    assert desk.underlined() == [CHOSE, NUMBED], "written just before"
    desk.editor.moveCursor(QTextCursor.MoveOperation.End)
    desk.editor.moveCursor(QTextCursor.MoveOperation.Left)
    QTest.keyClicks(desk.editor, " at all")
    assert desk.underlined() == [CHOSE, NUMBED], "written just behind"


def test_a_line_goes_when_its_words_change_and_comes_back_with_them(desk: Desk) -> None:
    desk.go_to("would not")
    QTest.keyClicks(desk.editor, "x")
    assert desk.underlined() == [NUMBED]
    desk.editor.undo()
    assert desk.underlined() == [CHOSE, NUMBED]


def test_words_of_a_page_that_was_rewritten_are_found_where_they_stand_now(desk: Desk) -> None:
    desk.read(page=f"A new beginning 🙂🙂. {CHOSE}, still.")
    assert desk.underlined() == [CHOSE]


def test_lines_can_be_left_out(desk: Desk) -> None:
    desk.signs.underline(False)
    assert desk.underlined() == []
    desk.signs.step(1)
    assert desk.editor.marked() == CHOSE, "the way through them stays"
    desk.signs.underline(True)
    assert desk.underlined() == [CHOSE, NUMBED]


def test_the_pointer_learns_why(desk: Desk) -> None:
    place = desk.editor.document().find(NUMBED)
    under = desk.editor.cursorRect(place).center() - QPoint(12, 0)
    shown = QHelpEvent(QHelpEvent.Type.ToolTip, under, desk.editor.mapToGlobal(under))
    QApplication.sendEvent(desk.editor.viewport(), shown)
    assert QToolTip.text() == f"Involuntary: Why {NUMBED}"
    assert desk.signs.underlines.at(QPoint(570, 290)) is None, "nothing beside the words"


def test_keys_walk_from_sign_to_sign_and_say_why(desk: Desk, spoken: list[str]) -> None:
    desk.editor.moveCursor(QTextCursor.MoveOperation.Start)
    walked = []
    for by in (1, 1, 1, -1):
        desk.signs.step(by)
        walked.append(desk.editor.marked())
        assert desk.looked_at() == [desk.editor.marked()]
    assert walked == [CHOSE, NUMBED, CHOSE, NUMBED]
    assert spoken == [
        f"{side}: “{words}” Why {words}."
        for side, words in 2 * [("Chosen", CHOSE), ("Involuntary", NUMBED)]
    ]


def test_the_walk_begins_at_the_cursor(desk: Desk) -> None:
    desk.go_to("Then at dinner")
    desk.signs.step(1)
    assert desk.editor.marked() == NUMBED
    QTest.keyClick(desk.editor, Qt.Key.Key_Escape)
    desk.go_to("Then at dinner")
    desk.signs.step(-1)
    assert desk.editor.marked() == CHOSE


def test_escape_leaves_a_sign_before_it_leaves_the_panel(desk: Desk) -> None:
    left: list[bool] = []
    desk.signs.left.connect(lambda: left.append(True))
    desk.signs.step(1)
    QTest.keyClick(desk.editor, Qt.Key.Key_Escape)
    assert (desk.editor.marked(), desk.looked_at(), left) == ("", [], [])
    QTest.keyClick(desk.editor, Qt.Key.Key_Escape)
    assert left


def test_a_quotation_whose_words_are_gone_says_so(desk: Desk, spoken: list[str]) -> None:
    desk.editor.selectAll()
    QTest.keyClicks(desk.editor, "gone")
    desk.quotations.rows[0].quotation.click()
    assert desk.editor.marked() == ""
    assert spoken == [GONE]


def test_words_in_two_directions_are_underlined_where_they_stand(desk: Desk) -> None:
    body = f"שלום {CHOSE} ושלום.\n{NUMBED}"
    desk.read(body)
    assert desk.underlined() == [CHOSE, NUMBED]
    assert longest_run(desk.editor, CHOSE, Pole.CHOSEN) > 100


def test_lines_come_with_the_panel_and_go_with_it(qapp: QApplication, tmp_path: Path) -> None:
    services = opened(tmp_path)
    page = read_and_left(services)
    editor = page.desk.editor
    assert [words.selectedText() for words, _ in editor.lines] == [
        NUMB[q.span.start : q.span.end] for q in quotations(page)
    ]
    QTest.keyClick(editor, Qt.Key.Key_F8)
    assert editor.marked()
    QTest.keyClick(editor, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    assert not editor.lines
    QTest.keyClick(editor, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    assert editor.lines
    page.beside.close()
    assert not editor.lines
    QTest.keyClick(editor, Qt.Key.Key_F8)
    assert not editor.marked(), "nothing to walk through any more"


def test_locking_leaves_no_line_and_no_tip(qapp: QApplication, tmp_path: Path) -> None:
    services = opened(tmp_path)
    page = read_and_left(services)
    page.beside.signs.step(1)
    assert QToolTip.isVisible()
    page.clear()
    assert not page.desk.editor.lines
    assert not page.beside.signs.underlines.standing()
    assert page.panel.quotations.rows == []


def read_and_left(services: Services) -> WritingPage:
    page = read_page(services)
    page.desk.editor.setFocus()
    return page


def longest_run(editor: PageEditor, words: str, pole: Pole) -> int:
    """Return the most pixels side by side that a line paints under the first row of `words`."""
    colour = Theme().colour({Pole.CHOSEN: "accent", Pole.INVOLUNTARY: "involuntary"}[pole])
    foot = editor.cursorRect(editor.document().find(words)).bottom()
    picture = editor.viewport().grab().toImage()
    longest = 0
    for y in range(foot - 12, foot + 4):
        run = 0
        for x in range(picture.width()):
            run = run + 1 if picture.pixelColor(x, y) == colour else 0
            longest = max(longest, run)
    return longest
