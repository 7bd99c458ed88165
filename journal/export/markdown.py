"""A document as Markdown: headings around entries whose own source stays as it was written."""

import re
from collections.abc import Iterator

from journal.export.document import Document
from journal.export.flow import Block, Body, Heading, Items, NextPage, Picture, Role, Rows, flow
from journal.export.lettering import shown

_FENCE = re.compile(r" {0,3}(`{3,}(?!.*`)|~{3,})")
_HTML = (
    (re.compile(r" {0,3}<!--"), "-->"),
    (re.compile(r" {0,3}<\?"), "?>"),
    (re.compile(r" {0,3}<!\[CDATA\["), "]]>"),
    (re.compile(r" {0,3}<!(?=[a-z])", re.IGNORECASE), ">"),
    (re.compile(r" {0,3}<script(?=[\s>]|$)", re.IGNORECASE), "</script>"),
    (re.compile(r" {0,3}<style(?=[\s>]|$)", re.IGNORECASE), "</style>"),
    (re.compile(r" {0,3}<pre(?=[\s>]|$)", re.IGNORECASE), "</pre>"),
    (re.compile(r" {0,3}<textarea(?=[\s>]|$)", re.IGNORECASE), "</textarea>"),
)


def write(document: Document) -> bytes:
    """Return the document in Markdown, UTF-8 with LF."""
    blocks = [line for block in flow(document) for line in _set(block)]
    return ("\n\n".join([*blocks, "---", shown(document.footer)]) + "\n").encode("utf-8")


def _set(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"{'#' * block.level} {block.line}"
    elif isinstance(block, Body):
        yield block.source
        yield from _closing(block.source)
    elif isinstance(block, Items):
        yield "\n".join(f"- {line}" for line in block.lines)
    elif isinstance(block, Rows):
        rows = (block.header, ("---",) * len(block.header), *block.rows)
        yield "\n".join(f"| {' | '.join(map(_cell, row))} |" for row in rows)
    elif not isinstance(block, NextPage | Picture):
        quoted = block.role in (Role.PROMPT, Role.QUOTE)
        yield "\n".join(f"> {line}" for line in block.lines) if quoted else " ".join(block.lines)


def _cell(words: str) -> str:
    return words.replace("|", "\\|")


def _closing(body: str) -> Iterator[str]:
    """Give the line that ends a code or HTML block which `body` leaves open, if it does.

    Such a block would swallow the entries that follow (CommonMark 0.31, sections 4.5 and 4.6).
    """
    end = ""
    for line in body.split("\n"):
        if not end:
            end = _opened(line)
        elif _ends(line, end):
            end = ""
    if end:
        yield end


def _opened(line: str) -> str:
    fence = _FENCE.match(line)
    if fence:
        return fence[1]
    for start, end in _HTML:
        found = start.match(line)
        if found:
            return "" if end in line[found.end() :].lower() else end
    return ""


def _ends(line: str, end: str) -> bool:
    if end[0] in "`~":
        return re.fullmatch(rf" {{0,3}}{end}{end[0]}*[ \t]*", line) is not None
    return end.lower() in line.lower()
