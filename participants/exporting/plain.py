"""What files tell of several kinds of rows in one form: codes as in the addresses, days in force, sources, names."""

from summit_archive.web.json import day, edtf, words


def code(country):
    return country.address_code if country else None


def when(row):
    """From when until when a term or a membership held; without an end, until when it is known to have held."""
    return {
        "start": edtf(row.start),
        "start_in_words": words(row.start),
        "end": edtf(row.end),
        "end_in_words": words(row.end),
        "known_until": day(row.known_until),
    }


def source(row):
    """Where a fact comes from."""
    return {"source": row.source, "source_url": row.source_url, "confirmation": row.confirmation}


def name(row):
    return {"text": row.text, "language": row.language, "script": row.script, "kind": row.kind} | source(row)
