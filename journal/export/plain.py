"""A document as plain text: what was written, with lines between one entry and the next."""

from collections.abc import Iterator

from journal.export.document import Document
from journal.export.flow import Block, Body, Heading, Items, NextPage, Picture, Role, Rows, flow
from journal.export.lettering import shown

_WIDEST = 72
_UNDERLINED = {1: "=", 2: "-"}


def write(document: Document) -> bytes:
    """Return the document as plain text, UTF-8 with LF; every entry stands as it was typed."""
    blocks = [block for block in flow(document)]
    text = "\n".join(line for block in blocks for line in _set(block))
    return f"{text}\n{'-' * _WIDEST}\n\n{shown(document.footer)}\n".encode()


def _set(block: Block) -> Iterator[str]:
    """Yield the lines of a block and the empty one after it; a heading has more room above."""
    if isinstance(block, Heading):
        yield from ("", "") if block.level > 1 else ()
        yield block.line
        yield _UNDERLINED.get(block.level, ".") * min(len(block.line), _WIDEST)
    elif isinstance(block, Body):
        yield block.source.strip("\n")
    elif isinstance(block, Items):
        yield from (f"- {line}" for line in block.lines)
    elif isinstance(block, Rows):
        yield from _aligned(block)
    elif isinstance(block, NextPage | Picture):
        return
    elif block.role is Role.PROMPT:
        yield from (f"> {line}" for line in block.lines)
    else:
        yield from block.lines
    yield ""


def _aligned(table: Rows) -> Iterator[str]:
    """Yield the rows of a table, each cell but the last as wide as the widest of its column."""
    rows = (table.header, *table.rows)
    wide = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(wide[at]) for at, cell in enumerate(row)).rstrip()
