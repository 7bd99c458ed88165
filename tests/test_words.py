"""What the program says about a person: no claim that only a clinic could make, and no figures."""

import ast
import re
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

HOUSE = Path(__file__).parents[1]
NEVER = tomllib.loads((HOUSE / "resources/words/never.toml").read_text(encoding="utf-8"))
FAMILIES = ("claims", "figures")

# A style sheet is no prose, though it stands in strings with spaces.
NO_PROSE = {"journal/ui/kit/style.py"}


@cache
def literals(folder: str) -> tuple[tuple[str, str], ...]:
    """Return every string of the code that a person could read, with its place."""
    return tuple(_literals(folder))


def _literals(folder: str) -> Iterator[tuple[str, str]]:
    for path in sorted((HOUSE / folder).rglob("*.py")):
        place = path.relative_to(HOUSE).as_posix()
        if place in NO_PROSE:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        comments = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                words = node.value
                if id(node) not in comments and (" " in words or words[:1].isupper()):
                    yield f"{place}:{node.lineno}", words


def strings(value: Any) -> Iterator[str]:
    """Yield every string inside parsed TOML."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings(part)


def tables(folder: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted((HOUSE / folder).glob("*.toml")):
        yield path.relative_to(HOUSE).as_posix(), tomllib.loads(path.read_text(encoding="utf-8"))


def screens() -> Iterator[tuple[str, str]]:
    yield from literals("journal/ui")
    yield from literals("journal/domain/insight")


def prompts() -> Iterator[tuple[str, str]]:
    for place, table in tables("resources/prompts"):
        yield from ((place, words) for words in strings(table))


def cues() -> Iterator[tuple[str, str]]:
    def why(value: Any) -> Iterator[str]:
        if isinstance(value, dict):
            for key, part in value.items():
                yield from strings(part) if key == "why" else why(part)
        elif isinstance(value, list):
            for part in value:
                yield from why(part)

    for place, table in tables("resources/distance"):
        yield from ((place, words) for words in why(table))


def documents() -> Iterator[tuple[str, str]]:
    yield from literals("journal/export")
    for path in sorted((HOUSE / "resources/typst").glob("*.typ")):
        yield path.relative_to(HOUSE).as_posix(), path.read_text(encoding="utf-8")


def readme() -> Iterator[tuple[str, str]]:
    yield "README.md", (HOUSE / "README.md").read_text(encoding="utf-8")


def changelog() -> Iterator[tuple[str, str]]:
    yield "CHANGELOG.md", (HOUSE / "CHANGELOG.md").read_text(encoding="utf-8")


SCOPES: dict[str, Callable[[], Iterator[tuple[str, str]]]] = {
    "screens": screens,
    "prompts": prompts,
    "cues": cues,
    "documents": documents,
    "readme": readme,
    "changelog": changelog,
}


def said(family: str, scope: str, text: str) -> list[str]:
    """Return the never-words of a family in `text`, after the allowed phrases are taken out."""
    allowed = [*NEVER["allowed"]["everywhere"], *NEVER["allowed"].get(scope, [])]
    # A phrase of a document may run over a line break.
    text = re.sub(r"\s+(?:>\s+)?", " ", text)
    for phrase in sorted(allowed, key=len, reverse=True):
        text = re.sub(re.escape(phrase), " ", text, flags=re.IGNORECASE)
    words = "|".join(re.escape(word) for word in NEVER[family]["words"])
    return re.findall(rf"(?<![\w-])(?:{words})(?![\w-])", text, re.IGNORECASE)


@pytest.mark.parametrize(
    ("family", "scope"),
    [(family, scope) for family in FAMILIES for scope in NEVER[family]["scopes"]],
)
def test_never_words_stay_away(family: str, scope: str) -> None:
    looked_at = 0
    found = {}
    for place, text in SCOPES[scope]():
        looked_at += 1
        if words := said(family, scope, text):
            found[place] = words
    assert looked_at
    assert not found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It detects numbness.", ["detects"]),
        ("It is not a diagnosis.", []),
        ("A diagnosis.", ["diagnosis"]),
        ("See the screenshot.", []),
        ("Your RISK is high", ["RISK"]),
    ],
)
def test_words_are_matched_whole_and_in_any_case(text: str, words: list[str]) -> None:
    assert said("claims", "readme", text) == words


def test_the_purpose_sentence_stands_unchanged_in_the_readme() -> None:
    purpose = (
        "For private reflection. It is not a medical device and does not diagnose, assess risk, or "
        "recommend treatment. Its readings are guesses about wording, and yours is the last word."
    )
    text = re.sub(r"\s+(?:>\s+)?", " ", (HOUSE / "README.md").read_text(encoding="utf-8"))
    assert purpose in text
