"""Loads Qt for Python without its hook into every later import."""

import builtins
from importlib import import_module


def load_qt() -> None:
    """Load Qt, and put Python's own way to import back in its place.

    Qt's way reads the source of each module loaded from then on, to see whether it asks for
    spellings of Qt's names that nobody here uses, and keeps it in memory.
    """
    plain = builtins.__import__
    import_module("PySide6.QtCore")
    builtins.__import__ = plain
