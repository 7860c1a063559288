"""Meetings, organisations, publishers, topics and the rest become one, with what both apps have on them."""

import pytest
from django.urls import reverse

from articles.models import Citation, Coverage, Encounter, Proposal
from articles.quality import RECOUNTS
from participants.models import Meeting, MeetingLink, Membership, Organisation, Participation
from summit_archive.history.reverting import revert
from summit_archive.history.tables import Step
from tests.make import (
    make_article,
    make_attestation,
    make_citation,
    make_country,
    make_coverage,
    make_encounter,
    make_meeting,
    make_membership,
    make_name,
    make_office,
    make_organisation,
    make_person,
    make_place,
    make_proposal,
    make_publisher,
    make_search,
    make_series,
    make_statement,
    make_term,
    make_topic,
)
from tests.merging import merge, page_of, whole_archive, words

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


def wrong():
    return {check.name for check in RECOUNTS for _finding in check.findings()}


def merged_and_taken_back(client, kept, gone, **choices):
    """Merges, and asserts that the counts are right; what the archive was, is to be compared after `taken_back`."""
    before = whole_archive()
    answer = merge(client, kept, gone, **choices)
    assert answer.status_code == 302, words(answer)
    assert not type(gone).objects.filter(pk=gone.pk).exists()
    assert wrong() == set()
    return before


def assert_taken_back_as(before):
    revert(Step.objects.latest("pk").pk)
    after = whole_archive()
    assert {table: rows for table, rows in after.items() if rows != before[table]} == {}
    assert wrong() == set()


def test_meetings_become_one_with_their_participants_and_reports(admin_client, client):
    kazakhstan, tokayev = make_country("KZ"), make_person("Kassym-Jomart Tokayev")
    kept = make_meeting("Talks in Astana", when="2023-12-26", countries=[kazakhstan])
    gone = make_meeting(
        "Tokayev's talks", when="2023-12", countries=[kazakhstan], people=[tokayev], summary="On gas."
    )
    article, another = make_article(), make_article()
    make_coverage(article, kept, status="held")
    make_coverage(article, gone)
    make_coverage(another, gone)
    make_attestation(another, gone.participations.get(country=kazakhstan))
    make_meeting("A part", parent=gone, when="2023-12-26")
    sibling = make_meeting("Council session", when="2023-12-26")
    MeetingLink.objects.create(first=kept, second=gone, kind="perhaps-same")
    MeetingLink.objects.create(first=gone, second=sibling, kind="sibling")
    MeetingLink.objects.create(first=kept, second=sibling, kind="sibling")
    make_encounter(another, meeting=gone, state="accepted")
    page = words(admin_client.get(page_of(kept, gone)))
    assert "1 goes: it would join the record to itself" in page
    before = merged_and_taken_back(admin_client, kept, gone)
    kept.refresh_from_db()
    assert (str(kept.when), kept.summary) == ("2023-12-26", "On gas.")
    assert sorted(map(str, kept.participations.all())) == ["Kassym-Jomart Tokayev", "Kazakhstan"]
    assert kept.coverage.count() == 2 and kept.parts.count() == 1
    assert MeetingLink.objects.values_list("first", "second", "kind").get() == (
        kept.pk,
        sibling.pk,
        "sibling",
    )
    assert Encounter.objects.get().meeting == kept
    assert client.get(f"/meetings/{gone.slug}/")["Location"] == f"/meetings/{kept.slug}/"
    assert_taken_back_as(before)


def test_a_meeting_becomes_one_with_a_part_of_it_and_with_the_whole(admin_client):
    whole = make_meeting("Summit", when="2023-12-26")
    part = make_meeting("Summit, day one", when="2023-12-26", parent=whole)
    inner = make_meeting("Talks", when="2023-12-26", parent=part)
    before = merged_and_taken_back(admin_client, part, whole)
    assert Meeting.objects.get(pk=part.pk).parent is None
    assert Meeting.objects.get(pk=inner.pk).parent == part
    assert_taken_back_as(before)
    merge(admin_client, whole, inner)
    assert Meeting.objects.get(pk=whole.pk).parent is None
    assert Meeting.objects.get(pk=part.pk).parent == whole


def test_two_meetings_that_proposals_made_leave_one_meeting_made(admin_client):
    kept, gone = make_meeting(), make_meeting()
    mine, its = make_proposal(meeting=kept), make_proposal(meeting=gone)
    make_encounter(proposal=mine, meeting=kept, state="accepted")
    told = make_encounter(proposal=its, meeting=gone, state="accepted")
    before = merged_and_taken_back(admin_client, kept, gone)
    assert Proposal.objects.get(pk=mine.pk).meeting == kept
    told.refresh_from_db()
    assert told.meeting == kept and told.proposal == its
    assert_taken_back_as(before)


def test_a_date_that_the_record_cannot_have_is_refused_in_words(admin_client):
    kept = make_meeting(when="2023-12-26", status="held")
    gone = make_meeting(when="2030-01-01", status="announced")
    before = whole_archive()
    answer = merge(admin_client, kept, gone, **{"field-when": "other", "field-status": "one"})
    assert answer.status_code == 422 and "is still to come" in words(answer)
    assert whole_archive() == before


def test_a_state_that_was_no_more_is_refused_in_words(admin_client):
    soviet_union = make_country("SU", name="Soviet Union", existed_until="1991-12-26")
    kept, gone = make_meeting(when="2023-12-26"), make_meeting(when="1990-12-26", countries=[soviet_union])
    answer = merge(admin_client, kept, gone)
    assert answer.status_code == 422 and "participation is of a state of its time" in words(answer)
    assert Meeting.objects.count() == 2


def test_organisations_become_one_and_standings_that_contradict_wait(admin_client, client):
    kept, gone = (
        make_organisation("EAEU", founded_on="2014-05-29"),
        make_organisation(name="Eurasian Union", slug="eu"),
    )
    armenia, belarus = make_country("AM"), make_country("BY")
    make_membership(armenia, kept, "2015-01-02", known_until="2026-01-01")
    make_membership(armenia, gone, "2015", known_until="2026-01-01")
    make_membership(belarus, gone, "2015-01-01", known_until="2026-01-01")
    make_name("Евразийский экономический союз", "ru", organisation=gone)
    meeting = make_meeting(organisation=gone, when="XXXX-12-26")
    make_series(organisation=gone), make_office(organisation=gone), make_organisation(parent=gone)
    make_article(organisations=[kept, gone])
    make_attestation(said_by_organisation=gone)
    before = merged_and_taken_back(admin_client, kept, gone)
    assert {(row.country, str(row.start)) for row in kept.memberships.all()} == {
        (armenia, "2015-01-02"),
        (belarus, "2015-01-01"),
    }
    meeting.refresh_from_db()
    assert meeting.organisation == kept and meeting.first_possible_day.year == 2014
    assert kept.names.filter(text="Eurasian Union").exists()
    assert client.get("/organisations/eu/")["Location"] == "/organisations/eaeu/"
    assert_taken_back_as(before)


def test_publishers_become_one(admin_client):
    kept, gone = (
        make_publisher("Akorda"),
        make_publisher("Press service of Kazakhstan", url="https://akorda.kz"),
    )
    make_article(publisher=kept), make_article(publisher=gone)
    make_citation(publisher=gone)
    before = merged_and_taken_back(admin_client, kept, gone)
    kept.refresh_from_db()
    assert kept.articles.count() == 2 and Citation.objects.get().publisher == kept
    assert kept.url == "https://akorda.kz"
    assert_taken_back_as(before)


def test_topics_become_one_with_their_parts(admin_client):
    energy = make_topic("Energy")
    kept, gone = make_topic("Gas", parent=energy), make_topic("Natural gas")
    make_topic("Pricing", parent=gone)
    article = make_article(topics=[kept, gone])
    statement = make_statement(article, manner="paraphrased", standing="apart")
    statement.topics.set([gone])
    before = merged_and_taken_back(admin_client, kept, gone)
    assert list(article.topics.all()) == [kept] and list(statement.topics.all()) == [kept]
    assert kept.parts.get().name == "Pricing"
    assert_taken_back_as(before)


@pytest.mark.parametrize("kept_is_the_part", [True, False])
def test_a_topic_becomes_one_with_what_it_is_a_part_of(admin_client, kept_is_the_part):
    top = make_topic("Economy")
    whole = make_topic("Energy", parent=top)
    part = make_topic("Power", parent=whole)
    kept, gone = (part, whole) if kept_is_the_part else (whole, part)
    merge(admin_client, kept, gone)
    kept.refresh_from_db()
    assert kept.parent == top


def test_places_series_and_offices_become_one(admin_client):
    place, same_place = make_place("St. Petersburg"), make_place("Saint Petersburg")
    series, same_series = make_series("Informal summits"), make_series("Informal CIS summits")
    make_search(series, 2020), make_search(same_series, 2020), make_search(same_series, 2021)
    meeting = make_meeting(place=same_place, series=same_series)
    make_proposal(place=same_place, series=same_series)
    country = make_country("KZ")
    office, same_office = make_office(country=country), make_office(country=country)
    person = make_person()
    make_term(person, office, "2019-03-20"), make_term(person, same_office, "2019-03-20")
    both = make_meeting(offices=[office, same_office])
    for kept, gone in ((place, same_place), (series, same_series), (office, same_office)):
        before = merged_and_taken_back(admin_client, kept, gone)
        assert_taken_back_as(before)
        merge(admin_client, kept, gone)
    meeting.refresh_from_db()
    assert (meeting.place, meeting.series) == (place, series)
    assert series.searches.count() == 2 and person.terms.count() == 1
    assert both.participations.count() == 1
    assert Organisation.objects.count() == Membership.objects.count() == 0
    assert Participation.objects.count() == Coverage.objects.count() + 1


@pytest.mark.parametrize("noun", ["meeting", "organisation", "office", "place", "meetingseries", "person"])
def test_two_ticked_rows_of_a_list_are_shown_side_by_side(admin_client, noun):
    make = {
        "meeting": make_meeting,
        "organisation": make_organisation,
        "office": make_office,
        "place": make_place,
        "meetingseries": make_series,
        "person": make_person,
    }[noun]
    rows = [make() for _ in range(3)]
    address = reverse(f"admin:participants_{noun}_changelist")
    ticked = {"action": "merge_ticked", "_selected_action": [row.pk for row in rows[:2]]}
    answer = admin_client.post(address, ticked)
    assert answer["Location"].endswith(f"/merge/?one={rows[0].pk}&other={rows[1].pk}")
    assert "Are these two the same?" in words(admin_client.get(answer["Location"]))
    ticked["_selected_action"] = [row.pk for row in rows]
    assert "Tick two records" in words(admin_client.post(address, ticked, follow=True))


# --- Articles ----------------------------------------------------------------


@pytest.fixture
def twins():
    """The same item, with another headline and a longer text."""
    kept = make_article(
        "Talks in Astana", body="Tokayev met Putin. They discussed gas.", url="https://a.example/1"
    )
    gone = make_article(
        "Tokayev meets Putin", body="Today Tokayev met Putin. Nobody came late.", url="https://b.example/2"
    )
    return kept, gone


def test_articles_become_one_and_mentions_stand_at_their_words(admin_client, client, twins):
    kept, gone = twins
    tokayev, putin = make_person("Kassym-Jomart Tokayev"), make_person("Vladimir Putin")
    kept.mentions.create(start=0, end=7, text="Tokayev", person=tokayev, rule="name")
    gone.mentions.create(start=6, end=13, text="Tokayev", person=tokayev, rule="name")
    gone.mentions.create(start=18, end=23, text="Putin", person=putin, rule="name")
    gone.people.set([tokayev, putin]), kept.topics.set([make_topic("Gas")])
    statement = make_statement(gone, text="Nobody came late.", manner="quoted", speaker=putin)
    make_citation(kept, "TASS"), make_citation(gone, "TASS"), make_citation(kept, cited_article=gone)
    assert "The texts differ" in words(admin_client.get(page_of(kept, gone)))
    before = merged_and_taken_back(admin_client, kept, gone)
    assert set(kept.mentions.values_list("start", "text", "person")) == {
        (0, "Tokayev", tokayev.pk),
        (12, "Putin", putin.pk),
    }
    assert set(kept.people.all()) == {tokayev, putin} and kept.topics.count() == 1
    statement.refresh_from_db()
    assert (statement.article, statement.standing) == (kept, "missing")
    assert sorted(kept.citations.values_list("as_given", "cited_article")) == [
        ("Kremlin press service", None),
        ("TASS", None),
    ]
    answer = client.get(f"/articles/{gone.pk}/")
    assert (answer.status_code, answer["Location"]) == (301, kept.get_absolute_url())
    revert(Step.objects.latest("pk").pk)
    after = whole_archive()
    worked_out = {"articles_sketch", "articles_reading", "articles_story", "articles_sample"}
    assert {t for t, rows in after.items() if rows != before[t]} <= worked_out
    assert wrong() == set()


def test_the_text_of_the_other_article_may_be_chosen(admin_client, twins):
    kept, gone = twins
    putin = make_person("Vladimir Putin")
    kept.mentions.create(start=12, end=17, text="Putin", person=putin, rule="name")
    gone.mentions.create(start=18, end=23, text="Putin", person=putin, rule="name")
    merge(admin_client, kept, gone, **{"field-body": "other"})
    kept.refresh_from_db()
    assert kept.body.startswith("Today Tokayev")
    assert kept.mentions.filter(person=putin).values_list("start", "text").get() == (18, "Putin")


def test_an_article_of_a_batch_is_not_undone_with_it_once_it_is_merged(admin_client, twins):
    from articles.models import Arrival, ImportBatch

    kept, gone = twins
    batch = ImportBatch.objects.create(files=["news.jsonl"])
    Arrival.objects.create(article=gone, batch=batch, record=1, version=gone.version)
    before = merged_and_taken_back(admin_client, kept, gone)
    arrival = Arrival.objects.get()
    kept.refresh_from_db()
    assert arrival.article == kept and arrival.version != kept.version
    revert(Step.objects.latest("pk").pk)
    assert whole_archive()["articles_arrival"] == before["articles_arrival"]
    assert Arrival.objects.get().article == gone


def test_two_articles_with_one_address_each_keep_the_address_that_was_chosen(admin_client, twins):
    kept, gone = twins
    for article in twins:
        article.canonical_url = article.url
        article.save()
    merge(admin_client, kept, gone, **{"field-canonical_url": "other", "field-url": "other"})
    kept.refresh_from_db()
    assert kept.canonical_url == "https://b.example/2"
