"""Words that must never show, every form in which they could, and the search for them in files."""

import base64
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

CANARIES = (
    "Xylographer Quentin swallowed the brass thimble at dusk.",
    "Nobody forgave the zookeeper for his velveteen umbrella.",
    "My godmother yodels beneath the wrought weathervane.",
    "We quarrelled over a jellied eel in Szczecin, quietly.",
    "Der Kühlwächter flüstert: Mañana früh, süße Äpfel – 🎻.",
)
TITLE = "Weathervane quarrel"
TAG, PERSON, PLACE = "velveteen/umbrellas", "Quentin Zwingli", "Szczecin wharf"
SEARCHED = "thimble zookeeper"

RARE = ("xylographer", "velveteen", "weathervane", "szczecin", "zwingli", "quarrelled")
"""Single words, looked for without their beginnings and in small letters, as an index has them."""


def forms_of(text: str) -> Iterator[bytes]:
    """Yield the bytes that a text becomes in files: encodings, JSON, base64 in its three phases."""
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        yield text.encode(encoding)
    yield json.dumps(text).strip('"').encode()
    for phase in range(3):
        code = base64.b64encode(bytes(phase) + text.encode())
        yield code[4:-4]


def marks_of(texts: Iterable[str]) -> dict[bytes, str]:
    """Return every form of every text, each with the text it belongs to."""
    return {form: text for text in texts for form in forms_of(text)}


def private_marks() -> dict[bytes, str]:
    """Return the marks of everything that a day writes."""
    tails = {form: word for word in RARE for form in forms_of(word[3:]) if len(form) > 4}
    whole = marks_of((*CANARIES, TITLE, TAG, PERSON, PLACE, SEARCHED))
    longest = marks_of(text[:24] for text in CANARIES)
    return {**{form: word for form, word in tails.items() if len(form) >= 6}, **longest, **whole}


def found_in(data: bytes | bytearray, marks: Mapping[bytes, str]) -> set[str]:
    """Return the texts that show in `data`."""
    return {text for mark, text in marks.items() if mark in data}


def showing(marks: Mapping[bytes, str], *places: Path) -> dict[str, set[str]]:
    """Return each file below the places that shows a text, in its bytes or in its name."""
    shown: dict[str, set[str]] = {}
    for place in places:
        for path in place.rglob("*"):
            said = found_in(str(path.relative_to(place)).encode(), marks)
            if path.is_file() and not path.is_symlink():
                said |= found_in(path.read_bytes(), marks)
            if said:
                shown[str(path)] = said
    return shown
