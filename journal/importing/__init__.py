"""Files of other programs, read into entries that could come in."""
