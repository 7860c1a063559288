"""The rows of an archive by how much is told of each, most first, as addresses call them. A query or two each."""

from collections import Counter
from collections.abc import Iterable
from functools import cache

from django.db.models import Count

from articles.models import Article, KeptResult, ListedProposal, Proposal, Publisher, Source, Topic
from participants.models import Country, Meeting, MeetingSeries, Organisation, Person, Place
from summit_archive.corrections.correction import Correction


def by_number(rows, counted: str) -> list:
    """Those of `rows` that have any of `counted`, the ones with most first; where none has, all of them."""
    ranked_rows = rows.annotate(number=Count(counted)).order_by("-number", "pk")
    return list(ranked_rows.filter(number__gt=0)) or list(ranked_rows)


def slugs(rows: Iterable) -> list[str]:
    return [row.slug for row in rows]


def ranked(values: Iterable) -> list:
    """Each once, those that come most often first, and of as many the earliest."""
    numbers = Counter(values)
    return sorted(numbers, key=lambda value: (-numbers[value], value))


class Busiest:
    """Each is asked once."""

    # --- Who met

    @cache  # noqa: B019 - there is one in a process
    def countries(self) -> list[str]:
        rows = by_number(Country.objects.filter(existed_until=None), "participations")
        return [row.address_code for row in rows]

    @cache  # noqa: B019
    def people(self) -> list[str]:
        return slugs(by_number(Person.objects.all(), "participations"))

    @cache  # noqa: B019
    def organisations(self) -> list[str]:
        return slugs(by_number(Organisation.objects.all(), "meetings"))

    @cache  # noqa: B019
    def series(self) -> list[str]:
        return slugs(by_number(MeetingSeries.objects.all(), "meetings"))

    @cache  # noqa: B019
    def kept_results(self) -> list[str]:
        return list(KeptResult.objects.order_by("pk").values_list("key", flat=True))

    @cache  # noqa: B019
    def places(self) -> list[str]:
        return slugs(by_number(Place.objects.all(), "meetings"))

    @cache  # noqa: B019
    def meetings(self) -> list[str]:
        """Those with most participants first."""
        return slugs(by_number(Meeting.objects.only("slug"), "participations"))

    @cache  # noqa: B019
    def days(self) -> list:
        """The first day of each meeting that was held on a day that is known."""
        dates = Meeting.objects.held().values_list("when", "possible")
        return [possible[0][0] for when, possible in dates if when.is_definite]

    def years(self) -> list[int]:
        return ranked(day.year for day in self.days())

    # --- What was written

    @cache  # noqa: B019
    def articles(self) -> list[Article]:
        """By number: the first, one between, the last."""
        numbers = list(Article.objects.published().order_by("pk").values_list("pk", flat=True))
        return list(Article.objects.filter(pk__in=spread(numbers)).order_by("pk"))

    @cache  # noqa: B019
    def covered(self) -> list[str]:
        """Meetings that most articles are about first."""
        return slugs(by_number(Meeting.objects.only("slug"), "coverage"))

    @cache  # noqa: B019
    def topics(self) -> list[str]:
        return slugs(by_number(Topic.objects.all(), "articles"))

    @cache  # noqa: B019
    def publishers(self) -> list[str]:
        return slugs(by_number(Publisher.objects.all(), "articles"))

    @cache  # noqa: B019
    def languages(self) -> list[str]:
        counted = Article.objects.published().exclude(language="").values("language")
        return [one["language"] for one in counted.annotate(number=Count("pk")).order_by("-number")]

    @cache  # noqa: B019
    def sources(self) -> list[int]:
        return [source.pk for source in by_number(Source.objects.all(), "source_meetings")]

    @cache  # noqa: B019
    def proposals(self) -> list[str]:
        """Those that still wait."""
        waiting = ListedProposal.objects.values_list("pk", flat=True)
        return slugs(Proposal.objects.filter(pk__in=waiting).order_by("pk"))

    @cache  # noqa: B019
    def corrections(self) -> list[str]:
        return list(Correction.objects.order_by("pk").values_list("number", flat=True))


def spread(rows: list, number: int = 3) -> list:
    """As many of the rows, at even distances, the first and the last among them."""
    if len(rows) <= number:
        return rows
    return [rows[round(at * (len(rows) - 1) / (number - 1))] for at in range(number)]
