"""The preferences file: small, readable, and never in the way when it is damaged."""

import contextlib
import json
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from journal import files
from journal.domain.errors import JournalError
from journal.domain.settings import Look, Preferences

_BOUNDS = {
    "text_size": (80, 200),
    "idle_minutes": (1, 60),
    "width": (760, 16000),
    "height": (520, 16000),
}


class PreferencesFile:
    """Reads and writes one JSON file; what it cannot read counts as not set."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> Preferences:
        """Return the stored preferences, defaults where a value is missing or out of bounds."""
        try:
            stored = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return Preferences()
        return _checked(stored) if isinstance(stored, dict) else Preferences()

    def write(self, preferences: Preferences) -> None:
        """Store the preferences, if the place can be written."""
        text = json.dumps(asdict(preferences), indent=1)  # a place may have a name that is no text
        with contextlib.suppress(JournalError, OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            files.write_document(self._path, text.encode(), replace=True)


def _checked(stored: dict[str, Any]) -> Preferences:
    known: dict[str, Any] = {}
    for field in fields(Preferences):
        value = stored.get(field.name)
        if field.name == "look":
            known["look"] = Look(value) if value in set(Look) else Look.SYSTEM
        elif field.name in _BOUNDS and type(value) is int:
            low, high = _BOUNDS[field.name]
            known[field.name] = min(max(value, low), high)
        elif type(value) is type(field.default):
            known[field.name] = value
    return Preferences(**known)
