"""What a person can do, as acts that run without a window."""
