"""Measure the reader of distance.

Run as `uv run --group evaluate python -m tests.distance.evaluate FILE... [--json]`, or with
`--set-aside` instead of files for those of our own texts that no reader was trained on.
"""

import argparse
import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from journal.domain.distance.reading import VERSION
from tests.distance.evaluate.answers import OURS, our_system
from tests.distance.evaluate.baselines import baselines
from tests.distance.evaluate.cases import Case, own_cases, read_cases
from tests.distance.evaluate.own_sets import own_sets
from tests.distance.evaluate.printing import printed
from tests.distance.evaluate.printing_others import printed_own
from tests.distance.evaluate.sets import measured

TOGETHER = "all labelled files together"


def _asked() -> argparse.Namespace:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("files", nargs="*", type=Path, metavar="FILE")
    asked.add_argument("--set-aside", action="store_true", help="our own texts set aside")
    asked.add_argument("--threshold", type=float, default=0.75, help="of yes/no sets")
    asked.add_argument("--json", action="store_true", help="one JSON object instead of tables")
    given = asked.parse_args()
    if bool(given.files) is given.set_aside:
        asked.error("give either files or --set-aside")
    return given


def _sets(files: list[Path], aside: list[Case]) -> Mapping[str, list[Case]]:
    """Return the sets to measure: each file, and all labelled ones as one where there are more."""
    if not files:
        entries = [case for case in aside if case.groups.get("kind") == "entry"]
        return {"set aside": aside, "set aside, entries only": entries}
    sets = {path.name: read_cases(path) for path in files}
    labelled = [cases for cases in sets.values() if all(case.label for case in cases)]
    if len(labelled) > 1:
        sets[TOGETHER] = [case for cases in labelled for case in cases]
    return sets


def main() -> None:
    """Print everything about each set, as tables or as one JSON object."""
    given = _asked()
    training, aside = own_cases()
    systems = {OURS: our_system(), **baselines(training)}
    found = {
        name: measured(cases, systems, given.threshold)
        for name, cases in _sets(given.files, aside).items()
    }
    own = own_sets(systems)
    if given.json:
        sets = {name: asdict(each) for name, each in found.items()}
        print(json.dumps({"reader": VERSION, "sets": sets, "own": asdict(own)}))
        return
    print(f"Reader {VERSION}; baselines trained on {len(training)} texts")
    for name, each in found.items():
        print(printed(name, each))
    print(printed_own(own))


if __name__ == "__main__":
    main()
