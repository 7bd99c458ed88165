"""Whatever is typed comes out as the letters that were typed, in every form."""

import json
import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.domain.packet import Moment, Packet, Part, packet
from journal.domain.tags import Tag
from journal.domain.text import canonical
from journal.export.writers import write
from tests.export.reread import page, words
from tests.export.samples import MADE_ON, entry

MARKUP = (
    *('#read("/etc/passwd")', "#sys.inputs", "]) #panic() ([", "$x^2$ <label> @ref // /* */"),
    *("<script>alert(1)</script>", "</p></body></html>", "<!--", "-->", "&amp; &#65; &nope;"),
    *("<![CDATA[", "]]>", '<?xml version="1.0"?>', "<!DOCTYPE x [<!ENTITY e 'e'>]>", "&e;"),
    *("<w:t>no</w:t>", "</text:p>", "{footer}", "{{x}} ${x} %s \\u{41} \\n"),
    *("# heading", "= heading", "- item", "> quoted", "```", "*b* _i_ `c`", "| a | b |", "---"),
    *("[a](javascript:b)", "![a](http://127.0.0.1/a.png)", '"]}]} \\"', "' OR 1=1 --"),
    *("=cmd|' /C calc'!A0", "a\tb", "  two", "\x1b[31mred\x1b[0m", "bell\x07", "\x00", "\ufffe"),
)
SEPARATORS = ("", " ", "\n", "\n\n", "\r\n", "\r", "\u2028", "\u2029", "\x0b", "\x85")


def typed(*kinds: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return texts of pieces of these kinds, with many sorts of space and line end between."""
    piece = st.one_of(st.sampled_from(MARKUP), *kinds)
    pairs = st.lists(st.tuples(piece, st.sampled_from(SEPARATORS)), max_size=8)
    return pairs.map(lambda found: "".join(text + end for text, end in found))


ANYTHING = typed(st.text(max_size=12))


def visible(text: str) -> str:
    """Return the signs that have a shape: no space, no control, nothing that is no character."""
    return "".join(
        sign
        for sign in text
        if not sign.isspace()
        and unicodedata.category(sign) not in {"Cc", "Cs"}
        and sign != "\ufffd"
        and ord(sign) & 0xFFFE != 0xFFFE
        and not 0xFDD0 <= ord(sign) <= 0xFDEF
    )


def one(body: str, title: str) -> Packet:
    """Return a packet with `body` in an entry, `title` as title of both and on a tag."""
    tags = (Tag(name),) if (name := visible(title)[:40]) else ()
    return packet((entry(1, date(2026, 1, 1), body, title, tags=tags),), MADE_ON, f"T{title}")


@pytest.mark.parametrize("form", ["docx", "odt", "html", "md", "txt"])
def test_any_text_reads_back_as_typed(form: str, full: bool) -> None:
    @settings(max_examples=1_500 if full else 25)
    @given(body=ANYTHING, title=ANYTHING)
    def holds(body: str, title: str) -> None:
        found = visible(words(form, write(one(body, title), form).data))
        at = 0
        for wanted in (f"T{title}", title, body):
            assert visible(wanted) in found[at:]
            at = found.index(visible(wanted), at) + len(visible(wanted))

    holds()


@pytest.mark.parametrize("form", ["docx", "odt", "html", "md", "txt"])
def test_no_control_character_leaves_with_a_text(form: str, full: bool) -> None:
    @settings(max_examples=1_500 if full else 25)
    @given(body=ANYTHING, title=ANYTHING)
    def holds(body: str, title: str) -> None:
        found = words(form, write(one(body, title), form).data)
        left = {sign for sign in found if unicodedata.category(sign) == "Cc"}
        assert left <= {"\n", "\t"}

    holds()


def test_an_archive_holds_any_text_to_the_letter(full: bool) -> None:
    @settings(max_examples=1_500 if full else 50)
    @given(body=ANYTHING, title=ANYTHING)
    def holds(body: str, title: str) -> None:
        (held,) = json.loads(write(one(body, title), "json").data)["entries"]
        assert (held["text"], held["title"]) == (canonical(body), canonical(title))

    holds()


def test_nothing_typed_becomes_a_part_of_a_web_page(full: bool) -> None:
    plain = {tag for tag, _ in page(write(one("a\nb", "t"), "html").data).seen} | {"blockquote"}

    @settings(max_examples=1_500 if full else 25)
    @given(body=ANYTHING, title=ANYTHING)
    def holds(body: str, title: str) -> None:
        seen = page(write(one(body, title), "html").data).seen
        assert {tag for tag, _ in seen} <= plain
        names = {name for _, attributes in seen for name in attributes}
        assert names <= {
            *("lang", "charset", "http-equiv", "content", "name", "class", "dir", "id"),
            *("aria-label", "href"),
        }

    holds()


@pytest.mark.typst
def test_markup_reads_back_as_typed_from_paper(full: bool) -> None:
    @settings(max_examples=150 if full else 6)
    @given(st.lists(typed(), min_size=4, max_size=4))
    def holds(texts: list[str]) -> None:
        body, title, moment, part = texts
        given = one(body, title)
        given = Packet(
            *(given.title, given.made_on, given.entries),
            moments=(Moment(date(2026, 1, 1), moment),),
            parts=(Part("What helped", part),),
        )
        found = _squeezed(words("pdf", write(given, "pdf").data))
        for text in (title, moment, part, body):
            for line in text.splitlines():
                assert _squeezed(line) in found

    holds()


def _squeezed(text: str) -> str:
    return visible(text).replace("\u200b", "")


@pytest.mark.parametrize("form", ["md", "txt"])
def test_text_forms_hold_the_very_lines(form: str) -> None:
    lines = [line for line in MARKUP if visible(line) == line.replace(" ", "")]
    data = write(one("\n".join(lines), ""), form).data.decode()
    assert "\n".join(lines) in data
