"""The command line: the same acts as the window has, on the same services."""

from journal.cli.start import main

__all__ = ["main"]
