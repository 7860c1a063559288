"""Whatever happens to the articles, what is searched of them is what it has to be."""

import datetime
import itertools
import re

import pytest
from django.core.exceptions import ValidationError
from django.db import OperationalError, connection, transaction

from articles.counting.bulk_changes import listed_once
from articles.models import Article, SearchedText
from articles.searching.recount import wrong_texts
from summit_archive.dates import PartialDate
from summit_archive.postgres.copy import copy_rows
from tests.articles.searching.asking import headlines
from tests.make import make_article, make_coverage, make_meeting, make_person, make_topic

pytestmark = pytest.mark.django_db

COLUMNS = "article_id, day, is_published, is_stemmed, is_sampled, headline_words, vector"


def wrong():
    """Rows that are not as they have to be, or are missing, or too many."""
    kept, due = (
        f"SELECT {COLUMNS} FROM articles_searchedtext",
        f"SELECT {COLUMNS} FROM articles_searchedtext_due",
    )
    with connection.cursor() as cursor:
        cursor.execute(f"(({kept} EXCEPT {due}) UNION ALL ({due} EXCEPT {kept}))")
        return cursor.fetchall()


@pytest.fixture
def article():
    return make_article("Gas talks", standfirst="In Minsk.", people=[make_person("Tokayev")])


CHANGES = {
    "headline": {"headline": "Oil talks"},
    "standfirst": {"standfirst": "In Moscow."},
    "body": {"body": "Nothing was said."},
    "language": {"language": "de"},
    "day": {"published_on": datetime.date(2001, 2, 3)},
    "no day": {"published_on": None},
    "status": {"status": "withdrawn"},
    "nothing that is searched": {"byline": "Somebody"},
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_of_an_article_is_kept(article, change):
    other = make_article("Another")
    Article.objects.filter(pk=article.pk).update(**change)
    assert SearchedText.objects.count() == 2
    assert wrong() == []
    assert headlines("another") == [other.headline]


def test_a_text_is_found_by_what_it_says_now(article):
    article.headline = "Oil talks"
    article.save()
    assert (headlines("gas"), headlines("oil")) == ([], ["Oil talks"])


@pytest.mark.parametrize("status", ["draft", "in-review", "withdrawn"])
def test_readers_find_only_what_is_published(article, status):
    Article.objects.filter(pk=article.pk).update(status=status)
    assert headlines("gas") == []
    assert [found.pk for found in Article.objects.matching("gas")] == [article.pk]


def test_links_to_people_are_kept(article):
    person = make_person("Putin")
    article.people.add(person)
    assert wrong() == []
    article.people.clear()
    assert wrong() == []
    article.people.set([person])
    assert wrong() == []
    person.delete()
    assert wrong() == []


def test_links_to_topics_are_kept(article):
    topic = make_topic()
    article.topics.add(topic)
    assert "'t " in vector_of(article)
    assert wrong() == []
    article.topics.clear()
    assert "'t " not in vector_of(article)
    topic.delete()
    assert wrong() == []


def test_the_days_of_covered_meetings_are_kept(article):
    meeting = make_meeting(when="2017-04-14")
    coverage = make_coverage(article, meeting)
    assert "'cd 2017-04-14' 'cm 2017-04' 'cy 2017'" in vector_of(article)
    assert (wrong(), wrong_texts(0, article.pk)) == ([], [])
    for when, marks in DAYS_OF_MEETINGS.items():
        meeting.when = PartialDate.parse(when)
        meeting.save()
        assert [mark[1:-1] for mark in re.findall(r"'c[ymd] [0-9-]+'", vector_of(article))] == marks
        assert (wrong(), wrong_texts(0, article.pk)) == ([], []), when
    coverage.delete()
    assert "'c" not in vector_of(article)
    assert wrong() == []


DAYS_OF_MEETINGS = {
    "2022-12-26/2022-12-27": ["cd 2022-12-26", "cd 2022-12-27", "cm 2022-12", "cy 2022"],
    "2022-11-30/2022-12-01": ["cd 2022-11-30", "cd 2022-12-01", "cm 2022-11", "cm 2022-12", "cy 2022"],
    "[2022-12-26,2022-12-27]": ["cm 2022-12", "cy 2022"],
    "[2022-11-30,2022-12-01]": ["cy 2022"],
    "2022-12": ["cm 2022-12", "cy 2022"],
    "2022": ["cy 2022"],
    "[2022,2023]": [],
    "XXXX-12-26": [],
}


def vector_of(article):
    return SearchedText.objects.get(article=article).vector


def test_what_is_deleted_is_not_found(article):
    article.delete()
    assert (SearchedText.objects.count(), wrong()) == (0, [])


def test_what_is_deleted_by_hand_is_not_found(article):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM articles_article_people")
        cursor.execute("DELETE FROM articles_article WHERE id = %s", [article.pk])
    assert SearchedText.objects.count() == 0


@pytest.mark.parametrize("together", [True, False])
def test_many_articles_at_once_are_kept(article, together):
    person = make_person()
    rows = [(article.pk + number, f"Copied {number}", "", "", "ru", "published", 1) for number in (1, 2)]
    columns = ["id", "headline", "standfirst", "body", "language", "status", "version"]
    rows = [(*row, "", "", "", "") for row in rows]
    columns += ["byline", "url", "canonical_url", "external_id"]

    def write():
        copy_rows(Article, columns, rows)
        copy_rows(Article.people.through, ["article_id", "person_id"], [(row[0], person.pk) for row in rows])
        Article.people.through.objects.filter(article=article).delete()

    if together:
        with listed_once():
            write()
    else:
        write()

    assert wrong() == []
    assert set(headlines("copied")) == {"Copied 1", "Copied 2"}


def test_an_emptied_table_is_searched_no_more(article):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("TRUNCATE articles_article CASCADE")
    assert SearchedText.objects.count() == 0


def test_a_text_of_too_many_words_is_refused_published_or_not():
    # So many words that an apostrophe parts, each searchable whole and in its parts, that no text search vector holds them.
    words = ["".join(word) for word in itertools.product("бвгджзклмнпрстфх", repeat=4)]
    crowded = " ".join(f"{one}'{other}" for one, other in zip(words, reversed(words), strict=True))[:250_000]
    for status in ("published", "draft"):
        with pytest.raises(OperationalError, match="too long for tsvector"), transaction.atomic():
            make_article(body=crowded, status=status)
    with pytest.raises(ValidationError) as error:
        Article(headline="Words", body=crowded, language="ru").full_clean()
    assert "different words" in str(error.value)
