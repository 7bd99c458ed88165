"""Spelling: dictionaries, and whether they know a word."""
