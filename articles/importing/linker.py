"""Says which countries an article names. Reads the names of the database once, and never writes.

Countries are linked by their names only: not by demonyms ("Armenian"), not by codes, not by their
capitals, and in Russian not by the other case forms of a name. "Georgia" is the country, though it
may be the American state; "Guinea" is found in "New Guinea" unless that too is a name of the archive.
"""

from dataclasses import dataclass

from participants.models import Country, Name

from .gazetteer import Gazetteer, Span
from .record import ArticleRecord

RULE = "country name"


@dataclass(frozen=True, slots=True)
class LinkedRecord:
    """A record, the spans of its body that name a country, and the ids of all countries it names."""

    record: ArticleRecord
    mentions: tuple[Span, ...]
    countries: frozenset[int]


class Linker:
    """Links any number of texts by one gazetteer, whose targets are ids of countries."""

    def __init__(self, gazetteer: Gazetteer):
        self.gazetteer = gazetteer

    def link(self, record: ArticleRecord) -> LinkedRecord:
        mentions = self.gazetteer.find(record.body)
        around = self.gazetteer.find(record.headline) + self.gazetteer.find(record.standfirst)
        return LinkedRecord(record, tuple(mentions), frozenset(span.target for span in [*mentions, *around]))


def country_linker() -> Linker:
    """A linker by all names of countries as they are now; two queries."""
    names = Name.objects.filter(country__isnull=False).exclude(
        kind__in=[Name.Kind.DEMONYM, Name.Kind.METONYM]
    )
    return Linker(
        Gazetteer(
            [*Country.objects.values_list("name", "pk"), *names.values_list("text", "country")],
        )
    )
