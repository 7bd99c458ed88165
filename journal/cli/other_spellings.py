"""`other-spellings`: looks for ways to spell a word, in a process of its own."""

import json
import sys

from journal import process, resources
from journal.cli import exits
from journal.domain.spelling import English, Wanted
from journal.spelling.speller import open_speller


def look() -> int:
    """Print other spellings as standard input asks, the likeliest first, as JSON."""
    process.make_private()
    (english, folder, names), word = json.loads(sys.stdin.buffer.read())
    speller, _ = open_speller(
        Wanted(English(english), folder, frozenset(names)),
        resources.folder() / "words" / "dictionaries",
        resources.table("words/spelling.toml"),
    )
    print(json.dumps(speller.suggestions(word)))
    return exits.DONE
