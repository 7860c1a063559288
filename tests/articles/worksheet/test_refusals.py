"""What the worksheet refuses, in words and as JSON: who may not, what is stale, what somebody else decided, and what is no request."""

import pytest
from django.test import Client

from articles.encounters.deciding import accept, reject
from articles.models import Encounter, Mention, ProposedStatement, Statement
from participants.models import Meeting
from summit_archive.history.recording import recorded
from tests.articles.worksheet.asking import (
    Story,
    address,
    decide,
    login_with,
    post,
    save,
    sheet_of,
    states,
    undo,
    version_of,
    words,
)
from tests.make import make_person

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

WRITING = ["decide/", "undo/", "words/", "save/"]
READING = ["text/", "cards/", "choices/", "steps/"]
WRITES = ["add_meeting", "change_meeting"]
LOOKS = "view_article"


@pytest.fixture
def story():
    """Of what is published: whoever may look at articles looks at it."""
    return Story(status="published")


def refused(answer, status, field=None):
    """The words; that it is JSON, with this status."""
    assert answer.status_code == status, answer.content.decode()[:500]
    content = answer.json()
    assert content["said"]
    if field is not None:
        assert content["field"] == field
    return content["said"]


# Who may not


@pytest.mark.parametrize("page", WRITING)
def test_nothing_is_changed_but_by_post(story, admin_client, page):
    refused(admin_client.get(address(story.article, page)), 405)


@pytest.mark.parametrize("page", WRITING)
def test_without_the_token_nothing_is_written(story, admin_user, page):
    client = Client(enforce_csrf_checks=True)
    client.force_login(admin_user)
    refused(decide(client, story.article, story.meeting), 403)
    refused(post(client, story.article, page, {}), 403)
    assert not Meeting.objects.exists()


@pytest.mark.parametrize("page", [*WRITING, *READING])
def test_who_may_not_look_at_articles_is_told_as_json(story, client, page):
    login_with(client)
    if page in READING:
        refused(client.get(address(story.article, page)), 403)
    else:
        refused(post(client, story.article, page, {}), 403)


@pytest.mark.parametrize("page", ["", "preview/"])
def test_who_may_not_look_at_articles_sees_no_page(story, client, page):
    login_with(client)
    assert client.get(address(story.article, page)).status_code == 403


@pytest.mark.parametrize("page", ["", *WRITING, *READING, "preview/"])
def test_who_is_not_logged_in_is_led_to_the_login(story, client, page):
    answer = client.get(address(story.article, page))
    assert answer.status_code == 302 and "/login/" in answer.headers["Location"]


DECISIONS = [
    ("meeting", "accept", [LOOKS, "change_encounter"]),
    ("meeting", "accept", [LOOKS, *WRITES]),
    ("meeting", "reject", [LOOKS, *WRITES]),
    ("meeting", "skip", [LOOKS, "change_mention"]),
    ("name", "accept", [LOOKS, "change_encounter"]),
    ("said", "accept", [LOOKS, "change_encounter", "change_mention"]),
    ("source", "reject", [LOOKS, "change_proposedstatement"]),
]


@pytest.mark.parametrize(("card", "decision", "permissions"), DECISIONS)
def test_each_decision_takes_its_permission(story, client, card, decision, permissions):
    login_with(client, *permissions)
    before = states(story.article)
    refused(decide(client, story.article, getattr(story, card), decision), 403)
    assert states(story.article) == before


ENOUGH = [
    ("meeting", "accept", [LOOKS, "change_encounter", *WRITES]),
    ("meeting", "reject", [LOOKS, "change_encounter"]),
    ("name", "accept", [LOOKS, "change_mention"]),
    ("said", "accept", [LOOKS, "change_proposedstatement"]),
    ("source", "reject", [LOOKS, "change_proposedcitation"]),
]


@pytest.mark.parametrize(("card", "decision", "permissions"), ENOUGH)
def test_who_has_the_permission_may_and_may_take_it_back(story, client, card, decision, permissions):
    login_with(client, *permissions)
    answer = decide(client, story.article, getattr(story, card), decision)
    assert answer.status_code == 200, answer.content.decode()
    assert undo(client, story.article, answer).status_code == 200


WORDS = [
    ("mention", {"kind": "person", "id": 1}, [LOOKS, "change_encounter", *WRITES]),
    ("person", {}, [LOOKS, "change_mention"]),
    ("statement", {"speaker_name": "A"}, [LOOKS, "change_mention"]),
    ("quote", {"card": "meeting-1"}, [LOOKS, "change_encounter"]),
    ("invited", {"card": "meeting-1"}, [LOOKS, "change_encounter"]),
    ("place", {"card": "meeting-1"}, [LOOKS, *WRITES]),
    ("day", {"card": "meeting-1"}, [LOOKS, *WRITES]),
    ("meeting", {}, [LOOKS, "change_mention"]),
]


@pytest.mark.parametrize(("what", "target", "permissions"), WORDS)
def test_each_word_on_words_takes_its_permission(story, client, what, target, permissions):
    login_with(client, *permissions)
    refused(words(client, story.article, "Belarus and Armenia", what, **target), 403)


def test_a_draft_is_nobodys_to_look_at_but_whose_work_it_is(client):
    draft = Story(status="draft")
    login_with(client, LOOKS, "change_encounter", *WRITES)
    for page in ("", "preview/"):
        assert client.get(address(draft.article, page)).status_code == 403
    refused(decide(client, draft.article, draft.meeting), 403)
    refused(client.get(address(draft.article, "text/")), 403)
    assert not Meeting.objects.exists()


def test_saving_takes_the_permission_to_change_the_article(client):
    story = Story(status="draft")
    login_with(client, LOOKS, "change_encounter")
    refused(save(client, story.article, left_ok=True), 403)
    story.article.refresh_from_db()
    assert story.article.status == "draft"


def test_somebody_elses_step_is_not_taken_back_here(story, admin_client, client):
    answer = decide(admin_client, story.article, story.meeting)
    login_with(client, LOOKS, "change_encounter", *WRITES)
    refused(undo(client, story.article, answer), 403, "step")
    assert Meeting.objects.exists()


def test_who_lost_the_permission_takes_nothing_back(story, client):
    user = login_with(client, LOOKS, "change_encounter", *WRITES)
    answer = decide(client, story.article, story.meeting)
    user.user_permissions.set(user.user_permissions.filter(codename__in=[LOOKS, "change_encounter"]))
    refused(undo(client, story.article, answer), 403)
    assert Meeting.objects.exists()


# Pressed twice, stale, somebody else


@pytest.mark.parametrize("decision", ["accept", "reject", "skip"])
def test_pressed_twice_a_decision_does_no_harm(story, admin_client, decision):
    version = sheet_of(story.article).cards[story.meeting].version
    first = decide(admin_client, story.article, story.meeting, decision, version=version)
    again = decide(admin_client, story.article, story.meeting, decision, version=version)
    assert again.status_code == 200 and again.json()["step"] is None
    shown = [
        [(card["id"], card["state"], card["version"]) for card in one.json()["cards"]]
        for one in (first, again)
    ]
    assert shown[0] == shown[1]
    assert Meeting.objects.count() == (1 if decision == "accept" else 0)


def test_taken_back_twice_is_told(story, admin_client):
    answer = decide(admin_client, story.article, story.meeting)
    undo(admin_client, story.article, answer)
    assert "taken back already" in refused(undo(admin_client, story.article, answer), 409, "step")


def test_what_somebody_else_decided_is_a_conflict_with_their_answer_shown(
    story, admin_client, django_user_model
):
    other = django_user_model.objects.create_user("zarina", is_staff=True)
    version = sheet_of(story.article).cards[story.meeting].version
    reject([story.encounter], other, "not these parties")
    answer = decide(admin_client, story.article, story.meeting, version=version)
    assert "zarina" in refused(answer, 409)
    [card] = answer.json()["cards"]
    assert card["state"] == "conflict" and "not these parties" in card["html"] and "zarina" in card["html"]
    assert not Meeting.objects.exists()


def test_agreeing_with_somebody_else_is_no_conflict_once_theirs_was_seen(
    story, admin_client, django_user_model
):
    other = django_user_model.objects.create_user("zarina", is_staff=True)
    stale = sheet_of(story.article).cards[story.meeting].version
    accept([story.encounter], other)
    conflict = decide(admin_client, story.article, story.meeting, version=stale)
    assert conflict.status_code == 409
    seen = conflict.json()["cards"][0]["version"]
    agreed = decide(admin_client, story.article, story.meeting, version=seen)
    assert (agreed.status_code, agreed.json()["step"]) == (200, None)
    refused(decide(admin_client, story.article, story.meeting, "reject", version=seen), 409)


def test_a_card_that_says_something_else_now_is_not_decided_on_unseen(story, admin_client):
    version = sheet_of(story.article).cards[story.meeting].version
    Encounter.objects.filter(pk=story.encounter.pk).update(status="announced")
    answer = decide(admin_client, story.article, story.meeting, version=version)
    refused(answer, 409, "version")
    [card] = answer.json()["cards"]
    assert card["state"] == "waiting" and card["version"] != version
    assert not Meeting.objects.exists()


def test_a_step_on_which_something_rests_is_not_taken_back(story, admin_client):
    answer = decide(admin_client, story.article, story.meeting)
    with recorded(doing="Renamed"):
        Meeting.objects.update(title="Renamed since")
    assert "Renamed since" in refused(undo(admin_client, story.article, answer), 409, "step")
    assert Meeting.objects.exists()


def test_a_page_that_is_out_of_date_is_not_saved(story, admin_client):
    answer = post(admin_client, story.article, "save/", {"version": "999", "left_ok": True})
    refused(answer, 409, "version")


# Ids of others, and what is no request


def test_steps_and_cards_of_other_articles_are_not_found(story, admin_client):
    other = Story()
    step = decide(admin_client, other.article, other.meeting).json()["step"]
    refused(post(admin_client, story.article, "undo/", {"step": step}), 404, "step")
    for card in (other.meeting, other.said, other.source, other.name):
        refused(decide(admin_client, story.article, card), 404, "card")
    assert states(other.article)[other.said] == "waiting"
    for what in ("quote", "invited", "place", "day"):
        refused(words(admin_client, story.article, "Belarus", what, card=other.meeting), 404, "target.card")


@pytest.mark.parametrize("page", [*WRITING, *READING])
@pytest.mark.parametrize("number", [2**63 - 1, 2**80, 424242])
def test_an_article_that_is_not_there_is_told(admin_client, page, number):
    content = {
        "decision": "accept",
        "card": "names",
        "version": "1",
        "step": 1,
        "start": 0,
        "end": 1,
        "text": "A",
        "what": "person",
    }
    if page in READING:
        refused(admin_client.get(address(number, page)), 404)
    else:
        refused(post(admin_client, number, page, content), 404)


@pytest.mark.parametrize("page", ["", "preview/"])
def test_there_is_no_page_of_an_article_that_is_not_there(admin_client, page):
    for number in (2**80, 424242):
        assert admin_client.get(address(number, page)).status_code == 404


NO_REQUESTS = [
    "",
    "no json",
    "[]",
    "null",
    "3",
    '{"card": "a\\u0000b", "decision": "accept"}',
    '{"a\\u0000": 1}',
    '{"card": "\\ud800", "decision": "accept"}',
    '{"step": NaN}',
    "[" * 3000,
    b"\xff\xfe",
]


@pytest.mark.parametrize("page", WRITING)
@pytest.mark.parametrize("text", NO_REQUESTS, ids=range(len(NO_REQUESTS)))
def test_what_is_no_object_of_json_is_refused(story, admin_client, page, text):
    refused(post(admin_client, story.article, page, text), 400)


HUGE = 10**30
UNFIT = [
    {},
    {"card": "names"},
    {"card": "names", "decision": "burn"},
    {"card": 7, "decision": "accept"},
    {"card": "x" * 1000, "decision": "accept"},
    {"card": "names", "decision": "accept", "lines_out": "person-1"},
    {"card": "names", "decision": "accept", "lines_out": ["person-999999"]},
    {"card": "names", "decision": "accept", "answers": {"same": "many"}},
    {"card": "names", "decision": "accept", "version": {}},
    {"card": "names", "decision": "accept", "version": None},
    {"card": "names", "decision": "accept", "version": ""},
    {"card": "names", "decision": "accept", "lines_out": ""},
    {"card": "names", "decision": "accept", "lines_out": 0},
    {"card": "names", "decision": "accept", "answers": ""},
    {"card": "names", "decision": "accept", "to": []},
    {"card": "names", "decision": "change"},
    {"card": "names", "decision": "reject", "reason": "x" * 501},
    {"card": "names", "decision": "reject", "reason": 6},
    {"card": "names", "decision": "reject", "reason": HUGE},
    {"card": "article", "decision": "reject"},
    {"decisions": []},
    {"decisions": [7]},
    {"decisions": [{"card": "names", "decision": "skip", "version": "1"}] * 2},
    {"decisions": [{"card": "names", "decision": "skip", "version": "1"}] * 300},
    {"decisions": [{"card": "names", "decision": "skip"}]},
]


@pytest.mark.parametrize("content", UNFIT, ids=range(len(UNFIT)))
def test_a_decision_that_is_not_as_expected_is_refused_with_its_field(story, admin_client, content):
    before = states(story.article)
    version = version_of(story.article, content.get("card"))
    refused(post(admin_client, story.article, "decide/", {"version": version} | content), 422)
    assert states(story.article) == before


CHANGES = [
    ("name", {"kind": "planet", "id": 1}, "to.kind"),
    ("name", {"kind": "person"}, "to.id"),
    ("name", {"kind": "person", "id": HUGE}, "to.id"),
    ("name", {"kind": "person", "id": -1}, "to.id"),
    ("name", {"kind": "person", "id": 424242}, "to.id"),
    ("meeting", {"meeting": 424242}, "to.meeting"),
    ("meeting", {"meeting": HUGE}, "to.meeting"),
    ("meeting", {"place": 424242}, "to.place"),
    ("meeting", {"when": "yesterday or so"}, "to.when"),
    ("meeting", {"when": "9" * 200}, "to.when"),
    ("meeting", {"kind": "party"}, "to.kind"),
    ("meeting", {"status": None}, "to.status"),
    ("meeting", {"status": "possible"}, "to"),
    ("meeting", {"title": "x" * 301}, "to.title"),
    ("meeting", {"parties": {"99": {"role": "host"}}}, "to.parties.99"),
    ("meeting", {"parties": {"0": {"role": "king"}}}, "to.parties.0.role"),
    ("meeting", {"parties": []}, "to.parties"),
    ("said", {"speaker": 424242}, "to.speaker"),
    ("said", {"speaker": None, "speaker_name": " "}, ""),
    ("said", {"manner": "sung"}, "to.manner"),
    ("said", {"text": ""}, "to.text"),
    ("source", {"publisher": 424242}, "to.publisher"),
    ("source", {"url": "javascript:alert(1)"}, "to.url"),
    ("source", {"as_given": ""}, "to.as_given"),
]


@pytest.mark.parametrize(("card", "to", "field"), CHANGES, ids=range(len(CHANGES)))
def test_a_change_that_cannot_be_is_refused_with_its_field(story, admin_client, card, to, field):
    before = states(story.article)
    answer = decide(admin_client, story.article, getattr(story, card), "change", to=to)
    refused(answer, 422)
    assert answer.json()["field"] in (field, "to.__all__") or field == ""
    assert states(story.article) == before


NO_CHANGES = [
    *[(card, {"a": 1}) for card in ("article", "name", "meeting", "said", "source")],
    ("meeting", {"title": ""}),
    ("meeting", {"parties": {}}),
    ("meeting", {"parties": {"0": {}}}),
    ("meeting", {"parties": {"0": {"status": "attended"}}}),
    ("meeting", {"parties": {"0": {"colour": "red"}}}),
    ("meeting", {"status": "held", "a": 1}),
    ("meeting", {"status": "held"}),
    ("said", {"text": "Gas was the topic"}),
    ("said", {"speaker_name": "Dmitry Peskov", "a": 1}),
    ("source", {"as_given": "Kremlin press service"}),
    ("source", {"publisher": None, "url": ""}),
    ("article", {"language": "en"}),
]


@pytest.mark.parametrize(("card", "to"), NO_CHANGES, ids=range(len(NO_CHANGES)))
def test_a_change_that_changes_nothing_is_refused(story, admin_client, card, to):
    before = states(story.article)
    card = card if card == "article" else getattr(story, card)
    answer = decide(admin_client, story.article, card, "change", to=to)
    assert refused(answer, 422) and answer.json()["field"].startswith("to")
    assert states(story.article) == before


def test_a_name_or_a_speaker_who_is_meant_already_is_no_change(story, admin_client):
    to = {"kind": "person", "id": story.peskov.pk}
    refused(decide(admin_client, story.article, story.name, "change", to=to), 422, "to")
    refused(
        decide(admin_client, story.article, story.said, "change", to={"speaker": story.peskov.pk}), 422, "to"
    )
    assert states(story.article)[story.name] == states(story.article)[story.said] == "waiting"


NO_SEEN = ["x", "", 7, [], True, {"names": 7}, {"names": {}}]


@pytest.mark.parametrize("seen", NO_SEEN, ids=range(len(NO_SEEN)))
def test_what_is_refused_for_what_the_page_has_seen_has_written_nothing(story, admin_client, seen):
    mentions = Mention.objects.filter(is_checked=True).count()
    refused(decide(admin_client, story.article, "names", seen=seen), 422)
    refused(post(admin_client, story.article, "save/", {"version": "1", "left_ok": True, "seen": seen}), 422)
    refused(decide(admin_client, story.article, story.said, seen=seen), 422)
    step = decide(admin_client, story.article, story.said).json()["step"]
    refused(post(admin_client, story.article, "undo/", {"step": step, "seen": seen}), 422)
    content = {
        "part": "body",
        "start": 0,
        "end": 14,
        "text": "Vladimir Putin",
        "what": "person",
        "seen": seen,
    }
    refused(post(admin_client, story.article, "words/", content | {"target": {"anyway": True}}), 422)
    assert Mention.objects.filter(is_checked=True).count() == mentions
    assert Statement.objects.count() == 1 and story.putin.__class__.objects.count() == 3


@pytest.mark.parametrize("more", [{}, {"version": None}, {"version": ""}, {"version": 7}])
def test_nothing_is_saved_without_the_version_that_was_seen(more, admin_client):
    story = Story(status="draft")
    refused(post(admin_client, story.article, "save/", {"left_ok": True, **more}), 422, "version")
    story.article.refresh_from_db()
    assert story.article.status == "draft"


@pytest.mark.parametrize("left_ok", ["maybe", 7, [], {}])
def test_whether_some_may_be_left_is_yes_or_no(story, admin_client, left_ok):
    refused(save(admin_client, story.article, left_ok=left_ok), 422, "left_ok")


OWN_FACTS = [
    {"headline": ""},
    {"headline": "x" * 1001},
    {"language": "no language"},
    {"published_on": "31 June"},
    {"published_on": "9999-12-31"},
    {"publisher": 424242},
    {"colour": "red"},
]


@pytest.mark.parametrize("to", OWN_FACTS, ids=range(len(OWN_FACTS)))
def test_own_facts_that_cannot_be_are_refused(story, admin_client, to):
    refused(decide(admin_client, story.article, "article", "change", to=to), 422)
    story.article.refresh_from_db()
    assert story.article.headline and states(story.article)["article"] == "waiting"


@pytest.mark.parametrize("answers", [{"same": 9}, {"colour": 1}, {"same": 0}])
def test_answers_to_what_is_not_asked_are_refused(story, admin_client, answers):
    refused(decide(admin_client, story.article, story.meeting, answers=answers), 422)
    assert not Meeting.objects.exists()


@pytest.mark.parametrize("step", [None, "", "x", 0, -1, HUGE, 2**63, [], True])
def test_a_step_that_is_no_number_is_refused(story, admin_client, step):
    refused(post(admin_client, story.article, "undo/", {"step": step}), 422, "step")


@pytest.mark.parametrize("query", ["after=x", "after=-1", f"after={HUGE}"])
def test_a_place_in_the_text_that_is_none_is_refused(story, admin_client, query):
    refused(admin_client.get(address(story.article, f"text/?{query}")), 422, "after")


@pytest.mark.parametrize("query", ["kind=planet", f"q={'x' * 2001}"])
def test_choices_of_no_kind_are_refused(story, admin_client, query):
    refused(admin_client.get(address(story.article, f"choices/?{query}")), 422)


def test_a_decision_by_two_of_whom_one_was_first_writes_once(story, admin_client, client):
    login_with(client, LOOKS, "change_proposedstatement")
    first = decide(client, story.article, story.said)
    second = decide(admin_client, story.article, story.said, "reject")
    assert (first.status_code, second.status_code) == (200, 409)
    assert Statement.objects.count() == 1 and ProposedStatement.objects.get().state == "accepted"


def test_words_that_do_not_stand_there_are_refused_with_those_that_do(story, admin_client):
    content = {"start": 0, "end": 14, "text": "Vladimir Tutin", "what": "person"}
    answer = post(admin_client, story.article, "words/", content)
    assert "Vladimir Putin" in refused(answer, 409, "text")
    for start, end in ((0, 0), (5, 2), (10**6, 10**6 + 3)):
        content = {"start": start, "end": end or 1, "text": "abc", "what": "person"}
        refused(post(admin_client, story.article, "words/", content), 409)
    for start in (-1, HUGE, "x", None):
        refused(
            post(
                admin_client,
                story.article,
                "words/",
                {"start": start, "end": 3, "text": "abc", "what": "person"},
            ),
            422,
        )
    refused(
        post(admin_client, story.article, "words/", {"start": 0, "end": 3, "text": "Vla", "what": "sing"}),
        422,
    )
    mentions = Mention.objects.count()
    refused(
        words(admin_client, story.article, "Vladimir", "mention", kind="person", id=make_person().pk + 99),
        422,
    )
    assert Mention.objects.count() == mentions
