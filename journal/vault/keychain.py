"""The optional slot in the system's keychain; it is never the only way in."""
