"""The inbox's names that nobody on record bears: somebody on record, a new person, or nobody; decided once for all."""

import pytest

from articles.models import EncounterParty, Mention, ProposedStatement, RememberedDecision
from participants.models import Name, Participation, Person
from tests.articles.admin.test_waiting_words import DECIDE, INBOX, groups, login_with
from tests.make import (
    make_article,
    make_attestation,
    make_encounter,
    make_meeting,
    make_name,
    make_participation,
    make_person,
    make_proposed_statement,
    make_statement,
)

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

NAME = "Bekzat Aliev"
BODY = "Deputy minister Bekzat Aliev came to Astana. He left early."


def reported(name=NAME, **fields):
    article = fields.pop("article", None) or make_article(body=BODY, language="en")
    start = article.body.find(name)
    spans = [["body", start, start + len(name), "party 0", name]] if start >= 0 else []
    return make_encounter(article, [{"name_as_given": name}], spans=spans, **fields)


def named(client, query=""):
    return groups(client, f"by=names&{query}")


def press(client, action, group, out=(), **more):
    key = group.key
    shown = [line.called for line in group.lines]
    sent = {f"shown-{key}": shown, f"line-{key}": [one for one in shown if one not in out]}
    sent |= {f"others-{key}": "1"} if group.more > 0 else {}
    sent |= {f"{name}-{key}": value for name, value in more.items()} | {action: key}
    return client.post(DECIDE, sent, headers={"accept": "application/json"})


def test_a_name_is_one_group_wherever_it_stands_and_however_it_is_spelt(admin_client):
    reported()
    make_proposed_statement(speaker_name="Бекзат Алиев")
    make_participation(make_meeting(), name_as_given=NAME)
    make_statement(speaker_name=NAME)
    make_attestation(said_by_name=NAME)
    EncounterParty.objects.create(
        encounter=make_encounter(),
        number=9,
        name_as_given="Somebody",
        person=make_person(),
        said_by_name=NAME,
    )
    (group,) = named(admin_client)

    assert (group.name.number, group.words) == (6, NAME)
    assert set(group.name.spellings) == {NAME, "Бекзат Алиев"}
    assert group.beside.endswith("Deputy minister")


def test_who_is_known_and_what_has_no_capital_is_no_name_to_ask_about(admin_client):
    make_encounter(parties=[{"name_as_given": "Tokayev", "person": make_person()}])
    make_proposed_statement(speaker_name="the ministry")
    reported(state="rejected")

    assert named(admin_client) == []


def test_it_is_somebody_on_record_at_every_place(admin_client):
    encounter, person = reported(), make_person("Bekzat Aliyev")
    statement = make_proposed_statement(speaker_name=NAME)
    participation = make_participation(make_meeting(), name_as_given=NAME)
    (group,) = named(admin_client)
    told = press(admin_client, "accept", group, to="Bekzat Aliyev").json()

    assert encounter.parties.get().person == person
    assert ProposedStatement.objects.get(pk=statement.pk).speaker == person
    assert Participation.objects.get(pk=participation.pk).person == person
    assert Participation.objects.get(pk=participation.pk).name_as_given == NAME
    assert told["left"]["names"] == 0
    assert not Name.objects.filter(person=person, text=NAME).exists()


def test_undone_it_is_a_name_as_given_again(admin_client):
    encounter = reported()
    make_person("Bekzat Aliyev")
    (group,) = named(admin_client)
    step = press(admin_client, "accept", group, to="Bekzat Aliyev", spelling="1").json()["decisions"][0]
    assert Name.objects.filter(text=NAME).exists()
    answer = admin_client.post(DECIDE, {"undo": step}, headers={"accept": "application/json"})

    assert answer.status_code == 200, answer.content.decode()
    assert not Name.objects.filter(text=NAME).exists()
    assert EncounterParty.objects.get(encounter__article=encounter.article).person is None
    assert len(named(admin_client)) == 1


def test_a_spelling_is_added_only_if_ticked_and_then_found_in_the_text(admin_client):
    encounter, person = reported(), make_person("Bekzat Aliyev")
    (group,) = named(admin_client)
    told = press(admin_client, "accept", group, to="Bekzat Aliyev", spelling="1").json()

    spelt = Name.objects.get(person=person, text=NAME)
    assert (spelt.language, spelt.script, spelt.kind) == ("en", "Latn", "variant")
    assert Mention.objects.get(article=encounter.article, person=person).text == NAME
    assert list(encounter.article.people.all()) == [person]
    assert "1 spelling was added." in told["said"]


def test_a_line_taken_out_stays_a_name_as_given(admin_client):
    first, second = reported(), reported()
    person = make_person("Bekzat Aliyev")
    (group,) = named(admin_client)
    press(admin_client, "accept", group, out=[f"party-{second.parties.get().pk}"], to="Bekzat Aliyev")

    assert (first.parties.get().person, second.parties.get().person) == (person, None)


def test_a_participant_who_would_stand_twice_stays_as_given(admin_client):
    meeting, person = make_meeting(), make_person("Bekzat Aliyev")
    make_participation(meeting, person=person, name_as_given=NAME)
    make_participation(meeting, name_as_given=NAME)
    (group,) = named(admin_client)
    told = press(admin_client, "accept", group, to="Bekzat Aliyev").json()

    assert "1 place stays as given." in told["said"]
    assert len(named(admin_client)) == 1


def test_whoever_is_called_so_is_offered(admin_client):
    reported()
    make_name("Бекзат Алиев", "ru", person=make_person("Bekzat Aliyev"))
    (group,) = named(admin_client)

    assert [str(one) for one in group.alike] == ["Bekzat Aliyev"]
    assert 'value="Bekzat Aliyev"' in admin_client.get(f"{INBOX}?by=names").content.decode()


def test_make_a_person_makes_and_links_them(admin_client):
    encounter = reported()
    (group,) = named(admin_client)
    told = press(admin_client, "make", group, new="Bekzat Aliyev", family="Aliyev", spelling="1").json()

    person = Person.objects.get()
    assert (person.name, person.family_name, person.slug) == ("Bekzat Aliyev", "Aliyev", "bekzat-aliyev")
    assert person.confirmation == "not-stated" and not person.terms.exists()
    assert list(encounter.article.people.all()) == [person]
    step = told["decisions"][0]
    admin_client.post(DECIDE, {"undo": step}, headers={"accept": "application/json"})
    assert not Person.objects.exists()


def test_a_form_without_a_name_makes_nobody(admin_client):
    reported()
    (group,) = named(admin_client)
    answer = press(admin_client, "make", group, new=" \x00", family="")

    assert answer.status_code == 422
    assert not Person.objects.exists()


def test_nobody_is_remembered_however_the_name_is_spelt(admin_client):
    reported()
    (group,) = named(admin_client)
    step = press(admin_client, "reject", group).json()["decisions"][0]
    make_proposed_statement(speaker_name="Бекзат АЛИЕВ")

    assert named(admin_client) == []
    assert RememberedDecision.objects.get().verdict == "nobody"
    admin_client.post(DECIDE, {"undo": step}, headers={"accept": "application/json"})
    assert len(named(admin_client)) == 1


def test_pressed_twice_it_is_told_that_nothing_waits(admin_client):
    reported()
    make_person("Bekzat Aliyev")
    (group,) = named(admin_client)
    press(admin_client, "accept", group, to="Bekzat Aliyev")

    assert press(admin_client, "accept", group, to="Bekzat Aliyev").status_code == 409
    assert press(admin_client, "make", group, new="Bekzat Aliyev").status_code == 409
    assert Person.objects.count() == 1


@pytest.mark.parametrize("number", [1, 25])
def test_a_page_of_names_costs_the_same(admin_client, django_assert_num_queries, number):
    for at in range(number):
        reported(f"Bekzat Aliev{'a' * at}", article=make_article(body=BODY))
    admin_client.get(INBOX)
    with django_assert_num_queries(COST):
        admin_client.get(f"{INBOX}?by=names")


COST = 14


@pytest.mark.parametrize(
    ("permissions", "action", "more"),
    [
        (["view_mention"], "accept", {"to": "Bekzat Aliyev"}),
        (["view_mention"], "reject", {}),
        (["change_encounter"], "make", {"new": "Bekzat Aliyev"}),
        (["change_encounter"], "accept", {"to": "Bekzat Aliyev", "spelling": "1"}),
        (["change_encounter"], "reject", {}),
    ],
)
def test_who_may_not_decides_nothing(client, permissions, action, more):
    encounter = reported()
    make_person("Bekzat Aliyev")
    login_with(client, *permissions)
    (group,) = named(client)

    assert press(client, action, group, **more).status_code == 403
    assert encounter.parties.get().person is None
    assert Person.objects.count() == 1 and not RememberedDecision.objects.exists()


def test_who_may_decide_reports_may_say_who_their_parties_are(client):
    encounter, person = reported(), make_person("Bekzat Aliyev")
    login_with(client, "change_encounter")
    (group,) = named(client)
    press(client, "accept", group, to="Bekzat Aliyev")

    assert encounter.parties.get().person == person


@pytest.mark.parametrize("called", ["party-99999999999999999999", "party-999999999", "mention-1", "x"])
@pytest.mark.parametrize("action", ["accept", "make"])
def test_a_line_that_is_none_is_refused_and_nothing_is_written(admin_client, called, action):
    encounter, person = reported(), make_person("Bekzat Aliyev")
    (group,) = named(admin_client)
    lines = [line.called for line in group.lines] + [called]
    sent = {f"shown-{group.key}": lines, f"line-{group.key}": lines, f"to-{group.key}": str(person)}
    sent |= {f"new-{group.key}": NAME, action: group.key}
    answer = admin_client.post(DECIDE, sent, headers={"accept": "application/json"})

    assert answer.status_code == 400 and "not of this group" in answer.json()["said"]
    assert encounter.parties.get().person is None and Person.objects.count() == 1
