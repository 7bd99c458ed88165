"""Every file that this program made for a journal, by where it lies."""

import glob
import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from journal.vault.held import Held

IN_ITS_FOLDER: Final = "in the journal's folder"
_PART = re.compile(r"\.[0-9a-f]{16}\.part(-journal)?")


def files_by_place(held: Held, also: Sequence[Path]) -> dict[str, list[Path]]:
    """Return the files of the journal's folder, beside it, and of this person's own folders.

    `also` are further files of ours. What lies beside any of them and was never finished counts.
    """
    folder, lifeboat = held.opened.place.folder, held.opened.place.lifeboat
    drafts = [lifeboat, *lifeboat.parent.glob(f"{glob.escape(lifeboat.stem)}.*.lifeboat")]
    return {
        IN_ITS_FOLDER: _files(folder.rglob("*")),
        "beside the journal": _files([*drafts, *_unfinished(folder.parent)]),
        "in this program's own folders": _files(
            dict.fromkeys(
                [
                    *held.state_folder.rglob("*"),
                    *also,
                    *(part for file in also for part in _unfinished(file.parent)),
                ]
            )
        ),
    }


def _files(paths: Iterable[Path]) -> list[Path]:
    # Not Path.is_file, which fails where a name is too long to be any file's.
    return sorted(path for path in paths if os.path.isfile(path))


def _unfinished(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return [path for path in folder.glob(".*.part*") if _PART.fullmatch(path.name)]
