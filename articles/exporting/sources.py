"""Sources of which the archive has no article, and the facts that rest on a source."""

from summit_archive.web.json import edtf, slug, words


def as_row(source):
    return {
        "id": source.pk,
        "url": source.get_absolute_url(),
        "source_url": source.url,
        "archived_url": source.archived_url or None,
        "headline": source.headline or None,
        "publisher": slug(source.publisher),
        "published": edtf(source.published_on),
        "published_in_words": words(source.published_on),
        "language": source.language or None,
    }


def as_source_of_meeting(row):
    """What a source without an article does with a meeting."""
    return as_row(row.source) | {"kind": row.kind, "status": row.status or None}


def as_facts(facts):
    """By kind: how many cite the source, and the first of them, each with the page on which it stands."""
    return {
        part.kind.name: {"total": part.total, "rows": [line._asdict() for line in part.lines]}
        for part in facts
    }
