"""The countries that the filters offer are those of now, and are read once as long as none has changed."""

import pytest
from django.db import transaction
from django.http import QueryDict

from participants.listing.countries import every_country
from participants.listing.filter import MeetingFilter
from participants.models import Country
from tests.make import make_country

pytestmark = pytest.mark.django_db


def names():
    return [value.label for value in every_country().values()]


def test_they_come_in_order_and_those_that_are_no_more_last():
    make_country("UZ")
    make_country("SU", name="A former state", existed_until="1991-12-26", is_of_region=False)
    make_country("KZ")

    assert names() == ["Kazakhstan", "Uzbekistan", "A former state"]
    assert every_country().choices == [("", "—"), ("kz", "Kazakhstan"), ("uz", "Uzbekistan")]


def test_there_may_be_none():
    assert names() == []


def test_each_change_is_seen_at_once():
    assert names() == []
    country = make_country("KZ")
    assert names() == ["Kazakhstan"]
    with transaction.atomic():
        Country.objects.filter(pk=country.pk).update(name="Qazaqstan")
        assert names() == ["Qazaqstan"]
        transaction.set_rollback(True)
    assert names() == ["Kazakhstan"]
    country.delete()
    assert names() == []


def test_what_has_not_changed_is_read_once(django_assert_num_queries):
    make_country("KZ")
    with django_assert_num_queries(2):
        assert every_country() is every_country()


def test_what_a_request_does_to_a_chosen_row_stays_with_it():
    make_country("KZ")

    def chosen():
        return MeetingFilter.read(QueryDict("country=kz")).chosen_row("country")

    chosen().name = "Changed"
    assert chosen().name == "Kazakhstan"
