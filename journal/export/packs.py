"""A pack of prompts as YAML, in the one form in which this program writes it."""

import sys
from typing import Final

import yaml

from journal.domain.packs import Pack, plain

_HEAD: Final = "# A pack of prompts for Stillwater. Lines like this one are passed over.\n"
_NO_FOLDING = sys.maxsize


def write(pack: Pack) -> bytes:
    """Return the pack in UTF-8; `importing.packs.read` gives an equal one back."""
    text = yaml.safe_dump(plain(pack), allow_unicode=True, sort_keys=False, width=_NO_FOLDING)
    return (_HEAD + text).encode("utf-8")
