"""An empty journal to begin with; it is made once, since copying one is quicker than making one."""

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from tests.quick import quick_vault
from tests.steps import PASSPHRASE


def lay_empty(place: Path) -> None:
    """Put an empty journal at `place`, closed."""
    shutil.copytree(_empty(), place)


@cache
def _empty() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="stillwater-empty-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    quick_vault(folder).create(folder / "Empty.journal", PASSPHRASE).close()
    return folder / "Empty.journal"
