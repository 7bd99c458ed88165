"""Unlocking: the lock screen, the first start, and the recovery sheet."""
