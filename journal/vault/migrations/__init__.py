"""Steps from one version of the tables to the next; forward only, all pending ones in one go."""

import re
from pathlib import Path

FOLDERS: tuple[Path, ...] = (Path(__file__).parent / "versions",)
"""Where the steps lie, one file each, named by the version they lead to."""

_STEP = re.compile(r"step_([0-9]{4})_\w+\.py")


def newest() -> int:
    """Return the version that the last step leads to, the one this program reads and writes."""
    names = (file.name for folder in FOLDERS for file in folder.iterdir())
    return max(int(step[1]) for step in map(_STEP.fullmatch, names) if step)
