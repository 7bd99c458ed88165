"""What stands in the database, reached by one unit of work at a time."""
