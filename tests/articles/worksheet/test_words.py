"""What an editor says of selected words: whom they name, quotes, statements, who was invited, where and when, a new person, another meeting."""

import pytest

from articles.encounters.rereading import read_soon
from articles.models import Attestation, Coverage, Encounter, Mention, Statement
from participants.models import Meeting, Name, Participation, Person
from tests.articles.worksheet.asking import Story, decide, name_in, sheet_of, states, undo, words
from tests.make import make_article, make_country, make_office, make_organisation, make_person, make_place

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


@pytest.fixture
def story():
    return Story()


@pytest.fixture
def accepted(story, admin_client):
    """Its meeting is on record."""
    decide(admin_client, story.article, story.meeting)
    return story


def on_record(answer):
    assert answer.status_code == 200, answer.content.decode()
    return answer


def refused(answer, status, field):
    assert (answer.status_code, answer.json()["field"]) == (status, field), answer.content.decode()
    return answer.json()["said"]


# Names


@pytest.mark.parametrize("kind", ["country", "person", "organisation", "office", "meeting"])
def test_words_may_name_each_kind_of_thing(story, admin_client, kind):
    made = {
        "country": lambda: make_country("UZ"),
        "person": make_person,
        "organisation": make_organisation,
        "office": make_office,
        "meeting": lambda: Meeting.objects.create(
            title="M", slug="m", kind="summit", status="held", when="2023"
        ),
    }[kind]()
    answer = on_record(words(admin_client, story.article, "Gas", "mention", kind=kind, id=made.pk))
    row = Mention.objects.get(text="Gas")
    assert (getattr(row, kind), row.state, row.is_checked, row.rule) == (
        made,
        "accepted",
        True,
        "by-an-editor",
    )
    assert [card["id"] for card in answer.json()["cards"]] == ["names"]
    undo(admin_client, story.article, answer)
    assert not Mention.objects.filter(text="Gas").exists()


def test_words_that_name_it_already_are_accepted(story, admin_client):
    answer = words(admin_client, story.article, "Dmitry Peskov", "mention", kind="person", id=story.peskov.pk)
    assert on_record(answer).json()["cards"][0]["id"] == story.name
    assert Mention.objects.get(text="Dmitry Peskov").state == "accepted"
    assert list(story.article.people.all()) == [story.peskov]


def test_a_new_person_has_the_selected_name_and_is_named_there(story, admin_client):
    answer = on_record(words(admin_client, story.article, "Gas", "person", name="Zarina  Gasova"))
    made = Person.objects.get(name="Zarina Gasova")
    assert made.slug == "zarina-gasova" and Name.objects.get(person=made).text == "Zarina Gasova"
    assert Mention.objects.get(text="Gas").person == made and made in story.article.people.all()
    undo(admin_client, story.article, answer)
    assert not Person.objects.filter(name="Zarina Gasova").exists()


@pytest.mark.parametrize("name", ["", "Vladimir Putyn", "Владимир Путин"])
def test_whoever_goes_by_a_name_like_it_is_told_before_another_is_made(story, admin_client, name):
    answer = words(admin_client, story.article, "Vladimir Putin", "person", name=name)
    assert "Vladimir Putin" in refused(answer, 409, "target.name")
    on_record(words(admin_client, story.article, "Vladimir Putin", "person", anyway=True))
    assert Person.objects.filter(name="Vladimir Putin").count() == 2


# Statements and quotes


def test_a_statement_is_added_with_its_words_and_is_a_card(story, admin_client):
    answer = words(
        admin_client, story.article, "Belarus and Armenia were invited", "statement", speaker=story.peskov.pk
    )
    [card] = on_record(answer).json()["cards"]
    made = Statement.objects.get()
    assert (made.speaker, made.text, made.manner) == (
        story.peskov,
        "Belarus and Armenia were invited",
        "paraphrased",
    )
    assert (
        story.article.body[made.start : made.end] == made.text
        and states(story.article)[card["id"]] == "accepted"
    )
    again = words(
        admin_client, story.article, "Belarus and Armenia were invited", "statement", speaker=story.peskov.pk
    )
    refused(again, 409, "text")
    undo(admin_client, story.article, answer)
    assert not Statement.objects.exists() and card["id"] not in states(story.article)


def test_words_in_quotation_marks_are_quoted(admin_client):
    article = make_article(body="He said: “We agreed on gas”, and left.")
    on_record(words(admin_client, article, "We agreed on gas", "statement", speaker_name="He"))
    assert Statement.objects.get().manner == "quoted"


def test_a_statement_of_nobody_is_refused(story, admin_client):
    refused(words(admin_client, story.article, "Gas", "statement"), 422, "target.speaker")
    refused(words(admin_client, story.article, "Gas", "statement", speaker=424242), 422, "target.speaker")


def test_words_are_the_quote_of_what_the_article_says(accepted, admin_client):
    article, card = accepted.article, accepted.meeting
    on_record(words(admin_client, article, "Gas was the topic", "quote", card=card))
    assert Coverage.objects.get().quote == "Gas was the topic"
    on_record(words(admin_client, article, "Kassym-Jomart Tokayev in Astana", "quote", card=card, line="1"))
    row = Attestation.objects.get(participation__person=accepted.tokayev)
    assert (row.quote, row.standing) == ("Kassym-Jomart Tokayev in Astana", "in-text")
    refused(words(admin_client, article, "Gas", "quote", card=card, line="7"), 422, "target.line")


def test_no_quote_is_longer_than_a_quote_may_be(admin_client):
    story = Story(body=Story().article.body + " word" * 300)
    decide(admin_client, story.article, story.meeting)
    refused(
        words(admin_client, story.article, "word" + " word" * 299, "quote", card=story.meeting), 422, "text"
    )


def test_what_waits_is_no_record_to_quote_for(story, admin_client):
    for what in ("quote", "invited", "attended", "absent"):
        refused(words(admin_client, story.article, "Belarus", what, card=story.meeting), 422, "target.card")


# Who was invited, came, was absent


@pytest.mark.parametrize(
    ("what", "status"), [("invited", "invited"), ("attended", "attended"), ("absent", "absent")]
)
def test_whom_the_words_name_take_part_with_their_words(accepted, admin_client, what, status):
    sentence = "Belarus and Armenia were invited"
    answer = words(
        admin_client, accepted.article, sentence, what, card=accepted.meeting, speaker=accepted.peskov.pk
    )
    on_record(answer)
    rows = Participation.objects.exclude(country=None).filter(person=None).select_related("country")
    assert [(row.country.code, row.status) for row in rows.order_by("pk")] == [("BY", status), ("AM", status)]
    attested = Attestation.objects.filter(said_by_person=accepted.peskov)
    assert {(row.status, row.quote) for row in attested} == {(status, sentence)} and attested.count() == 2
    again = words(
        admin_client, accepted.article, sentence, what, card=accepted.meeting, speaker=accepted.peskov.pk
    )
    on_record(again)
    assert Attestation.objects.filter(said_by_person=accepted.peskov).count() == 2
    undo(admin_client, accepted.article, again)
    undo(admin_client, accepted.article, answer)
    assert (
        Participation.objects.count() == 2
        and not Attestation.objects.filter(said_by_person=accepted.peskov).exists()
    )


def test_what_is_on_record_of_somebody_stays_and_the_words_stand_beside(accepted, admin_client):
    words(admin_client, accepted.article, "Belarus", "invited", card=accepted.meeting)
    on_record(
        words(
            admin_client, accepted.article, "Belarus", "absent", card=accepted.meeting, speaker_name="Minsk"
        )
    )
    row = Participation.objects.get(country__code="BY")
    assert row.status == "invited"
    assert sorted(row.attestations.values_list("status", "said_by_name")) == [
        ("absent", "Minsk"),
        ("invited", ""),
    ]


def test_an_office_and_the_name_after_it_are_one_participant(admin_client):
    story = Story(body=Story().article.body + " President of Uzbekistan Shavkat Mirziyoyev came.")
    uzbekistan, mirziyoyev = make_country("UZ"), make_person("Shavkat Mirziyoyev")
    office = make_office("President of Uzbekistan", country=uzbekistan)
    name_in(story.article, "President of Uzbekistan", office=office)
    name_in(story.article, "Uzbekistan", country=uzbekistan)
    name_in(story.article, "Shavkat Mirziyoyev", person=mirziyoyev)
    decide(admin_client, story.article, story.meeting)
    sentence = "President of Uzbekistan Shavkat Mirziyoyev came"
    on_record(words(admin_client, story.article, sentence, "attended", card=story.meeting))
    row = Participation.objects.get(office=office)
    assert (row.person, row.country, Participation.objects.count()) == (mirziyoyev, uzbekistan, 3)


def test_words_that_name_nobody_add_nobody(accepted, admin_client):
    refused(
        words(admin_client, accepted.article, "Gas was the topic", "invited", card=accepted.meeting),
        422,
        "text",
    )
    both = {"speaker": accepted.peskov.pk, "organisation": make_organisation().pk}
    answer = words(admin_client, accepted.article, "Belarus", "invited", card=accepted.meeting, **both)
    refused(answer, 422, "target.speaker")


def test_nobody_attended_what_is_not_known_to_be_held(story, admin_client):
    Encounter.objects.filter(pk=story.encounter.pk).update(status="possible")
    story.encounter.parties.update(status="not-stated")
    decide(admin_client, story.article, story.meeting)
    refused(words(admin_client, story.article, "Belarus", "attended", card=story.meeting), 422, "target.card")


# Place and day


def test_the_place_of_a_meeting_that_waits_is_accepted_with_it(story, admin_client):
    astana = make_place("Astana", story.kazakhstan)
    answer = on_record(words(admin_client, story.article, "Astana", "place", card=story.meeting))
    assert Meeting.objects.get().place == astana
    assert states(story.article)[story.meeting] == "changed"
    made = Encounter.objects.get(state="accepted")
    assert ["body", 44, 50, "place", "Astana"] in made.spans
    undo(admin_client, story.article, answer)
    assert states(story.article)[story.meeting] == "waiting" and not Meeting.objects.exists()


def test_a_place_that_is_not_on_record_is_kept_as_given(story, admin_client):
    on_record(words(admin_client, story.article, "Astana", "place", card=story.meeting))
    meeting = Meeting.objects.get()
    assert meeting.place is None and "Astana" in meeting.summary


def test_the_place_of_a_meeting_on_record_is_put_right(accepted, admin_client):
    refused(
        words(admin_client, accepted.article, "Astana", "place", card=accepted.meeting), 422, "target.place"
    )
    astana = make_place("Astana", accepted.kazakhstan)
    answer = on_record(words(admin_client, accepted.article, "Astana", "place", card=accepted.meeting))
    assert Meeting.objects.get().place == astana
    refused(
        words(admin_client, accepted.article, "Astana", "place", card=accepted.meeting), 409, "target.place"
    )
    undo(admin_client, accepted.article, answer)
    assert Meeting.objects.get().place is None


def test_the_day_is_read_from_the_words_and_never_padded(admin_client):
    story = Story(body=Story().article.body + " It was on December 26.", published_on=None)
    on_record(words(admin_client, story.article, "on December 26", "day", card=story.meeting))
    assert str(Meeting.objects.get().when) == "XXXX-12-26"


def test_the_day_may_be_given_and_words_that_name_none_are_refused(story, admin_client):
    refused(words(admin_client, story.article, "Gas", "day", card=story.meeting), 422, "target.when")
    refused(
        words(admin_client, story.article, "Gas", "day", card=story.meeting, when="soon"), 422, "target.when"
    )
    on_record(words(admin_client, story.article, "Gas", "day", card=story.meeting, when="2023-12"))
    assert str(Meeting.objects.get().when) == "2023-12"


# Another meeting


def test_another_meeting_waits_as_a_card_of_what_the_words_say_and_no_more(story, admin_client):
    answer = words(admin_client, story.article, "Belarus and Armenia were invited", "meeting")
    [card] = on_record(answer).json()["cards"]
    made = Encounter.objects.get(pk=int(card["id"].removeprefix("meeting-")))
    assert (made.kind, made.status, str(made.when), made.state) == ("other", "possible", "XXXX", "proposed")
    assert [party.country.code for party in made.parties.order_by("number")] == ["BY", "AM"]
    assert {party.status for party in made.parties.all()} == {"not-stated"}
    assert states(story.article)[card["id"]] == "waiting" and made.proposal
    read_soon([story.article.pk])  # an editor's own stays, however often the text is read
    assert Encounter.objects.filter(pk=made.pk).exists()
    refused(words(admin_client, story.article, "Belarus and Armenia were invited", "meeting"), 409, "text")
    undo(admin_client, story.article, answer)
    assert not Encounter.objects.filter(pk=made.pk).exists()


def test_another_meeting_is_prefilled_by_what_the_reader_finds_in_the_words(leaders, admin_client):
    sentence = "President of Russia Vladimir Putin met with President of Kazakhstan Kassym-Jomart Tokayev"
    article = make_article(body=f"Earlier news. {sentence}.", published_on=None)
    for known in leaders.values():
        name_in(article, known.office.name, office=known.office)
        name_in(article, known.person.name, person=known.person)
    on_record(words(admin_client, article, sentence, "meeting"))
    made = Encounter.objects.get()
    assert (made.kind, made.status, made.rule) == ("bilateral", "held", "by-an-editor")
    assert [str(party.person) for party in made.parties.order_by("number")] == [
        "Vladimir Putin",
        "Kassym-Jomart Tokayev",
    ]
    for part, start, end, _shows, text in made.spans:
        assert getattr(article, part)[start:end] == text
    card = f"meeting-{made.pk}"
    on_record(decide(admin_client, article, card))
    assert Meeting.objects.get().participations.count() == 2


def test_kind_and_status_of_another_meeting_may_be_said(story, admin_client):
    answer = words(
        admin_client, story.article, "Belarus and Armenia", "meeting", kind="summit", status="held"
    )
    [card] = on_record(answer).json()["cards"]
    facts = {fact.label: fact.value for fact in sheet_of(story.article).cards[card["id"]].facts}
    assert (facts["Kind"], facts["Status"]) == ("summit", "held")
    refused(words(admin_client, story.article, "Armenia", "meeting", kind="party"), 422, "target.kind")
