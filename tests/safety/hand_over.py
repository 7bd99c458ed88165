"""A whole hand-over in a process of its own: `… tests.safety.hand_over FOLDER WAY… -- FORM…`.

These forms by these ways, a recovery sheet, then everything that can go wrong; each is told on
standard output.
"""

import sys
from pathlib import Path

from journal import process
from journal.export.sheet import recovery_sheet
from tests.compiled import compile_once
from tests.derived import derive_once
from tests.safety.giver import ENDS, Giver
from tests.safety.giving_fails import ALREADY, FAILURES, STOPPED, TAKEN, how_it_failed
from tests.steps import NOW


def main() -> None:
    """Give, and fail to give."""
    process.make_private()
    derive_once()
    compile_once()
    folder, *asked = sys.argv[1:]
    middle = asked.index("--")
    ways, forms = asked[:middle], asked[middle + 1 :]
    giver = Giver(Path(folder))
    giver.live()
    for way in ways:
        for form in forms:
            giver.give(way, form, giver.into / f"{way}-{form}{ENDS[form]}")
            print(way, form, flush=True)
    assert recovery_sheet("7K3Q" * 14, NOW.date())
    (giver.into / TAKEN).write_bytes(ALREADY)
    for way in STOPPED.keys() & set(ways):
        for name, failure in (*FAILURES.items(), ("stopped", STOPPED[way])):
            print(way, name, type(how_it_failed(giver, way, failure)).__name__, flush=True)


if __name__ == "__main__":
    main()
