"""The command's lines: what goes in, what comes out, byte for byte."""

import json

import pytest

from journal import resources
from journal.domain.distance.contract import line
from journal.domain.distance.reader import Reader
from journal.domain.distance.reading import VERSION
from tests.domain.reader import READER

_MUTED = (
    "We had soup.\r\nThe bus was late and the plums were cheap.\r\nMy niece danced for us and I "
    "felt nothing, and I don't know how to get it back. I used to cry at every school play."
)


def _asked(**request: object) -> dict[str, object]:
    answer, good = line(READER, json.dumps(request))
    assert good
    loaded = json.loads(answer)
    assert isinstance(loaded, dict)
    return loaded


def test_an_answer_holds_exactly_what_the_contract_names() -> None:
    answer = _asked(id="a", text=_MUTED, unknown=[1])
    keys = ["id", "label", "chosen", "involuntary", "spans", "reader"]
    assert list(answer) == keys
    assert answer["label"] == "involuntary"
    assert answer["reader"] == VERSION


def test_offsets_count_in_the_text_as_given_even_with_cr_lf() -> None:
    spans = _asked(id=1, text=_MUTED)["spans"]
    assert isinstance(spans, list)
    words = [_MUTED[span["start"] : span["end"]] for span in spans]
    assert "I felt nothing" in words[0]
    assert all(part in _MUTED for part in words)


@pytest.mark.parametrize("name", ["é😀", 7, -0.5, None, "", "\ud800"])
def test_the_id_comes_back_unchanged(name: object) -> None:
    assert _asked(id=name, text="Hello.")["id"] == name


def test_the_answer_can_always_be_written_as_utf_8() -> None:
    answer, _ = line(READER, '{"id": "\\ud800", "text": "\\udfff I felt nothing"}')
    answer.encode()


def test_the_prompt_is_honoured_and_its_words_are_not_needed() -> None:
    text = "It just happened, I didn't decide it."
    assert _asked(id=1, text=text, prompt="boundaries-04")["label"] == "involuntary"
    assert _asked(id=1, text=text)["label"] == "unclear"
    assert _asked(id=1, text=text, prompt=5)["label"] == "unclear"


def test_the_same_line_gives_the_same_bytes() -> None:
    source = json.dumps({"id": 1, "text": _MUTED})
    again = Reader(resources.table("distance/cues.toml"), resources.weights())
    assert line(READER, source) == line(again, source)


@pytest.mark.parametrize(
    "source",
    [
        "",
        "[]",
        "{",
        "null",
        '{"id": 1}',
        '{"id": [], "text": "a"}',
        '{"id": NaN, "text": "a"}',
        '{"id": true, "text": "a"}',
        '{"id": 1e999, "text": "a"}',
        "[" * 100_000,
    ],
)
def test_a_malformed_line_is_answered_and_reported(source: str) -> None:
    answer, good = line(READER, source)
    assert not good
    assert set(json.loads(answer)) == {"id", "error"}
    assert json.loads(answer)["id"] is None


def test_an_error_names_its_line_and_none_of_its_words() -> None:
    answer, _ = line(READER, "the pond house {", 17)
    assert json.loads(answer)["error"].startswith("Line 17")
    assert "pond" not in answer
