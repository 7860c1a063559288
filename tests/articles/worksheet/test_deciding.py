"""Accepting, rejecting, changing and putting off cards of the worksheet, and taking each step back."""

import pytest

from articles.models import Article, Citation, Coverage, Encounter, EncounterDecision, Mention, Statement
from participants.models import Meeting
from summit_archive.dates import PartialDate
from tests.articles.worksheet.asking import (
    Story,
    asked,
    decide,
    name_in,
    post,
    sheet_of,
    states,
    undo,
)
from tests.make import (
    make_article,
    make_country,
    make_meeting,
    make_participation,
    make_person,
    make_place,
    make_publisher,
)

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


@pytest.fixture
def story():
    return Story()


# The sheet


def test_cards_stand_in_the_order_of_the_work(story):
    assert sheet_of(story.article).order == [
        "article",
        "names",
        story.name,
        story.meeting,
        story.said,
        story.source,
    ]


def test_the_page_draws_each_card_and_the_text_in_segments(story, admin_client):
    answer = admin_client.get(f"/admin/articles/article/{story.article.pk}/worksheet/")
    text = answer.content.decode()
    for card in sheet_of(story.article).order:
        assert f'data-card="{card}"' in text
    assert answer.context["sheet"].left == 6


# Accepting


def test_accepting_a_meeting_puts_it_on_record_and_names_the_next_card(story, admin_client):
    answer = decide(admin_client, story.article, story.meeting)
    content = answer.json()
    meeting = Meeting.objects.get()
    assert meeting.participations.count() == 2 and Coverage.objects.get().meeting == meeting
    assert content["left"] == 5 and content["next"] == story.said and content["step"]
    assert [(card["id"], card["state"]) for card in content["cards"]] == [(story.meeting, "accepted")]
    assert "accepted by admin" in content["cards"][0]["html"]
    assert content["said"].startswith("Accepted: Talks of")


def test_accepting_names_marks_them_checked_and_leaves_out_lines_that_were_taken_out(story, admin_client):
    answer = decide(admin_client, story.article, "names", lines_out=[f"person-{story.tokayev.pk}"])
    assert answer.status_code == 200
    sure = Mention.objects.filter(certainty="sure")
    assert set(sure.values_list("is_checked", flat=True)) == {True}
    assert sure.get(person=story.tokayev).state == "rejected"
    assert sure.filter(state="accepted").count() == 3


def test_accepting_a_name_in_doubt_links_the_article(story, admin_client):
    decide(admin_client, story.article, story.name)
    assert list(story.article.people.all()) == [story.peskov]
    assert states(story.article)[story.name] == "accepted"


def test_the_same_words_for_the_same_are_one_card(admin_client):
    article = make_article(body="Peskov spoke. Then Peskov left. Peskov is a name.")
    peskov = make_person("Dmitry Peskov")
    rows = [name_in(article, "Peskov", "likely", number=number, person=peskov) for number in range(3)]
    card = f"name-{rows[0].pk}"
    assert [one for one in sheet_of(article).order if one.startswith("name-")] == [card]
    decide(admin_client, article, card)
    assert Mention.objects.filter(state="accepted", is_checked=True).count() == 3


def test_accepting_statements_and_sources_writes_them(story, admin_client):
    for card in (story.said, story.source):
        assert decide(admin_client, story.article, card).status_code == 200
    assert Statement.objects.get().speaker == story.peskov
    assert Citation.objects.get().as_given == "Kremlin press service"


def test_accepting_the_articles_own_facts_is_remembered(story, admin_client):
    decide(admin_client, story.article, "article")
    assert states(story.article)["article"] == "accepted"


def test_several_cards_are_one_step_that_goes_back_whole(story, admin_client):
    before = states(story.article)
    cards = ["names", story.name, story.meeting, story.said, story.source, "article"]
    decisions = [asked(story.article, card) for card in cards]
    answer = post(admin_client, story.article, "decide/", {"decisions": decisions})
    assert answer.json()["left"] == 0 and len(answer.json()["cards"]) == 6
    assert undo(admin_client, story.article, answer).json()["left"] == 6
    assert states(story.article) == before and not Meeting.objects.exists()


def test_of_several_cards_none_is_decided_where_one_is_refused(story, admin_client):
    decisions = [asked(story.article, card) for card in (story.said, "meeting-999999")]
    answer = post(admin_client, story.article, "decide/", {"decisions": decisions})
    assert answer.status_code == 404 and answer.json()["field"] == "card"
    assert not Statement.objects.exists()


def test_cards_that_are_otherwise_than_the_page_has_them_come_along(story, admin_client):
    seen = {card.id: card.version for card in sheet_of(story.article).cards.values()}
    seen["names"] = "of another day"
    answer = decide(admin_client, story.article, story.said, seen=seen)
    assert {card["id"] for card in answer.json()["cards"]} == {story.said, "names"}


# Rejecting, putting off


@pytest.mark.parametrize(("reason", "kept"), [(2, "not these parties"), ("A film", "A film"), ("", "")])
def test_rejecting_keeps_the_reason(story, admin_client, reason, kept):
    answer = decide(admin_client, story.article, story.meeting, "reject", reason=reason)
    assert answer.json()["cards"][0]["state"] == "rejected"
    assert EncounterDecision.objects.get().reason == kept
    assert not Meeting.objects.exists()


def test_a_name_and_a_statement_can_be_rejected(story, admin_client):
    for card in (story.said, story.source, story.name):
        assert decide(admin_client, story.article, card, "reject").status_code == 200
        assert states(story.article)[card] == "rejected"
    assert not story.article.people.exists()


def test_what_is_put_off_is_remembered_and_still_waits_in_the_inbox(story, admin_client):
    answer = decide(admin_client, story.article, story.meeting, "skip")
    assert answer.json()["left"] == 5 and states(story.article)[story.meeting] == "skipped"
    assert Encounter.objects.get(pk=story.encounter.pk).state == "proposed"
    assert undo(admin_client, story.article, answer).json()["left"] == 6
    decide(admin_client, story.article, story.meeting, "skip")
    decide(admin_client, story.article, story.meeting)
    assert states(story.article)[story.meeting] == "accepted"
    assert not story.article.worksheet_marks.exists()


# Changing


def test_a_name_may_be_changed_to_another_target(story, admin_client):
    other = make_person("Another Peskov")
    answer = decide(admin_client, story.article, story.name, "change", to={"kind": "person", "id": other.pk})
    assert answer.json()["cards"][0]["state"] == "changed"
    assert list(story.article.people.all()) == [other]
    undo(admin_client, story.article, answer)
    assert not story.article.people.exists() and states(story.article)[story.name] == "waiting"


def test_what_the_same_words_are_said_to_name_besides_is_rejected_with_it(story, admin_client):
    rival = name_in(story.article, "Dmitry Peskov", "likely", person=make_person("Dmitri Peskov"))
    answer = decide(admin_client, story.article, story.name)
    assert states(story.article)[f"name-{rival.pk}"] == "rejected"
    undo(admin_client, story.article, answer)
    assert states(story.article)[f"name-{rival.pk}"] == "waiting"


def test_a_name_may_be_changed_to_what_the_same_words_are_said_to_name_besides(story, admin_client):
    rival = name_in(story.article, "Dmitry Peskov", "likely", person=make_person("Dmitri Peskov"))
    to = {"kind": "person", "id": rival.person.pk}
    assert decide(admin_client, story.article, story.name, "change", to=to).status_code == 200
    assert list(story.article.people.all()) == [rival.person]


def test_of_all_names_at_once_nothing_is_changed(story, admin_client):
    to = {"kind": "person", "id": story.peskov.pk}
    answer = decide(admin_client, story.article, "names", "change", to=to)
    assert (answer.status_code, answer.json()["field"]) == (422, "to")


def test_a_meeting_may_be_changed_and_what_was_read_is_kept(story, admin_client):
    place = make_place("Astana", make_country("KZ"))
    to = {"place": place.pk, "when": "XXXX-12-26", "title": "Talks in Astana", "status": "held"}
    answer = decide(admin_client, story.article, story.meeting, "change", to=to)
    assert answer.json()["cards"][0]["state"] == "changed", answer.json()
    meeting = Meeting.objects.get()
    assert (meeting.title, meeting.place, str(meeting.when)) == ("Talks in Astana", place, "XXXX-12-26")
    assert Encounter.objects.get(pk=story.encounter.pk).state == "superseded"
    undo(admin_client, story.article, answer)
    assert Encounter.objects.get().state == "proposed" and not Meeting.objects.exists()


def test_a_meeting_may_be_one_on_record(story, admin_client):
    known = make_meeting("Summit on record", "2019-05-05")
    answer = decide(admin_client, story.article, story.meeting, "change", to={"meeting": known.pk})
    assert answer.status_code == 200
    assert Meeting.objects.get() == known and Coverage.objects.get().meeting == known


def test_a_line_may_be_left_out_and_a_participants_status_changed(story, admin_client):
    to = {"parties": {"1": {"status": "invited"}}}
    decide(admin_client, story.article, story.meeting, "change", lines_out=["0"], to=to)
    [row] = Meeting.objects.get().participations.all()
    assert (row.person, row.status) == (story.tokayev, "invited")


def test_a_statement_may_be_changed_before_it_is_accepted(story, admin_client):
    to = {"speaker": None, "speaker_name": "the Kremlin", "on_behalf_of": "Russia", "manner": "quoted"}
    answer = decide(admin_client, story.article, story.said, "change", to=to)
    assert answer.json()["cards"][0]["state"] == "changed"
    made = Statement.objects.get()
    assert (made.speaker, made.speaker_name, made.on_behalf_of, made.manner) == (
        None,
        "the Kremlin",
        "Russia",
        "quoted",
    )
    assert story.article.body[made.start : made.end] == made.text
    undo(admin_client, story.article, answer)
    assert not Statement.objects.exists() and states(story.article)[story.said] == "waiting"


def test_no_words_are_quoted_that_do_not_stand_in_the_article(story, admin_client):
    to = {"manner": "quoted", "text": "Gas was no topic"}
    answer = decide(admin_client, story.article, story.said, "change", to=to)
    assert (answer.status_code, answer.json()["field"]) == (422, "to.text")
    assert not Statement.objects.exists()


def test_a_source_may_be_resolved_before_it_is_accepted(story, admin_client):
    kremlin, other = make_publisher("Kremlin"), make_article("Of the Kremlin")
    to = {"publisher": kremlin.pk, "article": other.pk, "url": "http://kremlin.example/1"}
    answer = decide(admin_client, story.article, story.source, "change", to=to)
    assert answer.json()["cards"][0]["state"] == "changed"
    made = Citation.objects.get()
    assert (made.publisher, made.cited_article, made.as_given) == (kremlin, other, "Kremlin press service")


def test_the_articles_own_facts_may_be_changed(story, admin_client):
    to = {"headline": "Talks in Astana", "published_on": "", "language": "en"}
    answer = decide(admin_client, story.article, "article", "change", to=to)
    assert answer.status_code == 200, answer.json()
    article = Article.objects.get(pk=story.article.pk)
    assert (article.headline, article.published_on) == ("Talks in Astana", None)
    undo(admin_client, story.article, answer)
    assert Article.objects.get(pk=story.article.pk).headline == story.article.headline


# Questions


def test_which_on_record_it_is_is_asked_and_a_record_of_its_own_claims_least(story, admin_client):
    known = [make_meeting(f"Talks {number}", "2023-12-26", kind="bilateral") for number in (1, 2)]
    for meeting in known:
        make_participation(meeting, person=story.putin, country=story.russia)
        make_participation(meeting, person=story.tokayev, country=story.kazakhstan)
    card = sheet_of(story.article).cards[story.meeting]
    [question] = card.questions
    assert (question.key, question.chosen) == ("same", 1)
    assert [option.words for option in question.options] == ["a record of its own", "Talks 1", "Talks 2"]
    assert "26 December 2023" in question.options[1].beside and card.clash == "2 on record"
    answer = decide(admin_client, story.article, story.meeting, answers={"same": 3})
    assert answer.status_code == 200
    assert Meeting.objects.count() == 2 and Coverage.objects.get().meeting == known[1]


def test_a_role_that_no_word_says_is_not_claimed_unless_it_is_answered(story, admin_client):
    story.encounter.parties.filter(number=1).update(role="host")
    [question] = sheet_of(story.article).cards[story.meeting].questions
    assert (question.key, question.chosen) == ("role-1", 1)
    answer = decide(admin_client, story.article, story.meeting)
    assert Meeting.objects.get().participations.get(person=story.tokayev).role == "not-stated"
    undo(admin_client, story.article, answer)
    decide(admin_client, story.article, story.meeting, answers={"role-1": 2})
    assert Meeting.objects.get().participations.get(person=story.tokayev).role == "host"


def test_a_role_that_a_word_says_is_preset(admin_client):
    story = Story(body=Story().article.body.replace("met", "received, as the host, met"))
    story.encounter.parties.filter(number=0).update(role="host")
    [question] = sheet_of(story.article).cards[story.meeting].questions
    assert question.chosen == 2
    decide(admin_client, story.article, story.meeting)
    assert Meeting.objects.get().participations.get(person=story.putin).role == "host"


def on_record(story, when, place=None):
    meeting = make_meeting("Talks of the record", when, kind="bilateral", place=place)
    make_participation(meeting, person=story.putin, country=story.russia)
    make_participation(meeting, person=story.tokayev, country=story.kazakhstan)
    return meeting


@pytest.mark.parametrize(
    ("when", "basis", "chosen"),
    [
        ("2023-12-26", "stated", 2),
        ("XXXX-12-26", "stated", 1),
        ("2023-12", "stated", 1),
        ("2023-12-26", "inferred", 1),
    ],
)
def test_one_on_record_is_preset_only_where_the_text_states_its_day(story, admin_client, when, basis, chosen):
    known = on_record(story, "2023-12-26")
    Encounter.objects.filter(pk=story.encounter.pk).update(meeting=known, proposal=None, when_basis=basis)
    story.encounter.refresh_from_db()
    story.encounter.when = PartialDate.parse(when)
    story.encounter.save()
    [question] = sheet_of(story.article).cards[story.meeting].questions
    assert question.chosen == chosen
    decide(admin_client, story.article, story.meeting)
    assert (
        Coverage.objects.get().meeting_id == known.pk
        if chosen == 2
        else Coverage.objects.get().meeting_id != known.pk
    )
    assert Meeting.objects.count() == (1 if chosen == 2 else 2)


def test_a_card_that_waits_says_nothing_but_what_its_own_article_says(story):
    place = make_place("Minsk", make_country("BY"))
    known = on_record(story, "2023-12-26", place)
    Encounter.objects.filter(pk=story.encounter.pk).update(meeting=known, proposal=None)
    card = sheet_of(story.article).cards[story.meeting]
    assert card.title == "Talks of Vladimir Putin and Kassym-Jomart Tokayev"
    assert "Minsk" not in card.title + card.gist
