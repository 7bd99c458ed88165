"""Stillwater: a private, encrypted, guided-reflection journal."""

__version__ = "0.1.0"
