"""What an article names: a scan for names, then rules. Reads the database once, and never writes."""
