"""Knows which publisher a source's name means, and makes those that the archive has not met."""

import hashlib
from collections.abc import Iterable, Iterator
from itertools import count
from typing import NamedTuple
from zoneinfo import ZoneInfo

from anyascii import anyascii
from django.db import connection
from django.db.models import Q
from django.utils.text import slugify

from summit_archive.text.folding import fold

from ..models import ImportBatch, Publisher

# In the transaction that makes them: a batch that is stopped and goes on has told them all.
TOLD = f"""
UPDATE {ImportBatch._meta.db_table} SET publishers_made = publishers_made || %s::bigint[] WHERE id = %s
"""


class Publishers:
    """The publishers that the names of some records mean. Until `make` those that are new have ids below zero,
    the same for names that would be one publisher; so that what is compared is no other for being new.
    """

    def __init__(self, names: Iterable[str]):
        names = sorted(set(names) - {""})
        written = publishers_written(names)
        self._ids = {name: written.get(name) or known_publisher(name) or stand_in(name) for name in names}

    def id_of(self, name: str) -> int | None:
        return self._ids.get(name)

    def make(self, names: Iterable[str], batch: int) -> None:
        """Those of `names` that are new, in the name of the batch. To be called in a transaction, in turn."""
        made = []
        for name in sorted(set(names)):
            if self._ids.get(name, 0) < 0:
                known = known_publisher(name)
                self._ids[name] = known or Publisher.objects.create(name=name, slug=free_slug(name)).pk
                if known is None:
                    made.append(self._ids[name])
        if made:
            with connection.cursor() as cursor:
                cursor.execute(TOLD, [made, batch])


def publishers_written(names: Iterable[str]) -> dict[str, int]:
    """The publishers that are written exactly so, nearly all of them as a rule; one query."""
    # Of several the first in the archive counts: it comes last.
    return dict(Publisher.objects.filter(name__in=names).order_by("-pk").values_list("name", "pk"))


def by_slug(slugs: Iterable[str]) -> dict[str, int]:
    """Those of our own slugs that the archive has; one query, none where there are no slugs."""
    wanted = set(slugs) - {""}
    return dict(Publisher.objects.filter(slug__in=wanted).values_list("slug", "pk")) if wanted else {}


class PublisherFacts(NamedTuple):
    time_zone: str
    office: int | None


UNKNOWN = PublisherFacts("", None)


class PublishersOnRecord:
    """In which time zone the publisher of a name is, and whose press service it is, as far as that is on record.

    Read once, in one or two queries.
    """

    def __init__(self):
        is_told = ~Q(time_zone="") | Q(office__isnull=False)
        rows = []
        if Publisher.objects.filter(is_told).exists():
            # Of several the first in the archive counts: it comes last.
            rows = list(Publisher.objects.order_by("-pk").values(*COLUMNS_OF_NAMES, *PublisherFacts._fields))
        facts = [PublisherFacts(row["time_zone"], row["office"]) for row in rows]
        self._by = {
            column: {row[column]: its for row, its in zip(rows, facts, strict=True) if row[column]}
            for column in COLUMNS_OF_NAMES
        }
        self._known = bool(rows)

    def zone_of(self, name: str) -> ZoneInfo | None:
        zone = self.facts_of(name).time_zone
        return ZoneInfo(zone) if zone else None

    def voice_of(self, name: str) -> int | None:
        """The office whose doings its articles tell of without naming anybody."""
        return self.facts_of(name).office

    def facts_of(self, name: str) -> PublisherFacts:
        if not (self._known and name):
            return UNKNOWN
        kept = ((self._by[column], key) for column, keys in what_means(name) for key in keys)
        return next((facts[key] for facts, key in kept if key in facts), UNKNOWN)


COLUMNS_OF_NAMES = ["name", "sort_key", "slug", "url"]


def what_means(name: str) -> Iterator[tuple[str, list[str]]]:
    """By which column and values a publisher is the one that a name means, the surest first.

    A name means the publisher that is written so, else one that differs in case and accents alone,
    else the one that our own export calls so, else the one whose site it is the host of:
    "en.kremlin.ru" is http://en.kremlin.ru/.
    """
    yield "name", [name]
    if alike := fold(name):
        yield "sort_key", [alike]
    yield "slug", [name]
    yield "url", sites(name)


def known_publisher(name: str) -> int | None:
    """The publisher of this name, if there is one; one to four queries."""
    for column, keys in what_means(name):
        same = Publisher.objects.filter(**{f"{column}__in": keys})
        if known := same.order_by("pk").values_list("pk", flat=True).first():
            return known
    return None


def stand_in(name: str) -> int:
    """Below zero, and the same for names that differ in case and accents alone."""
    digest = hashlib.blake2b((fold(name) or name).encode(), digest_size=7).digest()
    return -1 - int.from_bytes(digest)


def sites(host: str) -> list[str]:
    """How the site of a host may be written."""
    return [f"{scheme}://{host.lower()}{end}" for scheme in ("https", "http") for end in ("/", "")]


def free_slug(name: str) -> str:
    """The name in Latin letters, with a number where another publisher has it already."""
    stem = slugify(anyascii(name).replace(".", "-"))[:100].strip("-") or "publisher"
    candidates = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    return next(slug for slug in candidates if not Publisher.objects.filter(slug=slug).exists())
