"""The page that comes first, and parts of one's own: all of it typed."""
