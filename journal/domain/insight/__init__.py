"""Counts of what a person answered, drawn without a verdict."""
