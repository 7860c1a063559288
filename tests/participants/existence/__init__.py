"""States that existed for a time."""
