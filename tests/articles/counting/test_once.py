"""A transaction that says so has each article listed and searched once, and all is as if it had not."""

import pytest
from django.db import transaction
from django.urls import reverse

from articles.counting.bulk_changes import list_later, list_now, listed_once
from articles.models import Article, Listing, ListingChange, Topic
from articles.quality import RECOUNTS
from tests.articles.counting.archive import LINKS, sql
from tests.forms import errors_of, typed
from tests.make import make_article, make_country, make_coverage, make_person, make_topic

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


@pytest.fixture
def links():
    """Of each kind two rows."""
    energy = make_topic("Energy")
    return {
        "countries": [make_country("KZ"), make_country("RU")],
        "people": [make_person(), make_person()],
        "organisations": [],
        "topics": [energy, make_topic("Gas", parent=energy)],
    }


def assert_exact():
    assert [finding.sentence for check in RECOUNTS for finding in check.findings()] == []


def test_an_article_with_links_of_all_kinds_is_listed_once(links):
    list_later()
    make_coverage(make_article(**links))
    assert not Listing.objects.exists()
    list_now()

    assert ListingChange.objects.count() == 1
    assert_exact()


def test_what_is_saved_afterwards_is_listed_at_once(links):
    with listed_once():
        article = make_article()
    article.countries.add(*links["countries"])
    assert_exact()


def test_every_article_that_was_touched_is_followed(links):
    """Also those that nobody had in mind: a topic is moved, a person goes, an article is withdrawn or deleted."""
    tagged, named, withdrawn, deleted, draft = (
        make_article(topics=links["topics"][1:]),
        make_article(people=links["people"]),
        make_article(**links),
        make_article(**links),
        make_article(status="draft", **links),
    )
    with listed_once():
        Topic.objects.filter(parent__isnull=False).update(parent=None)
        Article.people.through.objects.filter(person=links["people"][0]).delete()
        Article.objects.filter(pk=withdrawn.pk).update(status="withdrawn", headline="Gone")
        Article.objects.filter(pk=deleted.pk).delete()
        Article.objects.filter(pk=draft.pk).update(status="published")
    assert_exact()
    assert {tagged.pk, named.pk, draft.pk} == set(Listing.objects.values_list("article", flat=True))


@pytest.mark.parametrize("outer", [True, False])
def test_what_is_taken_back_to_a_savepoint_is_not_listed(links, outer):
    articles = [make_article(), make_article()]
    with listed_once():
        if outer:
            articles[0].countries.add(*links["countries"])
        with transaction.atomic():
            articles[1].people.add(*links["people"])
            articles[0].people.add(*links["people"])
            transaction.set_rollback(True)
    assert_exact()
    assert len(Listing.objects.get(article=articles[0]).codes) == len(
        Listing.objects.get(article=articles[1]).codes
    ) + (2 - 1 if outer else 0)  # two countries, in the place of none on record


def test_nothing_that_was_taken_back_is_left_over_for_the_next_transaction(links):
    with transaction.atomic():
        list_later()
        make_article(**links)
        transaction.set_rollback(True)
    make_article(**links)
    assert Listing.objects.count() == 1
    assert_exact()


def test_tables_emptied_meanwhile_are_followed(links):
    make_article(**links)
    sql("SET CONSTRAINTS ALL IMMEDIATE")
    with listed_once():
        sql("TRUNCATE articles_article_people")
        make_article(people=links["people"][:1])
    assert_exact()


def test_listing_all_anew_is_exact_at_once_whoever_says_later(links):
    make_article(**links)
    make_article(**links)
    with listed_once():
        sql("SELECT summit_list_all()")
        assert_exact()
    assert_exact()


def test_an_editor_s_form_is_listed_once(admin_client, links):
    page = reverse("admin:articles_article_add")
    chosen = {name: [row.pk for row in links[name]] for name in LINKS}
    fields = typed(
        admin_client.get(page), "article_form", headline="Gas talks", language="en", status="published"
    )
    answer = admin_client.post(page, fields | chosen)
    assert answer.status_code == 302, errors_of(answer)
    assert ListingChange.objects.count() == 1
    assert_exact()

    change = reverse("admin:articles_article_change", args=[Article.objects.get().pk])
    fields = typed(admin_client.get(change), "article_form", headline="Oil talks")
    assert admin_client.post(change, fields | chosen | {"countries": [], "people": []}).status_code == 302
    assert ListingChange.objects.count() == 3  # what it was goes, what it is comes
    assert_exact()


def test_notes_are_folded_in_soon_after_they_are_enough(links):
    sql("SELECT set_config('summit.fold_at', '40', true)")
    for _ in range(60):
        make_article()
        assert ListingChange.objects.count() < 40 + 2
    assert_exact()
