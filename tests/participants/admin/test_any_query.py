"""Whatever a member of staff has in the address bar, the answer is a page, a redirect or a refusal."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.make import make_article, make_country, make_meeting, make_office, make_person, make_term

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

ODD = [
    "title__regex=((",
    "name__regex=((",
    "username__regex=((",
    "start__year=99999999999",
    "published_on__year=99999999999",
    "published_on__year=9999",
    "published_on__year=2023&published_on__month=13",
    "published_on__year=9999&published_on__month=12&published_on__day=31",
    "published_on__month=x",
    "date_joined__year=99999999999",
    "date_joined__gte=x",
    "attempt_time__gte=x&attempt_time__lt=x",
    "_to_field=",
    "_to_field=x",
    "_to_field=participations",
    "_to_field=countries",
    "_to_field=id",
    "e=1",
    "e=1&status__exact=x&published_on__year=x",
    "status__exact=nothing",
    "status__isnull=x",
    "organisation__id__exact=x",
    "organisation__id__exact=99999999999999999999999",
    "publisher__id__exact=x",
    "groups__id__exact=x",
    "is_superuser__exact=x",
    "article__id__exact=x",
    "coverage__meeting__id__exact=x",
    "coverage__meeting__id__exact=99999999999999999999999",
    "id__in=1,x",
    "pk=x",
    "nothing=1",
    "__=1",
    "p=-1",
    "p=99999999999999999999",
    "p=x",
    "o=99.-99.x.--1",
    "o=-1",
    "all=1",
    "_popup=1&_to_field=id",
    "_facets=True",
    "q=%27%22((%5B",
    "q=" + "слово+" * 300,
    "country=x&organisation=x&retrieved_at=x&when=x&countries=x,1&place=99999999999999999999999",
    "_changelist_filters=%252500",
    "term=x&app_label=participants&model_name=country&field_name=offices",
    "term=x&app_label=participants&model_name=meeting&field_name=place&page=x",
    "term=x&app_label=participants&model_name=meeting&field_name=title",
    "term=x&app_label=&model_name=&field_name=",
    "term=x&app_label=a.b&model_name=c&field_name=d",
    "x=%00",
    "x=%ff",
]

# Those that a form reads; the others only a list does.
OF_FORMS = (
    "_to_field",
    "e=",
    "__=",
    "nothing",
    "_popup",
    "country=",
    "_changelist_filters",
    "x=",
    "name__",
    "title__",
)


def asked(client, path, query):
    """The status; a broken statement must not break the next one of the test."""
    with connection.cursor() as cursor:
        cursor.execute("SAVEPOINT odd")
        status = client.get(f"{path}?{query}").status_code
        cursor.execute("ROLLBACK TO SAVEPOINT odd")
    return status


def pages_of(model):
    """Each page of a row, for a number that is there and for some that are not."""
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    row = model._default_manager.first()
    for number in [row.pk if row else 1, "x", 99999999999999999999999, "_5F"]:
        yield from (reverse(f"{name}_{view}", args=[number]) for view in ("change", "history", "delete"))


@pytest.fixture
def rows():
    person = make_person("Kassym-Jomart Tokayev")
    make_term(person, make_office(country=make_country("KZ")))
    make_meeting(countries=[make_country("KZ")])
    make_article(countries=[make_country("KZ")])


@pytest.mark.parametrize("model", admin.site._registry, ids=lambda model: model._meta.model_name)
def test_no_query_string_breaks_a_list(admin_client, rows, model):
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    path = reverse(f"{name}_changelist")
    answers = {query: asked(admin_client, path, query) for query in ODD}
    assert {query: code for query, code in answers.items() if code not in (200, 302, 400)} == {}


@pytest.mark.parametrize("model", admin.site._registry, ids=lambda model: model._meta.model_name)
def test_no_query_string_and_no_number_breaks_a_form(admin_client, rows, model):
    new = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_add")
    asked_for = [(new, query) for query in ODD if query.startswith(OF_FORMS)]
    asked_for += [(page, query) for page in pages_of(model) for query in ("", "_to_field=", "p=x&e=1")]
    answers = {(page, query): asked(admin_client, page, query) for page, query in asked_for}
    assert {page: code for page, code in answers.items() if code not in (200, 302, 400, 403, 404)} == {}


def test_no_query_string_breaks_a_choice(admin_client, rows):
    path = reverse("admin:autocomplete")
    answers = {query: asked(admin_client, path, query) for query in ODD}
    assert {query: code for query, code in answers.items() if code not in (400, 403, 404)} == {}


def test_a_pattern_is_refused_and_a_filter_of_the_list_is_not(admin_client):
    page = reverse("admin:participants_meeting_changelist")
    assert admin_client.get(page, {"title__regex": "(("}).status_code == 400
    assert admin_client.get(page, {"possible__overlaps": "x"}).status_code == 400
    assert admin_client.get(page, {"status__exact": "held"}).status_code == 200


def test_an_unreadable_condition_is_said_to_be_left_out(admin_client):
    page = reverse("admin:articles_article_changelist")
    answer = admin_client.get(page, {"published_on__year": "99999999999", "e": "1"}, follow=True)
    assert "cannot be read" in answer.content.decode()


def test_a_long_search_is_cut_to_eight_words(admin_client):
    page = reverse("admin:participants_person_changelist")
    with CaptureQueriesContext(connection) as few:
        admin_client.get(page, {"q": "a b c d e f g h"})
    with CaptureQueriesContext(connection) as many:
        admin_client.get(page, {"q": " ".join("abcdefgh") + " x" * 40})
    assert [query["sql"] for query in many][-1] == [query["sql"] for query in few][-1]


def test_only_what_a_form_can_take_is_filled_in_from_the_address(admin_client):
    country = make_country("KZ")
    page = reverse("admin:participants_place_add")
    form = admin_client.get(page, {"name": "Almaty", "country": country.pk, "latitude": "x"}).context[
        "adminform"
    ]
    assert form.form.initial == {"name": "Almaty", "country": str(country.pk)}


def test_a_choice_that_is_no_number_is_refused_and_not_a_fault(admin_client):
    answer = admin_client.post(reverse("admin:participants_place_add"), {"name": "Almaty", "country": "x"})
    assert "Select a valid choice" in str(answer.context["errors"])


def test_strangers_and_readers_are_sent_to_the_login(client):
    page = reverse("admin:participants_meeting_changelist")
    assert client.get(page).url.startswith(reverse("admin:login"))
    client.force_login(User.objects.create_user("reader"))
    assert client.get(page).status_code == 302
