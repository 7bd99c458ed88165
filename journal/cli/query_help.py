"""The grammar of searches, as `list --help` and `search --help` tell it."""

from typing import Final

GRAMMAR: Final = """\
a QUERY is made of parts that must all hold:
  river            the word; accents and capitals do not matter
  riv*             words that begin so
  "so be it"       words that stand together
  tag:work         carries a tag, or one below it; also person:ilse place:"mill pond"
  tag:"a \\"b\\""    in a quoted name \\" \\* and \\\\ stand for " * and \\
  label:chosen     chosen, involuntary, mixed, none or unclear
  theme:numb       answers a prompt of this theme
  on:2024-03       about that day, month or year; also before: and after:, which leave it out
  has:attachment   is:for-session
  -part            the part must not hold; before the first one put -- on the command line
  one OR other     one of the two is enough
what cannot be understood is left out and said on standard error"""
