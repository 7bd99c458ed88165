"""Insight on a real journal, for tests: answers given, the page, and what it shows."""

from journal.app.services import Services
from journal.domain.checkin import CheckIn, Gate
from journal.domain.entry import Entry, EntryId
from journal.domain.insight.chart import View
from journal.ui.insight.card import ViewCard
from journal.ui.insight.chart_card import ChartCard
from journal.ui.insight.page import InsightPage
from tests.steps import given, write
from tests.ui.rooms import pages, settle

CHOSE = CheckIn(gate=Gate.A_LOT, authorship=2, way_back=2, underneath=2, after=2)
CAME = CheckIn(gate=Gate.A_LOT, authorship=-2, way_back=-2, underneath=-2, after=-2)


def answered(services: Services, taps: CheckIn, body: str = "A page.", **changes: object) -> Entry:
    """Write an entry and answer the taps after it."""
    entry = write(services, body, **changes)
    checked: Entry = given(services.writing.check_in, entry.id, taps)
    return checked


def insight_page(services: Services) -> InsightPage:
    page = pages(services).insight()
    page.resize(1148, 860)
    page.show()
    page.activateWindow()
    page.entered()
    settle()
    return page


def card(page: InsightPage, view: View) -> ViewCard:
    return page.column.card(view)


def chart(page: InsightPage, view: View) -> ChartCard:
    found = card(page, view)
    assert isinstance(found, ChartCard)
    return found


def shown(page: InsightPage) -> list[View]:
    return [card.sight.view for card in page.column.cards if card.isVisible()]


def wanted(page: InsightPage) -> list[tuple[list[EntryId], str]]:
    """Return a list that fills with what the page asks Review for."""
    asked: list[tuple[list[EntryId], str]] = []
    page.among_wanted.connect(lambda ids, words: asked.append((list(ids), words)))
    return asked
