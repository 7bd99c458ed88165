"""The backup file: a verified copy of the database with its header, in one file."""
