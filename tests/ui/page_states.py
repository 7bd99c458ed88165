"""The states of the writing page that a person can come to."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journal.app.services import Services
from journal.domain.entry import Kind
from journal.domain.prompts import DEEP
from journal.domain.tags import Tag, TagKind
from journal.services.attaching import FromBytes
from journal.ui.writing.page import WritingPage
from tests.steps import given, write
from tests.ui.attaching import LETTER, attach, noisy
from tests.ui.questions import prompts_of, take
from tests.ui.rooms import NUMB, press, press_button, settings, type_words, writing_page


def a_prompt(services: Services) -> WritingPage:
    return writing_page(services)


def a_follow_up(services: Services) -> WritingPage:
    page = writing_page(services)
    press_button(page.desk.prompts, "A follow-up")
    return page


def a_deep_prompt(services: Services) -> WritingPage:
    page = writing_page(services)
    take(page, prompts_of(services, DEEP)[0])
    press_button(page.desk.prompts, "A follow-up")
    return page


def before_a_deep_prompt(services: Services) -> WritingPage:
    page = writing_page(services)
    page.desk.prompts.choose()
    page.desk.prompts.choosing.prompt_chosen.emit(prompts_of(services, DEEP)[0])
    return page


def all_prompts(services: Services) -> WritingPage:
    page = writing_page(services)
    press_button(page.desk.prompts, "Choose")
    return page


def a_pause(services: Services) -> WritingPage:
    page = writing_page(services)
    press_button(page.desk.prompts, "Pause here")
    return page


def around_the_page(services: Services) -> WritingPage:
    settings(services, opened_facets=frozenset({"past_hurt"}), own_feelings=("far off",))
    page = writing_page(services)
    page.menu.kind_chosen.emit(Kind.BEFORE)
    row = page.desk.around
    row.enter()
    row.day_for.name_day(page.sitting.content.day)
    for kind in ("medicine", "outlet", "past_hurt", "feeling:calm", "feeling:tense"):
        row.facet_set.emit(kind, "")
    row.lines.lines["medicine"].day.name_day(page.sitting.content.day)
    row.bringing_back_chosen.emit(date(2027, 1, 1))
    row.picker.opener.click()
    return page


def finding(services: Services) -> WritingPage:
    page = writing_page(services)
    type_words(page, "The river, and the river again.")
    page.desk.finding.open()
    QTest.keyClicks(page.window().focusWidget(), "river")
    return page


def alone(services: Services) -> WritingPage:
    page = writing_page(services)
    type_words(page, "Only this.")
    page.focus.set_on(True)
    return page


def versions(services: Services) -> WritingPage:
    entry = write(services, "It was cold on the step.", title="Out")
    draft = given(services.writing.open, entry.id).draft
    content = replace(draft.content, body="It was warm on the step, and I stayed.")
    given(services.writing.finish, replace(draft, content=content))
    page = writing_page(services)
    page.open(entry.id)
    page.menu.versions_wanted.emit()
    return page


def templates(services: Services) -> WritingPage:
    page = writing_page(services)
    type_words(page, "What was heavy?")
    page.menu.template_made.emit()
    return page


def files(services: Services) -> WritingPage:
    page = writing_page(services)
    type_words(page, "Out to the pier.")
    attach(page, FromBytes("pier.png", noisy()), FromBytes("letter.txt", LETTER))
    return page


def a_file_shown(services: Services) -> WritingPage:
    page = files(services)
    page.attach.strip.tiles[1].face.click()
    return page


def tags(services: Services) -> WritingPage:
    for number in range(4):
        write(services, f"Day {number}.", tags=(Tag("work"), Tag("Ada", TagKind.PERSON)))
    page = writing_page(services)
    type_words(page, "Words.")
    for tag in (Tag("work"), Tag("river/weir")):
        page.desk.foot.tag_added.emit(tag)
    page.desk.foot.open_field()
    return page


def a_check_in(services: Services) -> WritingPage:
    page = writing_page(services)
    type_words(page, NUMB)
    page.finish()
    press(page.desk.checkin.gate, Qt.Key.Key_2)
    return page


def a_reading(services: Services) -> WritingPage:
    page = writing_page(services)
    type_words(page, NUMB)
    page.finish()
    press_button(page.desk.checkin, "Skip")
    press_button(page.desk.question, "A possible reading")
    return page


def unfinished(services: Services) -> WritingPage:
    draft = services.writing.blank()
    given(services.writing.keep, replace(draft, content=replace(draft.content, body="Half a")))
    return writing_page(services)


STATES: tuple[tuple[Callable[[Services], WritingPage], str], ...] = (
    (a_prompt, "A follow-up, Button"),
    (a_follow_up, "Skip this one, Button"),
    (a_deep_prompt, "Something to hold on to, Button"),
    (before_a_deep_prompt, "Not today, Button"),
    (all_prompts, "Prompts by theme, Tree"),
    (a_pause, "Back to the page, Button"),
    (around_the_page, "How strong: tense, ComboBox"),
    (finding, "Next place, Button"),
    (alone, "Your page, EditableText"),
    (versions, "Earlier versions, newest first, List"),
    (templates, "Name of the template, EditableText"),
    (files, "Take pier.png off this page, Button"),
    (a_file_shown, "Text of letter.txt, EditableText"),
    (tags, "Remove tag river/weir, Button"),
    (a_check_in, "Skip the check-in, Button"),
    (a_reading, "That fits, Button"),
    (unfinished, "Go on, Button"),
)
"""The states of the page, and what is heard only there."""
