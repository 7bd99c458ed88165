"""Entries and names as lines for a terminal, and as JSON for another program."""

import unicodedata
from typing import Any

from journal.domain import days
from journal.domain.distance.words import label_words
from journal.domain.entry import Entry, Snippet, Summary, Version
from journal.domain.errors import Fault
from journal.domain.labels import Label, LabelFrom
from journal.domain.own_word import ReadAgain
from journal.domain.tags import Tag, TagCount, TagKind
from journal.domain.text import one_line, preview

_MARKS = {TagKind.TAG: "#", TagKind.PERSON: "@", TagKind.PLACE: "~"}
_VEILED = "(veiled)"
_WIDTH = 72
_FAULTS_SHOWN = 20


def as_json(row: Summary, snippet: Snippet | None = None) -> dict[str, Any]:
    """Return a row of `list`, or of `search` where a snippet is given.

    `matches` are code-point offsets into `snippet`; a veiled entry shows none of its text.
    """
    found: dict[str, Any] = {
        "id": row.uuid,
        "date": row.day.isoformat(),
        "title": row.title,
        "tags": _names(row.tags, TagKind.TAG),
        "people": _names(row.tags, TagKind.PERSON),
        "places": _names(row.tags, TagKind.PLACE),
        "label": row.label.value if row.label else None,
    }
    if snippet is not None:
        found["snippet"] = "" if row.veiled else snippet.text
        found["matches"] = [] if row.veiled else [list(match) for match in snippet.matches]
    return found


def as_line(row: Summary) -> str:
    """Return a row as one line: day, id, title or beginning, names, label."""
    parts = [row.day.isoformat(), row.uuid, _headline(row), *_marked(row.tags)]
    return "  ".join([*parts, *_label(row.label, row.label_from)])


def snippet_line(row: Summary, snippet: Snippet | None) -> str:
    """Return the text around the words that were searched for, indented below its row."""
    text = _VEILED if row.veiled or snippet is None else snippet.text
    return f"            {plain(one_line(text))}"


def as_reread(found: ReadAgain) -> str:
    """Return an entry that was read again as one line: before, now, and a label of one's own."""
    row = found.entry
    before, after = (label_words(label, LabelFrom.TEXT) for label in (found.before, found.after))
    said = f"{after}, as before" if before == after else f"{before}, now {after}"
    own = [] if row.label_from is LabelFrom.TEXT else _label(row.label, row.label_from)
    return "  ".join([row.day.isoformat(), row.uuid, _headline(row), said, *own])


def as_page(entry: Entry) -> str:
    """Return a whole entry under its day, title, prompts, names and label."""
    content = entry.content
    head = [days.spoken(content.day), content.title, entry.uuid]
    head += [answer.prompt_text for answer in content.answers]
    head += ["  ".join(_marked(content.tags)), *_label(entry.label, entry.label_from)]
    return "\n".join([plain(line) for line in head if line] + ["", plain(content.body)])


def as_version(number: int, version: Version) -> str:
    """Return one of several versions of an entry, under its number, place and time of writing."""
    device = "this computer" if version.here else plain(version.device) or "another computer"
    written = f"{version.written:%Y-%m-%d %H:%M}"
    deleted = ", in the bin there" if version.deleted else ""
    content = version.content
    head = [f"Version {number}, written {written} on {device}{deleted}", days.spoken(content.day)]
    head += [plain(content.title), "  ".join(_marked(content.tags))]
    return "\n".join([line for line in head if line] + ["", plain(content.body), ""])


def entries(count: int) -> str:
    """Return a number of entries in words."""
    return "1 entry" if count == 1 else f"{count} entries"


def faults(found: tuple[Fault, ...]) -> list[str]:
    """Return the first faults of a file as lines, and how many more there are."""
    lines = [f"line {fault.line}: {fault.reason}" for fault in found[:_FAULTS_SHOWN]]
    more = len(found) - _FAULTS_SHOWN
    return [*lines, f"and {more} more"] if more > 0 else lines


def tag_as_json(count: TagCount) -> dict[str, Any]:
    """Return a name, what it stands for, and its number of entries."""
    return {"name": count.tag.name, "kind": count.tag.kind.value, "entries": count.entries}


def tag_as_line(count: TagCount) -> str:
    """Return a name with its mark and its number of entries as one line."""
    return f"{count.entries:>6}  {_marked((count.tag,))[0]}"


def _headline(row: Summary) -> str:
    words = row.title or (_VEILED if row.veiled else preview(row.preview, _WIDTH))
    return plain(one_line(words))


def _names(tags: tuple[Tag, ...], kind: TagKind) -> list[str]:
    return [tag.name for tag in tags if tag.kind is kind]


def _marked(tags: tuple[Tag, ...]) -> list[str]:
    return [plain(f"{_MARKS[tag.kind]}{tag.name}") for tag in tags]


def _label(label: Label | None, label_from: LabelFrom | None) -> list[str]:
    return [f"[{label_words(label, label_from)}]"] if label and label_from else []


def plain(text: str) -> str:
    """Return `text` without control characters, which could make a terminal lie."""
    return "".join(
        "\ufffd" if unicodedata.category(sign) == "Cc" and sign not in "\n\t" else sign
        for sign in text
    )
