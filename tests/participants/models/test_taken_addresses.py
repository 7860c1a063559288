"""No meeting and no person stands at the address of a page of another kind, which would hide them."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

import articles.urls
from participants.models import Meeting, Person
from participants.models.meeting import TAKEN_SLUGS as TAKEN_BY_MEETINGS
from participants.models.person import TAKEN_SLUGS as TAKEN_BY_PEOPLE
from participants.urls import urlpatterns
from tests.make import make_meeting, make_person
from tests.participants.admin.test_forms import new_meeting

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

TOLD = "is the address of another page: choose a longer one."


@pytest.mark.parametrize("slug", TAKEN_BY_MEETINGS)
def test_a_new_meeting_at_the_address_of_a_page_gets_another(admin_client, slug):
    new_meeting(admin_client, slug=slug)
    assert Meeting.objects.get().slug == f"{slug}-2"


@pytest.mark.parametrize("slug", TAKEN_BY_PEOPLE)
def test_a_person_at_the_address_of_a_page_is_refused_beside_the_field(slug):
    with pytest.raises(ValidationError, match=TOLD) as refused:
        Person(name="Network", slug=slug).full_clean()
    assert list(refused.value.message_dict) == ["slug"]


@pytest.mark.parametrize(
    ("make", "slug"),
    [(make_meeting, slug) for slug in TAKEN_BY_MEETINGS] + [(make_person, slug) for slug in TAKEN_BY_PEOPLE],
)
def test_the_database_keeps_the_addresses_of_pages_free(make, slug):
    with pytest.raises(IntegrityError, match="slug_is_no_other_page"), transaction.atomic():
        make(slug=slug)


def test_every_page_that_would_hide_a_meeting_or_a_person_is_known():
    """A page added to the addresses later has to be added here too."""
    # Some of them tell of articles too, and stand there.
    routes = [str(pattern.pattern) for pattern in (*urlpatterns, *articles.urls.urlpatterns)]
    pages = {route.split("/")[1].split(".")[0] for route in routes if route.startswith("meetings/")}
    assert {page for page in pages if page and "<" not in page} == set(TAKEN_BY_MEETINGS)
    after = {route.split("/")[2].split(".")[0] for route in routes if route.startswith("people/<slug:slug>/")}
    assert {page for page in after if page and "<" not in page} == set(TAKEN_BY_PEOPLE)
