"""Dictionaries as files: pairs of .aff and .dic, looked through before they are used."""

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

from journal.domain.spelling import Broken, Fault, scripts

LARGEST = 64 * 1024 * 1024
"""Bytes of one file; what is larger is no dictionary."""
_SAMPLE = 400
"""Words that are looked at to tell in which script a dictionary is written."""
_SET = re.compile(rb"^\s*SET\s+(\S+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Dictionary:
    """A pair of files that can be read, and the scripts its words are written in."""

    folder: Path
    name: str
    scripts: frozenset[str]


def names_in(folder: Path) -> tuple[str, ...]:
    """Return the names of all dictionaries in a folder, by name; of broken ones too.

    A folder that cannot be read holds none.
    """
    try:
        found = {each.stem for each in folder.iterdir() if each.suffix in (".aff", ".dic")}
    except (OSError, ValueError):
        return ()
    whole = (name for name in found if not name.startswith(("hyph_", "th_")))
    return tuple(sorted(whole, key=str.casefold))


def looked_through(folder: Path, name: str) -> Dictionary | Broken:
    """Return a dictionary that can be used, or say why it cannot."""
    both = [folder / f"{name}.aff", folder / f"{name}.dic"]
    try:
        if not all(each.is_file() for each in both):
            return Broken(name, Fault.NO_PAIR)
        if any(each.stat().st_size > LARGEST for each in both):
            return Broken(name, Fault.TOO_LARGE)
        rules, words = (each.read_bytes() for each in both)
    except (OSError, ValueError):
        return Broken(name, Fault.UNREADABLE)
    try:
        encoding = _encoding(rules)
        rules.decode(encoding)
        lines = words.decode(encoding).lstrip("\ufeff").splitlines()
    except (LookupError, UnicodeDecodeError):
        return Broken(name, Fault.ENCODING)
    if len(lines) < 2 or not lines[0].split()[:1] or not lines[0].split()[0].isdecimal():
        return Broken(name, Fault.NO_WORDS)
    step = max(len(lines) // _SAMPLE, 1)
    written = frozenset().union(*(scripts(line.split("/")[0]) for line in lines[1::step]))
    return Dictionary(folder, name, written) if written else Broken(name, Fault.NO_WORDS)


def _encoding(rules: bytes) -> str:
    """Return the encoding that the rules name, as Python calls it; Latin 1 where they name none."""
    named = _SET.search(rules)
    if named is None:
        return "iso8859-1"
    name = named.group(1).decode("ascii", errors="replace")
    return codecs.lookup(re.sub(r"(?i)^microsoft-", "", name)).name
