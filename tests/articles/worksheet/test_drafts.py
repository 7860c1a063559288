"""What readers are told of an article that they do not see: of its meetings the record, of itself no headline and no word."""

import datetime
from importlib import import_module

import pytest
from django.apps import apps

from articles.models import Article, Coverage, Statement
from participants.models import Meeting, Person
from tests.articles.worksheet.asking import Story, address, card_of, decide, undo, words
from tests.make import make_publisher

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

HEADLINE = "Gas on the quiet agenda"
DAY = datetime.date(2023, 12, 26)
TOLD = "An article, 26 December 2023"
IN_FULL = f"“{HEADLINE}”, 26 December 2023"
NOTE = "What you accept of meetings is on record at once; the article itself waits for review."


@pytest.fixture
def story():
    return Story(headline=HEADLINE, published_on=DAY, publisher=None)


def accepted(story, client, **more):
    for card in (story.meeting, story.said, story.source):
        answer = decide(client, story.article, card, **more)
        assert answer.status_code == 200, answer.content.decode()
    return Meeting.objects.get()


def sources(meeting):
    return {meeting.source, *meeting.participations.values_list("source", flat=True)}


def pages_about(story, meeting):
    slug, people = meeting.slug, [story.putin, story.tokayev, story.peskov]
    pages = [f"/meetings/{slug}{end}" for end in ("/", ".json", ".csv", "/dates.csv")]
    pages += [
        f"/meetings{end}" for end in ("/", ".json", ".csv", "/timeline.json", "/map.json", "/proposed.json")
    ]
    pages += [f"/changes/meetings/{slug}{end}" for end in ("/", ".json")]
    pages += [
        f"/people/{one.slug}{end}" for one in people for end in ("/", ".json", "/trips.json", "/trips.csv")
    ]
    pages += [f"/people/{story.putin.slug}/{story.tokayev.slug}{end}" for end in ("/", ".json", ".csv")]
    pages += [f"/countries/kz{end}" for end in ("/", ".json", "/network.json")]
    pages += [f"/countries/ru/kz{end}" for end in ("/", ".json", ".csv")]
    pages += [f"/calendar/2023{end}" for end in ("/", ".json", ".csv", ".ics", "/12/")]
    return [*pages, "/", "/articles/?q=quiet", "/articles.json?q=gas", "/suggest.json?q=gas"]


def test_no_page_tells_the_headline_or_a_word_of_a_draft(story, admin_client, client):
    meeting = accepted(story, admin_client)
    words(admin_client, story.article, "Gas was the topic", "quote", card=story.meeting)
    assert Coverage.objects.get().quote and Statement.objects.exists()
    client.logout()
    seen = 0
    for page in pages_about(story, meeting):
        answer = client.get(page, follow=True)
        text = b"".join(answer).decode("utf-8-sig") if answer.streaming else answer.content.decode()
        seen += answer.status_code == 200
        for secret in (HEADLINE, "Gas was the topic", "Kremlin press service"):
            assert secret not in text, (page, secret)
    assert seen >= 30


def test_a_draft_is_cited_by_its_day_until_it_is_published(story, admin_client):
    meeting = accepted(story, admin_client)
    assert sources(meeting) == {TOLD}
    story.article.refresh_from_db()
    story.article.status = "published"
    story.article.save()
    meeting.refresh_from_db()
    assert sources(meeting) == {IN_FULL}


def test_in_bulk_too_and_a_withdrawn_article_is_called_by_its_headline_no_more(story, admin_client):
    meeting = accepted(story, admin_client)
    Article.objects.update(published_on=datetime.date(2024, 1, 2))
    meeting.refresh_from_db()
    assert sources(meeting) == {"An article, 2 January 2024"}
    for status, told in (
        ("published", f"“{HEADLINE}”, 2 January 2024"),
        ("withdrawn", "An article, 2 January 2024"),
    ):
        Article.objects.update(status=status)
        meeting.refresh_from_db()
        assert sources(meeting) == {told}


def test_a_publisher_is_told_of_a_draft_too(admin_client):
    story = Story(headline=HEADLINE, published_on=DAY, publisher=make_publisher("Morning News"))
    assert sources(accepted(story, admin_client)) == {"Morning News, 26 December 2023"}


def test_of_several_sources_only_that_of_the_article_gets_its_words(story, admin_client):
    meeting = accepted(story, admin_client)
    Meeting.objects.update(source=f"Archive; {TOLD}; Morning News")
    Article.objects.update(status="published")
    meeting.refresh_from_db()
    assert meeting.source == f"Archive; {IN_FULL}; Morning News"


def test_a_headline_that_was_cut_is_withheld_too(story, admin_client):
    Article.objects.update(headline="Gas " * 200, status="published")
    meeting = accepted(story, admin_client)
    assert len(meeting.source) == 500
    Article.objects.update(status="withdrawn")
    meeting.refresh_from_db()
    assert sources(meeting) == {TOLD}


def test_what_an_editor_wrote_as_the_source_stays(story, admin_client):
    meeting = accepted(story, admin_client)
    Meeting.objects.update(source="Own notes")
    Article.objects.update(status="published")
    meeting.refresh_from_db()
    assert meeting.source == "Own notes"


def test_a_person_made_of_the_words_of_a_draft_is_cited_so_too(story, admin_client):
    assert words(admin_client, story.article, "Gas", "person", name="Aigul Gas").status_code == 200
    made = Person.objects.get(name="Aigul Gas")
    assert {made.source, made.names.get().source} == {TOLD}
    Article.objects.update(status="published")
    made.refresh_from_db()
    assert {made.source, made.names.get().source} == {IN_FULL}


def test_the_acceptance_can_be_taken_back_before_the_article_is_published(story, admin_client):
    answer = decide(admin_client, story.article, story.meeting)
    assert undo(admin_client, story.article, answer).status_code == 200
    assert card_of(story.article, "meeting").waits


def test_what_was_told_of_drafts_before_is_withheld(story, admin_client):
    meeting = accepted(story, admin_client)
    Meeting.objects.update(source=f"Archive; {IN_FULL}")
    meeting.participations.update(source=IN_FULL)
    import_module("articles.migrations.0020_sources_tell_no_headline_of_a_draft").withhold(apps, None)
    meeting.refresh_from_db()
    assert sources(meeting) == {f"Archive; {TOLD}", TOLD}


@pytest.mark.parametrize(("status", "is_told"), [("draft", True), ("in-review", True), ("published", False)])
def test_the_worksheet_of_what_is_not_published_says_what_is_on_record_at_once(
    story, admin_client, status, is_told
):
    Article.objects.update(status=status)
    assert (NOTE in admin_client.get(address(story.article)).content.decode()) == is_told
