"""The worksheet's pages: the text in segments, however long; choices, saving, the readers' view; and what each costs."""

import datetime
import re

import pytest
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from articles.worksheet.segments import flat_segments, paragraphs_of
from summit_archive.history.tables import Step
from summit_archive.review.submission import Submission
from tests.articles.worksheet.asking import (
    Story,
    address,
    asked,
    decide,
    login_with,
    name_in,
    post,
    save,
    sheet_of,
    undo,
)
from tests.make import (
    make_article,
    make_citation,
    make_country,
    make_encounter,
    make_meeting,
    make_name,
    make_office,
    make_person,
    make_place,
    make_proposed_citation,
    make_proposed_statement,
    make_publisher,
    make_term,
)

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


@pytest.fixture
def story():
    return Story()


def queries(client, page):
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(page)
    assert answer.status_code == 200
    return len(asked)


# Segments


def test_segments_are_cut_at_every_edge_of_what_crosses():
    spans = [(5, 15, "a"), (10, 20, "b"), (10, 12, "c")]
    assert list(flat_segments(0, 25, spans)) == [
        (0, 5, []),
        (5, 10, ["a"]),
        (10, 12, ["a", "b", "c"]),
        (12, 15, ["a", "b"]),
        (15, 20, ["b"]),
        (20, 25, []),
    ]


def test_segments_of_a_paragraph_are_cut_at_its_ends():
    assert list(flat_segments(10, 20, [(0, 12, "a"), (18, 30, "b")])) == [
        (10, 12, ["a"]),
        (12, 18, []),
        (18, 20, ["b"]),
    ]


def test_a_text_without_line_breaks_is_cut_between_words():
    text = "word " * 2000
    found = list(paragraphs_of(text))
    assert len(found) > 2 and "".join(text[start:end] for start, end in found).split() == text.split()


def test_each_segment_names_the_cards_whose_words_it_is(story, admin_client):
    answer = admin_client.get(address(story.article, "text/"))
    content = answer.json()
    body = [one for one in content["paragraphs"] if one["part"] == "body"]
    by_words = {story.article.body[start:end]: ids for start, end, ids in body[0]["segments"]}
    assert set(by_words["Vladimir Putin"]) == {"names", story.meeting}
    assert by_words["Gas was the topic"] == [story.said] and by_words["Dmitry Peskov"] == [story.name]
    assert content["next"] is None and f'"{story.said}"' in content["html"]


def test_what_is_rejected_loses_its_mark(story, admin_client):
    decide(admin_client, story.article, story.name, "reject")
    marked = {ids for p in sheet_of(story.article).paragraphs for s in p.segments for ids in s.flat[2]}
    assert story.name not in marked and "names" in marked


# However much there is


def fill(article, number):
    """So many of each kind of card."""
    for _ in range(number):
        person = make_person()
        make_term(person, make_office(country=make_country("KZ")))
        name_in(article, "Vladimir Putin", person=person)
        name_in(article, "Dmitry Peskov", "likely", person=person)
        office = make_office(country=make_country("UZ"))
        name_in(article, "Astana", "possible", office=office, country=None)
        known = make_meeting(people=[person], place=make_place())
        parties = [{"person": person, "status": "attended"}, {"office": office, "role": "host"}]
        make_encounter(article, parties, when="2023-12-26", place=make_place())
        make_encounter(article, parties, meeting=known, state="accepted")
        make_proposed_statement(article, "Vladimir Putin met", speaker=person, office=office)
        make_proposed_citation(article, "Vladimir Putin")


@pytest.mark.parametrize("number", [1, 12])
def test_the_page_costs_the_same_for_any_number_of_cards(story, admin_client, number):
    fill(story.article, number)
    make_encounter()
    assert queries(admin_client, address(story.article)) <= 14


def test_the_page_costs_an_editor_no_more_than_sixteen_queries(story, client):
    fill(story.article, 3)
    login_with(client, "view_article", "change_article", "change_encounter", "change_mention")
    assert queries(client, address(story.article)) <= 16


def test_a_long_transcript_opens_in_as_many_queries_with_its_first_paragraphs(admin_client):
    line = "Vladimir Putin said that gas was the topic, and that talks would go on in Astana.\n"
    story = Story(body=(Story().article.body + "\n" + line * 2500)[:195_000])
    fill(story.article, 10)
    start = story.article.body.index("Vladimir Putin said")
    rows = [(start + number * len(line), start + number * len(line) + 14) for number in range(2000)]
    mentions = story.article.mentions.model
    mentions.objects.bulk_create(
        mentions(
            article=story.article,
            start=first,
            end=last,
            text="Vladimir Putin",
            person=story.putin,
            rule="r",
            state="accepted",
        )
        for first, last in rows
    )
    assert queries(admin_client, address(story.article)) <= 16
    answer = admin_client.get(address(story.article))
    assert len(answer.context["sheet"].paragraphs) == 40 and len(answer.content) < 400_000
    more = admin_client.get(address(story.article, "text/?after=40")).json()
    assert len(more["paragraphs"]) == 40 and more["next"] == 80
    last = admin_client.get(address(story.article, "text/?after=100000")).json()
    assert (last["paragraphs"], last["next"]) == ([], None)


@pytest.mark.parametrize("page", ["text/", "cards/", "choices/?kind=person&q=person", "preview/"])
def test_each_look_costs_the_same_for_any_number(admin_client, page):
    costs = []
    for number in (10, 20):
        story = Story()
        fill(story.article, number)
        costs.append(queries(admin_client, address(story.article, page)))
    assert costs[0] == costs[1]


def test_a_decision_costs_the_same_among_many_cards(admin_client):
    costs = []
    for number in (1, 9):
        story = Story()
        fill(story.article, number)
        with CaptureQueriesContext(connection) as asked:
            assert decide(admin_client, story.article, story.said).status_code == 200
        costs.append(len(asked))
    assert costs[0] == costs[1] <= 61


# Choices


def choices(client, article, query):
    return client.get(address(article, f"choices/?{query}")).json()["rows"]


def test_whoever_has_that_very_name_comes_first_with_what_tells_them_apart(story, admin_client):
    for number in range(12):
        make_person(f"Tokayev the {number}th")
    president = make_person("Tokayev")
    make_name("Токаев", "ru", person=president)
    make_term(president, make_office("President of Kazakhstan", country=story.kazakhstan))
    for typed in ("Tokayev", "токаев"):
        rows = choices(admin_client, story.article, f"kind=person&q={typed}")
        assert (rows[0]["id"], rows[0]["beside"], rows[0]["exact"]) == (
            president.pk,
            "President of Kazakhstan",
            True,
        )
        assert rows[-1]["create"] == typed and len(rows) <= 10


def test_whom_the_article_names_comes_before_others(story, admin_client):
    make_person("Aigul Tokayeva")
    rows = choices(admin_client, story.article, "kind=person&q=tokaye")
    assert [row["id"] for row in rows[:1]] == [story.tokayev.pk]
    named = choices(admin_client, story.article, "kind=person&q=")
    assert {row["id"] for row in named} == {story.putin.pk, story.tokayev.pk, story.peskov.pk}


def test_meetings_of_the_days_of_the_card_come_first(story, admin_client):
    for number in range(12):
        make_meeting(f"Talks of another year {number}", "2015-01-01")
    near = make_meeting("Talks of that day", "2023-12-26")
    rows = choices(admin_client, story.article, f"kind=meeting&q=talks&near={story.meeting}")
    assert rows[0]["id"] == near.pk
    for odd in ("meeting-999", "meeting-x", "names", "meeting-" + "9" * 40):
        assert len(choices(admin_client, story.article, f"kind=meeting&q=talks&near={odd}")) == 9


def test_meetings_are_told_apart_by_day_place_and_status(story, admin_client):
    make_meeting("Summit", "XXXX-12-26", place=make_place("Minsk", make_country("BY")))
    [row] = choices(admin_client, story.article, "kind=meeting&q=summit")
    assert row["beside"] == "26 December, year not stated, Minsk, Belarus, held"


@pytest.mark.parametrize(
    ("kind", "make"),
    [
        ("country", lambda: make_country("GE")),
        ("place", lambda: make_place("Georgia town")),
        ("publisher", lambda: make_publisher("Georgia press")),
        ("office", lambda: make_office("President of Georgia")),
        ("article", lambda: make_article("Georgia today")),
        ("any", lambda: make_country("GE")),
    ],
)
def test_each_kind_is_found(story, admin_client, kind, make):
    made = make()
    assert made.pk in [
        row.get("id") for row in choices(admin_client, story.article, f"kind={kind}&q=georgia")
    ]


def test_what_somebody_may_not_look_at_is_not_offered(story, client):
    login_with(client, "view_article", "change_article", "view_country")
    make_person("Georgia Smith"), make_country("GE")
    assert {row["kind"] for row in choices(client, story.article, "kind=any&q=georgia")} == {"country"}


# Saving


def test_a_draft_is_saved_and_sent_to_review_and_the_next_that_waits_is_named(story, admin_client):
    older, newer = make_encounter().article, make_proposed_citation().article
    make_encounter(make_article(status="withdrawn"))
    answer = post(
        admin_client, story.article, "save/", {"left_ok": True, "version": str(story.article.version)}
    )
    content = answer.json()
    assert (content["status"], content["left"]) == ("in-review", 6) and content["counts"]["accepted"] == 0
    assert content["next"] == address(newer)
    assert save(admin_client, newer, left_ok=True).json()["next"] == address(older)
    sent = Submission.objects.get(target=story.article.pk)
    assert (sent.state, sent.author.username) == ("in-review", "admin")
    undo(admin_client, story.article, answer)
    story.article.refresh_from_db()
    assert story.article.status == "draft"
    assert not Submission.objects.waiting_as_they_stand().filter(target=story.article.pk).exists()


def test_what_is_published_stays_published(admin_client):
    article = make_article()
    answer = save(admin_client, article, left_ok=True)
    assert (answer.json()["step"], answer.json()["next"]) == (None, "")
    assert Article.objects.get(pk=article.pk).status == "published"


def test_what_is_left_is_told_first(story, admin_client):
    answer = save(admin_client, story.article)
    assert (answer.status_code, answer.json()["left"], answer.json()["field"]) == (409, 6, "left")
    for card in sheet_of(story.article).order:
        decide(admin_client, story.article, card, "skip")
    assert save(admin_client, story.article).status_code == 200


# As readers will see it


def test_a_draft_is_shown_as_readers_will_see_it_and_nobody_keeps_it(story, admin_client, client):
    decide(admin_client, story.article, story.said)
    answer = admin_client.get(address(story.article, "preview/"))
    text = answer.content.decode()
    assert story.article.headline in text and "Who said what" in text and "draft" in text
    assert "no-store" in answer.headers["Cache-Control"] and answer.headers["X-Robots-Tag"] == "noindex"
    client.logout()
    assert client.get(story.article.get_absolute_url()).status_code == 404


# Without a script


def test_a_button_without_a_script_decides_and_leads_back(story, admin_client):
    data = {
        "card": story.said,
        "decision": "accept",
        "version": sheet_of(story.article).cards[story.said].version,
    }
    answer = admin_client.post(address(story.article, "decide/"), data)
    assert answer.status_code == 302 and answer.headers["Location"].startswith(address(story.article) + "#")
    assert sheet_of(story.article).cards[story.said].state == "accepted"
    refused = admin_client.post(address(story.article, "decide/"), data | {"decision": "reject"}, follow=True)
    assert "Nothing of yours was saved" in refused.content.decode()


def test_answers_lines_and_changes_come_by_a_form_too(story, admin_client):
    data = asked(story.article, story.said, "change") | {"to-speaker_name": "the Kremlin", "to-speaker": ""}
    admin_client.post(address(story.article, "decide/"), data)
    assert story.article.statements.get().speaker_name == "the Kremlin"
    data = asked(story.article, story.source, "change") | {"to": '{"as_given": "Press service"}'}
    admin_client.post(address(story.article, "decide/"), data)
    assert story.article.citations.get().as_given == "Press service"
    data = asked(story.article, "names") | {
        "line": [f"person-{story.putin.pk}", f"person-{story.tokayev.pk}"],
        "line_in": [f"person-{story.tokayev.pk}"],
    }
    admin_client.post(address(story.article, "decide/"), data)
    assert story.article.mentions.get(person=story.putin).state == "rejected"
    assert story.article.mentions.get(person=story.tokayev).state == "accepted"


def test_lines_are_ticked_where_they_belong_to_the_card(story, admin_client):
    def ticks():
        text = admin_client.get(address(story.article)).content.decode()
        return dict(re.findall(r'name="line_in" value="(person-\d+)"( checked)?', text))

    out = f"person-{story.putin.pk}"
    assert set(ticks().values()) == {" checked"}
    decide(admin_client, story.article, "names", lines_out=[out])
    assert ticks() == {out: "", f"person-{story.tokayev.pk}": " checked"}


def test_a_sign_without_a_letter_makes_no_person(story, admin_client):
    assert choices(admin_client, story.article, "kind=person&q=👍🏽") == []
    assert choices(admin_client, story.article, "kind=person&q=Dana")[-1]["create"] == "Dana"


def test_a_narrow_page_leads_to_the_decisions_first(story, admin_client):
    text = admin_client.get(address(story.article)).content.decode()
    assert text.index('href="#decisions"') < text.index("data-text") < text.index('id="decisions"')


# Ways in


def test_the_form_and_the_inbox_lead_to_the_worksheet(story, admin_client):
    page = address(story.article)
    assert (
        f'href="{page}"'
        in admin_client.get(f"/admin/articles/article/{story.article.pk}/change/").content.decode()
    )
    assert f'href="{page}"' in admin_client.get("/admin/articles/encounter/").content.decode()


# Sources that came in with it


def test_the_articles_own_list_of_sources_stands_on_its_card_with_a_way_to_the_form(story, admin_client):
    make_citation(story.article, "Radio of the morning")
    make_citation(story.article, "Ministry", publisher=make_publisher("Foreign ministry"))
    decide(admin_client, story.article, story.source)
    [fact] = [
        fact for fact in sheet_of(story.article).cards["article"].facts if fact.label == "Its list of sources"
    ]
    assert fact.value == "Radio of the morning; Ministry (Foreign ministry)"
    assert f'href="{fact.address}"' in admin_client.get(address(story.article)).content.decode()
    assert 'id="citations-group"' in admin_client.get(fact.address.partition("#")[0]).content.decode()


# What can be taken back


def test_own_steps_that_still_stand_are_told_newest_first_on_a_page_that_is_opened_again(
    story, admin_client, client
):
    def told(someone=admin_client):
        return someone.get(address(story.article, "steps/")).json()["steps"]

    other = Story()
    steps = [
        decide(admin_client, story.article, card).json()["step"]
        for card in (story.said, story.meeting, "article")
    ]
    decide(admin_client, other.article, other.said)
    assert told() == steps[::-1]
    for left in (2, 1, 0):
        assert post(admin_client, story.article, "undo/", {"step": told()[0]}).status_code == 200
        assert told() == steps[:left][::-1]
    decide(admin_client, story.article, story.said)
    login_with(client, "view_article", "change_article", "change_encounter")
    assert told(client) == []
    Step.objects.update(at=F("at") - datetime.timedelta(days=2))
    assert told() == []
