"""Suggestions of meetings: always to be looked at."""

import pytest

from tests.articles.linking.archive import link, rules_of


def meetings(body, published_on="2023-12-27", **options):
    return rules_of(body, "meeting", published_on, **options)


def test_words_of_the_series_the_body_and_the_place_near_the_day_suggest_the_meeting():
    body = "Leaders came to St. Petersburg for an informal summit of the CIS."

    assert meetings(body) == [("informal summit", "meeting-by-series-and-date")]


def test_fewer_signs_leave_it_possible():
    assert meetings("An informal summit of the CIS ended.") == [
        ("informal summit", "meeting-by-place-and-date")
    ]
    assert meetings("На саммите были Россия, Армения и Казахстан.") == [
        ("саммите", "meeting-by-place-and-date")
    ]


@pytest.mark.parametrize(
    ("published_on", "is_near"),
    [("2023-12-18", False), ("2023-12-19", True), ("2023-12-29", True), ("2023-12-30", False), (None, False)],
)
def test_an_article_tells_of_a_meeting_from_a_week_ahead_to_three_days_after(published_on, is_near):
    assert bool(meetings("An informal summit of the CIS", published_on)) is is_near


@pytest.mark.parametrize("body", ["The CIS in St. Petersburg", "A summit in Astana", "An informal summit"])
def test_a_word_alone_or_a_place_alone_suggests_nothing(body):
    assert meetings(body) == []


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Kazakhstan's president is in Russia on a state visit.", "state visit"),
        ("Визит президента Казахстана в Россию завершён.", "Визит"),
        ("О рабочем визите говорили Россия и Казахстан.", "визите"),
    ],
)
def test_a_visit_is_suggested_where_both_who_take_part_are_named(body, words):
    assert meetings(body, "2023-06-09") == [(words, "meeting-by-place-and-date")]


@pytest.mark.parametrize(
    "body", ["A visit to Russia.", "A visit to St. Petersburg.", "Uzbekistan's visit to Russia."]
)
def test_a_visit_of_others_suggests_none(body):
    assert meetings(body, "2023-06-09") == []


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Armenia, Belarus and Uzbekistan held multilateral talks.", "multilateral talks"),
        ("На многосторонней встрече были Армения, Белоруссия и Узбекистан.", "многосторонней встрече"),
    ],
)
def test_multilateral_talks_are_suggested_by_their_parties(body, words):
    assert meetings(body, "2023-06-09") == [(words, "meeting-by-place-and-date")]


def test_a_meeting_is_never_sure():
    found = link("Russia, Armenia, Belarus: an informal summit of the CIS in St. Petersburg")

    assert {one.certainty for one in found if one.kind == "meeting"} == {"likely"}


def test_a_meeting_is_suggested_once_an_article():
    assert len(meetings("CIS summit.", headline="CIS summit", standfirst="Summit")) == 1
