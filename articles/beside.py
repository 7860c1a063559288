"""What an article's page shows beside its text, in one statement and without a row's instance.

Joins are what makes the planner slow: one subquery for each kind is planned in a tenth of the time
that the joins of as many querysets take.
"""

from dataclasses import dataclass
from typing import NamedTuple

from django.db import connection

from participants.paths import path_to

STATEMENT = """
SELECT
    (SELECT json_agg(json_build_array(lower(country.code), country.name) ORDER BY sort_key, code)
     FROM articles_article_countries JOIN participants_country country ON country.id = country_id
     WHERE article_id = %(article)s) AS countries,
    (SELECT json_agg(json_build_array(slug, name) ORDER BY sort_key, person.id)
     FROM articles_article_people JOIN participants_person person ON person.id = person_id
     WHERE article_id = %(article)s) AS people,
    (SELECT json_agg(json_build_array(slug, name || COALESCE(' (' || NULLIF(abbreviation, '') || ')', ''))
                     ORDER BY sort_key, organisation.id)
     FROM articles_article_organisations JOIN participants_organisation organisation
         ON organisation.id = organisation_id
     WHERE article_id = %(article)s) AS organisations,
    (SELECT json_agg(json_build_array(slug, name) ORDER BY sort_key, topic.id)
     FROM articles_article_topics JOIN articles_topic topic ON topic.id = topic_id
     WHERE article_id = %(article)s) AS topics,
    (SELECT json_agg(
        CASE
            WHEN country_id IS NOT NULL THEN json_build_array(start, "end", text, 'country-detail',
                (SELECT lower(code) FROM participants_country WHERE id = country_id))
            WHEN person_id IS NOT NULL THEN json_build_array(start, "end", text, 'person-detail',
                (SELECT slug FROM participants_person WHERE id = person_id))
            WHEN organisation_id IS NOT NULL THEN json_build_array(start, "end", text, 'organisation-detail',
                (SELECT slug FROM participants_organisation WHERE id = organisation_id))
            ELSE json_build_array(start, "end", text, 'meeting-detail',
                (SELECT slug FROM participants_meeting WHERE id = meeting_id))
        END ORDER BY start, "end" DESC, id)
     FROM articles_mention
     WHERE article_id = %(article)s AND part = 'body' AND state = 'accepted'
         AND num_nonnulls(country_id, person_id, organisation_id, meeting_id) = 1) AS mentions,
    EXISTS (SELECT FROM articles_statement WHERE article_id = %(article)s) AS has_statements,
    EXISTS (SELECT FROM articles_citation WHERE article_id = %(article)s) AS has_citations,
    EXISTS (SELECT FROM articles_coverage WHERE article_id = %(article)s) AS has_coverage,
    EXISTS (SELECT FROM articles_attestation WHERE article_id = %(article)s) AS has_attestations,
    EXISTS (SELECT FROM articles_sketch WHERE article_id = %(article)s AND story_id IS NOT NULL) AS has_versions
"""


class Page(NamedTuple):
    """A page that the article's page leads to."""

    name: str
    url: str

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return self.url


class Anchor(NamedTuple):
    """A mention as `reading` takes it: words of the body, counted in characters, and what they name."""

    start: int
    end: int
    text: str
    target: Page


@dataclass(frozen=True)
class Beside:
    """`parts` names what else there is: "statements", "citations", "coverage", "attestations", "versions"."""

    countries: list
    people: list
    organisations: list
    topics: list
    anchors: list
    parts: set


def beside(article):
    """What stands beside `article`. One query."""
    with connection.cursor() as cursor:
        cursor.execute(STATEMENT, {"article": article.pk})
        names = [column.name for column in cursor.description]
        found = dict(zip(names, cursor.fetchone(), strict=True))
    return Beside(
        countries=pages(found["countries"], "country-detail"),
        people=pages(found["people"], "person-detail"),
        organisations=pages(found["organisations"], "organisation-detail"),
        topics=pages(found["topics"], "topic-detail"),
        anchors=[
            Anchor(start, end, text, Page(text, path_to(page, slug)))
            for start, end, text, page, slug in found["mentions"] or ()
        ],
        parts={name.removeprefix("has_") for name in names if name.startswith("has_") and found[name]},
    )


def pages(rows, page):
    return [Page(name, path_to(page, slug)) for slug, name in rows or ()]
