r"""Names as a search spells them: whatever a name holds, it can be asked for.

A name with a blank, a quotation mark or a star stands in quotes, and in quotes a backslash makes
the sign behind it a plain one: \" (and \“ and all other marks of quotation), \* and \\. Before any
other sign a backslash is one itself, and outside of quotes it always is.
"""

import re
from typing import Final

from journal.domain.tags import Tag
from journal.domain.text import one_line

_MARKS: Final = "“”„‟«»\uff02"
"""Signs that people, and their keyboards, put in place of the plain quotation mark."""
PLAIN: Final = str.maketrans({**dict.fromkeys(_MARKS, '"'), "\uff1a": ":"})
IN_QUOTES: Final = r'(?:[^"\\]|\\.?)*'
"""What may stand between two plain quotation marks."""
_SPECIAL: Final = rf'["*\\{_MARKS}]'
_QUOTED = re.compile(rf'[\s"*{_MARKS}]')


def name_in(written: str, *, quoted: bool) -> tuple[str, bool]:
    """Return the name that a filter holds, and whether a star says that it may go on."""
    line = one_line(written)
    name = line.rstrip("*")
    if not quoted:
        return name, name != line
    if name != line and (len(name) - len(name.rstrip("\\"))) % 2:
        name += "*"  # the first star belongs to the backslash before it
    return plain(name), name != line


def plain(quoted: str) -> str:
    """Return what stands in quotes without the backslashes that protect a sign."""
    return re.sub(rf"\\({_SPECIAL})", r"\1", quoted)


def spelled(name: str) -> str:
    """Return a value of a filter that asks for this name, and for no other that begins so."""
    if not _QUOTED.search(name):
        return name
    protected = re.sub(_SPECIAL, r"\\\g<0>", name)
    return f'"{protected}"'


def asking_for(tag: Tag) -> str:
    """Return the filter that asks for this name."""
    return f"{tag.kind}:{spelled(tag.name)}"
