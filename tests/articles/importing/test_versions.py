"""“5 articles have nearly the same text”: what readers see of the versions of a story, and what an editor says of them."""

import datetime

import pytest

from articles.importing.versions import NoText, put_with, take_out
from articles.models import Article, Sketch, Story
from tests.articles.admin.test_articles import change_page
from tests.articles.news import TALKS
from tests.forms import errors_of, typed
from tests.make import make_article, make_publisher

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

LONG = " ".join(f"On day {n} the presidents spoke of gas, and of {n * n} other things." for n in range(40))
OTHER = " ".join(f"In week {n} ministers counted {n * 7} trains and no pipelines at all." for n in range(40))


@pytest.fixture
def story(bring_in):
    """Four articles with nearly one text, the last one not published; returns them."""
    bring_in(
        *(
            TALKS
            | {
                "url": f"http://example.org/{number}",
                "id": str(number),
                "title": f"Talks, by agency {number}",
                "text": f"{LONG} Reported by agency {number}.",
                "source": f"Agency {number}",
                "published": f"2016-10-1{number}",
            }
            for number in range(4)
        )
    )
    articles = list(Article.objects.order_by("pk"))
    Article.objects.filter(pk=articles[3].pk).update(status="draft")
    return articles


def text_of(answer):
    return " ".join(answer.content.decode().split())


def versions_page(article):
    return f"/admin/articles/article/{article.pk}/versions/"


def story_of(article):
    return Sketch.objects.get(pk=article.pk).story_id


# Readers


def test_an_articles_page_shows_the_other_published_versions(client, story):
    page = text_of(client.get(story[0].get_absolute_url()))

    assert "3 articles with nearly the same text" in page
    for words in ("11 October 2016", "Agency 1:", "Talks, by agency 2"):
        assert words in page
    assert "agency 3" not in page


def test_of_very_many_versions_the_first_are_shown_and_all_are_counted(client, story, monkeypatch):
    monkeypatch.setattr("articles.detail.shown.SHOWN_VERSIONS", 1)
    page = text_of(client.get(story[0].get_absolute_url()))

    assert (
        "3 articles with nearly the same text" in page
        and "The 1 oldest articles with nearly the same text" in page
    )
    assert "Talks, by agency 2" not in page


def test_an_article_that_stands_alone_has_no_versions(client):
    page = text_of(client.get(make_article().get_absolute_url()))

    assert "1 text" not in page and 'id="versions"' not in page


def test_a_card_says_in_how_many_articles_its_text_stands(client, story):
    make_article("Alone")
    page = text_of(client.get("/articles/"))

    assert page.count("Same text in 3 articles") == 3


def test_the_articles_json_lists_its_versions(client, story):
    told = client.get(f"/articles/{story[0].pk}.json").json()["versions"]

    assert [version["id"] for version in told] == [story[1].pk, story[2].pk]
    assert told[0] == {
        "id": story[1].pk,
        "url": f"http://testserver{story[1].get_absolute_url()}",
        "source_url": "http://example.org/1",
        "headline": "Talks, by agency 1",
        "published": "2016-10-11",
        "publisher": "agency-1",
    }


# Editors


def test_an_article_taken_out_of_its_story_stands_alone_for_good(admin_client, story, bring_in):
    answer = admin_client.post(versions_page(story[1]), {"take-out": ""}, follow=True)
    assert "is no longer a version of another" in text_of(answer) and "An editor decided this" in text_of(
        answer
    )
    assert story_of(story[1]) is None

    bring_in(TALKS | {"url": "http://example.org/9", "text": f"{LONG} Reported by agency 1."})

    assert story_of(story[1]) is None
    assert story_of(Article.objects.latest("pk")) == story_of(story[0])


def test_the_last_two_parted_are_no_story_any_more(story):
    for article in story[:3]:
        take_out(article.pk)

    assert not Story.objects.exists()
    assert Sketch.objects.count() == 4


@pytest.mark.parametrize(
    "said", ["{pk}", "/articles/{pk}/talks/", "http://testserver/articles/{pk}/", "{url}"]
)
def test_an_article_is_put_into_the_story_of_another(admin_client, story, said):
    article = make_article(body=OTHER)
    other = said.format(pk=story[0].pk, url=story[0].url)
    answer = admin_client.post(versions_page(article), {"put": "", "other": other}, follow=True)

    assert "is a version of the same story as “Talks, by agency 0” now" in text_of(answer)
    assert "5 articles have nearly the same text" in text_of(answer)
    assert story_of(article) == story_of(story[0])
    article.refresh_from_db()
    assert article.version == 2


def test_two_that_stood_alone_become_a_story():
    first, second = make_article(body=LONG), make_article(body=OTHER)

    assert put_with(first.pk, second.pk)
    assert not put_with(first.pk, second.pk)

    assert story_of(first) == story_of(second) == Story.objects.get().pk


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ("", "This field is required"),
        ("999999", "The archive has no article “999999”"),
        ("9" * 40, "The archive has no article"),
        ("https://[", "The archive has no article"),
        ("the summit", "The archive has no article “the summit”"),
        ("x\0", "Null characters are not allowed"),
    ],
)
def test_another_article_that_is_none_is_refused_in_words(admin_client, said, refusal):
    article = make_article()
    answer = admin_client.post(versions_page(article), {"put": "", "other": said})

    assert answer.status_code == 200 and refusal in text_of(answer)


def test_the_address_at_its_source_goes_before_what_looks_like_a_number_of_ours(admin_client, story):
    article = make_article(body=OTHER)
    other = make_article("Elsewhere", body=OTHER, url=f"https://example.org/articles/{story[0].pk}/")
    admin_client.post(versions_page(article), {"put": "", "other": other.url})

    assert story_of(article) == story_of(other) != story_of(story[0])


def test_an_article_is_not_put_with_itself_nor_with_one_without_a_text(admin_client):
    article, bare = make_article(), make_article(body="")
    for other, said in ((article, "this article itself"), (bare, "has no text of its source")):
        answer = admin_client.post(versions_page(article), {"put": "", "other": other.pk}, follow=True)
        assert said in text_of(answer)
    with pytest.raises(NoText):
        take_out(bare.pk)
    assert not Story.objects.exists()


def test_the_form_leads_to_the_versions(admin_client, story):
    assert versions_page(story[0]) in admin_client.get(change_page(story[0])).content.decode()


def save(client, article, **changes):
    fields = typed(client.get(change_page(article)), "article_form", **changes)
    answer = client.post(change_page(article), fields)
    assert answer.status_code == 302, errors_of(answer)


def test_an_article_that_an_editor_enters_finds_its_story(admin_client, story):
    page = "/admin/articles/article/add/"
    fields = typed(admin_client.get(page), "article_form", headline="Typed in", language="en")
    fields |= {"body": f"{LONG} Typed in.", "published_on": "2016-10-12"}
    fields["confirmed"] = " ".join(f"two-{article.pk}" for article in story)
    assert admin_client.post(page, fields).status_code == 302

    assert story_of(Article.objects.get(headline="Typed in")) == story_of(story[0])


def test_an_article_with_another_text_leaves_its_story(admin_client, story):
    save(admin_client, story[1], body=OTHER)

    assert story_of(story[1]) is None
    assert story_of(story[0]) is not None
    words = Sketch.objects.values_list("words", flat=True)
    assert bytes(words.get(pk=story[1].pk)) != bytes(words.get(pk=story[0].pk))


def test_with_another_text_the_editors_decision_stays(admin_client, story):
    article = make_article(body=OTHER)
    put_with(article.pk, story[0].pk)
    before = bytes(Sketch.objects.get(pk=article.pk).words)

    save(admin_client, article, body=f"{OTHER} And more.")

    assert story_of(article) == story_of(story[0])
    assert bytes(Sketch.objects.get(pk=article.pk).words) != before


def test_saving_anything_else_leaves_the_story_alone(admin_client, story):
    before = list(Sketch.objects.order_by("pk").values_list("pk", "story"))
    save(admin_client, story[1], byline="Anna")

    assert list(Sketch.objects.order_by("pk").values_list("pk", "story")) == before


@pytest.mark.parametrize("number", [2, 12])
def test_cards_with_versions_cost_the_same_for_any_number(client, django_assert_num_queries, number):
    first = make_article(body=LONG, publisher=make_publisher())
    for day in range(1, number):
        other = make_article(body=LONG, publisher=make_publisher(), published_on=datetime.date(2023, 12, day))
        put_with(other.pk, first.pk)

    with django_assert_num_queries(4):
        assert f"Same text in {number} articles" in client.get("/articles/").content.decode()
    with django_assert_num_queries(2):
        client.get(first.get_absolute_url())
