"""The editors' lists of statements and sources that were read, and what a reader sees of them."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from articles.encounters.writing_words import ReadWords, write_words
from articles.models import Citation, EncounterDecision, ProposedCitation, ProposedStatement, Statement
from tests.articles.encounters.test_words import BODY, said, source
from tests.make import make_article, make_person

pytestmark = pytest.mark.django_db

STATEMENTS, SOURCES = (
    "admin:articles_proposedstatement_changelist",
    "admin:articles_proposedcitation_changelist",
)


@pytest.fixture
def article():
    article = make_article("Talks in the north", body=BODY)
    peskov = make_person("Dmitry Peskov")
    statements = [
        said("The talks went well", speaker=peskov.pk, on_behalf_of="the Kremlin"),
        said("the summit was long", "government"),
    ]
    write_words([ReadWords(article.pk, statements, [source("regional briefings")])])
    return article


def press(client, address, action, rows):
    sent = {"action": action, "_selected_action": [row.pk for row in rows]}
    return client.post(reverse(address), sent, follow=True)


def test_what_waits_is_listed_with_its_words_and_speaker(admin_client, article):
    page = admin_client.get(reverse(STATEMENTS)).content.decode()
    for words in (
        "The talks went well",
        "Dmitry Peskov",
        "for the Kremlin",
        "government",
        "Talks in the north",
    ):
        assert words in page
    assert "regional briefings" in admin_client.get(reverse(SOURCES)).content.decode()


def test_accepted_they_leave_the_list_and_can_be_taken_back_with_the_decisions(admin_client, article):
    page = press(admin_client, STATEMENTS, "accept", ProposedStatement.objects.all())
    assert "2 were accepted." in page.content.decode()
    assert "The talks went well" not in admin_client.get(reverse(STATEMENTS)).content.decode()
    assert Statement.objects.count() == 2
    decided = admin_client.get(reverse("admin:articles_encounterdecision_changelist")).content.decode()
    assert "2 statements" in decided
    decision = EncounterDecision.objects.get()
    assert (
        admin_client.get(reverse("admin:articles_encounterdecision_change", args=[decision.pk])).status_code
        == 200
    )


def test_rejected_they_are_remembered(admin_client, article):
    press(admin_client, SOURCES, "reject", ProposedCitation.objects.all())
    assert ProposedCitation.objects.get().state == "rejected"
    assert not Citation.objects.exists()
    told = press(admin_client, SOURCES, "accept", ProposedCitation.objects.all()).content.decode()
    assert "Nothing was decided" in told
    assert not Citation.objects.exists()


def test_whoever_may_not_change_them_decides_nothing(client, article):
    reader = get_user_model().objects.create_user("reader", password="a", is_staff=True)
    client.force_login(reader)
    assert client.post(reverse(STATEMENTS), {"action": "accept"}).status_code == 403
    assert not Statement.objects.exists()


def test_the_articles_form_leads_to_them(admin_client, article):
    page = admin_client.get(reverse("admin:articles_article_change", args=[article.pk])).content.decode()
    assert "2 statements were read in it" in page and "1 source that it names was read" in page


def test_a_reader_sees_them_as_proposed_and_no_longer_once_they_are_rejected(client, admin_client, article):
    page = client.get(article.get_absolute_url()).content.decode()
    assert "Statements and sources read from this article" in page and "The talks went well" in page
    assert "regional briefings" in page and "proposed, not yet checked" in page
    press(admin_client, STATEMENTS, "reject", ProposedStatement.objects.all())
    press(admin_client, SOURCES, "reject", ProposedCitation.objects.all())
    assert (
        "Statements and sources read from this article"
        not in client.get(article.get_absolute_url()).content.decode()
    )


@pytest.mark.parametrize("number", [1, 30])
def test_the_list_costs_the_same_queries_for_any_number(admin_client, number, django_assert_max_num_queries):
    for _number in range(number):
        one = make_article(body=BODY)
        write_words([ReadWords(one.pk, [said("the summit was long", "government")], [])])
    with django_assert_max_num_queries(14):
        admin_client.get(reverse(STATEMENTS))
