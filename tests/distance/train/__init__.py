"""Training the reader of distance on the texts written for it."""
