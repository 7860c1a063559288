"""Drafts at the desk: all its pages, answers and numbers leave out what the worksheet would refuse to show."""

import pytest
from django.urls import reverse

from articles.models import Encounter, Mention
from tests.articles.admin.test_waiting_words import DECIDE, INBOX, login_with
from tests.make import (
    make_article,
    make_country,
    make_encounter,
    make_meeting,
    make_person,
    make_proposed_citation,
    make_proposed_statement,
)

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

LOOKS = [
    "view_article",
    "view_mention",
    "view_encounter",
    "view_proposedstatement",
    "view_proposedcitation",
    "view_encounterdecision",
    "view_meeting",
]
DECIDES = ["change_mention", "change_encounter", "change_proposedstatement", "change_proposedcitation"]
HEADLINE, BODY = "Unpublished talks of Aral", "Berdimurat Orazov met guests, he said."
OPEN = "Talks in Astana"


class World:
    """A draft and a published article: what waits of the two names the same person and tells of the same meeting."""

    def __init__(self):
        self.person, self.meeting = make_person("Berdimurat Orazov"), make_meeting("Summit of Aral")
        self.draft, self.open = self.article(HEADLINE, "draft"), self.article(OPEN, "published")

    def article(self, headline, status):
        article = make_article(headline, body=BODY, status=status)
        facts = {"part": "body", "start": 0, "end": 10, "rule": "name", "certainty": "likely"}
        Mention.objects.create(article=article, text="Berdimurat", person=self.person, **facts)
        parties = [{"name_as_given": f"Guest of {headline}"}, make_country("KZ")]
        make_encounter(article, parties, meeting=self.meeting)
        make_proposed_statement(article, text=f"Said in {headline}", speaker_name=f"Speaker in {headline}")
        make_proposed_citation(article, as_given=f"Source of {headline}")
        return article

    def pages(self):
        """Of the desk, all that show something of an article."""
        mention, encounter = self.draft.mentions.get(), self.draft.encounters.get()
        ways = [f"{INBOX}?by={way}" for way in ("words", "names", "article", "target")]
        keys = [
            f"a{self.draft.pk}",
            f"w{mention.pk}",
            f"t{mention.pk}",
            "n-guest-of-unpublished-talks-of-aral",
            "n-speaker-in-unpublished-talks-of-aral",
        ]
        encounters = "/admin/articles/encounter/"
        return [
            *ways,
            *(f"{INBOX}group/{key}/" for key in keys),
            *(f"/admin/articles/{name}/" for name in ("mention", "proposedstatement", "proposedcitation")),
            f"/admin/articles/mention/{mention.pk}/change/",
            encounters,
            f"{encounters}group/m{self.meeting.pk}/",
            f"{encounters}{encounter.pk}/history/",
            reverse("admin:participants_meeting_change", args=[self.meeting.pk]),
        ]


@pytest.fixture
def world():
    return World()


def text_of(client, address):
    return client.get(address, follow=True).content.decode()


@pytest.mark.parametrize("rights", [LOOKS, [*LOOKS, *DECIDES]], ids=["who looks", "who decides on parts"])
def test_no_page_shows_what_the_worksheet_refuses(world, client, rights):
    login_with(client, *rights)
    worksheet = f"/admin/articles/article/{world.draft.pk}/worksheet/"
    assert client.get(worksheet).status_code == 403

    assert [page for page in world.pages() if HEADLINE in text_of(client, page)] == []
    shown = "".join(text_of(client, page) for page in world.pages())
    assert OPEN in shown and f"Source of {OPEN}" in shown


def test_whoever_works_on_drafts_sees_them_on_the_same_pages(world, client):
    login_with(client, *LOOKS, "change_article")

    pages = [page for page in world.pages() if "/history/" not in page]
    assert [page for page in pages if HEADLINE not in text_of(client, page)] == []


def numbers(client):
    return {way["by"]: way["number"] for way in client.get(INBOX).context["ways"]}


def test_no_number_counts_them(world, client):
    login_with(client, *LOOKS)
    alone = {"words": 1, "names": 2, "meeting": 1, "article": 4, "target": 1}

    assert numbers(client) == alone
    assert client.get("/admin/articles/encounter/").context["numbers"] == {"groups": 1, "encounters": 1}
    login_with(client, *LOOKS, "change_article")
    assert numbers(client) == {way: number * 2 for way, number in alone.items()}


def test_an_answer_counts_and_shows_only_what_is_seen(world, client):
    login_with(client, *LOOKS, *DECIDES)
    key = f"t{world.draft.mentions.get().pk}"
    line = f"mention-{world.open.mentions.get().pk}"
    sent = {"accept": key, f"shown-{key}": line, f"line-{key}": line}
    answer = client.post(DECIDE, sent, headers={"accept": "application/json"})

    assert answer.status_code == 200 and answer.json()["left"]["mentions"] == 0
    assert HEADLINE not in answer.content.decode()


def test_nothing_of_a_draft_is_decided_unseen(world, client):
    login_with(client, *LOOKS, *DECIDES, "add_meeting", "change_meeting", "change_statement")
    mention, encounter = world.draft.mentions.get(), world.draft.encounters.get()
    word, article, met = f"w{mention.pk}", f"a{world.draft.pk}", f"m{world.meeting.pk}"
    presses = [
        (
            DECIDE,
            {
                "reject": word,
                f"shown-{word}": f"mention-{mention.pk}",
                f"line-{word}": f"mention-{mention.pk}",
            },
        ),
        (
            DECIDE,
            {
                "reject": article,
                f"shown-{article}": f"mention-{mention.pk}",
                f"line-{article}": f"mention-{mention.pk}",
            },
        ),
        ("/admin/articles/encounter/decide/", {"reject": met, f"encounter-{met}": encounter.pk}),
    ]
    for address, sent in presses:
        answer = client.post(address, sent, headers={"accept": "application/json"})
        assert answer.status_code in (400, 404, 409) and HEADLINE not in answer.content.decode()

    assert Mention.objects.get(pk=mention.pk).state == "suggested"
    assert Encounter.objects.get(pk=encounter.pk).state == "proposed"
