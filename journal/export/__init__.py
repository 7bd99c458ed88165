"""Documents for someone else to read."""
