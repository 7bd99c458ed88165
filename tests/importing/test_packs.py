"""Packs in YAML: what is wrong is named by its line, hostile files are refused, good ones last."""

import os
import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from journal.domain.errors import BadInput, Fault
from journal.domain.pack_form import MOST_FOLLOW_UPS, neat
from journal.domain.packs import Pack, prompt_id, theme_id
from journal.domain.prompts import DEEP, FEELING, LIGHT, Prompt
from journal.export.packs import write
from journal.importing import packs
from journal.importing.packs import read, read_bytes

DOCUMENT = Path(packs.__file__).with_name("PACKS.md").read_text(encoding="utf-8")
(EXAMPLE,) = re.findall(r"```yaml\n(.*?)```", DOCUMENT, re.DOTALL)
HEAD = "format: stillwater-pack\nschema: 1\nid: river\ntitle: River\nlanguage: en\nprompts:\n"
"""Six lines, so that the first prompt begins on line 7."""
PROMPT = "- text: Where were you?\n  intensity: 1\n"


def faults(source: str | bytes) -> list[tuple[int, str]]:
    """Return the line and reason of everything that keeps this file out."""
    with pytest.raises(BadInput) as raised:
        read_bytes(source if isinstance(source, bytes) else source.encode())
    return [(fault.line, fault.reason) for fault in raised.value.faults]


MALFORMED = {
    "not a pack": ("title: River\n", 1, "format: stillwater-pack"),
    "a list": ("- river\n- lake\n", 1, "format: stillwater-pack"),
    "newer": (HEAD.replace("schema: 1", "schema: 2") + PROMPT, 2, "newer version"),
    "no title": (HEAD.replace("title: River\n", "") + PROMPT, 1, "the title is missing"),
    "empty title": (HEAD.replace(": River", ': ""') + PROMPT, 4, "the title is empty"),
    "id": (HEAD.replace("id: river", "id: The River") + PROMPT, 3, "the id is not made of"),
    "language": (HEAD.replace("en\n", "plain English\n") + PROMPT, 5, "a language tag"),
    "unknown field": (HEAD.replace("prompts:", "promts: 1\nprompts:") + PROMPT, 6, "not known"),
    "flag": (f"{HEAD}{PROMPT}opt_in: perhaps\n", 9, "the opt_in is not true or false"),
    "no list": (f"{HEAD}  text: Where?\n", 6, "the prompts are not a list"),
    "no text": (f"{HEAD}{PROMPT}- intensity: 2\n", 9, "prompt 2: the text is missing"),
    "number": (f"{HEAD}- text: 1984\n  intensity: 1\n", 7, "is not text: put quotes around it"),
    "no intensity": (f"{HEAD}- text: Where?\n", 7, "prompt 1: the intensity is missing"),
    "intensity": (f"{HEAD}- text: Where?\n  intensity: 4\n", 8, "the intensity is not 1, 2 or 3"),
    "deep": (f"{HEAD}{PROMPT}- intensity: 3\n  text: Who?\n", 9, "needs “grounding: true”"),
    "twice": (f"{HEAD}{PROMPT}- id: '01'\n  text: Who?\n  intensity: 1\n", 9, "id of another"),
    "follow-up": (f"{HEAD}{PROMPT}  follow_ups:\n  - a\n  - [b]\n", 11, "follow-up 2 is not text"),
    "many": (HEAD + PROMPT + f"  follow_ups: [{'a, ' * 21}]\n", 9, f"than {MOST_FOLLOW_UPS}"),
    "long": (f"{HEAD}- intensity: 1\n  text: {'a' * 2001}\n", 8, "more than 2,000 characters"),
    "much": (HEAD + PROMPT * 501, 1007, "there are more than 500 prompts"),
    "heavy": (HEAD + PROMPT.replace("Where", "e" * 1900) * 120, 6, "200,000 characters"),
    "control": (f'{HEAD}- intensity: 1\n  text: "a\\0b"\n', 8, "cannot be shown"),
    "same field": (f"{HEAD}{PROMPT}  text: Who?\n", 9, "the same field stands there twice"),
    "no YAML": (f"{HEAD}{PROMPT}- text: 'open\n", 10, "it is not YAML from here on"),
    "indented": (f"{HEAD}{PROMPT}   text: Who?\n", 9, "it is not YAML from here on"),
}


@pytest.mark.parametrize("kind", MALFORMED)
def test_each_malformed_pack_gets_a_sentence_that_names_the_line(kind: str) -> None:
    source, line, words = MALFORMED[kind]
    found = faults(source)
    assert len(found) == 1
    assert found[0][0] == line
    assert words in found[0][1]


HOSTILE = {
    "billion laughs": b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
    "alias of nothing": HEAD.encode() + b"- *a\n",
    "python tag": b"!!python/object/apply:os.system ['true']\n",
    "python name": HEAD.encode() + b"- text: !!python/name:os.system\n  intensity: 1\n",
    "plain tag": HEAD.encode() + b"- text: !!str Where?\n  intensity: 1\n",
    "merge key": HEAD.encode() + b"- <<: {text: a}\n  intensity: 1\n",
    "two documents": f"{HEAD}{PROMPT}---\n{HEAD}{PROMPT}".encode(),
    "NUL": f"{HEAD}{PROMPT}".encode() + b"# \0\n",
    "UTF-16": f"{HEAD}{PROMPT}".encode("utf-16"),
    "Latin 1": HEAD.encode() + b"- text: Caf\xe9?\n  intensity: 1\n",
    "10 MB": b"a: b\n" * 2_000_000,
    "one long word": b"a" * (1 << 20),
    "10,000 lists": b"[" * 10_000,
    "10,000 lists in lines": b"[\n" * 10_000,
    "10,000 groups": b"{a: " * 10_000,
    "10,000 levels": b"- " * 10_000,
    "many values": b"[" + b"a," * 500_000,
    "many fields": b"\n".join(b"k%d: v" % at for at in range(80_000)),
    "field that is a list": b"? [a]\n: b\n",
    "nothing": b"",
    "comment": b"# nothing\n",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_files_are_refused_before_anything_is_made_of_them(kind: str) -> None:
    (line, reason), *others = faults(HOSTILE[kind])
    assert line >= 1
    assert reason
    assert len(others) <= 1  # a field of unknown name is found along with what is missing


TURNING = {
    "left open": ("\u202eThe weir", "The weir"),
    "closed by another": ("\u2067The weir\u202c", "The weir"),
    "closed before": ("The\u2069 weir \u202b", "The weir"),
    "in its place": ("The \u2067\u05e9\u05dc\u05d5\u05dd\u2069 weir", None),
    "within another": ("\u202aThe \u2067weir\u2069\u202c", None),
    "marks": ("The\u200f weir\u200e", None),
}


@pytest.mark.parametrize("kind", TURNING)
def test_no_title_turns_what_is_said_after_it(kind: str) -> None:
    written, stored = TURNING[kind]
    source = HEAD.replace("River", f'"{written}"') + PROMPT.replace("Where", written)
    pack = read_bytes(source.encode())
    assert pack.title == (stored or written)
    assert pack.prompts[0].text == f"{stored or written} were you?"
    assert read_bytes(write(pack)) == pack


def test_refusing_says_where_and_repeats_nothing_of_the_file() -> None:
    assert faults(HOSTILE["Latin 1"]) == [(7, "it is not UTF-8 text")]
    assert faults(HOSTILE["NUL"]) == [(9, "it holds a character that cannot be shown")]
    assert faults(HOSTILE["two documents"]) == [(9, "it holds more than one document")]
    assert faults(HOSTILE["python name"]) == [(7, "it uses a tag (!); none is needed")]
    assert faults(HOSTILE["10,000 lists in lines"]) == [(9, "it is nested too deeply")]
    for source in HOSTILE.values():
        assert all("system" not in reason for _, reason in faults(source))


def test_all_faults_are_told_at_once_in_the_order_of_lines() -> None:
    found = faults(HEAD.replace("en", "E1") + "- text: ''\n- text: a\n  intensity: 3\n")
    assert [line for line, _ in found] == [5, 7, 7, 9]


def test_a_file_that_cannot_be_opened_is_bad_input_too(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    for path in (tmp_path / "not there.yaml", tmp_path / "pipe.yaml", tmp_path):
        with pytest.raises(BadInput) as raised:
            read(path)
        assert raised.value.faults == (Fault(1, "the file cannot be opened"),)


def test_the_example_of_the_document_is_a_pack() -> None:
    pack = read_bytes(EXAMPLE.encode())
    assert (pack.id, pack.title, pack.licence) == (
        "river-walks",
        "Walks along the river",
        "CC0-1.0",
    )
    first, second = pack.prompts
    assert (first.id, second.id) == ("pack.river-walks.bend", "pack.river-walks.02")
    assert (first.intensity, second.intensity, second.grounding) == (LIGHT, DEEP, True)
    assert first.follow_ups == ("Who would you have liked to show it to?",)
    assert read_bytes(write(pack)) == pack


def test_words_are_only_words() -> None:
    for word in ("no", "on", "1.5", "2026-11-23", "0x1F", "12:30", "=", "'null'", "'true'", "'12'"):
        source = f"{HEAD}- text: {word}\n  intensity: 1\n"
        assert read_bytes(source.encode()).prompts[0].text == word.strip("'")


def test_a_mark_of_byte_order_and_other_line_ends_are_taken() -> None:
    source = (HEAD + PROMPT).replace("\n", "\r\n").encode()
    assert read_bytes(b"\xef\xbb\xbf" + source) == read_bytes((HEAD + PROMPT).encode())


WORDS = st.text(max_size=60).map(neat)
IDS = st.from_regex(r"[a-z0-9][a-z0-9_-]{0,12}", fullmatch=True)


@st.composite
def whole_packs(draw: st.DrawFn) -> Pack:
    """Return any pack that there can be, its words of all scripts and signs."""
    id = draw(IDS)
    prompts = []
    for own in draw(st.lists(IDS, max_size=4, unique=True)):
        intensity = draw(st.sampled_from((LIGHT, FEELING, DEEP)))
        prompts.append(
            Prompt(
                id=prompt_id(id, own),
                theme=theme_id(id),
                text=draw(WORDS.filter(bool)),
                follow_ups=tuple(draw(st.lists(WORDS.filter(bool), max_size=3))),
                intensity=intensity,
                grounding=intensity == DEEP or draw(st.booleans()),
            )
        )
    return Pack(
        id=id,
        title=draw(WORDS.filter(bool)),
        prompts=tuple(prompts),
        intro=draw(WORDS),
        opt_in=draw(st.booleans()),
        language=draw(st.sampled_from(("en", "pt-BR", "und", "no"))),
        version=draw(WORDS) or "1",
        licence=draw(WORDS),
    )


@settings(max_examples=50)
@example(Pack("08", "Walks", ()))  # as YAML has it a text, though it is all digits
@given(whole_packs())
def test_every_pack_comes_back_as_it_was_and_its_file_byte_for_byte(pack: Pack) -> None:
    written = write(pack)
    assert read_bytes(written) == pack
    assert write(read_bytes(written)) == written
