"""What may be chosen for a card: rows that are found in any spelling, with what tells one from another beside them.

Whoever has that very name comes first, then whom the article names; the last row makes a new one.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from participants.models import (
    Country,
    Meeting,
    MeetingSeries,
    Office,
    Organisation,
    Person,
    Place,
)
from summit_archive.editing.site import rows_with_words, search_words
from summit_archive.records import number_in
from summit_archive.text.folding import fold

from ..encounters.nearby import meetings_nearby
from ..models import Article, Publisher
from .names import mentions_of

MOST = 9
# What a mention may name.
ANY = ["person", "country", "organisation", "office", "meeting"]
# What can be made by its name alone.
MADE = ["person"]


class Kind:
    """`paths`: the columns in which words are looked for, those of the very name first."""

    def __init__(self, rows: QuerySet, paths: list[str], exact: list[str], beside: Callable[[Any], str]):
        self.rows, self.paths, self.exact, self.beside = rows, paths, exact, beside

    def found(self, words: list[str], near: set[int]) -> list:
        """The very name first, then those near, then the others. Three queries at most."""
        text = fold(" ".join(words))
        exact = Q()
        for path in self.exact:
            exact |= Q(**{path: text})
        rows = self.rows.order_by(*self.rows.model._meta.ordering)
        first = list(rows.filter(exact).distinct()[:MOST]) if text else []
        matching = rows_with_words(rows, self.paths, words)
        close = list(matching.filter(pk__in=near)[:MOST]) if near else []
        found = {row.pk: row for row in [*first, *close]}
        if len(found) < MOST and words:
            found |= {row.pk: row for row in matching[:MOST] if row.pk not in found}
        self.very = {row.pk for row in first}
        return list(found.values())[:MOST]


def of_person(person: Person) -> str:
    return ", ".join(dict.fromkeys(str(office) for office in person.offices))


def of_meeting(meeting: Meeting) -> str:
    facts = [meeting.when.in_words(), str(meeting.place or ""), meeting.get_status_display()]
    return ", ".join(filter(None, facts))


def of_article(article: Article) -> str:
    day = date_format(article.published_on, "j F Y") if article.published_on else _("day not stated")
    return ", ".join(filter(None, [str(article.publisher or ""), day]))


NAMED = ["sort_key", "names__folded"]


def people() -> Kind:
    return Kind(Person.objects.for_list(), ["sort_key", "slug", "names__folded"], NAMED, of_person)


def countries() -> Kind:
    return Kind(Country.objects.all(), ["sort_key", "code", "names__folded"], NAMED, lambda row: row.code)


def organisations() -> Kind:
    paths = ["sort_key", "abbreviation", "slug", "names__folded"]
    return Kind(Organisation.objects.all(), paths, NAMED, lambda row: row.get_kind_display())


def offices() -> Kind:
    rows = Office.objects.select_related("country", "organisation")
    paths = ["name", "slug", "country__sort_key", "organisation__abbreviation", "names__folded"]
    return Kind(
        rows, paths, ["slug", "names__folded"], lambda row: str(row.country or row.organisation or "")
    )


def meetings() -> Kind:
    rows = Meeting.objects.select_related("place__country").defer("summary")
    paths = ["title", "when", "slug", "place__sort_key", "place__names__folded"]
    paths += ["organisation__abbreviation", "series__name", "series__names__folded"]
    return Kind(rows, paths, ["slug"], of_meeting)


def places() -> Kind:
    rows = Place.objects.select_related("country")
    paths = ["sort_key", "slug", "country__sort_key", "names__folded"]
    return Kind(rows, paths, NAMED, lambda row: str(row.country))


def series() -> Kind:
    rows = MeetingSeries.objects.select_related("organisation")
    paths = ["name", "slug", "organisation__sort_key", "organisation__abbreviation", "names__folded"]
    return Kind(rows, paths, ["slug", "names__folded"], lambda row: str(row.organisation or ""))


def publishers() -> Kind:
    rows = Publisher.objects.select_related("country")
    return Kind(rows, ["sort_key", "slug", "url"], ["sort_key"], lambda row: str(row.country or ""))


def articles() -> Kind:
    rows = Article.objects.select_related("publisher").without_texts()
    return Kind(rows, ["headline", "url"], ["url"], of_article)


MADE_OF: dict[str, Callable[[], Kind]] = {
    "person": people,
    "country": countries,
    "organisation": organisations,
    "office": offices,
    "meeting": meetings,
    "place": places,
    "series": series,
    "publisher": publishers,
    "article": articles,
}
KINDS = [*MADE_OF, "any"]
# What each kind takes to be looked at.
SEEN = {
    name: f"participants.view_{model}"
    for name, model in zip([*ANY, "place", "series"], [*ANY, "place", "meetingseries"], strict=True)
} | {"publisher": "articles.view_publisher", "article": "articles.view_article"}


def choices(article: Article, kind: str, text: str, near_card: str, user: Any) -> list[dict[str, Any]]:
    """`near_card`: the id of the card that it is for. Some three queries for each kind that may be meant."""
    words = search_words(text)
    near = named_in(article)
    if "meeting" in (kind, *(ANY if kind == "any" else ())):
        near["meeting"] = near.get("meeting", set()) | meetings_near(article, near_card)
    wanted = [one for one in (ANY if kind == "any" else [kind]) if user.has_perm(SEEN[one])]
    rows: list[dict[str, Any]] = []
    for one in wanted:
        chosen = MADE_OF[one]()
        found = chosen.found(words, near.get(one, set()))
        rows += [
            {
                "id": row.pk,
                "kind": one,
                "text": str(row),
                "beside": chosen.beside(row),
                "exact": row.pk in chosen.very,
                "near": row.pk in near.get(one, set()),
            }
            for row in found
        ]
    rows.sort(key=lambda row: (not row["exact"], not row["near"]))
    typed = " ".join(words)
    made = [
        {"create": typed, "kind": one, "text": _("create “%s”") % typed, "beside": _("a new person")}
        for one in MADE
        if any(map(str.isalpha, typed)) and one in wanted and user.has_perm(f"participants.add_{one}")
    ]
    return rows[:MOST] + made


def meetings_near(article: Article, card: str) -> set[int]:
    """Those on record of the days, or of the body, of a meeting's card. Two queries, or none."""
    number = number_in(card.partition("meeting-")[2])
    if number is None:
        return set()
    own = article.encounters.filter(pk=number).values_list("pk", flat=True)
    return set(meetings_nearby(own).get(number, ())) if own else set()


def named_in(article: Article) -> dict[str, set[int]]:
    """By kind whom the article's mentions name. One query."""
    near: dict[str, set[int]] = {}
    for row in mentions_of(article):
        if row.target and row.state != "rejected":
            near.setdefault(row.target[0], set()).add(row.target[1])
    return near
