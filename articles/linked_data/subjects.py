"""What each page and each file says of its subject: the description, and the way there from the home page."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from . import articles, meetings, pages, parties
from .things import Thing, graph

# So many editions of a series are told, as on its page.
EDITIONS_TOLD = 100


def with_way(site: str, thing: Thing, name: str, kind: str, list_name: str) -> Thing:
    """A thing, and the way to its page by the list of its kind."""
    own_path = thing["@id"].removeprefix(site)
    return graph(thing, pages.crumbs(site, (kind, reverse(list_name)), (name, own_path)))


def of_article(site: str, found: Any, coverage: Iterable[Any]) -> Thing:
    thing = articles.article(found, coverage, site)
    return with_way(site, thing, found.article.headline, _("Articles"), "article-list")


def of_meeting(
    site: str, row: Any, lines: Iterable[Any], parts: Iterable[Any], coverage: Iterable[Any]
) -> Thing:
    thing = meetings.meeting(row, lines, parts, coverage, site)
    return with_way(site, thing, row.title, _("Meetings"), "meeting-list")


def of_series(site: str, row: Any, editions: list[Any]) -> Thing:
    held = [edition.meeting for edition in editions[:EDITIONS_TOLD]]
    return with_way(site, meetings.series(row, held, site), row.name, _("Series of meetings"), "series-list")


def of_country(site: str, row: Any, names: Iterable[Any], identifiers: list[Any]) -> Thing:
    return with_way(
        site, parties.country(row, names, identifiers, site), row.name, _("Countries"), "country-list"
    )


def of_person(
    site: str, row: Any, names: Iterable[Any], terms: Iterable[Any], identifiers: list[Any]
) -> Thing:
    return with_way(
        site, parties.person(row, names, terms, identifiers, site), row.name, _("People"), "person-list"
    )


def of_organisation(
    site: str, row: Any, names: Iterable[Any], memberships: Iterable[Any], identifiers: list[Any]
) -> Thing:
    thing = parties.organisation(row, names, memberships, identifiers, site)
    return with_way(site, thing, row.name, _("Organisations"), "organisation-list")


def of_topic(site: str, row: Any) -> Thing:
    return with_way(site, articles.topic(row, site), row.name, _("Topics"), "topic-list")


def of_publisher(site: str, row: Any) -> Thing:
    return with_way(site, articles.publisher(row, site), row.name, _("Publishers"), "publisher-list")


def of_source(site: str, row: Any, its_meetings: Iterable[Any]) -> Thing:
    thing = articles.source(row, its_meetings, site)
    return with_way(site, thing, str(row), _("Publishers"), "publisher-list")
