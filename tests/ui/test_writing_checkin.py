"""The check-in asks in its own words, can be left at every point, and never pushes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QRadioButton

from journal.domain.checkin import CheckIn, Gate
from journal.ui.writing.checkin_card import CheckInCard
from tests.ui.rooms import buttons, press, press_button, seen


@pytest.fixture
def card(qapp: QApplication) -> CheckInCard:
    made = CheckInCard()
    made.show()
    made.activateWindow()
    made.ask()
    return made


@pytest.fixture
def given_taps(card: CheckInCard) -> list[CheckIn]:
    taken: list[CheckIn] = []
    card.given.connect(taken.append)
    return taken


WORDS = (
    "If you like: a few taps about any distance in what you wrote. 'Not sure' is a real answer.",
    "Was there some distance in this, from people or from your own feelings?",
    "That distance...",
    "If I had wanted to come closer just then, I could have.",
    "My feelings underneath were...",
    "Now it leaves me...",
)
ANSWERS = {
    "gate": ["Not really", "A little", "A lot", "Not sure"],
    "authorship": [
        *("came over me", "mostly came over me", "some of both"),
        *("was mostly my doing", "I chose it", "Not sure"),
    ],
    "way_back": ["No", "Not easily", "Probably", "Yes", "Not sure"],
    "underneath": ["gone", "faint", "there, kept back", "clear", "Not sure"],
    "after": ["emptier", "flat", "no different", "a bit lighter", "relieved", "Not sure"],
}


def test_it_asks_in_the_agreed_words(card: CheckInCard) -> None:
    shown = seen(card)
    for words in WORDS:
        assert words in shown
    for row in (card.gate, *card.taps):
        answers = [button.text() for button in row.findChildren(QRadioButton)]
        assert answers == ANSWERS[row.question.field]


def test_it_is_folded_until_there_was_some_distance(card: CheckInCard) -> None:
    assert all(row.isHidden() for row in card.taps)
    press(card.gate, Qt.Key.Key_1)
    assert all(row.isHidden() for row in card.taps)
    press(card.gate, Qt.Key.Key_0)
    assert not any(row.isHidden() for row in card.taps)


def test_a_number_key_answers_and_goes_on(card: CheckInCard, given_taps: list[CheckIn]) -> None:
    for key in (Qt.Key.Key_2, Qt.Key.Key_1, Qt.Key.Key_4, Qt.Key.Key_0, Qt.Key.Key_5):
        focus = card.focusWidget()
        assert focus is not None
        press(focus, key)
    press_button(card, "Done")
    assert given_taps == [CheckIn(Gate.A_LITTLE, -2, 2, None, 2)]


def test_arrows_look_without_going_on(card: CheckInCard) -> None:
    press(card.gate, Qt.Key.Key_2)
    focus = card.focusWidget()
    assert focus is not None
    press(focus, Qt.Key.Key_Right)
    press(card.focusWidget(), Qt.Key.Key_Right)
    assert card.focusWidget() in card.taps[0].findChildren(QRadioButton)


def test_folded_answers_count_as_not_given(card: CheckInCard, given_taps: list[CheckIn]) -> None:
    press(card.gate, Qt.Key.Key_3)
    press(card.taps[0], Qt.Key.Key_5)
    press(card.gate, Qt.Key.Key_1)
    press_button(card, "Done")
    assert given_taps == [CheckIn(Gate.NOT_REALLY)]


def test_before_an_answer_there_is_one_way_on(card: CheckInCard) -> None:
    ways = [b.text() for b in buttons(card) if not isinstance(b, QRadioButton)]
    assert ways == ["Skip"]
    press(card.gate, Qt.Key.Key_1)
    ways = [b.text() for b in buttons(card) if not isinstance(b, QRadioButton)]
    assert ways == ["Done", "Skip"]


def test_enter_is_done_after_the_last_answer(card: CheckInCard, given_taps: list[CheckIn]) -> None:
    press(card.gate, Qt.Key.Key_1)
    press(card.focusWidget(), Qt.Key.Key_Return)
    assert given_taps == [CheckIn(Gate.NOT_REALLY)]


@pytest.mark.parametrize("way", ["button", "escape"])
def test_the_whole_card_can_be_skipped(card: CheckInCard, way: str) -> None:
    skipped: list[bool] = []
    card.skipped.connect(lambda: skipped.append(True))
    if way == "button":
        press_button(card, "Skip")
    else:
        press(card, Qt.Key.Key_Escape)
    assert skipped


def test_answers_are_radio_buttons_with_their_question_as_name(card: CheckInCard) -> None:
    press(card.gate, Qt.Key.Key_2)
    for row in (card.gate, *card.taps):
        names = [button.accessibleName() for button in row.findChildren(QRadioButton)]
        assert len(set(names)) == len(names)
        assert all(row.question.words in name for name in names)


def test_the_answers_are_forgotten_once_given(card: CheckInCard, given_taps: list[CheckIn]) -> None:
    press(card.gate, Qt.Key.Key_3)
    press_button(card, "Done")
    card.ask()
    press(card.gate, Qt.Key.Key_0)
    press_button(card, "Done")
    assert given_taps == [CheckIn(Gate.A_LOT), CheckIn(Gate.NOT_SURE)]
