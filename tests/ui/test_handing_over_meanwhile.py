"""Handing over holds its own when something changes, or is locked, while a file is made."""

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from journal.app.services import Services
from journal.domain.redaction import Redaction, Replacement
from journal.domain.tags import Tag, TagKind
from journal.ui.handing_over.page import LOOK, NAMES, HandingOverPage
from tests.steps import given, write
from tests.ui.packing_up import SAID, looked_at, with_moment
from tests.ui.rooms import HeldLane, fill, handing_over_page, opened, press_button, seen


@pytest.fixture
def services(qapp: QApplication, tmp_path: Path) -> Services:
    return opened(tmp_path)


@pytest.fixture
def page(services: Services) -> HandingOverPage:
    return handing_over_page(services)


def test_a_file_that_something_elsewhere_outdated_is_made_anew_in_its_place(
    services: Services, page: HandingOverPage
) -> None:
    entry = with_moment(services, page)
    looked_at(page)
    page.go(LOOK)
    draft = given(services.writing.open, entry.id).draft
    other = replace(draft.content, body=f"{draft.content.body} More.")
    given(services.writing.finish, replace(draft, content=other))
    page.entered()
    assert page.look.checked is None
    assert "has changed" in page.look.remarks.text()
    press_button(page, "Make the file again")
    assert page.look.checked is not None
    assert "has changed" not in page.look.remarks.text()


def test_names_of_what_is_put_in_from_elsewhere_are_offered_where_one_is_looking(
    services: Services, page: HandingOverPage
) -> None:
    with_moment(services, page)
    page.gather.appendix.setChecked(True)
    page.go(NAMES)
    tagged = write(services, "Mortimer came.", tags=(Tag("Mortimer", TagKind.PERSON),))
    given(services.handing_over.basket.add, [tagged.id])
    page.entered()
    names = page.names.redactor.deciding.choices.names
    assert "Mortimer" in [name.names[0] for name in names]
    page.clear()
    assert page.names.redactor.deciding.choices.names == ()


def test_a_changed_entry_stands_as_it_was_until_it_is_taken_anew(
    services: Services, page: HandingOverPage
) -> None:
    entry = with_moment(services, page)
    draft = given(services.writing.open, entry.id).draft
    longer = replace(draft.content, body=f"More. {draft.content.body}")
    given(services.writing.finish, replace(draft, content=longer))
    card = page.gather.basket.card
    assert card.note.isVisible(), "the page follows what other rooms change"
    card.refresh.click()
    assert not card.note.isVisible()
    assert page.gather.basket.items[0].words == SAID


def test_a_file_that_has_its_name_when_something_changes_is_noted_all_the_same(
    services: Services,
    page: HandingOverPage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with_moment(services, page)
    looked_at(page)
    named = os.link

    def link(*names: Any, **options: Any) -> None:
        named(*names, **options)
        page.gather.themes.click()

    monkeypatch.setattr("os.link", link)
    page.save.save_to(tmp_path / "notes.md")
    assert SAID in (tmp_path / "notes.md").read_text()
    assert page.save.result.text() == ""
    assert len(given(services.handing_over.giving.log)) == 1


def test_begin_anew_pressed_twice_loses_neither_the_way_back_nor_names_to_hide(
    services: Services, page: HandingOverPage
) -> None:
    undo: list[Any] = []
    page.undo_offered.connect(lambda _, back: undo.append(back))
    with_moment(services, page)
    page.front.good_thing.setText("The first swim.")
    hiding = Redaction((Replacement(("Ilse",), "[my sister]"),))
    page.names.keep(hiding)
    page.room.anew.click()
    page.room.anew.click()
    assert page.gather.basket.items == ()
    assert page.decided.recipe().redaction == hiding
    assert len(undo) == 1
    undo[0]()
    assert page.front.good_thing.text() == "The first swim."
    assert [each.words for each in given(services.handing_over.basket.all)] == [SAID]


def test_what_is_typed_to_be_hidden_is_hidden_without_a_press(
    services: Services, page: HandingOverPage
) -> None:
    with_moment(services, page)
    page.go(NAMES)
    page.names.redactor.panes.more.setText("Ilse")
    looked_at(page)
    assert page.look.checked is not None
    assert "Ilse" not in page.look.checked.finished.data.decode()


def test_locking_drops_a_file_that_is_being_made(qapp: QApplication, tmp_path: Path) -> None:
    lane = HeldLane()
    services = opened(tmp_path, make_aside=lambda: lane)
    page = handing_over_page(services)
    page.take([write(services, "canary", title="canary").id])
    lane.held = True
    page.look.form.choose("md")
    page.go(LOOK)
    page.clear()
    lane.release()
    assert page.look.checked is None
    assert page.making.preparing.checked is None
    assert "canary" not in seen(page)


def test_a_file_that_is_being_made_can_be_left_unmade(qapp: QApplication, tmp_path: Path) -> None:
    lane = HeldLane()
    services = opened(tmp_path, make_aside=lambda: lane)
    page = handing_over_page(services)
    page.take(fill(services, 2))
    lane.held = True
    page.look.form.choose("md")
    page.go(LOOK)
    page.making.preparing.working.cancel_button.click()
    lane.release()
    assert "Stopped, as you asked." in page.look.banner.words
    page.look.again.click()
    assert page.look.checked is not None
