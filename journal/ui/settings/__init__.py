"""Settings: how the window looks, what it asks, and what keeps the journal sound."""
