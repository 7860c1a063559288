"""What a file is called, so that two files of one folder can be told apart: the list, its filter, the day."""

import hashlib

from anyascii import anyascii
from django.utils.http import content_disposition_header
from django.utils.text import slugify

from ..filtering.address import Asked
from .about import About
from .forms import Form

# Folders of some systems take no longer names; what is cut off is told by a digest.
LONGEST = 120


def file_name(stem: str, form: Form, about: About, asked: Asked | None = None) -> str:
    """`meetings_country-kz_status-held_2026-11-30.csv`"""
    conditions = asked.conditions.items() if asked else ()
    parts = [f"{name}-{'-'.join(plain(value.text) for value in values)}" for name, values in conditions]
    whole = "_".join([plain(stem), *parts])
    if len(whole) > LONGEST:
        digest = hashlib.blake2b(whole.encode(), digest_size=4).hexdigest()
        whole = f"{whole[: LONGEST - len(digest) - 1].rstrip('-_')}_{digest}"
    return f"{whole}_{about.taken_at:%Y-%m-%d}{form.ending}"


def plain(text: str) -> str:
    """In signs that every system takes in a name; of words that have none of these, a digest."""
    return slugify(anyascii(text)) or hashlib.blake2b(text.encode(), digest_size=4).hexdigest()


def as_attachment(name: str) -> str:
    return content_disposition_header(as_attachment=True, filename=name) or ""
