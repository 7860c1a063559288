import shutil

import pytest
from django.core.management import CommandError, call_command

from articles.demo.loader import FOLDER, REFERENCE, load
from articles.models import Article, Attestation, Citation, Coverage, Publisher, Statement, Topic
from articles.models.quote import texts_of
from articles.quality.pointers import quotes_missing, words_not_at_their_place
from participants.models import Meeting, MeetingLink, Participation
from participants.reference.loader import load as load_reference
from tests.make import make_meeting

pytestmark = pytest.mark.django_db

SUMMIT = "informal-cis-summit-st-petersburg-26-december"
TALKS = "gas-talks-st-petersburg-26-december"
SESSION = "eurasian-economic-council-session"
TALK = "putin-pashinyan-talk"


@pytest.fixture
def archive():
    load_reference()
    load()


@pytest.fixture
def founding(archive):
    return Article.objects.get(headline__startswith="Putin discussed gas")


@pytest.fixture
def folder(tmp_path):
    """A copy of the stories, to be spoilt."""
    copy = shutil.copytree(FOLDER, tmp_path / "demo", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    shutil.copy(REFERENCE / "publishers.csv", copy)
    return copy


def parties(meeting):
    rows = Participation.objects.filter(meeting__slug=meeting).select_related("country", "office", "person")
    return {(str(row), row.role, row.status) for row in rows}


def test_the_stories_load_and_a_second_load_adds_nothing():
    load_reference()
    first = load()
    second = load()

    assert first["articles"] == (22, 0)
    assert not any(added for added, _unchanged in second.values())
    assert second["statements"] == (0, Statement.objects.count())


def test_the_stories_load_in_a_few_queries(django_assert_max_num_queries):
    load_reference()
    with django_assert_max_num_queries(67):
        load()
    with django_assert_max_num_queries(30):
        load()


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


def test_every_statement_stands_where_its_span_says(archive):
    for statement in Statement.objects.select_related("article"):
        assert texts_of(statement.article)[statement.part][statement.start : statement.end] == statement.text


def test_every_quote_stands_in_its_story_or_is_marked_as_none_of_its_words(archive):
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


def test_every_other_story_names_where_it_comes_from(archive, founding):
    stories = Article.objects.exclude(pk=founding.pk)

    assert stories.count() == 21
    for story in stories:
        assert story.published_on
        assert story.url.startswith("http://en.kremlin.ru/")
        assert [citation.url for citation in story.citations.all()] == [story.url]
        assert story.coverage.exists()
        assert story.text_kind == Article.TextKind.SUMMARY


def test_an_announcement_does_not_say_that_the_meeting_was_held(archive):
    coverage = Coverage.objects.filter(meeting__slug="putin-sargsyan-2016-03-10")

    assert set(coverage.values_list("kind", "status")) == {("announces", "announced"), ("reports", "held")}


def test_attended_is_said_only_with_the_words_that_say_so(archive, founding):
    attended = Attestation.objects.filter(status="attended").exclude(article=founding)

    assert attended.exists()
    assert not attended.filter(quote="").exists()


def test_the_stories_reach_at_least_eight_of_the_countries(archive, founding):
    codes = Article.objects.exclude(pk=founding.pk).values_list("countries__code", flat=True)

    assert len(set(codes)) == 12


def test_a_story_that_an_editor_changed_stays_as_it_is(archive):
    Article.objects.filter(url__endswith="/26998").update(headline="Four presidents on gas", status="draft")
    Citation.objects.all().delete()

    counts = load()

    assert counts["articles"] == (0, 22)
    assert Article.objects.get(url__endswith="/26998").headline == "Four presidents on gas"
    assert not Citation.objects.exists()


def test_whose_press_service_a_publisher_is_comes_along():
    load_reference()
    load()

    offices = Publisher.objects.values_list("slug", "office__slug")
    assert dict(offices) == {
        "kremlin-press-service": "president-of-russia",
        "government-of-armenia": "prime-minister-of-armenia",
    }


def test_publishers_of_another_folder_need_not_say_whose_they_are(folder):
    load_reference()
    path = folder / "publishers.csv"
    header, *rows = path.read_text(encoding="utf-8").splitlines()
    lines = [header.removesuffix(",office"), *(row.rpartition(",")[0] for row in rows)]
    path.write_text("\n".join(lines), encoding="utf-8")

    call_command("load_demo", folder)

    assert Publisher.objects.filter(office=None).count() == 2


def test_only_what_is_missing_is_added():
    load_reference()
    make_meeting("Our own record", slug=SUMMIT)
    Publisher.objects.create(slug="kremlin-press-service", name="Kremlin")

    counts = load()

    assert counts["publishers"] == (1, 1)
    assert Meeting.objects.get(slug=SUMMIT).title == "Our own record"
    assert counts["articles"] == (22, 0)


@pytest.mark.parametrize(
    ("name", "old", "new", "complaint"),
    [
        (
            "founding-story.toml",
            'when = "XXXX"',
            'when = "some day"',
            "line 29, [[meetings]] 2, column when: “some day”",
        ),
        (
            "founding-story.toml",
            'country = "RU"',
            'country = "XX"',
            "[[participations]] 1, column country: “XX”: expected the code",
        ),
        (
            "founding-story.toml",
            'status = "possible"\n\n',
            'status = "perhaps"\n\n',
            "column status: “perhaps”: expected one of",
        ),
        (
            "founding-story.toml",
            '["natural-gas", ',
            '["natural gas", ',
            "column topics: “natural gas”: expected a known topic",
        ),
        ("founding-story.toml", 'manner = "paraphrased"', "manner = paraphrased", "not readable as TOML"),
        ("founding-story.toml", 'headline = "', 'title = "', "column title: “Putin discussed gas"),
        (
            "cis-council-sochi-2017.toml",
            'published_on = "2017-10-11"',
            "published_on = 2017",
            "expected text in quotation marks",
        ),
        ("cis-council-sochi-2017.toml", '"2017-10-11"', '"2017-10-32"', "column published_on: “2017-10-32”"),
        (
            "turkmen-meeting-sochi-2017.toml",
            'manner = "quoted"\ntext = "',
            'manner = "quoted"\ntext = "Not said: ',
            "column text: “Not said: ",
        ),
        (
            "topics.csv",
            "natural-gas,Natural gas,energy",
            "natural-gas,Natural gas,gas-supply",
            "it would stand inside itself",
        ),
        (
            "publishers.csv",
            "press-service,RU",
            "press,RU",
            "column kind: “press”: expected one of press-service,",
        ),
        (
            "publishers.csv",
            "president-of-russia",
            "tsar-of-russia",
            "column office: “tsar-of-russia”: expected",
        ),
    ],
)
def test_a_broken_story_is_refused_and_nothing_is_written(folder, name, old, new, complaint):
    load_reference()
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(CommandError) as refused:
        call_command("load_demo", folder)

    assert name in str(refused.value)
    assert complaint in str(refused.value)
    assert not Article.objects.exists()
    assert not Topic.objects.exists()
    assert not Meeting.objects.filter(slug=SUMMIT).exists()


def test_without_the_reference_the_stories_are_refused_whole():
    with pytest.raises(CommandError, match="Nothing was loaded"):
        call_command("load_demo")
    assert not Article.objects.exists()


def test_a_summary_joins_the_text_that_an_import_brought(bring_in):
    load_reference()
    url = "http://en.kremlin.ru/events/president/news/55816"
    quote = "President of Russia chaired a meeting of the CIS Council"
    text = f"The {quote} of Heads of State. President of Armenia Serzh Sargsyan came too."
    bring_in({"url": f"{url}?utm_source=x", "title": "CIS summit", "text": text, "language": "en"})
    article = Article.objects.get()
    first, second = load(), load()

    article.refresh_from_db()
    assert (article.canonical_url, article.body, article.text_kind) == (url, text, "full")
    assert article.summary.startswith("The CIS Council of Heads of State met in Sochi")
    assert Article.objects.filter(canonical_url=url).count() == 1
    assert (first["articles"], second["articles"]) == ((22, 0), (0, 22))
    assert {"body", "summary"} <= set(article.mentions.values_list("part", flat=True))
    placed = article.attestations.filter(participation__country__code="RU").get()
    assert (placed.quote, placed.part, placed.start) == (quote, "body", 4)


def test_what_an_import_brings_later_joins_the_summary(archive, bring_in):
    url = "http://en.kremlin.ru/events/president/news/55816"
    quote = "President of Russia chaired a meeting of the CIS Council"
    bring_in({"url": url, "title": "CIS summit", "text": f"The {quote}.", "language": "en"})

    article = Article.objects.get(canonical_url=url)
    assert article.body and article.summary and Article.objects.count() == 22
    assert article.attestations.get(participation__country__code="RU").part == "body"
    assert not words_not_at_their_place.findings()
