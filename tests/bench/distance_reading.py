"""What reading an entry for distance costs, beside merely counting its words.

Run as `python -m tests.bench.distance_reading`. Every figure is a median in milliseconds on one
core, taken by turns with the baseline; the run fails only where the design names a limit.
"""

import argparse
import json
import re
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from journal import resources
from journal.domain.distance.reader import Reader
from journal.domain.text import canonical, word_count

_TEXTS = Path(__file__).parents[1] / "distance" / "texts"
_LOAD, _ENTRY, _HUNDRED = 150.0, 10.0, 5.0
"""Limits: loading; 500 words; 100 words (200 a second)."""


def main() -> None:
    """Print what loading and reading cost at each length."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--runs", type=int, default=15)
    runs = asked.parse_args().runs
    loading = [_milliseconds(_load) for _ in range(runs)]
    first = [_milliseconds(partial(_load().read, _text(500))) for _ in range(runs)]
    reader = _load()
    over = statistics.median(loading) > _LOAD
    print(f"loading: {statistics.median(loading):.0f} ms (limit {_LOAD:.0f})")
    print(f"the first 500 words after it: {statistics.median(first):.0f} ms")
    for words, limit in ((100, _HUNDRED), (500, _ENTRY), (50_000, None), (100_000, None)):
        cost, ratio = _reading(reader, _text(words), runs if limit else 3)
        over |= limit is not None and cost > limit
        beside = f" (limit {limit:.0f})" if limit else ""
        print(f"{words} words: {cost:.1f} ms{beside}, {ratio:.0f} times counting them")
    sys.exit(over)


def _load() -> Reader:
    re.purge()  # expressions made for the reader before would flatter this one
    return Reader(resources.table("distance/cues.toml"), resources.weights())


def _text(words: int) -> str:
    """Return so many words of our own texts, one after another, begun anew where they end."""
    lines = (_TEXTS / "entries_1.jsonl").read_text("utf-8").splitlines()
    told = " ".join(json.loads(line)["text"] for line in lines)
    own = told.split(" ")
    whole = own * (words // len(own) + 1)
    return canonical(" ".join(whole[:words]))


def _reading(reader: Reader, text: str, runs: int) -> tuple[float, float]:
    reader.read(text)
    read, counted = [], []
    for _ in range(runs):
        read.append(_milliseconds(partial(reader.read, text)))
        counted.append(_milliseconds(partial(word_count, text)))
    return statistics.median(read), statistics.median(read) / statistics.median(counted)


def _milliseconds(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1000


if __name__ == "__main__":
    main()
