"""A quote in files: the article's words and their place, or a note that nobody shall take for its words."""


def quote_of(row):
    return row.quote if row.is_in_text else ""


def note_of(row):
    """Stands where its words are none of the article's."""
    return "" if row.is_in_text else row.quote


def as_quote(row):
    """What coverage or an attestation quotes; a note stands where its words are none of the article's."""
    return {"quote": quote_of(row), **as_place(row), "note": note_of(row)}


def as_place(row):
    """`in_text` is None where there are no words; `start` and `end` count characters of the part.

    `of_summary`: the words are the archive's own, from its summary of the article. `quote_url` leads to the very words on
    the article's page, `quote_at_source` where it was published.
    """
    return {
        "in_text": row.is_in_text if row.standing else None,
        "part": row.part if row.is_in_text else None,
        "start": row.start,
        "end": row.end,
        "of_summary": row.is_in_text and row.is_of_summary,
        "quote_url": row.quote_url or None,
        "quote_at_source": row.quote_at_source or None,
    }
