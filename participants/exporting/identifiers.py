"""By which numbers other collections know countries, organisations and people: a row a number, and as a record tells its own."""

from ..identifiers import identifiers_of

HEADER = ["kind", "key", "name", "scheme", "value", "from", "to", "known_until", "url"]
HEADER += ["source", "source_url", "confirmation"]


def identifier_rows(kind, rows):
    """Of `rows` of one kind, which come with their identifiers; `key` is what their addresses have."""
    for row in rows:
        key = row.address_code if kind == "country" else row.slug
        for one in identifiers_of(row):
            days = one.first, one.last, one.known_until
            source = one.source, one.source_url, one.confirmation
            yield [kind, key, row.name, one.scheme, one.value, *days, one.url, *source]


def identifiers_in_full(row):
    return [
        {
            "scheme": one.scheme,
            "value": one.value,
            "url": one.url or None,
            "from": one.first,
            "to": one.last,
            "known_until": one.known_until,
            "source": one.source,
            "source_url": one.source_url,
            "confirmation": one.confirmation,
        }
        for one in identifiers_of(row)
    ]
