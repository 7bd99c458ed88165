"""A document as Markdown: headings around entries whose own source stays as it was written."""

import re
from collections.abc import Iterator

from journal.export.document import Document, Section

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
    blocks = [f"# {document.title}", f"{document.period} {document.made}"]
    above: tuple[str, ...] = ()
    for section in document.sections:
        blocks += _group_headings(above, section.under)
        above = section.under
        blocks += _section(section)
    blocks += ["---", document.footer]
    return ("\n\n".join(blocks) + "\n").encode("utf-8")


def _group_headings(above: tuple[str, ...], under: tuple[str, ...]) -> Iterator[str]:
    for depth, name in enumerate(under):
        if under[: depth + 1] != above[: depth + 1]:
            yield f"{'#' * (depth + 2)} {name}"


def _section(section: Section) -> Iterator[str]:
    marks = "#" * (len(section.under) + 2)
    yield f"{marks} {section.date}" + (f": {section.title}" if section.title else "")
    if section.aside:
        yield "Kept under: " + " · ".join(section.aside)
    for prompt in section.prompts:
        yield f"> {prompt}"
    if section.body:
        yield section.body
        yield from _closing(section.body)
    if section.files:
        yield "With it: " + " · ".join(section.files)


def _closing(body: str) -> Iterator[str]:
    """Give the line that ends a code or HTML block which `body` leaves open, if it does.

    Such a block would swallow the entries that follow (CommonMark 0.31, sections 4.5 and 4.6).
    """
    end = ""
    for line in re.split(r"[\n\r]", body):
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
