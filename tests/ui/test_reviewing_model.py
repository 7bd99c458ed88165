"""The list holds a row for every entry at once, and reads only what someone looks at."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester

from journal.app.services import Services
from journal.domain.entry import Snippet, Summary
from journal.domain.selection import Selection
from journal.ui.reviewing.entry_model import PAGE, PAGES_KEPT, SNIPPET, SUMMARY, EntryModel
from tests.steps import given, write
from tests.ui.rooms import HeldLane, fill, opened, settle


@pytest.fixture
def services(qapp: QApplication, tmp_path: Path) -> Services:
    return opened(tmp_path)


@pytest.fixture
def model(services: Services) -> EntryModel:
    return EntryModel(services.reviewing)


def summary(model: EntryModel, row: int) -> Summary | None:
    found = model.data(model.index(row, 0), SUMMARY)
    return found if isinstance(found, Summary) else None


def test_the_model_keeps_qt_s_promises(
    services: Services, model: EntryModel, qtmodeltester: ModelTester
) -> None:
    model.show(fill(services, 30), Selection())
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # the plugin gives no type
    settle()
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # the plugin gives no type


def test_every_row_is_there_before_any_is_read(
    services: Services, model: EntryModel, full: bool
) -> None:
    ids = fill(services, 10_000 if full else 450)
    model.show(ids, Selection())
    assert model.rowCount() == len(ids)
    last = len(ids) - 1
    assert summary(model, last) is None, "a row that nobody looked at is not read yet"
    settle()
    found = summary(model, last)
    assert found is not None
    assert found.id == ids[last]
    assert f"plain page {last}" in str(model.data(model.index(last, 0)))


def test_a_page_that_arrives_is_told(services: Services, model: EntryModel) -> None:
    model.show(fill(services, PAGE + 10), Selection())
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last, _: told.append((first.row(), last.row())))
    summary(model, PAGE + 3)
    settle()
    assert told == [(PAGE, PAGE + 9)]


def test_what_is_out_of_sight_is_forgotten(
    services: Services, model: EntryModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Pages of five rows instead of 200, so that a hundred entries are more than are kept.
    monkeypatch.setattr("journal.ui.reviewing.entry_model.PAGE", 5)
    small = EntryModel(services.reviewing)
    small.show(fill(services, 5 * (PAGES_KEPT + 2)), Selection())
    for row in range(0, small.rowCount(), 5):
        summary(small, row)
        settle()
    assert summary(small, 0) is None
    assert summary(small, small.rowCount() - 1) is not None


def test_found_words_come_with_their_places(services: Services, model: EntryModel) -> None:
    entry = write(services, "🙂 On the bridge I kept still, and the bridge kept me.")
    selection = Selection(words="brid", unfinished_word=True)
    model.show(given(services.reviewing.find, selection), selection)
    model.data(model.index(0, 0), SNIPPET)
    settle()
    found = model.data(model.index(0, 0), SNIPPET)
    assert isinstance(found, Snippet)
    assert found.id == entry.id
    assert {found.text[start:end] for start, end in found.matches} == {"bridge"}


def test_an_older_answer_never_fills_a_newer_list(qapp: QApplication, tmp_path: Path) -> None:
    lane = HeldLane()
    services = opened(tmp_path, make_lane=lambda: lane)
    ids = fill(services, 2)
    model = EntryModel(services.reviewing)
    model.show(ids[:1], Selection())
    lane.held = True
    summary(model, 0)
    settle()
    model.show(ids[1:], Selection())
    lane.release()
    assert summary(model, 0) is None
    settle()
    found = summary(model, 0)
    assert found is not None
    assert found.id == ids[1]


def test_clearing_forgets_every_row(services: Services, model: EntryModel) -> None:
    model.show(fill(services, 3), Selection())
    summary(model, 0)
    settle()
    model.clear()
    assert model.rowCount() == 0
    assert model.ids == ()
