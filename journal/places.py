"""What a journal's folder looks like from outside, so that nothing else is laid into one."""

import os
import re
from pathlib import Path
from typing import Final

HEADER: Final = "vault.json"
_DATABASES = re.compile(r"journal(-[0-9a-f]{16})?\.db")


def is_database(name: str) -> bool:
    """Tell whether a file of this name is a journal's database; it has no folder in it."""
    return _DATABASES.fullmatch(name) is not None


def in_a_journal(path: Path) -> bool:
    """Tell whether a place lies in any journal's folder, where it would travel along with it."""
    whole = path.parent.resolve()
    for folder in whole, *whole.parents:
        try:
            names = os.listdir(folder) if (folder / HEADER).is_file() else []
        except OSError:
            continue
        if any(map(is_database, names)):
            return True
    return False
