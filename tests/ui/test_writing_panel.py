"""The panel says what the person said first, and never more than the words can carry."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from journal.domain.checkin import CheckIn, Gate
from journal.domain.distance.reading import VERSION, Pole, Reading, Span
from journal.domain.entry import Content, Entry, EntryId
from journal.domain.labels import Correction, Label, LabelFrom
from journal.ui.kit.theme import Theme
from journal.ui.writing.faces import face_of
from journal.ui.writing.quotation import Quotation
from journal.ui.writing.reading_panel import ReadingPanel
from tests.steps import NOW
from tests.ui.rooms import press_button, seen, settle

BODY = "🙂 I said no and kept to it. Then nothing came, not even anger."


def span(words: str, pole: Pole, dimension: str, why: str) -> Span:
    start = BODY.index(words)
    return Span(start, start + len(words), pole, dimension, why)


SPANS = (
    span("I said no and kept to it", Pole.CHOSEN, "D1", "A limit you set and kept"),
    span("nothing came", Pole.INVOLUNTARY, "D5", "A feeling that could not be found"),
)
READING = Reading(Label.MIXED, 0.93, 0.88, SPANS, VERSION)


def entry(
    label: Label | None = None,
    label_from: LabelFrom | None = None,
    reading: Reading | None = READING,
    **content: Any,
) -> Entry:
    page = replace(Content(NOW.date(), NOW, body=BODY), **content)
    return Entry(EntryId(1), "0" * 32, "1" * 32, page, label, label_from, reading)


def show(panel: ReadingPanel, entry: Entry) -> None:
    panel.show_face(face_of(entry), entry)


def quotations(panel: ReadingPanel) -> list[Quotation]:
    return [row.quotation for row in panel.quotations.rows]


@pytest.fixture
def panel(qapp: QApplication) -> ReadingPanel:
    made = ReadingPanel(Theme())
    made.resize(344, 860)
    made.show()
    return made


def test_a_reading_is_tentative_and_shows_its_words(panel: ReadingPanel) -> None:
    show(panel, entry(Label.MIXED, LabelFrom.TEXT))
    shown = seen(panel)
    assert "A possible reading" in shown
    assert "You know best." in shown
    assert "“I said no and kept to it”" in shown
    assert "A limit you set and kept" in shown
    assert "one sign" in shown
    assert "It is not a diagnosis, and it never leaves this computer." in shown


def test_no_figure_is_ever_shown(panel: ReadingPanel) -> None:
    show(panel, entry(Label.MIXED, LabelFrom.TEXT))
    assert not any(sign.isdigit() or sign == "%" for sign in seen(panel))


def test_the_own_answer_stands_alone_until_the_words_are_asked_for() -> None:
    own = entry(Label.CHOSEN, LabelFrom.CHECKIN, checkin=CheckIn(Gate.A_LOT, 2, 2, 2))
    before, after = face_of(own), face_of(own, words_wanted=True)
    assert (before.heading, before.label) == ("In your words", "I chose it")
    assert before.spans == ()
    assert before.more
    assert after.label == "I chose it"
    assert after.spans == SPANS
    assert after.sentence == "Some words here point elsewhere. You know best."


def test_no_distance_today_leads_to_no_reading() -> None:
    none = entry(Label.NONE, LabelFrom.CHECKIN, checkin=CheckIn(Gate.NOT_REALLY))
    face = face_of(none, words_wanted=True)
    assert face.label == "No distance today"
    assert not face.more
    assert face.spans == ()


def test_signs_of_pressure_hold_the_lean_back() -> None:
    held = replace(READING, label=Label.CHOSEN, held_back=True)
    face = face_of(entry(Label.CHOSEN, LabelFrom.TEXT, held))
    assert face.sentence == "I can't tell from the words, and that is fine."
    assert face.spans == ()


def test_a_correction_is_never_shown_as_a_guess() -> None:
    mine = Correction(Label.INVOLUNTARY, LabelFrom.CORRECTED)
    corrected = entry(Label.INVOLUNTARY, LabelFrom.CORRECTED, correction=mine)
    face = face_of(corrected)
    assert (face.heading, face.label) == ("In your words", "It came over me")
    assert face.says is None


def test_each_side_quotes_as_many_words_as_it_has_segments(panel: ReadingPanel) -> None:
    words = " ".join(f"no{number}" for number in range(7))
    spans = tuple(
        Span(at, at + 3, Pole.CHOSEN, "D1", "A limit you set and kept") for at in range(0, 28, 4)
    )
    many = entry(Label.CHOSEN, LabelFrom.TEXT, replace(READING, spans=spans), body=words)
    show(panel, many)
    assert [q.accessibleName()[8:13] for q in quotations(panel)] == [f"“no{n}”" for n in range(5)]
    assert "five signs or more" in panel.quotations.mark.accessibleName()
    assert "no signs" in panel.quotations.mark.accessibleName()


@pytest.mark.parametrize(
    ("page", "sentence", "note"),
    [
        ({"body": " \n"}, "There are no words here to read.", ""),
        ({"body": BODY, "unread": True}, "You asked me not to read this entry.", ""),
        ({"body": BODY}, "These words have not been read.", ""),
    ],
)
def test_what_was_not_read_says_so(page: dict[str, Any], sentence: str, note: str) -> None:
    face = face_of(entry(reading=None, **page))
    assert (face.sentence, face.note, face.label) == (sentence, note, "")
    assert face.silent, "the person may still say it themselves"


@pytest.mark.parametrize(
    ("body", "note"),
    [
        ("Gone.", "There are only a few words here. A reading needs a few sentences."),
        (
            "Ich war den ganzen Tag im Garten und habe an nichts gedacht " * 3,
            "A reading knows English only, and only what a writer tells of themselves.",
        ),
    ],
)
def test_what_cannot_be_told_says_what_a_reading_needs(body: str, note: str) -> None:
    unclear = replace(READING, label=Label.UNCLEAR, spans=())
    face = face_of(entry(Label.UNCLEAR, LabelFrom.TEXT, unclear, body=body))
    assert face.sentence == "I can't tell from the words, and that is fine."
    assert face.note == note
    assert face.says is None, "there is no guess that could fit"


def test_a_reading_by_another_version_says_so_quietly(panel: ReadingPanel) -> None:
    wanted: list[bool] = []
    panel.again_wanted.connect(lambda: wanted.append(True))
    show(panel, entry(Label.MIXED, LabelFrom.TEXT, replace(READING, version="0.0.7")))
    assert "Read by version 0.0.7." in seen(panel)
    press_button(panel, "Read again")
    assert wanted
    show(panel, entry(Label.MIXED, LabelFrom.TEXT))
    assert "Read by version" not in seen(panel)


def test_no_readings_leave_the_own_word_standing() -> None:
    own = entry(Label.CHOSEN, LabelFrom.CHECKIN, checkin=CheckIn(Gate.A_LOT, 2, 2, 2))
    face = face_of(own, words_wanted=True, off=True)
    assert face.label == "I chose it"
    assert (face.spans, face.more, face.has_words) == ((), "", False)


def test_not_quite_offers_four_equal_answers(panel: ReadingPanel) -> None:
    said: list[Label] = []
    panel.changing.label_said.connect(said.append)
    for words in ("I chose it", "It came over me", "Some of both", "No distance here"):
        show(panel, entry(Label.MIXED, LabelFrom.TEXT))
        press_button(panel, "Not quite")
        press_button(panel.changing, words)
    assert said == [Label.CHOSEN, Label.INVOLUNTARY, Label.MIXED, Label.NONE]


def test_a_quotation_names_its_side_in_words(panel: ReadingPanel) -> None:
    show(panel, entry(Label.MIXED, LabelFrom.TEXT))
    names = [quotation.accessibleName() for quotation in quotations(panel)]
    assert names[0].startswith("Chosen: “I said no")
    assert names[1].startswith("Involuntary: “nothing came")


def test_the_mark_is_mirrored_with_its_words(qapp: QApplication) -> None:
    def picture(direction: Qt.LayoutDirection) -> QImage:
        made = ReadingPanel(Theme())
        made.setLayoutDirection(direction)
        made.resize(344, 860)
        show(made, entry(Label.MIXED, LabelFrom.TEXT))
        made.show()
        settle()
        return made.quotations.mark.grab().toImage()

    left_to_right = picture(Qt.LayoutDirection.LeftToRight)
    right_to_left = picture(Qt.LayoutDirection.RightToLeft)
    assert left_to_right != right_to_left
    heads = [_inks(image, image.height() // 8) for image in (left_to_right, right_to_left)]
    assert heads == [("accent", "involuntary"), ("involuntary", "accent")], "names go along"
    middle = left_to_right.height() // 2 - 1
    row, mirrored = (_row(image, middle) for image in (left_to_right, right_to_left))
    chosen = Theme().colour("accent").name()
    assert chosen in row[: len(row) // 2]
    assert chosen not in row[len(row) // 2 :]
    assert chosen in mirrored[len(mirrored) // 2 :]
    assert chosen not in mirrored[: len(mirrored) // 2]


def test_locking_leaves_nothing_in_the_panel(panel: ReadingPanel) -> None:
    show(panel, entry(Label.MIXED, LabelFrom.TEXT))
    panel.clear()
    settle()
    assert "kept to it" not in seen(panel)


def _row(image: QImage, y: int) -> list[str]:
    return [image.pixelColor(x, y).name() for x in range(image.width())]


def _inks(image: QImage, y: int) -> tuple[str, ...]:
    """Return which colours the words around row `y` are painted in, at the left and the right."""
    half = image.width() // 2
    tokens = {Theme().colour(token).name(): token for token in ("accent", "involuntary")}
    sides: tuple[set[str], set[str]] = (set(), set())
    for row in range(max(0, y - 8), y + 8):
        for x, name in enumerate(_row(image, row)):
            if name in tokens:
                sides[x >= half].add(tokens[name])
    return tuple("".join(side) for side in sides)
