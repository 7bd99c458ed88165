"""Templates: a person's own beginnings of a page, and which of its lines are no words of today."""

from collections.abc import Iterable
from dataclasses import dataclass

from journal.domain.text import canonical, one_line, preview

LONGEST_NAME = 80
"""Signs of a name."""
_UNNAMED = "Template"


@dataclass(frozen=True, slots=True)
class Template:
    """A starting text; `id` is a uuid of 32 hexadecimal digits."""

    id: str
    name: str
    body: str


def neat(template: Template) -> Template:
    """Return the template as it is stored: canonical, with a name on one line, never an empty one.

    Without a name it is called by how it begins.
    """
    body = canonical(template.body)
    given = one_line(canonical(template.name))[:LONGEST_NAME].strip()
    return Template(template.id, given or preview(body, LONGEST_NAME // 2) or _UNNAMED, body)


def lines_of(body: str) -> tuple[str, ...]:
    """Return the lines of a starting text that hold anything, each once."""
    return tuple(dict.fromkeys(line for line in body.split("\n") if line.strip()))


def still_there(lines: Iterable[str], body: str) -> tuple[str, ...]:
    """Return those of `lines` that stand in `body` as they are."""
    standing = set(body.split("\n"))
    return tuple(line for line in lines if line in standing)


def own_words(body: str, lines: Iterable[str]) -> str:
    """Return `body` with blanks in the place of lines that stand as a template brought them.

    Every other sign keeps its place, so that spans found in it hold for `body`.
    """
    given = set(lines)
    return "\n".join(" " * len(line) if line in given else line for line in body.split("\n"))
