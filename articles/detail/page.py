"""An article with all that most pages of articles show, in one statement.

Joins are what makes the planner slow: one subquery for each kind is planned in a tenth of the time
that the joins of as many querysets take.
"""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import NamedTuple

from django.db import DEFAULT_DB_ALIAS
from django.db.models import BigIntegerField

from participants.called import called, called_for_short, in_order
from summit_archive.postgres.prepared import Prepared
from summit_archive.web.fast_reverse import path_to

from ..models import Article, Publisher, Topic
from ..sources.cited import is_cited, page_of


def columns(model, *names):
    """Those of its columns, in the order in which `from_db` takes them."""
    return [field.column for field in model._meta.concrete_fields if field.column in names]


# What the page shows of the row itself, and of its publisher's.
TEXTS = ["headline", "standfirst", "body", "text_kind", "summary", "summary_language"]
TEXTS += ["language", "language_is_guessed", "byline", "place_line", "url", "canonical_url", "archived_url"]
TEXTS += ["retrieved_at"]
SHOWN = columns(Article, "id", *TEXTS, "published_on", "publisher_id", "status")
OF_PUBLISHER = columns(Publisher, "id", "slug", "name")


def anchors_of(part):
    """SQL: the accepted mentions in a part of the article that lead to one page each, as `Anchor` takes them."""
    return f"""(SELECT json_agg(
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
     WHERE article_id = %(article)s::bigint AND part = '{part}' AND state = 'accepted'
         AND num_nonnulls(country_id, person_id, organisation_id, meeting_id) = 1)"""


# Those by which facts cite it.
PAGES = f"ARRAY[shown.canonical_url, {page_of('shown.url')}]::text[]"

STATEMENT = Prepared(f"""
SELECT {", ".join(f"shown.{name}" for name in SHOWN)}, {", ".join(f"publisher.{name}" for name in OF_PUBLISHER)},
    (SELECT json_agg(json_build_array(lower(country.code), country.name) ORDER BY sort_key, code)
     FROM articles_article_countries JOIN participants_country country ON country.id = country_id
     WHERE article_id = %(article)s::bigint) AS countries,
    (SELECT json_agg(json_build_array(slug, name) ORDER BY sort_key, person.id)
     FROM articles_article_people JOIN participants_person person ON person.id = person_id
     WHERE article_id = %(article)s::bigint) AS people,
    (SELECT json_agg(json_build_array(slug, name, abbreviation)
                     ORDER BY sort_key, organisation.id)
     FROM articles_article_organisations JOIN participants_organisation organisation
         ON organisation.id = organisation_id
     WHERE article_id = %(article)s::bigint) AS organisations,
    (SELECT json_agg(json_build_array(slug, name, name_ru) ORDER BY sort_key, topic.id)
     FROM articles_article_topics JOIN articles_topic topic ON topic.id = topic_id
     WHERE article_id = %(article)s::bigint) AS topics,
    (SELECT json_agg(
        CASE
            WHEN country_id IS NOT NULL THEN json_build_array(text, 'country-detail',
                (SELECT lower(code) FROM participants_country WHERE id = country_id))
            ELSE json_build_array(text, 'person-detail',
                (SELECT slug FROM participants_person WHERE id = person_id))
        END ORDER BY id)
     FROM articles_tag WHERE article_id = %(article)s::bigint) AS tags,
    {anchors_of("body")} AS anchors,
    {anchors_of("summary")} AS summary_anchors,
    (SELECT before->'languages'->>'language' FROM articles_completion
     WHERE article_id = %(article)s::bigint AND shown.summary_language <> ''
         AND COALESCE(before->>'text_kind', 'summary') = 'summary') AS headline_language,
    (SELECT day FROM articles_silentaddress WHERE url = nullif(shown.url, '')) AS silent_on,
    EXISTS (SELECT FROM articles_statement WHERE article_id = %(article)s::bigint) AS statements,
    EXISTS (SELECT FROM articles_citation WHERE article_id = %(article)s::bigint) AS citations,
    EXISTS (SELECT FROM articles_coverage WHERE article_id = %(article)s::bigint) AS coverage,
    EXISTS (SELECT FROM articles_attestation WHERE article_id = %(article)s::bigint) AS attestations,
    EXISTS (SELECT FROM articles_encounter WHERE article_id = %(article)s::bigint AND state IN ('proposed', 'accepted'))
        AS encounters,
    EXISTS (SELECT FROM articles_proposedstatement WHERE article_id = %(article)s::bigint AND state = 'proposed')
        AS proposed_statements,
    EXISTS (SELECT FROM articles_proposedcitation WHERE article_id = %(article)s::bigint AND state = 'proposed')
        AS proposed_citations,
    {is_cited(PAGES)} AS facts,
    EXISTS (SELECT FROM articles_sketch WHERE article_id = %(article)s::bigint AND story_id IS NOT NULL) AS versions
FROM articles_article shown LEFT JOIN articles_publisher publisher ON publisher.id = shown.publisher_id
WHERE shown.id = %(article)s::bigint
""")
# The columns that follow the row's own and its publisher's.
LISTS = ["countries", "people", "organisations", "topics", "tags", "anchors", "summary_anchors"]
ONES = ["headline_language", "silent_on"]
PARTS = ["statements", "citations", "coverage", "attestations", "encounters", "proposed_statements"]
PARTS += ["proposed_citations", "facts", "versions"]


class Page(NamedTuple):
    """A page that the article's page leads to."""

    name: str
    url: str

    def __str__(self):
        return self.name

    @property
    def called(self):
        """In the language of the page."""
        return self.name

    def get_absolute_url(self):
        return self.url


class Anchor(NamedTuple):
    """A mention as `paragraphs` takes it: words of a text, counted in characters, and what they name."""

    start: int
    end: int
    text: str
    target: Page


@dataclass(frozen=True)
class ArticlePage:
    """`article` has the columns in `SHOWN` and its publisher; `parts` are those of `PARTS` that it has rows of.

    `tags` are the source's own, in its words. `headline_language` is also the standfirst's: a text in another language
    than the summary that it joined left both as they were. `silent_on`: the day on which its address was found not to answer.
    """

    article: Article
    countries: list
    people: list
    organisations: list
    topics: list
    tags: list
    anchors: list
    summary_anchors: list
    headline_language: str
    silent_on: date | None
    parts: set


def article_page(pk):
    """The article, whatever its status, with what its page shows of it; None where there is none. One query."""
    for row in STATEMENT.rows({"article": min(pk, BigIntegerField.MAX_BIGINT)}):
        row = iter(row)
        article = made(Article, SHOWN, row)
        publisher = made(Publisher, OF_PUBLISHER, row)
        article.publisher = publisher if publisher.pk else None
        found = dict(zip(LISTS + ONES + PARTS, row, strict=True))
        return ArticlePage(
            article,
            countries=pages(found["countries"], "country-detail", partial(called, "country")),
            people=pages(found["people"], "person-detail", partial(called, "person")),
            organisations=pages(found["organisations"], "organisation-detail", body_in_full),
            topics=pages(found["topics"], "topic-detail", topic_called),
            tags=[Page(text, path_to(page, slug)) for text, page, slug in found["tags"] or ()],
            anchors=anchors(found["anchors"]),
            summary_anchors=anchors(found["summary_anchors"]),
            headline_language=found["headline_language"] or article.language,
            silent_on=found["silent_on"],
            parts={part for part in PARTS if found[part]},
        )
    return None


def made(model, columns, values):
    """A row of `model` as a queryset gives it, from the first of `values`."""
    return model.from_db(DEFAULT_DB_ALIAS, columns, [next(values) for _ in columns])


def pages(rows, page, name_of):
    """`name_of` takes the slug and the names of a row, and says what it is called in the page's language."""
    return in_order(Page(name_of(slug, *names), path_to(page, slug)) for slug, *names in rows or ())


def body_in_full(slug, name, abbreviation):
    """With its abbreviation behind it."""
    whole = called("organisation", slug, name)
    short = called_for_short("organisation", slug, name, abbreviation)
    return f"{whole} ({short})" if short != whole else whole


def topic_called(_slug, name, name_ru):
    return Topic(name=name, name_ru=name_ru).called


def anchors(rows):
    return [
        Anchor(start, end, text, Page(text, path_to(page, slug)))
        for start, end, text, page, slug in rows or ()
    ]
