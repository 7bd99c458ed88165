"""What a file would bring in, one reader for each program that may have written it."""

from pathlib import Path

from journal.importing.found import Item, Plan

__all__ = ["FORMS", "Item", "Plan", "plan"]

FORMS = ("jsonl", "json")
"""The names of the forms that can be read: JSON Lines, and our own archive."""


def plan(path: Path, form: str) -> Plan:
    """Return the entries a file holds, nothing being brought in yet.

    Lines that cannot be read become faults of the plan. Raises BadInput when the file as a whole
    cannot be read, and ValueError for a form that is not in `FORMS`.
    """
    if form == "jsonl":
        from journal.importing import json_lines

        return json_lines.read(path)
    if form == "json":
        from journal.importing import own

        return own.read(path)
    msg = f"unknown form: {form}"
    raise ValueError(msg)
