"""The founding story in the words of seven others: the same meetings, the same parties, the same sources, and nothing else."""

import re

import pytest

from .retellings import RETOLD
from .test_founding_story import INVITED, SOURCES, check_words, parties, the

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_facts")]


@pytest.fixture
def retold(bring_in_text):
    """Each retelling, read into an archive with only the reference: how, the article, what it tells of Russia."""

    def retold(day=""):
        return [(how, bring_in_text(told, day), russia) for how, (told, russia) in RETOLD.items()]

    return retold


@pytest.mark.parametrize(("day", "when"), [("", "XXXX-12-26"), ("27 December 2023", "2023-12-26")])
def test_summit_talks_session_and_the_talk_that_is_possible_are_read_and_nothing_else(retold, day, when):
    for how, article, russia in retold(day):
        kinds = sorted(one.kind for one in article.encounters.all())
        assert kinds == ["bilateral", "council-session", "informal-summit", "margins"], how
        check_summit(the(article, "informal-summit"), when, russia, how)
        check_talks(article, how)
        session, talk = the(article, "council-session"), the(article, "bilateral")
        assert (str(session.when), session.status, session.within) == ("XXXX", "held", None), how
        assert session.organisation.slug == "supreme-eurasian-economic-council", how
        assert [row[2:] for row in parties(session)] == [("nikol-pashinyan", "not-stated", "attended")], how
        assert (talk.status, talk.within) == ("possible", None), how
        assert {row[2:] for row in parties(talk)} == {
            ("vladimir-putin", "not-stated", "not-stated"),
            ("nikol-pashinyan", "not-stated", "not-stated"),
        }, how


def check_summit(summit, when, russia, how):
    assert (str(summit.when), summit.status) == (when, "held"), how
    assert (summit.organisation.slug, summit.series.slug) == ("cis", "informal-cis-summit"), how
    assert sorted(country(one) for one in summit.parties.filter(status="invited")) == INVITED, how
    hosts = [row for row in parties(summit) if row[0] == "RU"]
    assert hosts == ([("RU", "", "", russia, "not-stated")] if russia else []), how
    came = summit.parties.exclude(status="invited").exclude(country__code="RU").get()
    assert (came.person.slug, came.status) == ("nikol-pashinyan", "attended"), how
    assert re.search("government", came.said_by_name), how


def country(party):
    return (party.country or party.office.country).code


def check_talks(article, how):
    talks = the(article, "margins")
    assert (str(talks.when), talks.when_basis, talks.status) == ("XXXX", "not-stated", "held"), how
    assert talks.within == the(article, "informal-summit"), how
    assert sorted(row[1:3] for row in parties(talks) if not row[2]) == [
        ("president-of-kazakhstan", ""),
        ("president-of-uzbekistan", ""),
    ], how
    assert [row[2] for row in parties(talks) if row[2]] == ["vladimir-putin"], how
    assert {row.status for row in talks.parties.all()} == {"attended"}, how
    assert {row.said_by_person.slug for row in talks.parties.all()} == {"dmitry-peskov"}, how


def test_each_says_who_said_it_and_which_sources_it_has(retold):
    for how, article, _russia in retold():
        statements = list(article.proposed_statements.order_by("start"))
        by_peskov = [one for one in statements if one.speaker and one.speaker.slug == "dmitry-peskov"]
        [of_the_government] = [one for one in statements if one not in by_peskov]
        assert "leaders of Kazakhstan and Uzbekistan" in by_peskov[0].text, how
        assert re.search("government", of_the_government.speaker_name), how
        assert re.search("Pashinyan.* (?:had )?attended|took part|participated", of_the_government.text), how
        cited = [*article.citations.all(), *article.proposed_citations.all()]
        assert [one.as_given.removeprefix("the ") for one in cited] == SOURCES, how
        check_words(article, how)
