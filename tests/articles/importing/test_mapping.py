"""Which of a record's fields is which of ours."""

import json

import pytest
from django.core.management import CommandError

from articles.importing.mapping import FieldMapping, WrongMapping
from articles.importing.record import read_record
from articles.models import Article, ImportBatch
from tests.articles.news import TALKS
from tests.make import make_article, make_publisher


def read(fields, *pairs):
    return read_record(fields, mapping=FieldMapping.parsed(pairs))


def test_trafilaturas_json_is_known():
    record = read(
        {
            "title": "Leaders meet",
            "author": "A. Writer; B. Writer",
            "hostname": "example.org",
            "date": "2019-03-01",
            "fingerprint": "abc",
            "id": None,
            "license": None,
            "raw_text": "They met. They parted.",
            "source": "https://example.org/1",
            "source-hostname": "Example",
            "excerpt": "They met.",
            "categories": "",
            "tags": "",
            "text": "They met.\nThey parted.",
            "language": "en",
        }
    )

    assert (record.headline, record.standfirst, record.body) == (
        "Leaders meet",
        "They met.",
        "They met.\nThey parted.",
    )
    assert (record.url, record.publisher, str(record.published_on)) == (
        "https://example.org/1",
        "Example",
        "2019-03-01",
    )


def test_a_source_is_an_address_or_a_publisher():
    assert read({"title": "T", "source": "Paper"}).publisher == "Paper"
    record = read({"title": "T", "source": "https://example.org/1", "site": "Paper"})
    assert (record.url, record.publisher) == ("https://example.org/1", "Paper")
    assert (
        read({"title": "T", "url": "https://example.org/2", "source": "Paper"}).url == "https://example.org/2"
    )


def test_schema_orgs_address_may_be_an_object():
    record = read({"headline": "T", "mainEntityOfPage": {"@type": "WebPage", "@id": "https://example.org/1"}})

    assert record.url == "https://example.org/1"


@pytest.mark.django_db
def test_our_own_export_comes_back_as_it_was(client, bring_in):
    paper = make_publisher("The Paper")
    article = make_article(
        "Leaders meet",
        standfirst="In Minsk.",
        body="They met.\n\nThey parted.",
        url="https://example.org/1",
        canonical_url="https://example.org/1",
        published_on="2019-03-01",
        language="ru",
        byline="A. Writer",
        publisher=paper,
        external_id="n-1",
    )
    exported = client.get(f"/articles/{article.pk}.json").json()
    names = ["headline", "standfirst", "body", "url", "canonical_url", "published_on", "language", "byline"]
    names += ["publisher_id", "external_id"]
    before = Article.objects.values(*names).get()
    Article.objects.all().delete()

    bring_in(exported)

    assert Article.objects.values(*names).get() == before


@pytest.mark.parametrize(
    "fields",
    [
        {"Title": "T", "PUBLISHED ON": "2023-06-01", "Source URL": "https://example.org/1", "Author": "A"},
        {"TITLE": "T", "Published-On": "2023-06-01", "source-url": "https://example.org/1", " author ": "A"},
        {
            "Article Title": "T",
            "date published": "2023-06-01",
            "Link": "https://example.org/1",
            "authors": "A",
        },
        {"Заголовок": "T", "Дата публикации": "2023-06-01", "АДРЕС": "https://example.org/1", "автор": "A"},
        {"название": "T", "Дата": "2023-06-01", "Источник": "https://example.org/1", "Авторы": "A"},
    ],
)
def test_names_are_known_without_regard_to_capitals_spaces_and_hyphens(fields):
    record = read(fields)

    assert (record.headline, str(record.published_on), record.url, record.byline) == (
        *("T", "2023-06-01", "https://example.org/1"),
        "A",
    )


def test_russian_names_of_the_other_fields_are_known():
    record = read(
        {"Заголовок": "T", "Текст": "B", "Анонс": "S", "Язык": "ru", "Источник": "Газета", "Номер": "7"}
    )

    assert (record.body, record.standfirst, record.language, record.publisher, record.external_id) == (
        *("B", "S", "ru", "Газета"),
        "7",
    )


def test_keys_within_objects_are_known_as_well():
    record = read(
        {"title": "T", "Tags": {"People": ["A. Leader"]}, "Meta": {"Site Name": "P"}},
        "publisher=meta.site_name",
    )

    assert [tag.text for tag in record.tags] == ["A. Leader"]
    assert record.publisher == "P"


def test_a_chosen_name_and_our_own_may_be_written_otherwise():
    assert read({"Big Caption": "T", "title": "Other"}, "Headline=big_caption").headline == "T"


def test_of_two_names_that_are_the_same_neither_is_lost():
    record = read({"Title": "Another", "title": "T", "TEXT": "", "Text": "They met.", "id": 1, "ID": 1})

    assert (record.headline, record.body) == ("T", "They met.")
    assert [tuple(doubt) for doubt in record.doubts] == [
        ("Title", "Another", "“title” has the same name, and was taken instead")
    ]


def test_what_is_chosen_goes_before_what_is_known():
    fields = {"title": "Known", "caption": "Chosen", "meta": {"site": {"name": "Paper"}}, "a.b": "ru"}

    record = read(fields, "headline=caption", "publisher = meta.site.name", "language=a.b")

    assert (record.headline, record.publisher, record.language) == ("Chosen", "Paper", "ru")


def test_a_path_that_leads_nowhere_states_nothing():
    assert read({"title": "T", "meta": ["x"]}, "publisher=meta.site.name").publisher == ""


@pytest.mark.parametrize(
    ("pair", "why"),
    [
        ("headline", "expected ours=theirs, such as headline=caption"),
        ("=caption", "is none of our fields"),
        ("headline=", "expected ours=theirs"),
        ("titel=caption", "“titel” is none of our fields: expected one of headline, standfirst, body"),
    ],
)
def test_a_wrong_pair_is_told(pair, why):
    with pytest.raises(WrongMapping, match=why):
        FieldMapping.parsed([pair])


def test_a_field_is_chosen_once():
    with pytest.raises(WrongMapping, match="“headline” is given twice: a and b"):
        FieldMapping.parsed(["headline=a", "headline=b"])


def test_what_was_used_and_what_was_not_is_said():
    mapping = FieldMapping({"publisher": "meta.site"})
    for fields in ({"title": "T", "text": "", "tags": []}, {"headline": "T", "meta": {"site": "P"}, "x": 1}):
        read_record(fields, mapping=mapping)

    assert (
        mapping.in_words() == "headline ← title or headline, publisher ← meta.site; not used: text, tags, x"
    )


def test_of_endless_new_keys_only_some_are_kept():
    mapping = FieldMapping()
    for number in range(5000):
        mapping.meet({f"key-{number}": 1})

    assert mapping.in_words().endswith("key-19 and 980 more")


@pytest.mark.django_db
def test_the_command_takes_a_mapping_and_says_which_was_used(bring_in):
    said = bring_in({"caption": "Leaders meet", "Text": "They met."}, map=["headline=caption", "body=Text"])

    article = Article.objects.get()
    assert (article.headline, article.body) == ("Leaders meet", "They met.")
    assert "Fields: headline ← caption, body ← Text" in said
    assert ImportBatch.objects.get().mapping == "headline ← caption, body ← Text"


@pytest.mark.django_db
def test_the_command_refuses_a_wrong_mapping_before_it_reads(bring_in):
    with pytest.raises(CommandError, match="--map: “titel” is none of our fields"):
        bring_in(TALKS, map=["titel=caption"])

    assert not Article.objects.exists()


@pytest.mark.django_db
def test_another_mapping_is_another_import(bring_in, tmp_path):
    bring_in(json.loads(json.dumps(TALKS)) | {"caption": "Another"})
    bring_in(TALKS | {"caption": "Another"}, map=["headline=caption"])

    assert ImportBatch.objects.count() == 2
