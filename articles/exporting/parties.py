"""Countries, people and organisations, with what is written about them and what they said."""

from django.urls import reverse
from django.utils.http import urlencode

from participants.exporting import parties
from participants.exporting.plain import source
from summit_archive.web.json import day

from .quotes import as_place


def elsewhere(parameter, value):
    """Where the lists of the meetings and of the articles about one of them are."""
    query = urlencode({parameter: value})
    return {
        "meetings_url": f"{reverse('meeting-list-json')}?{query}",
        "articles_url": f"{reverse('article-list-json')}?{query}",
    }


def country_row(country):
    """A country in a list; it comes from `with_meetings_held` and `with_article_count`."""
    return parties.country_row(country) | {"articles": country.published_articles}


def country_in_full(country, terms, memberships):
    return (
        country_row(country)
        | parties.country_details(country, terms, memberships)
        | source(country)
        | elsewhere("country", country.address_code)
    )


def person_in_full(person, statements, statements_total):
    return (
        parties.person_row(person)
        | parties.person_details(person)
        | {
            "statements_total": statements_total,
            "statements": [said(statement) for statement in statements],
        }
        | source(person)
        | elsewhere("person", person.slug)
    )


def organisation_in_full(organisation, memberships):
    return (
        parties.organisation_row(organisation)
        | parties.organisation_details(organisation, memberships)
        | source(organisation)
        | elsewhere("organisation", organisation.slug)
    )


def said(statement):
    """A statement on the page of its speaker."""
    return {
        "article": statement.article_id,
        "url": statement.article.get_absolute_url(),
        "published": day(statement.article.published_on),
        "on_behalf_of": statement.on_behalf_of,
        "manner": statement.manner,
        "text": statement.text,
        **as_place(statement),
        "topics": [topic.slug for topic in statement.topics.all()],
    }
