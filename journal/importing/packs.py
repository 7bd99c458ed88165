"""Packs of prompts in YAML; `PACKS.md` beside this file says what a pack may hold."""

from pathlib import Path

from journal.domain.pack_form import pack_of
from journal.domain.packs import Pack
from journal.importing import plain_yaml


def read(path: Path) -> Pack:
    """Return the pack in a file; raises BadInput with every fault there is, each with its line."""
    return pack_of(*plain_yaml.read(path))


def read_bytes(source: bytes) -> Pack:
    """Return the pack that these bytes hold, as `read`."""
    return pack_of(*plain_yaml.read_bytes(source))
