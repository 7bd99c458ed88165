"""The check-in: a few taps about distance, every one of which can be left out."""

from typing import Any, NamedTuple, TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from journal.domain.checkin import CheckIn, Gate
from journal.domain.leaving import Left
from journal.ui.kit import labels
from journal.ui.writing.question_card import PADDING

LEAD_IN = (
    "If you like: a few taps about any distance in what you wrote. 'Not sure' is a real answer."
)
NOT_SURE = "Not sure"


Answer: TypeAlias = Gate | Left | int | None
"""What an answer stands for, None for no answer."""


class Question(NamedTuple):
    """One item: the field of the check-in it fills, its words, and what each answer stands for."""

    field: str
    words: str
    answers: tuple[tuple[str, Answer], ...]


GATE = Question(
    "gate",
    "Was there some distance in this, from people or from your own feelings?",
    (
        ("Not really", Gate.NOT_REALLY),
        ("A little", Gate.A_LITTLE),
        ("A lot", Gate.A_LOT),
        (NOT_SURE, Gate.NOT_SURE),
    ),
)
TAPS = (
    Question(
        "authorship",
        "That distance...",
        (
            ("came over me", -2),
            ("mostly came over me", -1),
            ("some of both", 0),
            ("was mostly my doing", 1),
            ("I chose it", 2),
            (NOT_SURE, None),
        ),
    ),
    Question(
        "way_back",
        "If I had wanted to come closer just then, I could have.",
        (("No", -2), ("Not easily", -1), ("Probably", 1), ("Yes", 2), (NOT_SURE, None)),
    ),
    Question(
        "underneath",
        "My feelings underneath were...",
        (("gone", -2), ("faint", -1), ("there, kept back", 1), ("clear", 2), (NOT_SURE, None)),
    ),
    Question(
        "after",
        "Now it leaves me...",
        (
            ("emptier", -2),
            ("flat", -1),
            ("no different", 0),
            ("a bit lighter", 1),
            ("relieved", 2),
            (NOT_SURE, None),
        ),
    ),
)


LEAVING = Question(
    "left",
    "How did writing leave me?",
    (
        ("Better", Left.BETTER),
        ("Same", Left.SAME),
        ("Worse", Left.WORSE),
        (NOT_SURE, Left.NOT_SURE),
    ),
)


class QuestionRow(QWidget):
    """One question with its answers as radio buttons; number keys answer it."""

    answered = Signal()
    passed = Signal()
    """Answered by a number key, so that the next question may have the focus."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self.setAccessibleName(question.words)
        self._group = QButtonGroup(self)
        flow = labels.FlowLayout(spacing=14, down=4)
        for place, (words, _) in enumerate(question.answers):
            answer = QRadioButton(words)
            answer.setAccessibleName(f"{words}. {question.words}")
            self._group.addButton(answer, place)
            flow.addWidget(answer)
        self._group.idToggled.connect(self._toggled)
        self.setLayout(labels.vertical(labels.text(question.words), flow, spacing=4))

    def value(self) -> Answer:
        """Return what was answered, None for nothing."""
        place = self._group.checkedId()
        return self.question.answers[place][1] if place >= 0 else None

    def put(self, value: Answer) -> None:
        """Show an answer given before; None leaves the question open."""
        self.clear()
        values = [answer for _, answer in self.question.answers]
        if value is not None:
            self._group.button(values.index(value)).setChecked(True)

    def clear(self) -> None:
        """Take the answer back."""
        self._group.setExclusive(False)
        for button in self._group.buttons():
            button.setChecked(False)
        self._group.setExclusive(True)

    def enter(self) -> None:
        """Put the focus on the answer, or on the first one."""
        button = self._group.checkedButton() or self._group.buttons()[0]
        button.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by 1 to 5, and by 0 for "Not sure"."""
        digit = event.key() - Qt.Key.Key_0
        if not 0 <= digit <= 9:
            super().keyPressEvent(event)
            return
        named = len(self.question.answers) - 1
        place = named if digit == 0 else digit - 1
        if place <= named:
            self._group.button(place).setChecked(True)
            self.passed.emit()

    def _toggled(self, place: int, checked: bool) -> None:
        if checked and place >= 0:
            self.answered.emit()


class CheckInCard(QWidget):
    """Folded to its first question until that is answered by more than "Not really"."""

    given = Signal(object)
    """The taps, all of which may be None."""
    skipped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self.setAccessibleName("Check-in")
        self.gate = QuestionRow(GATE)
        self.taps = tuple(QuestionRow(question) for question in TAPS)
        self.gate.answered.connect(self._unfold)
        for row in (self.gate, *self.taps):
            row.answered.connect(self._offer_done)
        self.gate.passed.connect(self._on_from_gate)
        for row, following in zip(self.taps, self.taps[1:], strict=False):
            row.passed.connect(following.enter)
        self._done = labels.button("Done", "primary")
        self._done.clicked.connect(self._give)
        self.taps[-1].passed.connect(self._done.setFocus)
        skip = labels.button("Skip", "quiet")
        skip.setAccessibleName("Skip the check-in")
        skip.clicked.connect(self._skip)
        self.setLayout(
            labels.vertical(
                labels.text(LEAD_IN, "lead"),
                self.gate,
                *self.taps,
                labels.horizontal(self._done, skip, None, spacing=8),
                spacing=14,
                margins=PADDING,
            )
        )
        self.clear()

    def ask(self, taps: CheckIn | None = None) -> None:
        """Ask afresh, or show the answers given before so that they can be changed."""
        self.clear()
        if taps is not None:
            self.gate.put(taps.gate)
            for row in self.taps:
                row.put(getattr(taps, row.question.field))
        self.gate.enter()

    def answers(self) -> CheckIn:
        """Return the taps as they stand; folded questions count as not answered."""
        rows = (self.gate, *(row for row in self.taps if not row.isHidden()))
        given: dict[str, Any] = {row.question.field: row.value() for row in rows}
        return CheckIn(**given)

    def clear(self) -> None:
        """Forget all answers and fold up."""
        for row in (self.gate, *self.taps):
            row.clear()
        for row in self.taps:
            row.hide()
        self._done.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape skip the card."""
        if event.key() == Qt.Key.Key_Escape:
            self._skip()
        else:
            super().keyPressEvent(event)

    def _unfold(self) -> None:
        more = self.gate.value() is not Gate.NOT_REALLY
        for row in self.taps:
            row.setVisible(more)

    def _offer_done(self) -> None:
        # Before anything is answered there is nothing to be done with, only a way past.
        self._done.show()

    def _on_from_gate(self) -> None:
        if self.taps[0].isHidden():
            self._done.setFocus()
        else:
            self.taps[0].enter()

    def _give(self) -> None:
        taps = self.answers()
        self.clear()
        self.given.emit(taps)

    def _skip(self) -> None:
        self.clear()
        self.skipped.emit()
