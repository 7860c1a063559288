"""A quote in files: the article's words and their place, or a note that nobody shall take for its words."""


def quote_of(row):
    return row.quote if row.is_in_text else ""


def note_of(row):
    """Stands where its words are none of the article's."""
    return "" if row.is_in_text else row.quote
