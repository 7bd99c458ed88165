"""One reader for all tests of readings; making one takes a moment."""

from journal import resources
from journal.domain.distance.reader import Reader

TABLES = resources.table("distance/cues.toml")
READER = Reader(TABLES, resources.weights())
