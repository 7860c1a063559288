"""What files tell of several kinds of rows in one form: codes as in the addresses, days in force, sources, names."""

from summit_archive.web.json import edtf, words


def code(country):
    return country.address_code if country else None


def when(row):
    """From when until when a term or a membership held."""
    return {
        "start": edtf(row.start),
        "start_in_words": words(row.start),
        "end": edtf(row.end),
        "end_in_words": words(row.end),
    }


def source(row):
    """Where a fact comes from."""
    return {"source": row.source, "source_url": row.source_url, "confirmation": row.confirmation}


def name(row):
    return {"text": row.text, "language": row.language, "script": row.script, "kind": row.kind} | source(row)
