"""An article of a source, its publisher, and a source of which the archive has no article."""

from collections.abc import Iterable
from typing import Any

from summit_archive.text.languages import UNDETERMINED

from .things import Thing, dated, each_once, iso, named, stated, stated_all, told

KINDS_OF_PUBLISHERS = {
    "agency": "NewsMediaOrganization",
    "broadcaster": "NewsMediaOrganization",
    "government": "GovernmentOrganization",
    "newspaper": "NewsMediaOrganization",
}


def article(found: Any, coverage: Iterable[Any], site: str) -> Thing:
    """A published article as `detail.page.article_page` reads it, with the meetings that it covers. No query.

    Its own address in `url` is the source's; its text is not told. A language that nobody states is a property.
    """
    row, about = found.article, about_of(found, site)
    return told(
        "NewsArticle",
        f"{site}{row.get_absolute_url()}",
        mainEntityOfPage=f"{site}{row.get_absolute_url()}",
        url=row.url or row.canonical_url,
        headline=row.headline,
        datePublished=row.published_on.isoformat() if row.published_on else None,
        inLanguage=row.language if is_stated(row) else None,
        publisher=named("Organization", site, row.publisher) if row.publisher else None,
        creditText=row.byline,
        dateline=row.place_line,
        about=about,
        mentions=mentions_of(found, coverage, site, {thing["@id"] for thing in about}),
        additionalProperty=guessed(row),
    )


def is_stated(row: Any) -> bool:
    return bool(row.language) and row.language != UNDETERMINED and not row.language_is_guessed


def guessed(row: Any) -> list[Thing]:
    return [stated("language, recognised by the text", row.language)] if row.language_is_guessed else []


def about_of(found: Any, site: str) -> list[Thing]:
    kinds = {
        "Country": found.countries,
        "Person": found.people,
        "Organization": found.organisations,
        "DefinedTerm": found.topics,
    }
    return [named(kind, site, page) for kind, pages in kinds.items() for page in pages]


def mentions_of(found: Any, coverage: Iterable[Any], site: str, told_already: set[str]) -> list[Thing]:
    """The meetings that it covers, and what its words name besides what it is about."""
    meetings = [named("Event", site, row.meeting) for row in coverage]
    targets = [anchor.target.url for anchor in [*found.anchors, *found.summary_anchors]]
    others = [{"@id": f"{site}{url}"} for url in targets]
    taken = told_already | {thing["@id"] for thing in meetings}
    return each_once([*meetings, *(one for one in others if one["@id"] not in taken)])


def publisher(row: Any, site: str) -> Thing:
    """No query beyond its country."""
    return told(
        KINDS_OF_PUBLISHERS.get(row.kind, "Organization"),
        f"{site}{row.get_absolute_url()}",
        name=row.name,
        url=row.url,
        location=named("Country", site, row.country) if row.country else None,
        additionalProperty=stated_all(kind=row.kind),
    )


def topic(row: Any, site: str) -> Thing:
    parent = [named("DefinedTerm", site, row.parent)] if row.parent else []
    return told(
        "DefinedTerm",
        f"{site}{row.get_absolute_url()}",
        name=row.name,
        url=f"{site}{row.get_absolute_url()}",
        inDefinedTermSet={"@id": f"{site}/topics/"},
        isPartOf=parent,
    )


def source(row: Any, meetings: Iterable[Any], site: str) -> Thing:
    """A source that facts cite, as far as its record goes: its day may be a month or a year."""
    day = row.published_on
    return told(
        "CreativeWork",
        f"{site}{row.get_absolute_url()}",
        url=row.url,
        headline=row.headline,
        name=str(row),
        datePublished=iso(day),
        inLanguage=row.language,
        publisher=named("Organization", site, row.publisher) if row.publisher else None,
        mentions=[named("Event", site, one.meeting) for one in meetings],
        additionalProperty=[dated("published", day)] if day and not iso(day) else [],
    )
