"""What journals and backups look like from outside, so that nothing else is laid into a journal."""

import os
import re
from pathlib import Path
from typing import Final

HEADER: Final = "vault.json"
SUFFIX: Final = ".journal"
BACKUP_SUFFIX: Final = ".jbackup"
_BACKUPS = "backups"
_SYNCED_NAMES: Final = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud drive": "iCloud",
    "mobile documents": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "pcloud drive": "pCloud",
    "megasync": "MEGA",
    "syncthing": "Syncthing",
}
_SYNCED_MARKS: Final = {
    ".dropbox": "Dropbox",
    ".stfolder": "Syncthing",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".sync": "Resilio Sync",
}
_DATABASES = re.compile(r"journal(-[0-9a-f]{16})?\.db")


def is_database(name: str) -> bool:
    """Tell whether a file of this name is a journal's database; it has no folder in it."""
    return _DATABASES.fullmatch(name) is not None


def in_a_journal(path: Path) -> bool:
    """Tell whether a place lies in any journal's folder, where it would travel along with it."""
    whole = path.parent.resolve()
    return any(map(_is_journal, (whole, *whole.parents)))


def synced_by(path: Path) -> str:
    """Return what copies the folder of a file to other computers, as far as it shows; else ""."""
    whole = path.parent.resolve()
    for folder in (whole, *whole.parents):
        name = folder.name.lower().split(" - ")[0]
        marks = (by for mark, by in _SYNCED_MARKS.items() if os.path.exists(folder / mark))
        if found := _SYNCED_NAMES.get(name) or next(marks, ""):
            return found
    return ""


def in_own_backups(file: Path) -> bool:
    """Tell whether a file lies among a journal's own backups; its folder may have any name."""
    folder = file.parent.parent
    is_journal = folder.name.endswith(SUFFIX) or os.path.isfile(folder / HEADER)
    return file.parent.name == _BACKUPS and is_journal


def _is_journal(folder: Path) -> bool:
    """Tell whether a folder has two of a journal's three marks: name, header, database.

    So one that is damaged counts too, and no folder does that happens to hold such a file.
    """
    marks = folder.name.endswith(SUFFIX) + os.path.isfile(folder / HEADER)
    return marks == 2 or (marks == 1 and _holds_database(folder))


def _holds_database(folder: Path) -> bool:
    try:
        return any(map(is_database, os.listdir(folder)))
    except OSError:
        return False
