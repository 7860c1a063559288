import datetime

import pytest

from tests.articles.searching.asking import headlines
from tests.make import make_article

pytestmark = pytest.mark.django_db

TODAY = datetime.datetime.now(datetime.UTC).date()


def test_a_word_in_the_headline_weighs_more_than_in_the_body():
    make_article("Gas for Armenia", body="The leaders met.")
    make_article("Talks in Moscow", body="Gas, gas, gas and again gas.")

    assert headlines("gas") == ["Gas for Armenia", "Talks in Moscow"]


def test_a_long_transcript_does_not_crowd_out_the_news():
    make_article("News", body="They spoke of gas and of oil prices.")
    make_article(
        "Transcript", body="Somebody asked about gas, and oil was not spoken of. " + "Next question. " * 4000
    )

    assert headlines("gas") == ["News", "Transcript"]


def test_a_long_conference_that_says_a_word_often_does_not_crowd_out_the_news():
    news = " ".join(f"word{number}" for number in range(300))
    conference = " ".join(
        f"gas word{number}" if number % 130 == 0 else f"word{number}" for number in range(4000)
    )
    make_article("News", body=f"They spoke of gas. {news}")
    make_article("Conference", body=conference)

    assert headlines("gas") == ["News", "Conference"]


def test_who_types_most_of_a_headline_finds_that_article_first():
    make_article("Meeting with the President of Kazakhstan on gas, oil, water and grain")
    make_article("Meeting with the President of Kazakhstan")

    assert headlines("meeting president Kazakhstan")[0] == "Meeting with the President of Kazakhstan"


def make_two(one, other):
    """Alike to the stemmed words, and the other one newer."""
    make_article(one, published_on=TODAY.replace(year=TODAY.year - 10, day=1))
    make_article(other, published_on=TODAY)


def test_the_headline_with_the_words_in_their_order_comes_first():
    make_two("President of Iran met with the King of Spain", "King of Spain met with President of Iran")

    assert headlines("President Iran King Spain")[0].startswith("President")
    assert headlines("King Spain President Iran")[0].startswith("King")


def test_the_headline_with_the_common_words_too_comes_first():
    make_two("Meeting with Gorky Plant workers", "Visit to Gorky Plant")

    assert headlines("with Gorky Plant")[0] == "Meeting with Gorky Plant workers"
    assert headlines("Gorky Plant")[0] == "Visit to Gorky Plant"


def test_russian_words_keep_their_order_in_any_case():
    make_two("Встреча президента с министром обороны", "Министр обороны и президент: встреча")

    assert headlines("встреча с министром обороны")[0].startswith("Встреча")
    assert headlines("встречу президента министр")[0].startswith("Встреча")


def test_part_of_a_word_is_not_the_word():
    make_two("Gas and oil talks", "Talks on gas: a step")

    assert headlines("gas a talks")[0] == "Talks on gas: a step"


@pytest.mark.parametrize(
    "text", ["gas (talks", "gas .* talks", "gas [talks]\\", "gas? +talks+", "gas* talks{"]
)
def test_signs_of_regular_expressions_are_no_signs(text):
    make_two("Gas talks", "Talks on gas")

    assert headlines(text)[0] == "Gas talks"


@pytest.mark.parametrize("first", ["old", "new"])
def test_of_two_that_say_the_same_the_newer_comes_first(first):
    days = {"old": TODAY.replace(year=TODAY.year - 10, day=1), "new": TODAY}
    for name in [first, *(days.keys() - {first})]:
        make_article("Talks on gas", standfirst=name, published_on=days[name])

    assert headlines("gas", "standfirst") == ["new", "old"]


def test_an_old_article_that_says_more_is_not_lost():
    make_article("Gas for Armenia", published_on=datetime.date(1995, 1, 1))
    make_article("Talks in Moscow", body="At last they spoke of gas.", published_on=TODAY)

    assert headlines("gas") == ["Gas for Armenia", "Talks in Moscow"]
