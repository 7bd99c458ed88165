"""Insight: what can be seen over many entries, counted from the person's own answers."""
