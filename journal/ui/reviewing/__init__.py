"""Reviewing: finding entries again, and picking the ones that are meant."""
