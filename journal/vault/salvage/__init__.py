"""Salvage: what a damaged database still holds, read page by page without SQLite's help."""
