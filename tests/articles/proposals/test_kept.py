"""The rows by which readers find proposed meetings follow whatever becomes of these."""

import pytest
from django.db import connection

from articles.models import Article, ListedProposal
from articles.proposals.kept import mend_proposals, wrong_proposals
from participants.models import Meeting
from tests.make import (
    make_article,
    make_country,
    make_encounter,
    make_meeting,
    make_office,
    make_organisation,
    make_person,
    make_proposal,
    make_series,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def talks():
    """Talks of Kazakhstan and Uzbekistan that wait, told by one article."""
    return make_encounter(make_article(), [make_country("KZ"), make_country("UZ")])


def listed():
    assert wrong_proposals() == []
    return [row.proposal_id for row in ListedProposal.objects.all()]


def test_a_proposal_is_listed_with_those_who_took_part_and_those_who_are_only_named():
    kazakhstan, uzbekistan, armenia = map(make_country, ("KZ", "UZ", "AM"))
    president, person, body = make_office(country=uzbekistan), make_person(), make_organisation("CIS")
    guest = make_person()
    parties = [
        {"country": kazakhstan, "role": "host", "status": "attended"},
        {"office": president},
        {"office": make_office(country=kazakhstan), "person": person},
        {"person": guest, "status": "invited"},
        {"country": armenia, "status": "invited"},
        {"country": make_country("RU"), "status": "absent"},
        {"organisation": body},
    ]
    make_encounter(parties=parties, kind="summit")
    row = ListedProposal.objects.get()
    both = sorted([kazakhstan.pk, uzbekistan.pk])
    assert (row.named, row.present) == (sorted([*both, armenia.pk]), both)
    assert (row.hosts, row.offices, row.organisations) == ([kazakhstan.pk], [president.pk], [body.pk])
    assert (row.people, row.people_present) == (sorted([person.pk, guest.pk]), [person.pk])
    assert (row.kind, row.status, row.circle, row.articles) == ("summit", "held", "same-room", 1)


@pytest.mark.parametrize(
    ("kind", "parties", "circle"),
    [
        ("bilateral", 1, "bilateral"),
        ("call", 2, "bilateral"),
        ("margins", 3, "trilateral"),
        ("call", 4, "same-room"),
        ("visit", 2, "bilateral"),
        ("summit", 2, "same-room"),
    ],
)
def test_its_circle_is_that_of_a_meeting(kind, parties, circle):
    countries = list(map(make_country, ("KZ", "UZ", "AM", "RU")[:parties]))
    make_encounter(parties=countries, kind=kind)
    assert ListedProposal.objects.get().circle == circle
    assert Meeting.objects.in_circle(circle).filter(pk=make_meeting(kind=kind, countries=countries).pk)


def test_several_articles_tell_of_one_proposal(talks):
    make_encounter(parties=[make_country("RU")], proposal=talks.proposal)
    row = ListedProposal.objects.get()
    assert (row.articles, len(row.named)) == (2, 3)


def test_what_only_a_draft_tells_is_not_listed():
    draft = make_article(status="draft")
    make_encounter(draft, [make_country("KZ")])
    assert listed() == []
    Article.objects.filter(pk=draft.pk).update(status="published")
    assert len(listed()) == 1
    Article.objects.filter(pk=draft.pk).update(status="withdrawn")
    assert listed() == []


def test_what_was_decided_is_listed_no_more(talks):
    proposal = talks.proposal
    assert listed() == [proposal.pk]
    proposal.meeting = make_meeting()
    proposal.save()
    assert listed() == []
    proposal.meeting = None
    proposal.save()
    assert listed() == [proposal.pk]
    make_encounter(state="rejected", proposal=proposal)
    assert ListedProposal.objects.get().articles == 1
    talks.delete()
    assert listed() == []


def test_an_encounter_that_moves_is_missed_there_and_found_here(talks):
    other = make_proposal(kind="summit", when="2019-05")
    assert listed() == [talks.proposal_id]
    talks.proposal = other
    talks.save()
    assert listed() == [other.pk]
    assert str(ListedProposal.objects.get().when) == "2019-05"
    other.when = "2019-06"
    other.save()
    assert str(ListedProposal.objects.get().when) == "2019-06"


def test_parties_that_come_change_and_go_are_followed(talks):
    party = talks.parties.first()
    party.country = make_country("MD")
    party.save()
    listed()
    party.delete()
    listed()
    assert ListedProposal.objects.get().named == [make_country("UZ").pk]


def test_an_office_of_another_country_and_a_series_of_another_organisation_are_followed():
    office, series = make_office(country=make_country("KZ")), make_series()
    make_encounter(parties=[{"office": office}], proposal=make_proposal(series=series))
    office.country = make_country("UZ")
    office.save()
    series.organisation = make_organisation()
    series.save()
    listed()
    row = ListedProposal.objects.get()
    assert (row.named, row.organisations) == ([make_country("UZ").pk], [series.organisation.pk])


def test_a_deleted_proposal_and_a_deleted_article_leave_no_row(talks):
    other = make_encounter()
    talks.article.delete()
    assert listed() == [other.proposal_id]
    other.delete()
    other.proposal.delete()
    assert listed() == []


def test_rows_that_are_wrong_are_found_and_mended(talks):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_listedproposal SET articles = 7")
    assert wrong_proposals() == [talks.proposal_id]
    assert mend_proposals() == 1
    assert listed() == [talks.proposal_id]
