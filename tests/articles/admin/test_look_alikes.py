"""Before an article is saved by hand, the editor is shown those that it may be, and decides once."""

import datetime

import pytest
from django.urls import reverse

from articles.models import Article
from tests.forms import errors_of, typed
from tests.make import make_article, make_publisher

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

ADD = "/admin/articles/article/add/"
BODY = (
    "The leaders of Kazakhstan and Armenia spoke in Astana of gas, of transit and of the road through the mountains. "
    "Nothing was signed, and 12 ministers went home by the night train on Friday."
)
ADDRESS = "https://www.example.org/2023/talks"


def fields_of(client, **fields):
    fields = {"headline": "Something else", "language": "en"} | fields
    return typed(client.get(ADD), "article_form", **fields)


@pytest.fixture
def known():
    return make_article(
        "Talks in Astana",
        body=BODY,
        url=ADDRESS,
        publisher=make_publisher("Akorda"),
        published_on=datetime.date(2023, 3, 14),
    )


def sketched(client, article):
    """As it is when it came in by any way."""
    page = reverse("admin:articles_article_change", args=[article.pk])
    client.post(page, typed(client.get(page), "article_form", body=article.body + " "))


@pytest.mark.parametrize(
    ("typed_in", "why"),
    [
        ({"url": ADDRESS}, "the same address"),
        ({"canonical_url": ADDRESS}, "the same address"),
        (
            {"headline": "Talks in Astana", "body": BODY, "published_on": "2023-03-14"},
            "the same headline and text on the same day",
        ),
        ({"headline": "Talks in Astana", "published_on": "2023-03-14"}, "the same headline on the same day"),
        ({"body": BODY.upper()}, "the same words"),
        ({"body": BODY.replace("spoke", "talked"), "published_on": "2023-03-15"}, "nearly the same words"),
    ],
)
def test_a_look_alike_is_shown_before_anything_is_saved(admin_client, known, typed_in, why):
    sketched(admin_client, known)
    fields = fields_of(admin_client, **typed_in)

    answer = admin_client.post(ADD, fields)

    assert Article.objects.count() == 1
    told = errors_of(answer)
    assert why in told and "· Akorda · 14 March 2023 · published" in told
    assert reverse("admin:articles_article_change", args=[known.pk]) in told
    again = typed(answer, "article_form")
    assert all(again[name] == [value] for name, value in typed_in.items())


def test_of_two_articles_without_a_day_no_same_day_is_said(admin_client):
    sketched(admin_client, make_article("Talks in Astana", body=BODY, published_on=None))
    fields = fields_of(admin_client, headline="Talks in Astana", body=BODY, published_on="")

    told = errors_of(admin_client.post(ADD, fields))

    assert "the same headline and text; neither states a day" in told and "on the same day" not in told


def test_the_editor_saves_all_the_same_and_is_asked_once(admin_client, known):
    fields = fields_of(admin_client, url=ADDRESS)
    answer = admin_client.post(ADD, fields)
    assert f'name="confirmed" value="two-{known.pk}"' in errors_of(answer)

    # With the tick, and a slip that the form refuses: the tick is not asked for again.
    answer = admin_client.post(ADD, fields | {"confirmed": f"two-{known.pk}", "published_on": "x"})
    assert "Save all the same" not in errors_of(answer)
    mended = typed(answer, "article_form", published_on="")
    assert admin_client.post(ADD, mended).status_code == 302
    assert Article.objects.filter(url=ADDRESS).count() == 2


def test_a_look_alike_that_came_meanwhile_is_shown_too(admin_client, known):
    fields = fields_of(admin_client, url=ADDRESS, confirmed=f"two-{known.pk}")
    other = make_article("Another one", url=ADDRESS)

    told = errors_of(admin_client.post(ADD, fields))

    assert f'value="two-{known.pk} two-{other.pk}"' in told
    assert admin_client.post(ADD, fields | {"confirmed": f"two-{known.pk} two-{other.pk}"}).status_code == 302


def test_a_text_like_no_other_is_saved_without_a_question(admin_client, known):
    fields = fields_of(admin_client, body="Of the weather in the steppe.", published_on="2023-03-14")
    assert admin_client.post(ADD, fields).status_code == 302


def test_an_equal_canonical_address_is_refused_with_the_way_to_its_article(admin_client):
    known = make_article("Talks in Astana", canonical_url=ADDRESS)
    fields = fields_of(admin_client, canonical_url=ADDRESS.replace("www.example", "WWW.Example"))

    for seen in ("", f"two-{known.pk}"):
        answer = admin_client.post(ADD, fields | {"confirmed": seen})
        told = errors_of(answer)
        assert "has this address already" in told
        assert reverse("admin:articles_article_change", args=[known.pk]) in told
        assert "Save all the same" not in told
        [at_the_top] = answer.context["adminform"].form.non_field_errors()
        assert "has this address already" in at_the_top
    assert Article.objects.count() == 1


def test_an_edit_is_warned_of_another_article_and_never_of_its_own(admin_client, known):
    other = make_article("Another one", body="Of the weather.", published_on=datetime.date(2020, 1, 1))
    page = reverse("admin:articles_article_change", args=[other.pk])
    fields = typed(admin_client.get(page), "article_form", headline="Still another one")
    assert admin_client.post(page, fields).status_code == 302

    fields = typed(admin_client.get(page), "article_form", url=ADDRESS)
    assert "the same address" in errors_of(admin_client.post(page, fields))
    assert admin_client.post(page, fields | {"confirmed": f"two-{known.pk}"}).status_code == 302
    # From then on it is not asked about what nobody changes.
    fields = typed(admin_client.get(page), "article_form", byline="Anna")
    assert admin_client.post(page, fields).status_code == 302


def test_a_version_of_its_story_is_no_news_for_an_edit(admin_client, known):
    sketched(admin_client, known)
    fields = fields_of(admin_client, body=BODY.replace("spoke", "talked"), confirmed=f"two-{known.pk}")
    admin_client.post(ADD, fields | {"published_on": "2023-03-15"})
    article = Article.objects.get(headline="Something else")
    page = reverse("admin:articles_article_change", args=[article.pk])

    fields = typed(admin_client.get(page), "article_form", body=BODY.replace("spoke", "chatted"))

    assert admin_client.post(page, fields).status_code == 302


@pytest.mark.parametrize("number", [1, 12])
def test_warning_costs_the_same_for_any_number_of_look_alikes(
    admin_client, django_assert_max_num_queries, number
):
    for _ in range(number):
        make_article("Talks", body=BODY, publisher=make_publisher(), url=ADDRESS)
    fields = fields_of(admin_client, headline="Talks", body=BODY, url=ADDRESS, published_on="2023-12-26")
    # The form is made twice: what was begun to be saved is rolled back.
    with django_assert_max_num_queries(56):
        told = errors_of(admin_client.post(ADD, fields))
    assert told.count("</a>") == min(number, 5)
