"""DOCX, ODT and HTML: other libraries find every word in order, real headings, and no maker."""

import io
import re
import zipfile
from datetime import date, timedelta
from xml.etree import ElementTree as Tree

import pytest

from journal.domain.packet import packet
from journal.export.writers import write
from tests.export.golden import FOLDER, MADE
from tests.export.reread import members, outline, page, words
from tests.export.samples import MADE_ON, QUIET, entry, golden_packet, many

OFFICE = ("docx", "odt")
WITH_HEADINGS = (*OFFICE, "html")


def data_of(form: str) -> bytes:
    return write(golden_packet(), form).data


@pytest.mark.parametrize("form", OFFICE)
@pytest.mark.parametrize("given", ["pages", "packet"])
def test_fixed_packets_read_back_as_the_golden_words(given: str, form: str) -> None:
    name = f"{given}.{form}.json"
    assert MADE[name]().decode() == (FOLDER / name).read_text("utf-8")


@pytest.mark.parametrize("form", WITH_HEADINGS)
def test_every_entry_is_there_whole_and_in_order_under_its_heading(form: str) -> None:
    given = many(30, timedelta(14))
    data = write(given, form).data
    text, at = words(form, data), 0
    for wanted in given.entries:
        for paragraph in wanted.content.body.split("\n\n"):
            at = text.index(paragraph, at) + len(paragraph)
    assert outline(form, data)[:3] == [
        *((1, "2025"), (2, "January 2025"), (3, "Monday 6 January 2025")),
    ]
    assert len([level for level, _ in outline(form, data) if level == 3]) == 30


@pytest.mark.parametrize("form", OFFICE)
def test_no_program_person_or_time_is_named_in_an_office_document(form: str) -> None:
    data = data_of(form)
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        assert {part.date_time for part in container.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {(part.extra, part.comment) for part in container.infolist()} == {(b"", b"")}
    parts = members(data)
    about = parts["docProps/core.xml" if form == "docx" else "meta.xml"]
    said = [(each.tag.split("}")[1], each.text) for each in Tree.fromstring(about).iter()]
    assert [one for one in said if one[1]] == (
        [("title", "Notes for a conversation"), ("language", "en-GB")]
    )
    whole = b"".join(parts.values()).lower()
    for maker in (b"python", b"stillwater", b"creator", b"generator", b"rsid", b"application>"):
        assert maker not in whole


@pytest.mark.parametrize("form", WITH_HEADINGS)
def test_equal_packets_give_equal_bytes(form: str) -> None:
    assert data_of(form) == data_of(form)


def test_an_office_document_names_what_kind_it_is_where_programs_look_for_it() -> None:
    assert data_of("odt")[30:77] == b"mimetypeapplication/vnd.oasis.opendocument.text"


@pytest.mark.parametrize("form", OFFICE)
def test_words_from_right_to_left_are_marked_so(form: str) -> None:
    parts = members(data_of(form))
    if form == "docx":
        assert parts["word/document.xml"].count(b"<w:bidi />") == 2
    else:
        assert parts["content.xml"].count(b'"Leftwards"') == 2


@pytest.mark.parametrize("form", WITH_HEADINGS)
def test_spaces_and_tabs_of_a_line_stay(form: str) -> None:
    body = "  two before,  two within,\tand a tab\n one, and one after "
    given = packet((entry(1, date(2026, 1, 1), body),), MADE_ON)
    assert body in words(form, write(given, form).data)


def test_a_web_page_runs_nothing_and_asks_for_nothing() -> None:
    found = page(data_of("html"))
    tags = {tag for tag, _ in found.seen}
    assert tags.isdisjoint({"script", "link", "img", "iframe", "object", "embed", "form", "base"})
    for _, attributes in found.seen:
        assert not any(name.startswith("on") or name in {"src", "style"} for name in attributes)
        assert (attributes.get("href") or "#").startswith("#")
    policy = next(a["content"] for _, a in found.seen if "http-equiv" in a)
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    style = re.search(r"<style>(.*)</style>", data_of("html").decode(), re.DOTALL)
    assert style is not None
    assert "url(" not in style[1]
    assert "@import" not in style[1]


def test_a_web_page_says_its_language_title_and_where_everything_is() -> None:
    text = data_of("html").decode()
    assert text.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert "<title>Notes for a conversation</title>" in text
    targets = re.findall(r'href="#(\w+)"', text)
    assert len(targets) == len(golden_packet().entries)
    assert re.findall(r' id="(\w+)"', text) == targets
    few = write(many(5, timedelta(1)), "html").data
    assert b"<nav" not in few
    assert QUIET.split("\n")[0].encode() in few
