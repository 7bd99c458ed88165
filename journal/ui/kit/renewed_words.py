"""What is said once a new backup stands in place of the others; window and command line alike."""

from collections.abc import Sequence
from pathlib import Path

REPLACED = "One new backup, opened and counted, has taken the place of the others."


def left_words(left: Sequence[Path]) -> str:
    """Return what was left beside the new backup, and why; nothing where nothing was."""
    if not left:
        return ""
    if len(left) == 1:
        return "1 file beside it was left: it is another journal's, or cannot be read or deleted."
    return (
        f"{len(left):,} files beside it were left: they are another journal's, or cannot be read "
        "or deleted."
    )
