"""A date is said back as one types: in EDTF and in words, or why not."""

import pytest
from django.contrib.auth.models import User

pytestmark = pytest.mark.django_db

DATE = "/admin/date/"


def said(client, text):
    return client.post(DATE, {"text": text}, content_type="application/json")


def test_a_date_in_words_is_said_back_in_edtf_and_in_words(admin_client):
    assert said(admin_client, "26–27 Dec 2022").json() == {
        "edtf": "2022-12-26/2022-12-27",
        "words": "26–27 December 2022",
        "refused": "",
        "readings": [],
    }
    assert said(admin_client, " ").json()["edtf"] == ""


def test_of_two_readings_both_are_offered(admin_client):
    answer = said(admin_client, "08/12/1991").json()
    assert answer["edtf"] == "" and "it may be" in answer["refused"]
    assert answer["readings"] == [
        {"edtf": "1991-12-08", "words": "8 December 1991"},
        {"edtf": "1991-08-12", "words": "12 August 1991"},
    ]


@pytest.mark.parametrize("text", ["yesterday", "\x00", "x" * 5000, "26 December 99999", "٢٦.١٢.٢٠٢٣"])
def test_what_is_no_date_is_refused_in_words(admin_client, text):
    answer = said(admin_client, text)
    assert answer.status_code == 200 and "is not a date the archive can keep" in answer.json()["refused"]


@pytest.mark.parametrize("body", ["{", "[]", "1", '{"text": 5}', '{"other": "x"}', "\x00"])
def test_what_is_not_asked_as_it_should_be_is_answered_in_json(admin_client, body):
    answer = admin_client.post(DATE, body, content_type="application/json")
    assert answer.status_code == 400 and "JSON is expected" in answer.json()["refused"]


def test_only_editors_ask_and_only_by_post(client, admin_client):
    assert admin_client.get(DATE).status_code == 405 and admin_client.get(DATE).json()["refused"]
    assert said(client, "2023").status_code == 403 and said(client, "2023").json()["refused"]
    client.force_login(User.objects.create_user("reader"))
    assert said(client, "2023").status_code == 403


def test_a_date_costs_no_query_of_its_own(admin_client, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        said(admin_client, "26 December 2023")
