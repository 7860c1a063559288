"""What the demo stories say, loaded beside the shipped facts."""

import pytest

from articles.demo.loader import load
from articles.models import Article, Attestation, Citation, Coverage, Statement
from articles.models.quote import texts_of
from articles.quality.pointers import quotes_missing, words_not_at_their_place
from participants.models import Meeting, MeetingLink, Participation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_facts", "shipped_stories")]

SUMMIT = "informal-cis-summit-st-petersburg-26-december"
TALKS = "gas-talks-st-petersburg-26-december"
SESSION = "eurasian-economic-council-session"
TALK = "putin-pashinyan-talk"


@pytest.fixture
def founding():
    return Article.objects.get(headline__startswith="Putin discussed gas")


def parties(meeting):
    rows = Participation.objects.filter(meeting__slug=meeting).select_related("country", "office", "person")
    return {(str(row), row.role, row.status) for row in rows}


def test_the_founding_article_keeps_unknown_what_it_does_not_say(founding):
    assert founding.published_on is None
    assert founding.publisher is None
    assert (founding.url, founding.byline) == ("", "")
    assert founding.text_kind == Article.TextKind.SUMMARY


def test_the_founding_summit_has_no_year_and_nine_countries_invited_or_host(founding):
    summit = Meeting.objects.get(slug=SUMMIT)
    countries = summit.participations.filter(country__isnull=False)

    assert (str(summit.when), summit.status, summit.place.name) == ("XXXX-12-26", "held", "St. Petersburg")
    assert (summit.not_before, summit.not_after) == (None, None)
    assert (summit.series.slug, summit.organisation.abbreviation) == ("informal-cis-summit", "CIS")
    assert {row.country.code for row in countries.filter(status="invited")} == {
        "AM",
        "AZ",
        "BY",
        "KG",
        "KZ",
        "TJ",
        "TM",
        "UZ",
    }
    assert [row.country.code for row in countries.filter(role="host")] == ["RU"]
    assert countries.count() == 9


def test_the_gas_talks_name_two_offices_and_no_other_person(founding):
    talks = Meeting.objects.get(slug=TALKS)

    assert (talks.kind, talks.parent.slug, talks.status) == ("margins", SUMMIT, "held")
    assert parties(TALKS) == {
        ("Vladimir Putin", "not-stated", "attended"),
        ("President of Kazakhstan", "not-stated", "attended"),
        ("President of Uzbekistan", "not-stated", "attended"),
    }


def test_the_council_session_is_a_sibling_without_a_day(founding):
    session = Meeting.objects.get(slug=SESSION)
    link = MeetingLink.objects.get(second=session)

    assert (str(session.when), session.parent, session.place) == ("XXXX", None, None)
    assert session.organisation.abbreviation == "EAEU"
    assert (link.first.slug, link.kind) == (SUMMIT, "sibling")


def test_the_bilateral_talk_is_possible_and_not_counted_as_held(founding):
    talk = Meeting.objects.get(slug=TALK)

    assert (talk.kind, talk.status) == ("bilateral", "possible")
    # The article has no day of its own: what was possible to it may be over by the day of recording.
    assert (talk.first_possible_day.year, talk.last_possible_day > talk.recorded_on) == (1991, True)
    assert talk not in Meeting.objects.held()
    assert Coverage.objects.get(article=founding, meeting=talk).status == "possible"


def test_one_attendance_is_attested_by_the_armenian_government(founding):
    said = Attestation.objects.filter(article=founding, said_by_organisation__slug="government-of-armenia")

    assert {row.participation.meeting.slug for row in said} == {SUMMIT, SESSION}
    assert {(str(row.participation), row.status) for row in said} == {
        ("Nikol Pashinyan, Prime Minister of Armenia", "attended")
    }


def test_the_founding_citations_are_resolved_or_not(founding):
    citations = founding.citations.values_list("as_given", "publisher__name")

    assert list(citations) == [
        ("Kremlin press service", "Kremlin press service"),
        ("Armenian government communications", "Government of Armenia"),
        ("regional briefings", None),
    ]


def test_the_press_secretary_speaks_for_the_kremlin(founding):
    statements = founding.statements.filter(speaker__slug="dmitry-peskov")

    assert {(row.on_behalf_of, row.manner) for row in statements} == {("the Kremlin", "paraphrased")}
    assert set(statements.last().topics.values_list("slug", flat=True)) == {
        "gas-supply",
        "gas-pricing",
        "gas-joint-ventures",
    }


def test_every_statement_stands_where_its_span_says():
    for statement in Statement.objects.select_related("article"):
        assert texts_of(statement.article)[statement.part][statement.start : statement.end] == statement.text


def test_every_quote_stands_in_its_story_or_is_marked_as_none_of_its_words():
    rows = [*Coverage.objects.select_related("article"), *Attestation.objects.select_related("article")]
    quoting = [row for row in rows if row.quote]
    for row in quoting:
        assert row.standing in ("in-text", "apart")
        there = any(row.quote in text for text in texts_of(row.article).values())
        assert there == row.is_in_text
        if row.is_in_text:
            assert texts_of(row.article)[row.part][row.start : row.end] == row.quote
    assert {row.is_in_text for row in quoting} == {True, False}
    assert words_not_at_their_place.findings() == quotes_missing.findings() == []


def test_every_other_story_names_where_it_comes_from(founding):
    stories = Article.objects.exclude(pk=founding.pk)

    assert stories.count() == 21
    for story in stories:
        assert story.published_on
        assert story.url.startswith("http://en.kremlin.ru/")
        assert [citation.url for citation in story.citations.all()] == [story.url]
        assert story.coverage.exists()
        assert story.text_kind == Article.TextKind.SUMMARY


def test_an_announcement_does_not_say_that_the_meeting_was_held():
    coverage = Coverage.objects.filter(meeting__slug="putin-sargsyan-2016-03-10")

    assert set(coverage.values_list("kind", "status")) == {("announces", "announced"), ("reports", "held")}


def test_attended_is_said_only_with_the_words_that_say_so(founding):
    attended = Attestation.objects.filter(status="attended").exclude(article=founding)

    assert attended.exists()
    assert not attended.filter(quote="").exists()


def test_the_stories_reach_at_least_eight_of_the_countries(founding):
    codes = Article.objects.exclude(pk=founding.pk).values_list("countries__code", flat=True)

    assert len(set(codes)) == 12


def test_a_story_that_an_editor_changed_stays_as_it_is():
    Article.objects.filter(url__endswith="/26998").update(headline="Four presidents on gas", status="draft")
    Citation.objects.all().delete()

    counts = load()

    assert counts["articles"] == (0, 22)
    assert Article.objects.get(url__endswith="/26998").headline == "Four presidents on gas"
    assert not Citation.objects.exists()


def test_what_an_import_brings_later_joins_the_summary(bring_in):
    url = "http://en.kremlin.ru/events/president/news/55816"
    quote = "President of Russia chaired a meeting of the CIS Council"
    bring_in({"url": url, "title": "CIS summit", "text": f"The {quote}.", "language": "en"})

    article = Article.objects.get(canonical_url=url)
    assert article.body and article.summary and Article.objects.count() == 22
    assert article.attestations.get(participation__country__code="RU").part == "body"
    assert not words_not_at_their_place.findings()
