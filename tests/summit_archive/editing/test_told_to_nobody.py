"""What readers do not see yet is told at no address of theirs, nor where the editors' site leads on; and where a login leads."""

import pytest
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import reverse

from tests.make import make_article
from tests.summit_archive.review.people import browser_of
from tests.test_roles import ROLES, World

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

HEADLINE = "Leaders agree in secret on Baikonur"
UNSEEN = ["draft", "in-review", "withdrawn"]
ADDRESSES = [
    "/articles/{pk}/",
    "/articles/{pk}/x/",
    "/articles/{pk}/x.json",
    *(f"/articles/{{pk}}.{form}" for form in ("json", "jsonld", "bib", "ris", "csl.json")),
    "/changes/article/{pk}/",
    "/changes/articles/{pk}.json",
    "/pictures/article/{pk}.png",
    "/cite/?page=/articles/{pk}/",
    "/reconcile/view?id=article/{pk}",
    "/oai/?verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:testserver:article-{pk}",
]


def shortcut(row):
    return reverse("admin:view_on_site", args=[ContentType.objects.get_for_model(row).pk, row.pk])


def tells(answer):
    whole = f"{answer.headers} {b''.join(answer).decode(errors='replace')}".lower()
    return "baikonur" in whole


@pytest.mark.parametrize("status", UNSEEN)
def test_the_headline_of_what_is_not_published_is_told_at_no_address(client, status):
    article = make_article(HEADLINE, status=status)
    asked = [address.format(pk=article.pk) for address in ADDRESSES]
    assert [address for address in asked if tells(client.get(address))] == []
    browsers = [client, browser_of("nobody"), browser_of("contributor", "contributor")]
    assert [tells(browser.get(shortcut(article))) for browser in browsers] == [False] * 3


def test_the_way_to_the_readers_page_leads_only_where_readers_can_go():
    world = World()
    rows = [*world.rows.values(), world.draft, world.in_review, make_article(HEADLINE, status="withdrawn")]
    led = {}
    for role in ROLES:
        for row in rows:
            answer = world.browsers[role].get(shortcut(row))
            assert answer.status_code in (302, 404), (role, row)
            if answer.status_code == 302:
                led[answer.headers["Location"]] = role
    readers = Client()
    assert "nobody" not in led.values() and led
    assert {address: readers.get(address).status_code for address in led} == dict.fromkeys(led, 200)


@pytest.mark.parametrize(
    ("following", "lands"),
    [
        (None, "/admin/"),
        ("", "/admin/"),
        ("/admin/participants/person/", "/admin/participants/person/"),
        ("//evil.example/", "/admin/"),
        ("https://evil.example/admin/", "/admin/"),
        ("javascript:alert(1)", "/admin/"),
        ("/\\evil.example", "/admin/"),
        ("http:///evil.example", "/admin/"),
        ("/admin/login/", "/admin/login/"),
    ],
)
@pytest.mark.parametrize("where", ["address", "form"])
def test_a_login_leads_to_a_page_that_is_there(client, following, lands, where):
    User.objects.create_superuser("aigul", password="long enough to pass")
    typed = {"username": "aigul", "password": "long enough to pass"}
    sent = {} if following is None else {"next": following}
    address = "/admin/login/" if where == "form" or not sent else f"/admin/login/?next={following}"
    answer = client.post(address, typed | (sent if where == "form" else {}))
    assert (answer.status_code, answer.headers["Location"]) == (302, lands)
    assert client.get(lands, follow=True).status_code == 200


def test_django_s_own_address_after_a_login_is_none_of_ours(client):
    assert client.get("/accounts/profile/").status_code == 404
