"""Every control of every room has a name and a size that can be hit."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from journal.app.services import Services
from journal.domain.entry import Kind
from journal.domain.errors import AlreadyThere
from journal.domain.prompts import DEEP
from journal.domain.tags import Tag, TagKind
from journal.ui.handing_over.look.form_choice import PROTECTED
from journal.ui.handing_over.page import FRONT, LOOK, SAVE
from journal.ui.kit import theme
from journal.ui.settings.reminder import Reminder
from tests.steps import write
from tests.ui.page_states import a_pause, a_reading, all_prompts, around_the_page
from tests.ui.rooms import (
    fill,
    handing_over_page,
    opened,
    press,
    press_button,
    reviewing_page,
    settings_page,
    settle,
    type_words,
    writing_page,
)


def at_the_desk(services: Services) -> QWidget:
    page = writing_page(services)
    type_words(page, "I felt numb and could not find any feeling, not even for her. " * 3)
    page.desk.foot.open_field()
    page.finish()
    press(page.desk.checkin.gate, Qt.Key.Key_2)
    return page


def at_a_deep_prompt(services: Services) -> QWidget:
    page = writing_page(services)
    every = (p for theme in services.writing.library.themes for p in theme.prompts)
    page.desk.prompts.prompt_taken.emit(next(p for p in every if p.intensity >= DEEP))
    page.desk.prompts.other.marked.emit(True, False)
    press_button(page.desk.prompts, "A follow-up")
    return page


def finding_words(services: Services) -> QWidget:
    page = writing_page(services)
    type_words(page, "The river, and the river again.")
    page.desk.finding.step(1)
    return page


def after_something(services: Services) -> QWidget:
    day = services.writing.blank().content.day - timedelta(days=3)
    write(services, "One hour.", kind=Kind.BEFORE, day=day, veiled=True)
    page = writing_page(services)
    press_button(page.desk.question, "Write it")
    type_words(page, "It took two.")
    page.finish()
    press_button(page.desk.checkin, "Skip")
    return page


def reviewing(services: Services) -> QWidget:
    write(services, "words", title="Title")
    page = reviewing_page(services)
    page.filters.words.setText("wor")
    page.table.selectRow(0)
    return page


def naming(services: Services) -> QWidget:
    write(services, "words", tags=(Tag("work/night"), Tag("Ana", TagKind.PERSON)))
    page = writing_page(services)
    type_words(page, "Ana came in from the night.")
    page.desk.foot.tag_added.emit(Tag("work/night"))
    page.desk.foot.open_field()
    return page


def naming_many(services: Services) -> QWidget:
    write(services, "words", tags=(Tag("work/night"), Tag("Ana", TagKind.PERSON)))
    page = reviewing_page(services)
    page.table.selectAll()
    press_button(page, "Tag")
    page.acting.working.begin("Putting it on…")
    page.acting.working.appear()
    page.tags.open()
    return page


def finding_nothing(services: Services) -> QWidget:
    page = reviewing_page(services)
    page.filters.session.setChecked(True)
    return page


def handing_over(services: Services) -> QWidget:
    page = handing_over_page(services)
    page.take(fill(services, 2))
    return page


def typing_a_first_page(services: Services) -> QWidget:
    page = handing_over_page(services)
    page.go(FRONT)
    return page


def looking_at_a_file(services: Services) -> QWidget:
    page = handing_over_page(services)
    page.take(fill(services, 2))
    page.look.form.choose("md")
    page.go(LOOK)
    page.look.form.choose(PROTECTED)
    page.look.form.offer.click()
    return page


def saving_a_file(services: Services) -> QWidget:
    page = handing_over_page(services)
    page.take(fill(services, 2))
    page.look.form.choose("md")
    page.go(LOOK)
    page.go(SAVE)
    page.save.show_error(AlreadyThere())
    return page


def keeping(services: Services) -> QWidget:
    page = settings_page(services)
    page.backups.make_button.click()
    for opener in (
        page.passphrase.known_button,
        page.recovery.try_button,
        page.ways.add_button,
        page.backups.restore_button,
    ):
        opener.click()
    page.checking.check_button.click()
    page.backups.working.begin("Making a backup.")
    page.backups.working.appear()
    return page


def reminding(services: Services) -> QWidget:
    line = Reminder(services.settings, services.clock.now)
    line.appear(tried=False)
    return line


ROOMS = (
    keeping,
    reminding,
    at_the_desk,
    a_reading,
    all_prompts,
    around_the_page,
    after_something,
    finding_words,
    at_a_deep_prompt,
    a_pause,
    reviewing,
    naming,
    naming_many,
    finding_nothing,
    handing_over,
    typing_a_first_page,
    looking_at_a_file,
    saving_a_file,
)


@pytest.fixture
def services(qapp: QApplication, tmp_path: Path) -> Services:
    return opened(tmp_path)


@pytest.fixture
def dress(qapp: QApplication) -> Iterator[Callable[[], None]]:
    """Dresses what is shown as it is in use: sizes come from the style sheet."""
    theme.load_fonts()
    theme.prepare(qapp, theme.Theme())
    yield partial(theme.apply, qapp, theme.Theme(), prepared=True)
    qapp.setStyleSheet("")


def controls(room: QWidget) -> list[QWidget]:
    return [
        child
        for child in room.findChildren(QWidget)
        if child.isVisibleTo(room)
        and child.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not child.objectName().startswith("qt_")
        and child.metaObject().className() not in ("QScrollArea",)
    ]


@pytest.mark.parametrize("room", ROOMS)
def test_every_control_can_be_named_and_hit(
    services: Services, dress: Callable[[], None], room: Callable[[Services], QWidget]
) -> None:
    shown = room(services)
    dress()
    settle()
    assert not nameless(shown)
    pushed = [button for button in controls(shown) if isinstance(button, QPushButton)]
    assert pushed
    # Checkable push buttons are announced as check boxes.
    assert not [button.text() for button in pushed if button.isCheckable()]
    assert not [button.text() for button in pushed if min(button.height(), button.width()) < 24]


def nameless(room: QWidget) -> list[str]:
    """Return the kinds of controls that a screen reader could not name."""
    found = []
    for control in controls(room):
        interface = QAccessible.queryAccessibleInterface(control)
        if interface is None or not interface.text(QAccessible.Text.Name):
            found.append(control.metaObject().className())
    return found
