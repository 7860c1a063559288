"""Small things as files spell them: slugs as in the addresses, days as YYYY-MM-DD, null for nothing."""


def day(value):
    return value.isoformat() if value else None


def slug(row):
    return row.slug if row else None


def edtf(partial_date):
    return str(partial_date) if partial_date else None


def words(partial_date):
    return partial_date.in_words() if partial_date else None
