"""What each form of a document costs, and a PDF beside the typesetter alone on the same content.

Run as `python -m tests.bench.handing_over --text FILE`, where FILE holds JSON lines with `date` and
`text`; without it words are invented. Every run has a process of its own, as the typesetter
remembers what it set; PDF and typesetter go by turns. The run fails where a limit is not kept:
1.3 times the typesetter alone, for 100 entries, and 10 s for 1,000.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from journal.domain.packet import Packet, packet
from journal.export import pages, pdf, portions
from journal.export.setting_out import document
from journal.export.writers import FORMS, write
from tests.export.samples import MADE_ON, QUIET, entry

ALONE = "typst"
_MOST_TIMES, _MOST_SECONDS = 1.3, 10.0


def main() -> None:
    """Print the table of seconds, and fail where a limit is not kept."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--text", type=Path)
    asked.add_argument("--runs", type=int, default=7)
    asked.add_argument("--once", metavar="FORM")
    asked.add_argument("--entries", type=int, default=100)
    asked.add_argument("--into", type=Path, help="keep one file of each form of 100 entries here")
    given = asked.parse_args()
    if given.once:
        print(json.dumps(_once(given.once, given.entries, given.text)))
        return
    if given.into:
        for form in FORMS:
            made = write(_packet(100, given.text), form.name)
            (given.into / f"pages{form.suffix}").write_bytes(made.data)
    times = [_by_turns(given.text, count, given.runs) for count in (100, 1_000)]
    over = times[0]["pdf"] / times[0][ALONE]
    print(f"100 entries as PDF take {over:.2f} times as long as the typesetter alone")
    if over > _MOST_TIMES or max(times[1].values()) > _MOST_SECONDS:
        sys.exit("a limit is not kept")


def _by_turns(text: Path | None, count: int, runs: int) -> dict[str, float]:
    """Return the median of each form in seconds, and print it with what it needs and gives."""
    found: dict[str, list[tuple[float, float, int, int]]] = {}
    for _ in range(runs):
        for form in (ALONE, *(form.name for form in FORMS)):
            found.setdefault(form, []).append(_in_a_process(form, count, text))
    print(f"{count} entries, {runs} runs by turns: median seconds (shortest, longest),")
    print("  seconds of all processors, bytes of the file, MiB of the largest process")
    medians = {}
    for form, each in found.items():
        taken = [seconds for seconds, *_ in each]
        medians[form] = statistics.median(taken)
        busy = statistics.median(row[1] for row in each)
        spread = f"{medians[form]:6.3f} ({min(taken):.3f}, {max(taken):.3f})"
        print(f"  {form:6} {spread:22} {busy:6.3f} {each[0][2]:10,} {each[0][3]:5}")
    return medians


def _in_a_process(form: str, count: int, text: Path | None) -> tuple[float, float, int, int]:
    more = () if text is None else ("--text", text)
    asked = (sys.executable, "-m", __spec__.name, "--once", form, "--entries", str(count), *more)
    seconds, busy, size, memory = json.loads(subprocess.check_output(asked))
    return seconds, busy, size, memory


def _once(form: str, count: int, text: Path | None) -> tuple[float, float, int, int]:
    """Return seconds of one run, those of all processors, bytes of its file, MiB it needed.

    A long PDF is set by processes beside this one: their time counts too, and so does their memory
    where one of them needs more.
    """
    act = _alone(count, text) if form == ALONE else _ours(form, count, text)
    begun, before = time.perf_counter(), _busy()
    size = act()
    seconds, busy = time.perf_counter() - begun, _busy() - before
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return seconds, busy, size, max(resource.getrusage(k).ru_maxrss for k in kinds) // 1024


def _busy() -> float:
    beside = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + beside.ru_utime + beside.ru_stime


def _ours(form: str, count: int, text: Path | None) -> Callable[[], int]:
    given = _packet(count, text)
    return lambda: len(write(given, form).data)


def _alone(count: int, text: Path | None) -> Callable[[], int]:
    """Return what only sets the content that a PDF of ours is made of."""
    seen: list[tuple[str, dict[str, str]]] = []

    def noted(template: str, inputs: dict[str, str], standard: object) -> bytes:
        del standard
        seen.append((template, inputs))
        raise _Seen

    setting, most = pages._set, portions.BESIDE
    pages._set = noted
    vars(portions)["BESIDE"] = sys.maxsize  # seen here, however long it is
    try:
        pdf.write(document(_packet(count, text)), lambda done, of: None)
    except _Seen:
        pages._set = setting
        vars(portions)["BESIDE"] = most
    ((template, inputs),) = seen
    return lambda: len(setting(template, inputs, "ua-1"))


class _Seen(Exception):
    """Nothing more is to be done."""


def _packet(count: int, text: Path | None) -> Packet:
    if text is None:
        start = date(2024, 1, 1)
        entries = tuple(
            entry(n, start + timedelta(n), f"Entry {n}.\n\n{QUIET * 3}") for n in range(count)
        )
        return packet(entries, MADE_ON)
    lines = [json.loads(line) for line in text.read_text("utf-8").splitlines()]
    chosen = [lines[n % len(lines)] for n in range(count)]
    return packet(
        tuple(
            entry(n, date.fromisoformat(each["date"]), each["text"])
            for n, each in enumerate(chosen, 1)
        ),
        MADE_ON,
    )


if __name__ == "__main__":
    main()
