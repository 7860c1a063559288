"""What was read of articles becomes encounters, and what is read again stays what it is."""

import datetime

import pytest

from articles.encounters.encounter import ReadParty, ReadSpan
from articles.encounters.writing import write_encounters
from articles.models import Encounter, Proposal, Reading
from tests.articles.encounters.news import TEXT, attended, read
from tests.make import (
    make_article,
    make_encounter,
    make_meeting,
    make_organisation,
    make_place,
    make_series,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return make_article(
        body=TEXT, published_on=datetime.date(2023, 3, 14), place_line="Akorda, Astana", headline="Gas"
    )


@pytest.fixture
def both(leaders):
    return [attended(leaders["putin"]), attended(leaders["tokayev"], role="host")]


def decide(encounter, state, **fields):
    """As an editor did it."""
    decision = make_encounter(state=state).decision
    Encounter.objects.filter(pk=encounter.pk).update(state=state, decision=decision, **fields)


def test_all_that_was_read_is_kept_with_the_words_that_show_it(article, both):
    body, place = make_organisation("CIS"), make_place("Astana")
    series = make_series()
    spans = (ReadSpan("body", 35, 43, "kind"), ReadSpan("place-line", 0, 6, "place"))
    spans += (ReadSpan("headline", 0, 3, "subject"),)
    facts = {"place": place.pk, "place_as_given": "Akorda", "country": place.country_id}
    facts |= {"organisation": body.pk, "body_as_given": "the Commonwealth", "series": series.pk}
    write_encounters([(article.pk, [read(parties=both, spans=spans, subject="gas", **facts)])])

    encounter = Encounter.objects.get()
    assert (encounter.kind, encounter.status, str(encounter.when)) == ("bilateral", "held", "2023-03-14")
    assert (encounter.when_basis, encounter.rule, encounter.certainty) == ("published", "met-with", "sure")
    assert (encounter.place, encounter.place_as_given, encounter.country) == (place, "Akorda", place.country)
    assert (encounter.organisation, encounter.body_as_given) == (body, "the Commonwealth")
    assert (encounter.series, encounter.subject, encounter.number) == (series, "gas", 0)
    assert encounter.spans == [
        ["body", 35, 43, "kind", "met with"],
        ["place-line", 0, 6, "place", "Akorda"],
        ["headline", 0, 3, "subject", "Gas"],
    ]
    names = ("country__code", "office__slug", "person__slug", "name_as_given", "role", "status")
    assert list(encounter.parties.values_list(*names)) == [
        ("RU", "president-ru", "putin", "Vladimir Putin", "not-stated", "attended"),
        ("KZ", "president-kz", "tokayev", "Kassym-Jomart Tokayev", "host", "attended"),
    ]


def test_whoever_says_that_somebody_comes_is_kept(article, leaders):
    peskov = attended(leaders["putin"]).person
    says = ReadParty(
        name_as_given="the guest", status="confirmed", said_by_person=peskov, said_by_name="the Kremlin"
    )
    write_encounters([(article.pk, [read(parties=[says], status="scheduled", when="XXXX-12-26")])])

    party = Encounter.objects.get().parties.get()
    assert (party.said_by_person_id, party.said_by_name, party.said_by_organisation) == (
        peskov,
        "the Kremlin",
        None,
    )


@pytest.mark.parametrize(
    ("status", "when", "published"),
    [
        ("held", "2023-03-14", "2023-03-14"),
        ("held", "XXXX-12-26", "2023-03-14"),
        ("scheduled", "XXXX-12-26", "2023-03-14"),
        ("announced", "2023-03-14/..", "2023-03-14"),
        ("possible", "XXXX", None),
    ],
)
def test_the_days_that_are_possible_are_those_of_the_model(article, both, status, when, published):
    article.published_on = published and datetime.date.fromisoformat(published)
    article.save()
    body = make_organisation("CIS", founded_on=datetime.date(2001, 5, 1))
    write_encounters([(article.pk, [read(parties=both, status=status, when=when, organisation=body.pk)])])

    written = Encounter.objects.get()
    by_model = make_encounter(article, status=status, when=when, organisation=body)
    by_model.refresh_from_db()
    assert written.possible == by_model.possible


def test_what_lies_within_another_is_linked_to_it_also_when_that_was_there_before(article, both):
    summit = read(kind="summit", when="2023-03", within_as_given="")
    write_encounters([(article.pk, [summit])])
    write_encounters([(article.pk, [summit, read(parties=both, within=0, within_as_given="the summit")])])

    outer, inner = Encounter.objects.order_by("number")
    assert (outer.kind, inner.within, inner.within_as_given) == ("summit", outer, "the summit")


def test_what_says_the_same_twice_in_one_article_stands_once(article, both):
    again = read("Gas was the topic", parties=both)
    inner = read(kind="margins", parties=both, within=1)
    write_encounters([(article.pk, [read(parties=both), again, inner]), (make_article().pk, [read()])])

    first, last = Encounter.objects.filter(article=article).order_by("number")
    assert (first.spans[0][4], last.kind, last.within) == ("met with", "margins", first)


def test_the_same_read_again_is_the_same_encounter_at_its_words_of_now(article, both):
    write_encounters([(article.pk, [read(parties=both)])])
    before = Encounter.objects.get()
    article.body = f"Yesterday, at noon. {TEXT}"
    article.save()
    told = read(text=article.body, parties=both, rule="met-otherwise", certainty="likely", subject="gas")
    written = write_encounters([(article.pk, [told])])

    after = Encounter.objects.get()
    assert (written.added, written.removed, written.kept) == (0, 0, 1)
    assert (after.pk, after.proposal) == (before.pk, before.proposal)
    assert (after.rule, after.certainty, after.subject) == ("met-otherwise", "likely", "gas")
    start, end = after.spans[0][1:3]
    assert article.body[start:end] == after.spans[0][4] == "met with"


def test_what_is_no_longer_read_goes_with_its_proposal(article, both):
    write_encounters([(article.pk, [read(parties=both)])])
    assert Proposal.objects.count() == 1
    written = write_encounters([(article.pk, [read(parties=both, kind="call")])])

    assert (written.added, written.removed) == (1, 1)
    assert Encounter.objects.get().kind == Proposal.objects.get().kind == "call"
    write_encounters([(article.pk, [])])
    assert not Encounter.objects.exists() and not Proposal.objects.exists()


@pytest.mark.parametrize("state", ["accepted", "rejected", "superseded"])
def test_what_was_decided_stays_whether_or_not_it_is_read_again(article, both, state):
    write_encounters([(article.pk, [read(parties=both)])])
    encounter = Encounter.objects.get()
    decide(encounter, state, meeting=make_meeting())
    Encounter.objects.exclude(pk=encounter.pk).delete()

    def held():
        return Encounter.objects.values_list("pk", "state", "decision", "meeting", "rule").get()

    before = held()
    again = write_encounters([(article.pk, [read(parties=both, rule="met-otherwise")])])
    assert (again.added, again.removed, again.kept) == (0, 0, 1)
    assert held() == before
    gone = write_encounters([(article.pk, [])])
    assert (gone.added, gone.removed, held()) == (0, 0, before)


def test_only_what_it_says_makes_another_encounter(article, both):
    told = read(parties=both)
    others = [
        told._replace(kind="call"),
        told._replace(status="scheduled"),
        told._replace(when="2023-03"),
        told._replace(place_as_given="Astana"),
        told._replace(within_as_given="the forum"),
        told._replace(parties=told.parties[:1]),
        told._replace(parties=told.parties[::-1]),
        told._replace(parties=(told.parties[0], told.parties[1]._replace(status="invited"))),
    ]
    write_encounters([(article.pk, [told, *others])])

    assert Encounter.objects.count() == 1 + len(others)


def test_each_article_that_was_read_is_marked_also_where_it_reports_nothing(article):
    other, unread = make_article(), make_article()
    write_encounters([(article.pk, [read()]), (other.pk, [])])
    write_encounters([(other.pk, [])])

    assert set(Reading.objects.values_list("article", flat=True)) == {article.pk, other.pk}
    assert not hasattr(unread, "reading")


def test_words_longer_than_the_archive_keeps_are_cut(article):
    parties = [ReadParty(name_as_given="a" * 400)]
    write_encounters([(article.pk, [read(parties=parties, subject="b" * 600, place_as_given="c" * 400)])])

    encounter = Encounter.objects.get()
    lengths = (
        len(encounter.parties.get().name_as_given),
        len(encounter.subject),
        len(encounter.place_as_given),
    )
    assert lengths == (300, 500, 300)
