"""The encrypted journal file: keys, database, and the one door to both."""
