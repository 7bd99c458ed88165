"""How the reader fares with the 43 traps; it never calls forced or sworn distance chosen.

`traps.jsonl` holds texts per trap: an `entry` or a lone sentence `inside` a neutral entry is read
right if its label is among `allowed`; a `segment` of fewer than 25 words is always unclear, so
there the poles of its spans count: none outside `poles`, and all that are `needed`. `never` holds
labels that would be a cruel or a plain error. `known_misses.txt` names what is misread today: it is
kept by hand, so that no change of the reader passes unseen.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from journal.domain.distance.reading import Reading
from journal.domain.labels import Label
from journal.domain.text import canonical, word_count
from tests.distance.evaluate import answers

HERE = Path(__file__).parent
TRAPS = [f"T{number:02}" for number in range(1, 44)]
MOST_MISSED = 0.06
ENOUGH_WORDS = 25
RUN = 12
"""Words in a row that no two texts share; shorter runs are how people speak."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text that tries the reader on one trap."""

    id: str
    trap: str
    kind: str
    text: str = field(repr=False)  # a failure names texts by their ids
    never: tuple[Label, ...]
    allowed: tuple[Label, ...] = ()
    poles: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()


def lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE / name).read_text("utf-8").splitlines()]


def text_of(line: dict[str, Any]) -> Text:
    poles = {key: tuple(line.get(key, ())) for key in ("poles", "needed")}
    labels = {key: tuple(map(Label, line.get(key, ()))) for key in ("never", "allowed")}
    return Text(line["id"], line["trap"], line["kind"], line["text"], **labels, **poles)


TEXTS = [text_of(line) for line in lines("traps.jsonl")]


Read: TypeAlias = Callable[[str], Reading]


@pytest.fixture(scope="module")
def read() -> Read:
    """Read a text; what several tests ask about is read once."""
    return cache(answers.reader().read)


def wrong(read: Read, text: Text) -> str:
    """Return how a text was misread, by its id and never by its words; empty if it was not."""
    reading = read(text.text)
    if text.kind != "segment":
        said, right = str(reading.label), reading.label in text.allowed
    else:
        poles = {str(span.pole) for span in reading.spans}
        said = "+".join(sorted(poles)) or "no span"
        right = set(text.needed) <= poles <= set(text.poles)
    return "" if right else f"{text.id} ({text.kind}): {said}"


def test_what_is_misread_is_known_and_nothing_else_is(read: Read) -> None:
    misread = [miss for text in TEXTS if (miss := wrong(read, text))]
    assert misread == (HERE / "known_misses.txt").read_text("utf-8").splitlines()


def test_most_texts_of_most_traps_are_read_right(read: Read) -> None:
    missed = Counter(text.trap for text in TEXTS if wrong(read, text))
    assert missed.total() <= MOST_MISSED * len(TEXTS)
    assert sum(missed[trap] <= 1 for trap in TRAPS) >= 0.95 * len(TRAPS)


def test_nobody_numb_or_forced_is_told_they_chose(read: Read) -> None:
    said = [(text, read(text.text).label) for text in TEXTS]
    came_over = [each for each in said if Label.INVOLUNTARY in each[0].allowed]
    assert len(came_over) > 30
    assert not [text.id for text, label in came_over if label is Label.CHOSEN]


@pytest.mark.parametrize("which", ["coercion", "appeasing", "pseudo"])
def test_what_was_forced_placating_or_sworn_is_never_chosen(read: Read, which: str) -> None:
    texts = [line for line in lines("never_chosen.jsonl") if line["set"] == which]
    assert texts
    chosen = [line["id"] for line in texts if read(line["text"]).label is Label.CHOSEN]
    assert not chosen


def test_every_trap_is_tried_alone_and_amid_an_evening() -> None:
    tried = Counter((text.trap, text.kind) for text in TEXTS)
    assert {trap for trap, _ in tried} == set(TRAPS)
    for trap in TRAPS:
        assert tried[trap, "entry"] >= 3
        assert min(tried[trap, "segment"], tried[trap, "inside"]) >= 1
        assert sum(tried[trap, kind] for kind in ("entry", "segment", "inside")) >= 6
    alone = [text.id for text in TEXTS if word_count(text.text) < ENOUGH_WORDS]
    assert alone == [text.id for text in TEXTS if text.kind == "segment"]
    assert all(text.allowed for text in TEXTS if text.kind != "segment")
    assert not [text.id for text in TEXTS if set(text.allowed) & set(text.never)]


def test_an_entry_and_its_other_wording_are_pairs_of_known_labels() -> None:
    pairs = lines("paraphrases.jsonl")
    assert Counter(pair["label"] for pair in pairs) == {
        "involuntary": 45,
        "chosen": 40,
        "mixed": 30,
        "none": 35,
    }
    assert all(min(word_count(p["a"]), word_count(p["b"])) >= ENOUGH_WORDS for p in pairs)


def runs(text: str) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"[^\W_]+", text.lower())
    return zip(*(words[at:] for at in range(RUN)), strict=False)


def ours() -> Iterator[tuple[str, str]]:
    """Yield every text of the three files with an id of its own."""
    for name in ("traps.jsonl", "never_chosen.jsonl", "paraphrases.jsonl"):
        for line in lines(name):
            yield from (
                (f"{line['id']} {key}", line[key]) for key in ("text", "a", "b") if key in line
            )


def trained_on() -> Iterable[tuple[str, str]]:
    for file in sorted((HERE / "texts").glob("*.jsonl")):
        yield from ((line["id"], line["text"]) for line in lines(f"texts/{file.name}"))


def test_nothing_here_was_written_twice_or_learned_from() -> None:
    named = dict(ours())
    assert len(named) == len(list(ours()))
    assert [id_ for id_, text in named.items() if canonical(text) != text] == []
    holder: dict[tuple[str, ...], str] = {}
    for id_, text in named.items():
        for run in runs(text):
            assert holder.setdefault(run, id_) == id_
    shared = {
        (holder[run], id_) for id_, text in trained_on() for run in runs(text) if run in holder
    }
    assert not shared
