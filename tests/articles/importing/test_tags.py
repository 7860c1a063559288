"""The source's own tags: which become links, what stays of them, and what is told of the others."""

import json

import pytest
from django.db import IntegrityError, transaction

from articles.importing.record import read_record
from articles.linking.linker import read_linker
from articles.models import Article, ImportBatch, Tag
from tests.articles.news import TALKS, counts, records, report_rows
from tests.make import make_article, make_country, make_name, make_person, undo_all

pytestmark = pytest.mark.django_db

SILENT = {
    "title": "Telephone conversation",
    "text": "The leaders spoke.",
    "url": "http://en.kremlin.ru/news/9",
}


@pytest.fixture
def putin(countries):
    return make_person("Vladimir Putin")


def links(article=None):
    article = article or Article.objects.get()
    codes = article.countries.order_by("code").values_list("code", flat=True)
    return [*codes, *article.people.order_by("name").values_list("name", flat=True)]


def tags():
    return list(Tag.objects.values_list("text", "country__code", "person__name"))


def doubts(path):
    return [(row["field"], row["value"]) for row in report_rows(path) if row["outcome"] == "doubtful"]


@pytest.mark.parametrize(
    "fields",
    [
        {"people": ["Vladimir Putin"], "countries": ["KZ"]},
        {"people": "Putin, Vladimir", "countries": "Kazakhstan"},
        {"people": [{"name": "Putin Vladimir"}], "countries": [{"code": "kz"}]},
        {
            "tags": {
                "persons": [{"id": "79", "name": "Putin, Vladimir"}],
                "countries": [{"id": "KZ", "name": "Republic of Kazakhstan"}],
                "topics": ["Gas"],
            }
        },
        {"tags": {"people": ["Vladimir Putin", ""], "countries": ["KZ", None, "Kazakhstan", "kz"]}},
    ],
)
def test_whom_the_source_tagged_the_article_is_about(bring_in, putin, fields):
    said = bring_in(SILENT | fields)

    assert links() == ["KZ", "Vladimir Putin"]
    assert Tag.objects.count() == 2 and not Article.objects.get().mentions.exists()
    assert counts(said)["doubtful"] == 0 and "2 tags of the sources" in said


def test_a_tag_is_kept_in_the_words_of_the_source(bring_in, putin):
    bring_in(
        SILENT | {"countries": [{"id": "KZ", "name": "Republic of Kazakhstan"}], "people": "Putin, Vladimir"}
    )

    assert tags() == [("Republic of Kazakhstan", "KZ", None), ("Putin, Vladimir", None, "Vladimir Putin")]


def test_what_text_and_tags_both_name_is_one_link(bring_in, countries):
    bring_in(TALKS | {"countries": ["AM"]})

    assert links() == ["AM", "KZ", "RU"]
    assert ImportBatch.objects.get().counts["links"] == 3


def test_tags_that_name_nobody_or_several_are_told_and_never_guessed(bring_in, putin, tmp_path):
    make_person("Sergei Ivanov"), make_person("Sergei Ivanov")
    people = ["Putin", "Ivanov, Sergei", "Somebody Else"]
    nations = ["XA", {"id": "XO", "name": "South Ossetia"}, {"id": "KZ", "name": "Armenia"}]

    bring_in(SILENT | {"people": people, "countries": nations}, report=tmp_path / "report")

    assert links() == [] and tags() == []
    assert doubts(tmp_path / "report") == [
        ("countries", "XA"),
        ("countries", "XO South Ossetia"),
        ("countries", "KZ Armenia"),
        ("people", "Putin"),
        ("people", "Ivanov, Sergei"),
        ("people", "Somebody Else"),
    ]
    reasons = [row["reason"] for row in report_rows(tmp_path / "report")]
    assert reasons[0].startswith("no country on record: a code of ISO 3166-1 such as KZ is expected")
    assert reasons[2].startswith("2 countries on record are meant")
    assert reasons[3].startswith("nobody on record is called so")
    assert reasons[4].startswith("2 people on record are called so")


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (7, "a list of names is expected, not a number"),
        (True, "a list of names is expected, not true or false"),
        ({"name": "KZ"}, "a list of names is expected, not an object"),
        ([7], "a name is expected, not a number"),
        ([["KZ"]], "a name is expected, not a list"),
        ([{"name": {"en": "KZ"}}], "a name is expected, not an object"),
        (["K\0Z"], "a NUL character stands in it"),
        (["\ud800"], "half a character (a lone surrogate) stands in it"),
        (["x" * 201], "201 characters: no more than 200 are taken"),
        ("x" * 2_000_000, "2,000,000 characters: no more than 200 are taken"),
        (";" * 2_000_000, "no more than 200 tags are expected: none of them was taken"),
        (["KZ"] * 10_000, "no more than 200 tags are expected: none of them was taken"),
        (json.loads("[" * 500 + "]" * 500), "a name is expected, not a list"),
    ],
)
@pytest.mark.parametrize("field", ["people", "countries"])
def test_what_is_no_tag_is_doubtful_and_the_article_comes_in(field, value, reason):
    record = read_record({"title": "Leaders meet", field: value})

    [doubt] = record.doubts
    assert (doubt.field, doubt.reason) == (field, reason) and len(doubt.value) <= 200
    assert record.tags == ()


def test_of_many_wrong_tags_the_first_are_told(bring_in, tmp_path):
    bring_in(SILENT | {"people": [f"Nobody {n}" for n in range(150)]}, report=tmp_path / "report")

    told = doubts(tmp_path / "report")
    assert len(told) == 21 and told[0] == ("people", "Nobody 0") and told[-1] == ("people", "130 more tags")


def test_what_an_archive_concluded_is_no_tag_of_the_source():
    record = read_record({"headline": "Talks", "source_url": "", "countries": ["kz"], "people": ["putin"]})

    assert record.tags == () and record.doubts == ()


def test_the_archives_own_file_of_an_article_brings_its_tags_again(bring_in, client, putin):
    bring_in(SILENT | {"people": ["Putin, Vladimir"], "countries": ["KZ"]})
    exported = client.get(f"/articles/{Article.objects.get().pk}.json").json()
    assert exported["tags"] == {
        "people": [{"name": "Putin, Vladimir", "person": putin.slug}],
        "countries": [{"name": "KZ", "code": "kz"}],
    }
    before = tags()
    Article.objects.all().delete()

    bring_in(exported)

    assert links() == ["KZ", "Vladimir Putin"] and tags() == before


def test_importing_again_doubles_nothing(bring_in, putin):
    tagged = SILENT | {"people": ["Vladimir Putin"], "countries": ["KZ"]}
    bring_in(tagged)
    said = bring_in(tagged)

    assert counts(said)["unchanged"] == 1
    assert links() == ["KZ", "Vladimir Putin"] and Tag.objects.count() == 2


def test_an_undone_batch_takes_its_tags_and_links_along(bring_in, putin):
    bring_in(SILENT | {"people": ["Vladimir Putin"], "countries": ["KZ"]})

    undo_all(ImportBatch.objects.get())

    assert not Tag.objects.exists() and not Article.people.through.objects.exists()
    assert not putin.articles.exists()


def test_tags_cost_the_same_queries_whatever_their_number(bring_in, putin, django_assert_max_num_queries):
    make_name("Putin V. V.", person=putin)
    tagged = [one | {"people": ["Vladimir Putin"], "countries": ["KZ"]} for one in records(50)]
    bring_in(tagged[0])

    with django_assert_max_num_queries(46):
        bring_in(*tagged[:2])
    with django_assert_max_num_queries(46):
        bring_in(*tagged[2:])
    assert Tag.objects.count() == 100


def test_names_alone_ask_the_database_nothing(putin, django_assert_num_queries):
    on_record = read_linker().on_record

    with django_assert_num_queries(0):
        assert on_record.called("person", "Putin, Vladimir") == {putin.pk}


def test_the_page_says_what_the_source_tagged(client, bring_in, putin):
    bring_in(SILENT | {"people": ["Putin, Vladimir"]})

    page = client.get(Article.objects.get().get_absolute_url()).content.decode()

    _before, tagged = page.split("Tagged by the source")
    assert f'<a href="{putin.get_absolute_url()}">Putin, Vladimir</a>' in tagged


@pytest.mark.parametrize(
    "names",
    [{}, {"country": "KZ", "person": "Vladimir Putin"}, {"country": "KZ", "again": True}],
)
def test_a_tag_names_one_thing_and_stands_once(countries, names):
    article, again = make_article(), names.pop("again", False)
    named = {"country": make_country, "person": make_person}
    named = {kind: named[kind](name) for kind, name in names.items()}
    if again:
        article.tags.create(text="KZ", **named)

    with pytest.raises(IntegrityError), transaction.atomic():
        article.tags.create(text="Kazakhstan", **named)
