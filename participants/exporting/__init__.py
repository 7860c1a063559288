"""Those who met, as plain dictionaries for files. Rows come with all that is read from them: no queries here."""
