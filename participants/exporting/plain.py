"""Small things as files spell them: codes and slugs as in the addresses, days as YYYY-MM-DD or null."""


def day(value):
    return value.isoformat() if value else None


def code(country):
    return country.address_code if country else None


def slug(row):
    return row.slug if row else None


def edtf(partial_date):
    return str(partial_date) if partial_date else None


def words(partial_date):
    return partial_date.in_words() if partial_date else None


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
