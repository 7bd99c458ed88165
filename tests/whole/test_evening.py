"""An evening by keyboard alone: what stood on and around the page at the lock comes back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal.app.services import Services, build_services
from journal.domain.entry import Answer, Content
from journal.domain.tags import Tag
from journal.services.work import OneThread
from journal.ui.kit.bridge import AsideLane, OnMain
from journal.ui.window import Window
from journal.ui.writing.context_row import SESSION
from tests.evening import (
    ANSWER,
    COMMITTED,
    COMPOSING,
    FACET,
    QUESTION,
    TAG,
    WHOLE,
    Evening,
)
from tests.steps import needs_in
from tests.ui.windows import gone, made, shown


@pytest.fixture
def services(tmp_path: Path) -> Services:
    """Services with threads of their own, as the program has them."""
    made(tmp_path)
    needs = replace(needs_in(tmp_path), make_lane=OneThread, make_aside=AsideLane, on_main=OnMain())
    return build_services(needs, tmp_path / "Quiet.journal")


@pytest.fixture
def window(services: Services, qapp: QApplication) -> Iterator[Window]:
    window = shown(services, qapp)
    yield window
    gone(window, qapp)


@pytest.fixture
def evening(window: Window, qapp: QApplication, qtbot: QtBot) -> Evening:
    return Evening(
        window,
        rest=qapp.processEvents,
        until=lambda holds: qtbot.waitUntil(holds, timeout=10_000),
    )


def stands(evening: Evening, body: str) -> Content:
    """See that the page is as it was left, with the cursor behind its last letter."""
    page = evening.page
    assert page.desk.editor.toPlainText() == body
    assert page.desk.editor.textCursor().atEnd()
    assert page.desk.editor.hasFocus()
    assert evening.shows(QUESTION)
    assert [chip.tag for chip in page.desk.foot.chips] == [Tag(TAG)]
    assert page.desk.around.facets.box(FACET).isChecked()
    assert page.desk.around.marks.box(SESSION).isChecked()
    return carries(page.sitting.draft().content, body)


def carries(content: Content, body: str) -> Content:
    assert content.body == body
    assert content.answers == (Answer("boundaries-07", QUESTION),)
    assert content.tags == (Tag(TAG),)
    assert [facet.kind for facet in content.facets] == [FACET]
    assert content.for_session
    return content


def nothing_shows(window: Window) -> None:
    editor = window.frame.pages.writing.desk.editor
    assert not editor.toPlainText()
    layout = editor.document().firstBlock().layout()
    assert layout is not None
    assert not layout.preeditAreaText()
    assert not window.frame.isVisible()


def test_everything_is_there_again_after_the_lock_falls_in_mid_word(
    window: Window, evening: Evening
) -> None:
    for act in (evening.unlock, evening.take_question, evening.answer, evening.skip_follow_up):
        act()
    for act in (evening.put_tag, evening.put_facet, evening.mark, evening.lock):
        act()
    nothing_shows(window)
    evening.come_back()
    first = stands(evening, ANSWER)
    evening.compose()
    assert COMPOSING not in evening.page.sitting.draft().content.body
    evening.lock()
    nothing_shows(window)
    evening.come_back()
    assert stands(evening, ANSWER + COMMITTED).written_at == first.written_at
    evening.end()
    evening.finish()
    entry = evening.page.sitting.entry
    assert entry is not None
    carries(entry.content, WHOLE)
