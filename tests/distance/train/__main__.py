"""Train the reader of distance: `uv run --group evaluate python -m tests.distance.train`.

Writes resources/distance/weights.json, byte for byte the same from the same texts: one thread,
sorted input, figures rounded to four significant digits.
"""

import json
from collections.abc import Sequence
from pathlib import Path

from journal import resources
from journal.domain.distance.cues import Cues
from tests.distance.evaluate.cases import Case, own_cases
from tests.distance.train.model import trained
from tests.distance.train.seen import seen, well_known

PLACE = Path(__file__).parents[3] / "resources" / "distance" / "weights.json"


def learned(cases: Sequence[Case]) -> str:
    """Return what the program ships after learning from `cases`, whatever their order."""
    tables = resources.table("distance/cues.toml")
    training = sorted(cases, key=lambda case: case.id)
    known = well_known(tables, training)
    cues = Cues(tables, known)
    table = {"known": known, **trained([seen(cues, case) for case in training])}
    return json.dumps(table, ensure_ascii=False, indent=0) + "\n"


def main() -> None:
    """Learn from all of our own texts except those of the authors set aside."""
    training, aside = own_cases()
    PLACE.write_text(learned(training), encoding="utf-8")
    print(f"Learned from {len(training)} texts; {len(aside)} were set aside.")


if __name__ == "__main__":
    main()
