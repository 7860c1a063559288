"""Addresses that answer in this archive, and the same in curl, Python, R and JavaScript."""

from typing import NamedTuple

from participants.models import Country, Meeting, MeetingSeries, Organisation, Person

from ..models import Article, Proposal, Publisher, Source, Topic
from .operations import Operation, operations

# What stands behind the question mark of an example.
ASKED = {
    "article-list-json": "?q=gas&limit=5",
    "meeting-list-json": "?status=held&from=2019&to=2023&limit=5",
    "search-json": "?q=kazakhstan+uzbekistan",
    "compare-json": "?country=kz&country=uz",
    "compare-csv": "?country=kz&country=uz",
    "claim-json": "?who=kz&met=uz&on=2018",
    "reconcile": "?query=Putin",
    "reconcile-suggest-entity": "?prefix=put",
    "reconcile-flyout-type": "?id=person",
    "reconcile-flyout-property": "?id=iso3",
    "suggest": "?q=put",
}


class Snippet(NamedTuple):
    language: str
    text: str


def values() -> dict[str, dict[str, str]]:
    """{operation: {parameter of its path: a value}}, of rows that are there. Some ten queries."""
    rows = rows_of_each()
    return {one.name: found for one in operations() if (found := values_of(one, rows))}


def rows_of_each() -> dict[str, list[str]]:
    """{first word of a path: keys}, two of each where there are two."""
    articles = list(Article.objects.published().only("headline").order_by("-pk")[:1])
    found = {
        "meetings": slugs(Meeting.objects.order_by("pk")),
        "people": slugs(Person.objects.filter(terms__isnull=False).order_by("sort_key", "pk").distinct()),
        "organisations": slugs(Organisation.objects.order_by("pk")),
        "series": slugs(MeetingSeries.objects.order_by("pk")),
        "topics": slugs(Topic.objects.order_by("pk")),
        "publishers": slugs(Publisher.objects.order_by("pk")),
        "proposed": slugs(
            Proposal.objects.filter(meeting=None, encounters__state="proposed").order_by("pk").distinct()
        ),
        "countries": [
            code.lower() for code in Country.objects.order_by("pk").values_list("code", flat=True)[:2]
        ],
        "sources": [str(pk) for pk in Source.objects.order_by("-pk").values_list("pk", flat=True)[:1]],
        "articles": [str(article.pk) for article in articles],
    }
    return found | {"headlines": [article.slug for article in articles]}


def slugs(rows):
    return list(rows.values_list("slug", flat=True)[:2])


def values_of(operation: Operation, rows: dict[str, list[str]]) -> dict[str, str]:
    """None of them where a row is missing."""
    kind = operation.path.split("/")[1].partition(".")[0]
    if "/proposed/" in operation.path:
        kind = "proposed"
    keys = rows.get(kind, [])
    days = {
        "year": "2019",
        "month": "05",
        "day": "28",
        "of": "meetings",
        "key": next(iter(rows["meetings"]), ""),
    }
    own = {"slug": keys[0], "code": keys[0], "pk": keys[0]} if keys else {}
    other = {"other": keys[1]} if len(keys) > 1 else {}
    if kind == "articles" and keys:
        own["slug"] = rows["headlines"][0]
    every = days | own | other
    names = [one.name for one in operation.parameters if one.where == "path"]
    return {name: every[name] for name in names} if all(every.get(name) for name in names) else {}


def address_of(operation: Operation, found: dict[str, str]) -> str | None:
    """The path and query of the example, None where this archive has none."""
    if "{" in operation.path and not found:
        return None
    return operation.path.format(**found) + ASKED.get(operation.name, "")


def snippets(url: str, is_json: bool) -> list[Snippet]:
    """What can be pasted as it stands."""
    return [
        Snippet("curl", f"curl '{url}'"),
        Snippet("Python", python(url, is_json)),
        Snippet(
            "R", f'jsonlite::fromJSON("{url}")' if is_json else f'readLines("{url}", encoding = "UTF-8")'
        ),
        Snippet(
            "JavaScript",
            f'const answer = await fetch("{url}")\nconsole.log(await answer.{"json" if is_json else "text"}())',
        ),
    ]


def python(url, is_json):
    read = "json.load(answer)" if is_json else "answer.read()"
    return f'import json\nfrom urllib.request import urlopen\n\nwith urlopen("{url}") as answer:\n    content = {read}\nprint(content)'
