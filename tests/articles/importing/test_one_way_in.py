"""Whatever way an article comes in, it becomes the same article: by command, by upload, pasted, dropped, typed."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.models import Article, ImportBatch
from tests.articles.admin.test_imports import press, upload, work_through
from tests.articles.news import line_of
from tests.forms import errors_of, typed
from tests.make import make_country, make_name, make_office, make_person, make_publisher, make_term

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

ADD = "/admin/articles/article/add/"
BODY = (
    "The President of Kazakhstan met the Prime Minister of Armenia in Astana. They spoke of gas, of transit and of the "
    "road through the mountains, and parted as friends. Nothing was signed, and 12 ministers went home on Friday."
)
RECORD = {
    "headline": "Talks in Astana",
    "body": BODY,
    "published_on": "2023-03-14",
    "url": "https://www.example.org/2023/talks",
    "publisher": "Akorda",
    "byline": "Anna Petrova",
}
TEXT = f"""Talks in Astana

Published: 14 March 2023
URL: https://www.example.org/2023/talks
Publisher: Akorda
Author: Anna Petrova

{BODY}
"""
NAMES = [
    "part",
    "start",
    "end",
    "text",
    "country",
    "person",
    "office",
    "holder",
    "rule",
    "state",
    "is_checked",
]


@pytest.fixture(autouse=True)
def known():
    kazakhstan = make_country("KZ")
    make_country("AM")
    make_name("Astana", kind="metonym", country=kazakhstan)
    office = make_office("President of Kazakhstan", country=kazakhstan)
    make_term(make_person("Kassym-Jomart Tokayev"), office, start="2019-03-20")
    make_publisher("Akorda")


def by_command(client, bring_in):
    bring_in(RECORD)


def by_upload(client, bring_in):
    upload(client, RECORD, status="published")
    work_through(client)
    press(client, "confirm")
    work_through(client)


def by_paste(client, bring_in):
    save(client, client.post(ADD, form(client) | {"pasted": TEXT, "_read": "Read"}))


def by_drop(client, bring_in):
    file = SimpleUploadedFile("talks.json", line_of(RECORD))
    save(client, client.post(ADD, form(client) | {"file": file, "_read": "Read"}))


def by_hand(client, bring_in):
    stated = RECORD | {
        "canonical_url": RECORD["url"],
        "publisher": str(Article.publisher.get_queryset().get().pk),
    }
    answer = client.post(ADD, form(client) | stated)
    assert answer.status_code == 302, errors_of(answer)


def form(client):
    return typed(client.get(ADD), "article_form", file=None, status="published")


def save(client, page):
    answer = client.post(ADD, typed(page, "article_form", file=None))
    assert answer.status_code == 302, errors_of(answer)


def all_of(article):
    columns = {field.name: getattr(article, field.name) for field in article._meta.fields}
    for own in ("id", "version", "body_hash", "sketch"):
        columns.pop(own, None)
    return (
        columns,
        list(article.countries.values_list("code", flat=True).order_by("code")),
        list(article.people.values_list("name", flat=True)),
        list(article.mentions.values_list(*NAMES).order_by("part", "start", "pk")),
        (bytes(article.sketch.words), article.sketch.bands, bytes(article.sketch.sketch)),
    )


WAYS = [by_command, by_upload, by_paste, by_drop, by_hand]


@pytest.mark.parametrize("way", WAYS[1:])
def test_it_is_the_same_article_by_any_way(admin_client, bring_in, way):
    by_command(admin_client, bring_in)
    expected = all_of(Article.objects.get())
    assert expected[1:3] == (["AM", "KZ"], ["Kassym-Jomart Tokayev"])
    Article.objects.all().delete()
    ImportBatch.objects.all().delete()

    way(admin_client, bring_in)

    assert all_of(Article.objects.get()) == expected


@pytest.mark.parametrize("way", WAYS)
def test_it_does_not_come_in_twice_by_another_way(admin_client, bring_in, way):
    way(admin_client, bring_in)

    by_command(admin_client, bring_in)
    by_upload(admin_client, bring_in)
    answer = admin_client.post(ADD, form(admin_client) | {"pasted": TEXT, "_read": "Read"})
    refused = admin_client.post(ADD, typed(answer, "article_form", file=None))

    assert "has this address already" in errors_of(refused)
    assert Article.objects.count() == 1
