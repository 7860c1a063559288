"""A quote in files: the article's words and their place, or a note that nobody shall take for its words."""

PLACE = ["in_text", "part", "start", "end", "of_summary"]
HEADER = ["quote", *PLACE, "note"]


def as_quote(row):
    """What coverage or an attestation quotes; a note stands where its words are none of the article's."""
    quote, note = (row.quote, "") if row.is_in_text else ("", row.quote)
    return {"quote": quote, **as_place(row), "note": note}


def as_place(row):
    """`in_text` is None where there are no words; `start` and `end` count characters of the part.

    `of_summary`: the words are the archive's own, from its summary of the article.
    """
    return {
        "in_text": row.is_in_text if row.standing else None,
        "part": row.part if row.is_in_text else None,
        "start": row.start,
        "end": row.end,
        "of_summary": row.is_in_text and row.is_of_summary,
    }


def cells(row):
    """For CSV, in the order of HEADER."""
    return [in_words(value) for value in as_quote(row).values()]


def in_words(value):
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value
