"""The promises that the database keeps of what was written: each is broken on purpose."""

import datetime
import hashlib
from itertools import islice, product

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from articles.models import Article, Mention, Topic
from tests.make import (
    make_article,
    make_attestation,
    make_citation,
    make_country,
    make_coverage,
    make_organisation,
    make_person,
    make_statement,
    make_topic,
)

pytestmark = pytest.mark.django_db


def refused(constraint):
    return pytest.raises(IntegrityError, match=constraint)


def make_mention(article=None, start=0, end=3, **fields):
    return Mention.objects.create(
        article=article or make_article(), start=start, end=end, text="The", **fields
    )


def test_an_address_is_of_one_article_and_our_summary_stands_in_it():
    address = "https://news.example.org/1"
    make_article(canonical_url=address, summary="They met.")
    with refused("article_of_one_address_stands_once"), transaction.atomic():
        make_article(canonical_url=address)


def test_articles_without_an_address_may_be_many():
    make_article(canonical_url="")
    make_article(canonical_url="")


def test_an_article_has_a_headline():
    article = make_article()
    with refused("article_has_a_headline"), transaction.atomic():
        Article.objects.filter(pk=article.pk).update(headline="")


def test_a_body_is_not_endless():
    with refused("article_body_is_not_endless"), transaction.atomic():
        make_article(body="a" * 2_000_001)


def test_a_canonical_address_fits_its_index():
    with refused("article_canonical_address_fits_its_index"), transaction.atomic():
        make_article(canonical_url="https://news.example.org/" + "ы" * 1000)


def test_a_body_of_ever_new_words_is_refused_with_a_reason():
    words = ["".join(letters) for letters in islice(product("бвгджз", repeat=9), 30_000)]
    body = " ".join(f"{word}'{word[::-1]}" for word in words)
    with pytest.raises(ValidationError) as error:
        Article(headline="List", language="ru", body=body).clean()
    assert "too many different words" in error.value.message_dict["body"][0]


def test_a_long_transcript_is_not_refused():
    Article(headline="Transcript", language="en", body="The leaders discussed trade. " * 7000).clean()


def test_the_hash_is_that_of_the_body_in_utf_8():
    article = make_article(body="Лидеры")
    article.refresh_from_db()
    assert bytes(article.body_hash) == hashlib.sha256("Лидеры".encode()).digest()


def test_a_mention_names_at_most_one_thing():
    make_mention()
    with refused("mention_names_at_most_one_thing"), transaction.atomic():
        make_mention(country=make_country(), person=make_person())


def test_a_mention_ends_after_it_starts():
    with refused("mention_ends_after_it_starts"), transaction.atomic():
        make_mention(start=3, end=3)


def test_a_mention_does_not_repeat():
    article = make_article()
    make_mention(article)
    with refused("mention_does_not_repeat"), transaction.atomic():
        make_mention(article)


def test_a_mention_may_name_several_things_at_one_place():
    """Ids of different kinds may be alike: rows of one kind are told from rows of another."""
    article = make_article()
    country = make_country()
    things = [{"country": country}, {"person": make_person(pk=country.pk)}]
    things.append({"organisation": make_organisation(pk=country.pk)})
    for named in (*things, {}):
        make_mention(article, **named)
    assert article.mentions.count() == 4


def test_a_meeting_is_covered_once_by_an_article():
    coverage = make_coverage()
    with refused("coverage_does_not_repeat"), transaction.atomic():
        make_coverage(coverage.article, coverage.meeting, kind="background")


def test_one_voice_attests_a_participation_once():
    attestation = make_attestation()
    again = {"article": attestation.article, "participation": attestation.participation}
    make_attestation(**again, status="absent", said_by_name="an aide")
    with refused("attestation_does_not_repeat"), transaction.atomic():
        make_attestation(**again, status="absent")


def test_an_attestation_is_said_by_one():
    with refused("attestation_is_said_by_one"), transaction.atomic():
        make_attestation(said_by_person=make_person(), said_by_organisation=make_organisation())


def test_a_citation_says_what_was_given():
    with refused("citation_says_what_was_given"), transaction.atomic():
        make_citation(as_given="")


def test_a_statement_names_its_speaker():
    with refused("statement_names_its_speaker"), transaction.atomic():
        make_statement(speaker=None)


@pytest.mark.parametrize("span", [{"start": 1}, {"end": 5}, {"start": 5, "end": 5}])
def test_a_statements_span_is_whole(span):
    with refused("statement_span_is_whole"), transaction.atomic():
        make_statement(**span)


def test_a_topic_is_not_inside_its_own_part():
    energy = make_topic("Energy")
    gas = make_topic("Gas", parent=energy)
    with refused("would be inside itself"), transaction.atomic():
        Topic.objects.filter(pk=energy.pk).update(parent=gas)


def test_every_update_raises_the_version():
    article = make_article()
    Article.objects.update(status="withdrawn")
    Article.objects.update(status="published")
    article.refresh_from_db()
    assert article.version == 3


@pytest.mark.parametrize("name", ["", "   ", "\t\n"])
def test_a_name_of_blanks_names_nobody(name):
    with refused("statement_names_its_speaker"), transaction.atomic():
        make_statement(speaker=None, speaker_name=name)
    with refused("citation_says_what_was_given"), transaction.atomic():
        make_citation(as_given=name)


@pytest.mark.parametrize(("days", "accepted"), [(0, True), (1, True), (2, False), (365, False)])
def test_an_article_of_a_day_to_come_is_refused(days, accepted):
    day = datetime.datetime.now(datetime.UTC).date() + datetime.timedelta(days=days)
    article = make_article(published_on=day)
    if accepted:
        article.clean()
    else:
        with pytest.raises(ValidationError, match=f"{day} is still to come") as error:
            article.clean()
        assert list(error.value.message_dict) == ["published_on"]


@pytest.mark.parametrize(
    ("text", "start", "end", "field", "said"),
    [
        ("xyz", 0, 3, "text", "“xyz” is not in the body from 0 to 3; the words there are “The”"),
        ("The", 0, 99999, "end", "99999 lies beyond the end of the body, which has 10 characters"),
        ("The leader", 0, 11, "end", "11 lies beyond the end"),
        ("the", 0, 3, "text", "the words there are “The”"),
    ],
)
def test_a_mention_of_other_words_than_stand_there_is_refused(text, start, end, field, said):
    mention = Mention(article=make_article(body="The leader"), text=text, start=start, end=end, rule="name")
    with pytest.raises(ValidationError) as error:
        mention.full_clean()
    assert list(error.value.message_dict) == [field] and said in error.value.message_dict[field][0]


def test_a_mention_of_the_words_that_stand_there_is_accepted():
    article = make_article(body="The leader " + "spoke " * 100)
    Mention(article=article, text="leader", start=4, end=10, rule="name").full_clean()
    Mention(article=article, text=article.body[:500], start=0, end=600, rule="name").full_clean()


def test_a_quoted_statement_at_the_place_of_other_words_is_refused():
    article = make_article(body="Supplies will grow, he said.")
    quoted = make_statement(article, "Supplies will grow", start=0, end=18)
    quoted.full_clean()
    quoted.end = 19
    with pytest.raises(ValidationError, match="the words there are “Supplies will grow,”") as error:
        quoted.full_clean()
    assert list(error.value.message_dict) == ["start"]
    quoted.manner = "paraphrased"
    quoted.full_clean()
    quoted.end = 100
    with pytest.raises(ValidationError, match="100 lies beyond the end of the body"):
        quoted.full_clean()
