"""Knows which publisher a source's name means, and makes those that the archive has not met."""

from itertools import count

from anyascii import anyascii
from django.db.models import Q
from django.utils.text import slugify

from participants.names import fold

from ..models import Publisher


def publisher_id(name: str) -> int:
    """The publisher of this name, made if there is none; one to three queries where it is known.

    A name means the publisher that is written so, else one that differs in case and accents
    alone, else the one whose site it is the host of: "en.kremlin.ru" is http://en.kremlin.ru/.
    """
    alike = fold(name)
    for same in (Q(name=name), Q(sort_key=alike) & ~Q(sort_key=""), Q(url__in=sites(name))):
        known = Publisher.objects.filter(same).order_by("pk").values_list("pk", flat=True).first()
        if known:
            return known
    return Publisher.objects.create(name=name, slug=free_slug(name)).pk


def sites(host: str) -> list[str]:
    """How the site of a host may be written."""
    return [f"{scheme}://{host.lower()}{end}" for scheme in ("https", "http") for end in ("/", "")]


def free_slug(name: str) -> str:
    """The name in Latin letters, with a number where another publisher has it already."""
    stem = slugify(anyascii(name).replace(".", "-"))[:100].strip("-") or "publisher"
    candidates = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    return next(slug for slug in candidates if not Publisher.objects.filter(slug=slug).exists())
