"""Writing: the page, its prompt, the check-in after it and the possible reading beside it."""
