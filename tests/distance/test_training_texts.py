"""The training texts are what they say: honest evidence, every trap, and nothing written twice."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from journal import resources
from journal.domain.labels import Label
from journal.domain.prompts import library

TEXTS = Path(__file__).parent / "texts"
RUN = 12
"""Words in a row that no two texts share; shorter runs are how people speak."""


@pytest.fixture(scope="module")
def items() -> list[dict[str, Any]]:
    files = sorted(TEXTS.glob("*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]


def test_each_has_an_id_a_voice_and_a_label(items: list[dict[str, Any]]) -> None:
    assert len({item["id"] for item in items}) == len(items)
    labels = {str(label) for label in Label} - {"unclear"}
    for item in items:
        assert item["label"] in labels, item["id"]
        assert item["kind"] in {"entry", "sentence", "answer"}, item["id"]
        assert item["author"].split("-")[0] == item["id"].split("-")[0], item["id"]


def test_evidence_stands_in_the_text_and_bears_the_label_out(items: list[dict[str, Any]]) -> None:
    for item in items:
        assert all(each["text"] in item["text"] for each in item["evidence"]), item["id"]
        poles = {each["pole"] for each in item["evidence"]}
        expected = {"none": set(), "mixed": {"chosen", "involuntary"}}
        assert poles == expected.get(item["label"], {item["label"]}), item["id"]


def test_every_trap_is_there_many_times(items: list[dict[str, Any]]) -> None:
    traps = Counter(item["trap"] for item in items)
    assert min(traps[f"T{number:02}"] for number in range(1, 44)) >= 18


def test_answers_name_a_prompt_of_ours(items: list[dict[str, Any]]) -> None:
    ours = library(*resources.prompt_tables())
    asked = {item["prompt"] for item in items if item["kind"] == "answer"}
    assert all(ours.prompt(each) is not None for each in asked)
    assert all(not item["prompt"] for item in items if item["kind"] != "answer")


def test_nothing_is_written_twice(items: list[dict[str, Any]]) -> None:
    seen: set[int] = set()
    twice = []
    for item in items:
        words = re.findall(r"[^\W_]+", item["text"].lower())
        # Hashes, since of so many runs only the sameness is asked: two that are the same are found.
        runs = set(map(hash, zip(*(words[start:] for start in range(RUN)), strict=False)))
        if not runs.isdisjoint(seen):
            twice.append(item["id"])
        seen |= runs
    assert not twice
