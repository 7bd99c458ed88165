"""Finds and parses the program's own data files, in a checkout, a wheel or a bundle."""

import json
import tomllib
from pathlib import Path
from typing import Any


def folder() -> Path:
    """Return the folder that holds the data files."""
    packed = Path(__file__).parent / "_resources"
    return packed if packed.is_dir() else Path(__file__).parent.parent / "resources"


def table(name: str) -> dict[str, Any]:
    """Return the parsed TOML file `name`, a path below the folder of resources."""
    return tomllib.loads((folder() / name).read_text(encoding="utf-8"))


def weights() -> dict[str, Any]:
    """Return the trained weights of the distance reader."""
    found: dict[str, Any] = json.loads((folder() / "distance/weights.json").read_bytes())
    return found


def prompt_tables() -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return the words around prompts, and one table a theme in the order they are offered."""
    common = table("prompts/common.toml")
    return common, [table(f"prompts/{name}.toml") for name in common["order"]]


def fonts() -> tuple[Path, ...]:
    """Return the font files that come with the program."""
    return tuple(sorted((folder() / "fonts").glob("*.otf")))


def stand_alone_reader() -> Path:
    """Return the program that opens journals and backups by itself; copies lie in `backups`."""
    return folder() / "recovery" / "open_backup.py"
