"""A long document is set in portions: every word once, one row of pages, bookmarks and tags."""

import io
import re
import threading
from datetime import timedelta

import pikepdf
import pypdfium2
import pytest

from journal.domain.errors import Cancelled
from journal.export import portions
from journal.export.recheck import recheck
from journal.export.writers import write
from tests.export.samples import body_text, bookmarks, letters, many

pytestmark = pytest.mark.typst
GIVEN = many(62, timedelta(9))


def test_in_portions_it_says_the_same_under_the_same_bookmarks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = write(GIVEN, "pdf").data
    monkeypatch.setattr(portions, "LONG", 10_000)
    monkeypatch.setattr(portions, "PORTION", 18_000)
    told: list[tuple[int, int]] = []
    data = write(GIVEN, "pdf", progress=lambda done, of: told.append((done, of))).data
    assert bookmarks(data) == bookmarks(whole)
    text = letters(body_text(data))
    for given in GIVEN.entries:
        assert text.count(letters(given.content.body.split(".")[0])) == 1
    assert told[0] == (0, 62)
    assert told[-1] == (62, 62)
    assert {done for done, _ in told} - {0, 62}, "it tells of portions"
    assert told == sorted(told)
    _pages_are_numbered_and_listed(data)
    _tags_lead_to_their_pages(data)
    assert recheck(data, "pdf", ["Entry number 44 begins"])


def _pages_are_numbered_and_listed(data: bytes) -> None:
    with pypdfium2.PdfDocument(data) as pdf:
        texts = [page.get_textpage().get_text_range() for page in pdf]
        marks = [(mark.get_title(), mark.get_dest().get_index() + 1) for mark in pdf.get_toc()]
    for number, text in enumerate(texts, 1):
        assert re.search(rf"assessment\.\s*{number}\s*$", text.strip()), number
    listed = dict(re.findall(r"(\w+ 202\d)\s+(\d+)", texts[0]))
    assert len(listed) > 12
    assert {title: int(page) for title, page in listed.items()}.items() <= dict(marks).items()


def _tags_lead_to_their_pages(data: bytes) -> None:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        tags = pdf.Root.StructTreeRoot
        row = list(tags.ParentTree.Nums)
        held = {int(key): marks for key, marks in zip(row[::2], row[1::2], strict=True)}
        for page in pdf.pages:
            for element in held[int(page.obj.StructParents)]:
                parts = [part for part in element.K if isinstance(part, pikepdf.Dictionary)]
                pages = [each.Pg.objgen for each in (element, *parts) if "/Pg" in each]
                assert page.obj.objgen in pages
        assert {each.P.objgen for each in tags.K[0].K} == {tags.K[0].objgen}
        assert str(pdf.Root.Lang) == "en-GB"


@pytest.mark.parametrize("named", ["BESIDE", "LONG"])
def test_it_ends_at_once_when_it_is_asked_to(named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portions, named, 10_000)
    before = threading.active_count()

    def stopped(done: int, of: int) -> None:
        if threading.active_count() > before:
            raise Cancelled

    with pytest.raises(Cancelled):
        write(GIVEN, "pdf", progress=stopped)
    assert threading.active_count() == before


def test_set_beside_the_program_it_is_the_same_file(monkeypatch: pytest.MonkeyPatch) -> None:
    given = many(7, timedelta(1))
    here = write(given, "pdf")
    monkeypatch.setattr(portions, "BESIDE", 0)
    assert write(given, "pdf") == here


def test_no_portion_is_larger_than_it_may_be_and_none_is_lost(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from journal.export.setting_out import document

    monkeypatch.setattr(portions, "PORTION", 9_000)
    sections = document(GIVEN).sections
    found = list(portions.portions(sections))
    assert tuple(each for one in found for each in one.sections) == sections
    assert all(sum(len(e.body) + 200 for e in one.sections) <= 9_000 for one in found)
    assert [one.repeated for one in found][:2] == [0, 1]
