"""Each kind of change alone, in plain SQL, is followed by all that is kept beside the articles."""

import pytest

from articles.quality import RECOUNTS
from tests.articles.counting.archive import LINKS, listed, sql
from tests.make import (
    make_article,
    make_country,
    make_coverage,
    make_meeting,
    make_organisation,
    make_person,
    make_publisher,
    make_topic,
)

pytestmark = pytest.mark.django_db

TABLES = {f"articles_article_{name}": f"{one}_id" for name, one in LINKS.items()}
FIRST, LAST = (f"(SELECT {which}(id) FROM articles_article)" for which in ("min", "max"))

CHANGES = [
    "INSERT INTO articles_article (headline, standfirst, body, language, byline, url, canonical_url,"
    " external_id, status, version) VALUES ('Talks', '', '', 'tg', '', '', '', '', 'published', 1)",
    f"UPDATE articles_article SET status = 'withdrawn' WHERE id = {FIRST}",
    f"UPDATE articles_article SET status = 'published' WHERE id = {LAST}",
    f"UPDATE articles_article SET published_on = '2019-01-01' WHERE id = {FIRST}",
    f"UPDATE articles_article SET published_on = NULL WHERE id = {FIRST}",
    f"UPDATE articles_article SET language = 'ru' WHERE id = {FIRST}",
    f"UPDATE articles_article SET publisher_id = NULL WHERE id = {FIRST}",
    "UPDATE articles_article SET headline = 'Gas'",
    "SET CONSTRAINTS ALL DEFERRED; UPDATE articles_article SET id = id + 1000000;"
    + ";".join(f"UPDATE {table} SET article_id = article_id + 1000000" for table in [*TABLES, "articles_coverage"]),
    f"DELETE FROM articles_article WHERE id = 1 + {FIRST}",
    "TRUNCATE articles_article CASCADE",
    *(f"INSERT INTO {table} (article_id, {key}) SELECT {FIRST}, max(id) FROM {{{key}}}" for table, key in TABLES.items()),
    *(f"UPDATE {table} SET {key} = (SELECT max(id) FROM {{{key}}})" for table, key in TABLES.items()),
    *(f"UPDATE {table} SET article_id = 1 + {FIRST} WHERE article_id = {FIRST}" for table in TABLES),
    *(f"DELETE FROM {table}" for table in TABLES),
    *(f"TRUNCATE {table}" for table in TABLES),
    "UPDATE articles_coverage SET meeting_id = (SELECT max(id) FROM participants_meeting)",
    f"UPDATE articles_coverage SET article_id = 1 + {FIRST}",
    "DELETE FROM articles_coverage",
    "TRUNCATE articles_coverage",
    "UPDATE articles_topic SET parent_id = NULL",
    "UPDATE articles_topic SET parent_id = (SELECT max(id) FROM articles_topic) WHERE parent_id IS NULL"
    " AND id < (SELECT max(id) FROM articles_topic)",
    "SET CONSTRAINTS ALL DEFERRED;"
    f"INSERT INTO articles_article_topics (article_id, topic_id) SELECT {FIRST}, 999999;"
    "INSERT INTO articles_topic (id, slug, name, name_ru, sort_key, parent_id, version)"
    " SELECT 999999, 'new', 'New', '', 'new', max(id), 1 FROM articles_topic",
]  # fmt: skip
OTHERS = {
    "country_id": "participants_country",
    "person_id": "participants_person",
    "organisation_id": "participants_organisation",
    "topic_id": "articles_topic",
}


@pytest.fixture
def archive():
    """An article with everything, one without anything, and a draft; and of everything another one."""
    links = {
        "countries": [make_country("KZ")],
        "people": [make_person()],
        "organisations": [make_organisation("CIS")],
        "topics": [make_topic("Gas", parent=make_topic("Energy"))],
    }
    article = make_article(publisher=make_publisher(), **links)
    make_coverage(article)
    make_article()
    make_article(status="draft", **links)
    make_country("RU"), make_person(), make_organisation("EAEU"), make_topic("Trade"), make_meeting()
    sql("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.parametrize("fold_at", [1, 500])
@pytest.mark.parametrize("change", CHANGES)
def test_it_is_followed(archive, change, fold_at):
    before = listed()
    sql("SELECT set_config('summit.fold_at', %s, true)", str(fold_at))
    sql(change.format(**OTHERS))
    assert [finding.sentence for check in RECOUNTS for finding in check.findings()] == []
    if "headline =" not in change:
        assert listed() != before
