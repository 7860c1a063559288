"""The inbox by article: all that waits of one, decided at once; and a text that is pasted becomes a draft."""

import pytest
from django.urls import reverse

from articles.models import Article, Citation, Encounter, Mention, Statement
from participants.models import Meeting
from tests.articles.admin.test_waiting_words import DECIDE, INBOX, groups, login_with, suggestion, tokayev
from tests.make import (
    make_article,
    make_country,
    make_encounter,
    make_proposed_citation,
    make_proposed_statement,
    make_publisher,
)

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

BODY = "Tokaev met Putin. Supplies will grow. The Kremlin press service said so."
PASTE = "/admin/inbox/paste/"
TEXT = "Leaders talked of gas in Astana\n\nThe two presidents met in Astana on Friday and spoke of prices for gas."


def full_article():
    article = make_article("Talks in Astana", body=BODY)
    suggestion(article, person=tokayev())
    make_encounter(article, [make_country("KZ"), make_country("RU")], spans=[["body", 7, 10, "kind", "met"]])
    make_proposed_statement(article, start=18, end=37)
    make_proposed_citation(article, start=42, end=63)
    return article


def by_article(client):
    return groups(client, "by=article")


def press(client, action, group, kinds=None):
    lines = [line.called for kind in group.waiting for line in kind.lines if not kinds or kind.name in kinds]
    sent = {f"shown-{group.key}": lines, f"line-{group.key}": lines, action: group.key}
    return client.post(DECIDE, sent, headers={"accept": "application/json"})


def test_an_article_shows_all_that_waits_of_it(admin_client):
    article = full_article()
    make_article("Nothing waits of this")
    (group,) = by_article(admin_client)

    assert (group.article, group.number) == (article, 4)
    assert {kind.name: kind.number for kind in group.waiting} == {
        "encounters": 1,
        "statements": 1,
        "citations": 1,
        "mentions": 1,
    }
    page = admin_client.get(f"{INBOX}?by=article").content.decode()
    assert "Supplies will grow" in page and "Kremlin press service" in page


def test_all_of_it_is_accepted_at_once_and_taken_back_at_once(admin_client):
    article = full_article()
    (group,) = by_article(admin_client)
    told = press(admin_client, "accept", group).json()

    assert Meeting.objects.count() == Statement.objects.count() == Citation.objects.count() == 1
    assert list(article.people.values_list("slug", flat=True)) == ["tokayev"]
    assert told["left"]["by-article"] == 0
    answer = admin_client.post(DECIDE, {"undo": told["decisions"][0]}, headers={"accept": "application/json"})
    assert answer.status_code == 200, answer.content.decode()
    assert not (Meeting.objects.exists() or Statement.objects.exists() or Citation.objects.exists())
    assert not article.people.exists()
    assert by_article(admin_client)[0].number == 4


def test_what_is_taken_out_waits_on(admin_client):
    full_article()
    (group,) = by_article(admin_client)
    told = press(admin_client, "accept", group, ["statements", "citations"]).json()

    assert (Statement.objects.count(), Citation.objects.count(), Meeting.objects.count()) == (1, 1, 0)
    assert told["left"]["by-article"] == 2


def test_all_of_it_is_rejected_at_once(admin_client):
    full_article()
    (group,) = by_article(admin_client)
    press(admin_client, "reject", group)

    assert Encounter.objects.get().state == Mention.objects.get().state == "rejected"
    assert by_article(admin_client) == []


def test_pressed_twice_it_does_no_harm(admin_client):
    full_article()
    (group,) = by_article(admin_client)
    press(admin_client, "accept", group)

    assert press(admin_client, "accept", group).status_code == 409
    assert Meeting.objects.count() == 1


def test_what_is_another_articles_is_not_decided_under_its_name(admin_client):
    full_article()
    other = suggestion(person=tokayev_again())
    group = next(one for one in by_article(admin_client) if one.number == 4)
    line = f"mention-{other.pk}"
    sent = {f"shown-{group.key}": [line], f"line-{group.key}": [line], "accept": group.key}

    assert admin_client.post(DECIDE, sent, headers={"accept": "application/json"}).status_code == 400
    assert Mention.objects.get(pk=other.pk).state == "suggested"


def tokayev_again():
    return Mention.objects.get().person


@pytest.mark.parametrize(
    ("permissions", "kinds"),
    [
        (["view_mention"], ["mentions"]),
        (["change_mention"], ["statements"]),
        (["change_encounter"], ["encounters"]),
        (["change_proposedstatement"], ["citations"]),
    ],
)
def test_who_may_not_decides_nothing(client, permissions, kinds):
    full_article()
    login_with(client, *permissions)
    (group,) = by_article(client)

    assert press(client, "accept", group, kinds).status_code == 403
    assert by_article(client)[0].number == 4


# Pasting


def test_a_pasted_text_becomes_a_draft_with_what_was_read_in_it(admin_client):
    make_country("KZ", name="Kazakhstan")
    publisher = make_publisher("Kremlin press service")
    pasted = f"{TEXT} Kazakhstan agreed.\n\nPublisher: Kremlin press service\nPublished: 26 December 2023"
    answer = admin_client.post(PASTE, {"pasted": pasted})

    article = Article.objects.get()
    assert (article.headline, article.status, article.language) == (
        "Leaders talked of gas in Astana",
        "draft",
        "en",
    )
    assert article.publisher == publisher
    assert list(article.countries.values_list("code", flat=True)) == ["KZ"]
    form = reverse("admin:articles_article_change", args=[article.pk])
    assert answer.url in (form, form.replace("change/", "worksheet/"))


def test_a_text_that_the_archive_has_is_shown_first_and_made_only_if_said(admin_client):
    admin_client.post(PASTE, {"pasted": TEXT})
    page = admin_client.post(PASTE, {"pasted": TEXT})
    assert "Nothing is saved yet" in page.content.decode()
    assert Article.objects.count() == 1

    admin_client.post(PASTE, {"pasted": TEXT, "is_another": "on"})
    assert Article.objects.count() == 2


@pytest.mark.parametrize("text", ["", " \n ", "\x00", "<html></html>"])
def test_no_words_make_no_article(admin_client, text):
    assert admin_client.post(PASTE, {"pasted": text}).status_code == 200
    assert not Article.objects.exists()


def test_who_may_not_add_articles_pastes_none(client):
    login_with(client, "change_mention")
    assert client.get(PASTE).status_code == 403
    assert client.post(PASTE, {"pasted": TEXT}).status_code == 403
    assert not Article.objects.exists()
