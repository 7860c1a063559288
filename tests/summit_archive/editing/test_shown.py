"""What a form carries of what it showed: nothing else passes for it."""

import pytest
from django.urls import reverse

from participants.models import Meeting, Person
from summit_archive.editing.two_editors.shown import Shown, read, signed
from tests.forms import typed
from tests.make import make_article, make_country, make_meeting

SHOWN = Shown({"title": "Саммит"}, {"participations": {"7": {"": "Kazakhstan", "status": "held"}}}, 3, 5)


def test_it_comes_back_as_it_was():
    assert read(signed(SHOWN, Meeting, 7), Meeting, 7) == SHOWN


@pytest.mark.parametrize(
    "text",
    ["", "x", "a:b:c", signed(SHOWN, Meeting, 7)[:-1], signed(SHOWN, Meeting, 8), signed(SHOWN, Person, 7)],
)
def test_what_was_not_signed_for_this_row_is_nothing(text):
    assert read(text, Meeting, 7) is None


@pytest.mark.django_db
@pytest.mark.ignore_template_errors
def test_a_long_transcript_is_carried_packed(admin_client):
    """Cyrillic, 195,000 characters of ever other words: the form grows by less than the text itself."""
    words = [f"слово{number * 7919 % 100_003}" for number in range(18_000)]
    article = make_article(body=" ".join(words)[:195_000])
    page = reverse("admin:articles_article_change", args=[article.pk])
    [seen] = typed(admin_client.get(page), "article_form")["version_seen"]
    assert len(seen) < len(article.body)


@pytest.mark.django_db
@pytest.mark.ignore_template_errors
@pytest.mark.parametrize("number", [1, 8])
def test_the_page_that_asks_costs_the_same_for_any_number_of_lines(
    admin_client, django_assert_num_queries, number
):
    countries = [make_country() for _number in range(number)]
    meeting = make_meeting("Summit in Almaty", countries=countries)
    page = reverse("admin:participants_meeting_change", args=[meeting.pk])
    fields = typed(admin_client.get(page), "meeting_form", summary="Mine")
    meeting.participations.update(note="From an import")
    Meeting.objects.update(summary="From an import")
    with django_assert_num_queries(23):
        assert admin_client.post(page, fields).status_code == 409
