"""One line of JSON in, one line of JSON out: how other programs ask for readings."""

import json
import re
from bisect import bisect_left
from typing import Any

from journal.domain.distance.reader import Reader
from journal.domain.distance.reading import Span
from journal.domain.text import canonical

_UNENCODABLE = re.compile("[\ud800-\udfff]")


class _Malformed(ValueError):
    """The line is not an object with a text."""


def _no_constant(name: str) -> None:
    raise _Malformed(name)


def _request(source: str) -> tuple[str | int | float | None, str, str | None]:
    try:
        data = json.loads(source.removeprefix("\ufeff"), parse_constant=_no_constant)
    except (ValueError, RecursionError) as err:
        raise _Malformed from err
    if not isinstance(data, dict) or not isinstance(data.get("text"), str):
        raise _Malformed
    name, prompt = data.get("id"), data.get("prompt")
    if isinstance(name, bool) or not isinstance(name, str | int | float | None):
        raise _Malformed
    return name, data["text"], prompt if isinstance(prompt, str) else None


def _dumped(data: dict[str, Any]) -> str:
    """Return JSON in plain characters, or escaped where UTF-8 could not carry them."""
    plain = json.dumps(data, ensure_ascii=False, allow_nan=False)
    return json.dumps(data, allow_nan=False) if _UNENCODABLE.search(plain) else plain


def _breaks(given: str) -> list[int]:
    """Return where, counted in canonical text, a CR stood before an LF in the text given."""
    return [found.start() - n for n, found in enumerate(re.finditer("\r\n", given))]


def _spans(given: str, spans: tuple[Span, ...]) -> list[dict[str, Any]]:
    """Return the spans with their offsets in the text as it was given."""
    breaks = _breaks(given)
    return [
        {
            "start": span.start + bisect_left(breaks, span.start),
            "end": span.end + bisect_left(breaks, span.end),
            "pole": str(span.pole),
            "dimension": span.dimension,
            "why": span.why,
        }
        for span in spans
    ]


def line(reader: Reader, source: str, number: int = 1) -> tuple[str, bool]:
    """Return the answer to one line of input, and whether the line could be read.

    `number` is the line's own, which an error names. The input is an object with `text`, and where
    wanted `id` (echoed unchanged) and `prompt` (the id of the prompt answered). Offsets count code
    points of the text given. Probabilities are rounded to four digits, which no floor of the reader
    falls between.
    """
    try:
        name, text, prompt = _request(source)
        reading = reader.read(canonical(text), prompt)
        answer = {
            "id": name,
            "label": str(reading.label),
            "chosen": round(reading.chosen, 4),
            "involuntary": round(reading.involuntary, 4),
            "spans": _spans(text, reading.spans),
            "reader": reading.version,
        }
        return _dumped(answer), True
    except ValueError:
        error = f"Line {number}: not a JSON object with an id and a text."
        return _dumped({"id": None, "error": error}), False
