"""A page is called saved when it is on the disk, and tried again when it is not."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from journal.domain.entry import Content, Draft
from journal.domain.errors import DiskFull
from journal.services.needs import Failed, Then
from journal.ui.writing.autosave import AFTER_LAST_KEY, AT_LATEST, RETRIES, Autosave, SaveState
from tests.steps import NOW


class Disk:
    """Takes pages when it is told to; what it holds is what a person would find again."""

    def __init__(self) -> None:
        self.text = ""
        self.answers: list[tuple[Draft, Then[None], Failed]] = []

    def keep(self, draft: Draft, then: Then[None], failed: Failed) -> None:
        self.answers.append((draft, then, failed))

    def commit(self) -> None:
        draft, then, _ = self.answers.pop(0)
        self.text = draft.content.body
        then(None)

    def refuse(self) -> None:
        self.answers.pop(0)[2](DiskFull())


class Typing:
    def __init__(self) -> None:
        self.body = ""

    def draft(self) -> Draft:
        return Draft("0" * 32, replace(Content(NOW.date(), NOW), body=self.body))


def state_of(autosave: Autosave) -> SaveState:
    """Return the state anew, which a type checker would otherwise think unchanged."""
    return autosave.state


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def typing() -> Typing:
    return Typing()


@pytest.fixture
def type_on(typing: Typing, autosave: Autosave) -> Callable[[str], None]:
    def type_words(words: str) -> None:
        typing.body += words
        autosave.touch()

    return type_words


@pytest.fixture
def parent(qapp: QApplication) -> QObject:
    return QObject()


@pytest.fixture
def autosave(parent: QObject, disk: Disk, typing: Typing) -> Autosave:
    return Autosave(disk.keep, typing.draft, parent)


def test_saved_is_said_only_after_the_commit(
    autosave: Autosave, disk: Disk, type_on: Callable[[str], None]
) -> None:
    type_on("one")
    autosave.save()
    assert state_of(autosave) is SaveState.WAITING
    disk.commit()
    assert state_of(autosave) is SaveState.SAVED
    assert disk.text == "one"


def test_a_key_during_a_save_is_not_called_saved(
    autosave: Autosave, disk: Disk, type_on: Callable[[str], None]
) -> None:
    type_on("one")
    autosave.save()
    type_on(" two")
    disk.commit()
    assert state_of(autosave) is SaveState.WAITING
    unsaved = autosave.unsaved()
    assert unsaved is not None
    assert unsaved.content.body == "one two"


def test_a_failed_save_keeps_the_words_and_is_tried_later_and_later(
    autosave: Autosave, disk: Disk, type_on: Callable[[str], None]
) -> None:
    type_on("one")
    waits = []
    for _ in range(4):
        autosave.save()
        disk.refuse()
        waits.append(autosave.next_try)
    assert waits == [*RETRIES, RETRIES[-1]]
    assert state_of(autosave) is SaveState.FAILED
    assert isinstance(autosave.error, DiskFull)
    assert autosave.unsaved() is not None
    autosave.save()
    disk.commit()
    assert state_of(autosave) is SaveState.SAVED
    assert autosave.error is None
    assert disk.text == "one"


def test_typing_on_after_a_failure_still_says_not_saved(
    autosave: Autosave, disk: Disk, type_on: Callable[[str], None]
) -> None:
    type_on("one")
    autosave.save()
    disk.refuse()
    type_on(" two")
    assert state_of(autosave) is SaveState.FAILED


def test_another_page_waits_for_the_save(
    autosave: Autosave, disk: Disk, type_on: Callable[[str], None]
) -> None:
    turned: list[bool] = []
    type_on("one")
    autosave.save(lambda: turned.append(True))
    assert not turned
    disk.refuse()
    assert not turned
    autosave.save(lambda: turned.append(True))
    disk.commit()
    assert turned


def test_an_answer_for_the_page_before_says_nothing_about_this_one(
    autosave: Autosave, disk: Disk, type_on: Callable[[str], None]
) -> None:
    type_on("one")
    autosave.save()
    autosave.begin(saved=False)
    type_on("two")
    disk.commit()
    assert state_of(autosave) is SaveState.WAITING
    assert autosave.unsaved() is not None


def test_nothing_touched_is_nothing_to_save(autosave: Autosave, disk: Disk) -> None:
    autosave.save()
    assert not disk.answers
    assert autosave.unsaved() is None


def test_the_moments_are_the_promised_ones() -> None:
    assert (AFTER_LAST_KEY, AT_LATEST, RETRIES) == (2_000, 1_500, (5_000, 15_000, 60_000))


def test_who_types_on_is_saved_without_a_word_until_they_rest(
    autosave: Autosave, disk: Disk, type_on: Callable[[str], None]
) -> None:
    said: list[SaveState] = []
    for words in ("one", " two"):
        type_on(words)
        pass_by(autosave, AT_LATEST)
        autosave.state_changed.connect(lambda: said.append(autosave.state))
        disk.commit()
    assert disk.text == "one two"
    assert autosave.unsaved() is None
    assert set(said) == {SaveState.WAITING}
    pass_by(autosave, AFTER_LAST_KEY)
    assert state_of(autosave) is SaveState.SAVED
    assert not disk.answers


def test_a_slow_disk_is_given_one_save_at_a_time(
    autosave: Autosave, disk: Disk, type_on: Callable[[str], None]
) -> None:
    for words in ("one", " two", " three"):
        type_on(words)
        pass_by(autosave, AT_LATEST)
    assert len(disk.answers) == 1
    disk.commit()
    pass_by(autosave, AT_LATEST)
    disk.commit()
    assert disk.text == "one two three"


def pass_by(autosave: Autosave, milliseconds: int) -> None:
    """Let the time come for which the autosave waits so long."""
    (timer,) = (t for t in autosave.findChildren(QTimer) if t.interval() == milliseconds)
    assert timer.isActive()
    timer.stop()
    timer.timeout.emit()


def test_the_next_page_waits_for_what_is_typed_while_saving(
    autosave: Autosave, disk: Disk, type_on: Callable[[str], None]
) -> None:
    laid: list[str] = []
    type_on("before")
    autosave.save(lambda: laid.append(disk.text))
    type_on(" and while saving")
    disk.commit()
    assert laid == []
    disk.commit()
    assert laid == ["before and while saving"]


def test_what_was_safe_aside_and_could_not_be_stored_in_its_turn_is_tried_again(
    autosave: Autosave, disk: Disk, type_on: Callable[[str], None]
) -> None:
    type_on("one")
    autosave.save()
    _, then, failed = disk.answers.pop(0)
    then(None)
    assert state_of(autosave) is SaveState.SAVED
    failed(DiskFull())
    assert state_of(autosave) is SaveState.FAILED
    assert autosave.unsaved() is not None
    autosave.save()
    disk.commit()
    assert disk.text == "one"
    assert state_of(autosave) is SaveState.SAVED
    type_on(" two")
    autosave._keep_up()  # nothing is taken for a save that is still under way
    assert len(disk.answers) == 1
