"""“Accept by itself” in the admin: off unless switched on, said in words, with a look at what it would take."""

import datetime

import pytest

from articles.models import Encounter, SelfAcceptance
from tests.articles.admin.test_inbox import login_with, text_of
from tests.forms import errors_of, typed
from tests.make import make_article, make_country, make_encounter, make_office, make_publisher

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

ADD = "/admin/articles/selfacceptance/add/"


def report(publisher, status="held", certainty="sure", **fields):
    """A report of talks of two presidents."""
    parties = [
        {"office": make_office(country=make_country(code)), "status": "attended"} for code in ("KZ", "RU")
    ]
    article = make_article(publisher=publisher, published_on=datetime.date(2017, 12, 27))
    return make_encounter(article, parties, status=status, certainty=certainty, **fields)


def save(client, **changes):
    return client.post(ADD, typed(client.get(ADD), "selfacceptance_form", **changes), follow=True)


def test_it_is_off_unless_switched_on(admin_client):
    save(admin_client, publisher=make_publisher(kind="press-service").pk)

    assert not SelfAcceptance.objects.get().is_on


def test_saved_it_tells_how_many_it_would_take_and_takes_none(admin_client):
    press_service = make_publisher("Kremlin press service", kind="press-service")
    report(press_service)
    report(press_service, when="2017-12-25")
    report(press_service, status="scheduled", when="2017-12-24")
    report(press_service, certainty="possible", when="2017-12-23")
    report(make_publisher(kind="press-service"), when="2017-12-22")
    page = text_of(save(admin_client, publisher=press_service.pk))

    assert "2 of the 4 waiting reports of this publisher" in page
    assert set(Encounter.objects.values_list("state", flat=True)) == {"proposed"}


def test_of_a_source_that_is_not_official_it_takes_none(admin_client):
    newspaper = make_publisher(kind="newspaper")
    report(newspaper)

    assert "0 of the 1 waiting reports of this publisher" in text_of(
        save(admin_client, publisher=newspaper.pk, is_on="on")
    )


def test_only_the_chosen_rules_count(admin_client):
    press_service = make_publisher(kind="press-service")
    report(press_service, rule="met-with")
    page = text_of(save(admin_client, publisher=press_service.pk, rules=["heading"]))

    assert SelfAcceptance.objects.get().rules == ["heading"]
    assert "0 of the 1 waiting reports of this publisher" in page


def test_its_form_says_what_it_does_and_what_it_never_does(admin_client):
    page = text_of(admin_client.get(ADD))

    assert "Nobody checks them first" in page
    assert "It never accepts a meeting that was planned" in page


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"publisher": ""}, "required"),
        ({"rules": ["no-rule"]}, "no-rule"),
        ({"certainty": "very"}, "very"),
    ],
)
def test_what_cannot_be_is_refused(admin_client, changes, told):
    publisher = make_publisher(kind="press-service")
    answer = save(admin_client, **({"publisher": publisher.pk} | changes))

    assert told in errors_of(answer)
    assert not SelfAcceptance.objects.exists()


def test_a_publisher_has_one_setting(admin_client):
    publisher = make_publisher(kind="press-service")
    SelfAcceptance.objects.create(publisher=publisher)

    assert "already exists" in errors_of(save(admin_client, publisher=publisher.pk))


@pytest.mark.parametrize(
    ("rights", "status"), [([], 403), (["view_selfacceptance"], 403), (["add_selfacceptance"], 200)]
)
def test_only_who_may_switches_it_on(client, rights, status):
    login_with(client, *rights)

    assert client.get(ADD).status_code == status
