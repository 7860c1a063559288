"""What a search box suggests as one types, of every kind."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participants.exporting.parties import description
from participants.names.completing import AT_MOST, LONGEST_KEY, MOST_TYPED, beginning_with
from participants.names.pairs_begun import PairBegun, pairs_begun
from summit_archive.text.folding import fold

from ..models import Topic
from .cards import url_of

# Beside a name, in small letters.
LABELS = {
    "pair": gettext_lazy("pair"),
    "person": gettext_lazy("person"),
    "country": gettext_lazy("country"),
    "organisation": gettext_lazy("organisation"),
    "place": gettext_lazy("place"),
    "series": gettext_lazy("series"),
    "meeting": gettext_lazy("meeting"),
    "topic": gettext_lazy("topic"),
}
MOST_TOPICS = 2


def suggestions(text: str) -> list[dict[str, str]]:
    """At most ten: pairs, what is called just so, then people, countries, organisations, places, series and meetings,
    then topics.

    Four queries, and six more at most where two words and more are typed.
    """
    key = fold(text)
    rows = [as_json(row) for row in sorted(beginning_with(text), key=lambda row: fold(row.called) != key)]
    rows = [*map(of_pair, pairs_begun(text)), *rows]
    topics = [as_json(topic) for topic in topics_beginning_with(text)]
    return [*rows[: AT_MOST - len(topics)], *topics]


def topics_beginning_with(text: str) -> list[Topic]:
    """One query, or none."""
    key = fold(text[:MOST_TYPED])[:LONGEST_KEY].strip()
    if not key:
        return []
    typed = text[:MOST_TYPED].strip()
    topics = list(
        Topic.objects.filter(Q(sort_key__startswith=key) | Q(name_ru__istartswith=typed)).order_by(
            "sort_key", "pk"
        )[:MOST_TOPICS]
    )
    for topic in topics:
        topic.table, topic.description = "topic", ""
    return topics


def as_json(row: Any) -> dict[str, str]:
    """`name` is in the page's language; an organisation has its abbreviation behind."""
    short = row.short_name if row.table == "organisation" and row.short_name != row.called else ""
    name = _("%(name)s (%(short)s)") % {"name": row.called, "short": short} if short else row.called
    return suggestion(row.table, name, description(row), url_of(row))


def of_pair(pair: PairBegun) -> dict[str, str]:
    names = {"one": pair.one.called, "other": pair.other.called}
    return suggestion("pair", _("%(one)s and %(other)s") % names, "", pair.url)


def suggestion(kind: str, name: str, beside: str, url: str) -> dict[str, str]:
    return {"kind": kind, "kind_in_words": str(LABELS[kind]), "name": name, "beside": beside, "url": url}
