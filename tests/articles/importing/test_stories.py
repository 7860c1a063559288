"""The same wire story on several sites, in the archive."""

import pytest

from articles.importing.stories import sketch_missing
from articles.importing.versions import put_with
from articles.models import Article, Sketch, Story
from tests.articles.news import counts
from tests.make import make_article

pytestmark = pytest.mark.django_db

WIRE = (
    "The presidents of Armenia and Kazakhstan met in Yerevan on Friday and signed an agreement on the "
    "supply of grain. The talks lasted three hours, longer than planned. Both sides said that work on a "
    "railway link would go on, and that their governments would meet again in the spring to settle the "
    "price. A joint statement was published in the evening by the two press services."
)
OTHER = (
    "Fishermen of the northern coast complained about the new quotas for cod. The ministry answered that "
    "stocks had fallen by a third within five years, and that the quotas would be looked at again next "
    "autumn. Several boats stayed in the harbour on Monday, and the price of fish at the market rose."
)


def wire(number, **fields):
    return {
        "title": "Presidents meet in Yerevan",
        "url": f"https://site-{number}.example.org/news",
        "date": "2019-03-01",
        "text": WIRE,
    } | fields


def stories():
    """Addresses, by story."""
    groups = {}
    for sketch in Sketch.objects.exclude(story=None).select_related("article").order_by("article__url"):
        groups.setdefault(sketch.story_id, []).append(sketch.article.url)
    return sorted(groups.values())


URLS = [f"https://site-{number}.example.org/news" for number in range(5)]


def test_one_text_on_five_sites_is_five_articles_and_one_story(bring_in):
    said = bring_in(*[wire(number) for number in range(5)], wire(9, text=OTHER))

    assert Article.objects.count() == 6
    assert stories() == [URLS]
    assert "5 versions of a story" in said


def test_a_version_that_comes_later_joins_the_story(bring_in):
    bring_in(wire(0))
    assert stories() == []
    bring_in(wire(1, text=f"MOSCOW, 1 March. {WIRE}"))
    bring_in(wire(2, text=WIRE.replace("three hours", "some three hours").rpartition(" A joint")[0]))

    assert stories() == [URLS[:3]]
    assert Story.objects.count() == 1


def test_the_same_words_of_another_year_are_another_story_only_if_names_or_figures_differ(bring_in):
    bring_in(
        wire(0), wire(1, date="2021-03-01", text=WIRE.replace("Armenia", "Georgia").replace("three", "9"))
    )

    assert stories() == []


def test_joining_a_story_is_no_edit_of_the_older_article(bring_in):
    bring_in(wire(0))
    before = Article.objects.values("version").get()

    bring_in(wire(1))

    assert Article.objects.order_by("pk").values("version").first() == before


def test_texts_too_short_to_tell_are_no_story(bring_in):
    bring_in(*[wire(number, text="They met.") for number in range(2)])

    assert stories() == []


def test_however_often_the_same_words_come_they_are_looked_for_once(bring_in):
    bring_in(*[wire(number) for number in range(3)])
    bring_in(wire(3))

    assert stories() == [URLS[:4]]
    assert [bool(sketch.bands) for sketch in Sketch.objects.order_by("pk")] == [True, False, False, False]


def test_two_versions_in_one_batch_of_one_in_the_archive_join_its_story(bring_in):
    bring_in(wire(0))
    bring_in(wire(1, text=f"MOSCOW, 1 March. {WIRE}"), wire(2), wire(3, text=f"{WIRE} Photo: the agency."))

    assert stories() == [URLS[:4]]
    assert Story.objects.count() == 1


def test_importing_versions_again_changes_no_story(bring_in):
    versions = [wire(number) for number in range(3)]
    bring_in(*versions)
    before = list(Sketch.objects.order_by("pk").values())

    assert counts(bring_in(*versions))["unchanged"] == 3
    assert list(Sketch.objects.order_by("pk").values()) == before


def test_an_editors_article_finds_its_story_too(bring_in):
    bring_in(wire(0))
    article = make_article(url=URLS[1], body=WIRE, published_on="2019-03-01")
    summary = make_article(body="", summary=WIRE)

    sketch_missing([article.pk, summary.pk])
    sketch_missing([article.pk, summary.pk])

    assert stories() == [URLS[:2]]


@pytest.mark.parametrize("versions", [2, 12])
def test_stories_cost_the_same_for_any_number_of_versions(django_assert_num_queries, versions):
    ids = [make_article(body=WIRE, published_on="2019-03-01").pk for _ in range(versions)]

    with django_assert_num_queries(6):
        sketch_missing(ids)


def test_of_two_older_texts_with_the_same_words_the_first_tells_the_story(bring_in):
    bring_in(wire(0), wire(1), wire(4, text=OTHER))
    moved, other = (Article.objects.get(url=URLS[number]).pk for number in (1, 4))
    put_with(moved, other)

    bring_in(wire(2))

    assert stories() == [[URLS[0], URLS[2]], [URLS[1], URLS[4]]]
