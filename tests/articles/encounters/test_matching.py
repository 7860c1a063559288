"""Which meeting an encounter tells of: one on record, one that others propose too, or one of its own."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.encounters.matching import match
from articles.models import Encounter, EncounterDecision, Proposal
from tests.articles.encounters.told import DAY, Leaders, article_of, tell, titles, told
from tests.make import (
    make_country,
    make_coverage,
    make_meeting,
    make_organisation,
    make_participation,
    make_place,
    make_series,
    make_term,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def leaders():
    return Leaders()


def match_all():
    match(Encounter.objects.values_list("article", flat=True))


def make_talks(leaders, when=DAY, **fields):
    meeting = make_meeting(
        "Talks in Astana", when=when, **{"kind": "bilateral", "place": leaders.astana} | fields
    )
    make_participation(meeting, country=leaders.russia, person=leaders.putin, status="attended")
    make_participation(meeting, country=leaders.kazakhstan, person=leaders.nazarbayev, status="attended")
    return meeting


# --- Talks ---


def test_talks_of_the_day_between_the_same_presidents_are_those_on_record(leaders):
    meeting = make_talks(leaders)
    encounter = tell(parties=leaders.presidents())

    match_all()

    assert told(encounter) == (meeting, None)
    assert not Proposal.objects.exists()


@pytest.mark.parametrize("kind", ["margins", "visit", "other", "bilateral"])
def test_a_text_seldom_says_of_which_kind_talks_were(leaders, kind):
    meeting = make_talks(leaders)
    encounter = tell(parties=leaders.presidents(), kind=kind)
    match_all()
    assert told(encounter)[0] == meeting


@pytest.mark.parametrize("kind", ["call", "video-conference", "summit", "trilateral"])
def test_a_call_is_no_talk_in_person(leaders, kind):
    make_talks(leaders)
    encounter = tell(
        parties=[*leaders.presidents(), leaders.uzbekistan][: 3 if kind == "trilateral" else 2], kind=kind
    )
    match_all()
    assert told(encounter)[0] is None


def test_a_call_of_the_day_is_that_on_record(leaders):
    meeting = make_talks(leaders, kind="call", place=None)
    encounter = tell(parties=leaders.presidents(), kind="call")
    match_all()
    assert told(encounter)[0] == meeting


def test_talks_of_the_day_after_are_others(leaders):
    make_talks(leaders)
    encounter = tell(article_of("2004-01-10"), parties=leaders.presidents(), when="2004-01-10")
    match_all()
    assert told(encounter) == (None, "Talks of Vladimir Putin and Nursultan Nazarbayev")


@pytest.mark.parametrize("when", ["2004-01", "XXXX-01-09", "XXXX", "2004-01-09?"])
def test_talks_are_told_by_no_less_than_their_day(leaders, when):
    make_talks(leaders)
    encounter = tell(parties=leaders.presidents(), when=when)
    match_all()
    assert told(encounter)[0] is None


def test_a_day_of_a_longer_visit_is_a_day_of_it(leaders):
    meeting = make_talks(leaders, when="2004-01-09/2004-01-10", kind="visit")
    encounter = tell(article_of("2004-01-10"), parties=leaders.presidents(), when="2004-01-10")
    match_all()
    assert told(encounter)[0] == meeting


def test_another_town_of_the_country_is_the_same_meeting_and_another_country_is_not(leaders):
    meeting = make_talks(leaders, place=leaders.moscow)
    near = tell(parties=leaders.presidents(), place=leaders.novo_ogaryovo)
    far = tell(parties=leaders.presidents(), place=leaders.astana)

    match_all()

    assert told(near)[0] == meeting
    assert told(far) == (None, "Talks of Vladimir Putin and Nursultan Nazarbayev, Astana")


def test_the_country_alone_tells_where_it_was_not(leaders):
    make_talks(leaders, place=leaders.moscow)
    encounter = tell(parties=leaders.presidents(), country=leaders.kazakhstan)
    match_all()
    assert told(encounter)[0] is None


def test_of_two_meetings_of_the_day_it_is_that_of_the_place(leaders):
    make_talks(leaders, place=leaders.novo_ogaryovo)
    in_moscow = make_talks(leaders, place=leaders.moscow)
    encounter = tell(parties=leaders.presidents(), place=leaders.moscow)
    match_all()
    assert told(encounter)[0] == in_moscow


def test_of_two_meetings_that_fit_as_well_none_is_chosen(leaders):
    make_talks(leaders)
    make_talks(leaders)
    encounter = tell(parties=leaders.presidents())
    match_all()
    assert told(encounter)[0] is None


def test_premiers_of_the_same_countries_hold_talks_of_their_own(leaders):
    make_talks(leaders)
    encounter = tell(parties=leaders.premiers())
    match_all()
    assert told(encounter) == (None, "Talks of Mikhail Kasyanov and Daniyal Akhmetov")


def test_an_office_is_compared_with_whoever_held_it(leaders):
    """The press service's own president is an office without a name."""
    meeting = make_talks(leaders)
    president = tell(
        parties=[
            {"office": leaders.president_of_russia},
            {"person": leaders.nazarbayev, "status": "attended"},
        ]
    )
    premier = tell(
        parties=[{"office": leaders.premier_of_russia}, {"person": leaders.nazarbayev, "status": "attended"}]
    )

    match_all()

    assert told(president)[0] == meeting
    assert told(premier)[0] is None


def test_a_person_who_held_offices_of_two_countries_stands_for_neither(leaders):
    make_talks(leaders)
    make_term(leaders.putin, leaders.president_of_uzbekistan, "1995-01-01", end="1996-01-01")
    person = {"person": leaders.putin, "status": "attended"}
    encounter = tell(parties=[person, leaders.presidents()[1]])
    match_all()
    assert told(encounter)[0] is None


def test_a_person_who_held_offices_of_one_country_stands_for_it(leaders):
    meeting = make_talks(leaders)
    person = {"person": leaders.putin, "status": "attended"}
    encounter = tell(parties=[person, leaders.presidents()[1]])
    match_all()
    assert told(encounter)[0] == meeting


def test_a_third_country_makes_it_another_meeting(leaders):
    make_talks(leaders)
    encounter = tell(parties=[*leaders.presidents(), leaders.uzbekistan], kind="trilateral")
    match_all()
    assert told(encounter) == (None, "Talks of Vladimir Putin, Nursultan Nazarbayev and Uzbekistan")


def test_who_was_absent_was_no_party(leaders):
    meeting = make_talks(leaders)
    absent = {"country": leaders.uzbekistan, "status": "absent"}
    encounter = tell(parties=[*leaders.presidents(), absent])
    match_all()
    assert told(encounter)[0] == meeting


def test_a_secretary_general_is_a_party_of_his_organisation(leaders):
    csto = make_organisation("CSTO")
    meeting = make_meeting(when=DAY, kind="bilateral")
    make_participation(meeting, country=leaders.russia, person=leaders.putin)
    make_participation(meeting, organisation=csto, name_as_given="Secretary-General Nikolai Bordyuzha")
    encounter = tell(
        parties=[leaders.presidents()[0], {"organisation": csto, "name_as_given": "N. Bordyuzha"}]
    )
    match_all()
    assert told(encounter)[0] == meeting


def test_who_names_one_party_alone_tells_of_no_meeting_on_record(leaders):
    meeting = make_meeting(when=DAY, kind="bilateral")
    make_participation(meeting, country=leaders.russia, person=leaders.putin)
    encounter = tell(parties=leaders.presidents()[:1])
    match_all()
    assert told(encounter)[0] is None


def test_a_visit_of_which_the_guest_alone_is_named_is_told_by_the_country(leaders):
    for _ in range(2):
        tell(parties=leaders.presidents()[:1], kind="visit", country=leaders.kazakhstan)
    tell(parties=leaders.presidents()[:1], kind="visit")
    match_all()
    assert sorted(one.encounters.count() for one in Proposal.objects.all()) == [1, 2]


# --- Bodies ---


@pytest.fixture
def cis(leaders):
    return make_organisation("CIS")


def make_informal_summit(cis, when, title="Informal summit", **fields):
    place = fields.pop("place", None) or make_place()
    return make_meeting(title, when=when, kind="informal-summit", organisation=cis, place=place, **fields)


def tell_of_summit(cis, when="XXXX-12-26", **fields):
    fields = {"kind": "informal-summit", "organisation": cis} | fields
    return tell(fields.pop("article", None) or article_of(None), when=when, **fields)


def test_a_summit_without_year_is_the_only_one_that_fits(cis):
    meeting = make_informal_summit(cis, "2017-12-26")
    make_informal_summit(cis, "2017-06-01")
    encounter = tell_of_summit(cis)
    match_all()
    assert told(encounter)[0] == meeting


def test_of_two_years_that_fit_a_summit_without_year_none_is_chosen(cis):
    make_informal_summit(cis, "2022-12-26")
    make_informal_summit(cis, "2023-12-26")
    encounter = tell_of_summit(cis)

    match_all()

    assert told(encounter) == (None, "Informal summit of CIS")
    assert str(encounter.proposal.when) == "XXXX-12-26"


def test_what_was_recorded_without_year_is_what_is_told_without_year(cis):
    undated = make_informal_summit(cis, "XXXX-12-26")
    make_informal_summit(cis, "2022-12-26")
    make_informal_summit(cis, "2023-12-26")
    encounter = tell_of_summit(cis)
    match_all()
    assert told(encounter)[0] == undated


def test_of_two_recorded_without_year_none_is_chosen(cis):
    make_informal_summit(cis, "XXXX-12-26")
    make_informal_summit(cis, "XXXX-12-26")
    encounter = tell_of_summit(cis)
    match_all()
    assert told(encounter)[0] is None


@pytest.mark.parametrize("when", ["XXXX", "2017-11-01/.."])
def test_a_summit_of_no_day_at_all_is_none_on_record(cis, when):
    make_informal_summit(cis, "2017-12-26")
    encounter = tell_of_summit(cis, when, status="scheduled" if ".." in when else "held")
    match_all()
    assert told(encounter)[0] is None


def test_a_summit_may_have_been_called_a_session(cis):
    session = make_meeting(when="2017-10-11", kind="council-session", organisation=cis)
    summit = tell_of_summit(cis, "2017-10-11", kind="summit")
    informal = tell_of_summit(cis, "2017-10-11", kind="informal-summit")
    match_all()
    assert told(summit)[0] == session
    assert told(informal)[0] is None


def test_a_session_by_video_conference_is_a_session(cis):
    session = make_meeting(when="2017-10-11", kind="council-session", organisation=cis)
    encounter = tell_of_summit(cis, "2017-10-11", kind="video-conference")
    match_all()
    assert told(encounter)[0] == session


def test_bodies_of_one_organisation_meet_apart(leaders):
    eaeu = make_organisation("EAEU")
    supreme, intergovernmental = make_organisation(parent=eaeu), make_organisation(parent=eaeu)
    meeting = make_meeting(when="2017-10-11", kind="council-session", organisation=supreme)
    of_the_union = tell_of_summit(eaeu, "2017-10-11", kind="council-session")
    of_the_other = tell_of_summit(intergovernmental, "2017-10-11", kind="council-session")
    match_all()
    assert told(of_the_union)[0] == meeting
    assert told(of_the_other)[0] is None


def test_series_tell_sessions_of_the_same_body_apart(cis):
    heads_of_state, heads_of_government = make_series(organisation=cis), make_series(organisation=cis)
    facts = {"when": "2017-10-11", "kind": "council-session"}
    meeting = make_meeting(series=heads_of_state, **facts)
    encounter = tell_of_summit(None, series=heads_of_state, **facts)
    other = tell_of_summit(None, series=heads_of_government, **facts)
    match_all()
    assert told(encounter)[0] == meeting
    assert told(other)[0] is None


def test_two_places_of_one_session_are_a_difference_and_not_two_sessions(leaders, cis):
    session = make_informal_summit(cis, "2017-10-11", place=leaders.moscow)
    encounter = tell_of_summit(cis, "2017-10-11", place=leaders.astana)
    match_all()
    assert told(encounter)[0] == session


def test_a_body_that_the_archive_does_not_know_is_told_by_its_name(leaders):
    for name in ("Caspian Five", "the Caspian five", "Visegrad Four"):
        tell_of_summit(None, "2017-10-11", body_as_given=name.removeprefix("the "))
    match_all()
    assert sorted(one.encounters.count() for one in Proposal.objects.all()) == [1, 2]


def test_a_session_told_as_of_the_day_before_is_that_of_the_place(cis):
    sochi = make_place("Sochi")
    meeting = make_informal_summit(cis, "2017-10-11", place=sochi)
    near = tell_of_summit(cis, "2017-10-10", place=sochi)
    elsewhere = tell_of_summit(cis, "2017-10-10", place=make_place("Kazan"))
    earlier = tell_of_summit(cis, "2017-10-08", place=sochi)

    match_all()

    assert told(near)[0] == meeting
    assert told(elsewhere)[0] is None
    assert told(earlier)[0] is None


def test_a_summit_of_no_named_body_is_told_by_enough_of_its_parties(cis):
    countries = [make_country(code) for code in ("RU", "KZ", "AZ", "TM")]
    meeting = make_informal_summit(cis, "2017-10-11", countries=countries)
    enough = tell_of_summit(None, "2017-10-11", parties=countries[:3])
    too_few = tell_of_summit(None, "2017-10-11", parties=countries[:2])
    match_all()
    assert told(enough)[0] == meeting
    assert told(too_few)[0] is None


# --- What an article covers, and what lies within what ---


def test_an_article_tells_of_the_meeting_that_an_editor_says_it_covers(leaders):
    meeting = make_talks(leaders, when="XXXX", status="possible")
    covering = tell(parties=leaders.presidents(), when="XXXX", status="possible")
    make_coverage(covering.article, meeting)
    other = tell(parties=leaders.presidents(), when="XXXX", status="possible")

    match_all()

    assert told(covering)[0] == meeting
    assert told(other)[0] is None


def test_undated_talks_within_a_summit_are_those_on_record_within_it(leaders, cis):
    summit = make_informal_summit(cis, "XXXX-12-26")
    talks = make_talks(leaders, when="XXXX", kind="margins", parent=summit, place=None)
    whole = tell_of_summit(cis)
    part = tell(whole.article, leaders.presidents(), when="XXXX", kind="margins", within=whole)

    match_all()

    assert told(whole)[0] == summit
    assert told(part)[0] == talks


def test_of_two_talks_within_a_summit_that_fit_none_is_chosen(leaders, cis):
    summit = make_informal_summit(cis, "XXXX-12-26")
    for _ in range(2):
        make_talks(leaders, when="XXXX", kind="margins", parent=summit, place=None)
    whole = tell_of_summit(cis)
    part = tell(whole.article, leaders.presidents(), when="XXXX", kind="margins", within=whole)

    match_all()

    assert told(part)[0] is None
    assert part.proposal.parent == summit


def test_what_is_proposed_within_a_proposed_summit_is_a_part_of_it(leaders, cis):
    article = article_of(None)
    part = tell(article, leaders.presidents(), when="XXXX", kind="margins", number=1)
    whole = tell_of_summit(cis, article=article, number=2)
    part.within = whole
    part.save()

    match_all()
    whole.refresh_from_db(), part.refresh_from_db()

    assert part.proposal.parent_proposal == whole.proposal
    assert part.proposal.title == "Talks of Vladimir Putin and Nursultan Nazarbayev on the margins"


def test_two_that_are_said_to_lie_within_each_other_lie_in_no_circle(leaders, cis):
    whole = tell_of_summit(cis, "2017-12-26")
    part = tell(whole.article, leaders.presidents(), within=whole)
    whole.within = part
    whole.save()

    match_all()

    parents = {one.parent_proposal_id for one in Proposal.objects.all()}
    assert len(parents) == 2 and None in parents


def test_an_article_that_tells_of_two_meetings_means_two(leaders):
    meeting = make_talks(leaders)
    article = article_of()
    first = tell(article, leaders.presidents(), number=1)
    second = tell(article, leaders.presidents(), number=2)

    match_all()

    assert told(first)[0] == meeting
    assert told(second)[0] is None


# --- Proposals ---


def test_one_meeting_told_by_several_articles_is_one_proposal(leaders):
    first = tell(parties=leaders.presidents(), kind="visit", place=leaders.astana)
    second = tell(article_of("2004-01-10"), parties=leaders.presidents())
    third = tell(parties=[leaders.russia, leaders.kazakhstan])

    match([first.article_id])
    match([second.article_id, third.article_id])

    assert titles() == ["Talks of Vladimir Putin and Nursultan Nazarbayev, Astana"]
    assert Proposal.objects.get().encounters.count() == 3


def test_of_two_proposals_that_fit_as_well_none_is_chosen(leaders):
    for place in (leaders.moscow, leaders.astana):
        tell(parties=leaders.presidents(), place=place)
    match_all()
    encounter = tell(parties=leaders.presidents())

    match_all()

    assert told(encounter) == (None, "Talks of Vladimir Putin and Nursultan Nazarbayev")
    assert Proposal.objects.count() == 3


@pytest.mark.parametrize("number", [1, 2])
def test_what_two_articles_of_a_day_announce_for_no_day_in_the_same_words_is_one(leaders, number):
    """Such as two agencies that print the same sentence."""
    days = ["2004-01-09", "2004-01-09" if number == 1 else "2004-01-10"]
    for day in days:
        tell(article_of(day), leaders.presidents(), when="2004-01-09/..", status="scheduled")
    match_all()
    assert Proposal.objects.count() == number


def test_that_it_was_held_outweighs_that_it_was_to_be(leaders):
    tell(article_of("2004-01-05"), leaders.presidents(), status="scheduled", kind="visit")
    tell(parties=leaders.presidents(), place=leaders.astana)
    match_all()
    proposal = Proposal.objects.get()
    assert (proposal.status, proposal.kind, str(proposal.stated_on)) == ("held", "bilateral", DAY)


def test_of_what_was_not_held_the_latest_source_says_what_became_of_it(leaders):
    for day, status in [
        ("2004-01-03", "postponed"),
        ("2004-01-06", "cancelled"),
        ("2004-01-01", "scheduled"),
    ]:
        tell(article_of(day), leaders.presidents(), status=status)
    match_all()
    assert Proposal.objects.get().status == "cancelled"


def test_of_plans_the_surest_counts(leaders):
    for day, status in [("2004-01-03", "scheduled"), ("2004-01-06", "possible")]:
        tell(article_of(day), leaders.presidents(), status=status)
    match_all()
    assert Proposal.objects.get().status == "scheduled"


def test_matching_again_changes_nothing(leaders, cis):
    whole = tell_of_summit(cis)
    tell(whole.article, leaders.presidents(), when="XXXX", kind="margins", within=whole)
    tell(parties=leaders.presidents())
    match_all()
    before = list(Proposal.objects.order_by("pk").values())

    match_all()

    assert list(Proposal.objects.order_by("pk").values()) == before


def test_a_proposal_of_which_nobody_tells_any_more_vanishes(leaders):
    first, second = tell(parties=leaders.presidents()), tell(parties=leaders.premiers())
    match_all()
    first.delete()

    match([second.article_id])

    assert titles() == ["Talks of Mikhail Kasyanov and Daniyal Akhmetov"]


def test_a_rejected_proposal_is_remembered_and_waits_when_another_article_tells_of_it(leaders):
    rejected = tell(parties=leaders.presidents())
    match_all()
    Encounter.objects.filter(pk=rejected.pk).update(
        state="rejected", decision=EncounterDecision.objects.create(action="reject", reason="A greeting")
    )
    match_all()
    again = tell(parties=leaders.presidents())

    match_all()

    assert told(again) == told(rejected)
    assert Proposal.objects.count() == 1


def test_a_meeting_recorded_since_takes_its_proposal_along(leaders):
    encounter = tell(parties=leaders.presidents())
    match_all()
    meeting = make_talks(leaders)

    match_all()

    assert told(encounter) == (meeting, None)
    assert not Proposal.objects.exists()


# --- Titles and addresses ---


def test_a_title_names_offices_where_no_person_is_named_and_else_countries(leaders):
    tell(parties=[{"office": leaders.president_of_uzbekistan}, leaders.russia], kind="call")
    match_all()
    assert titles() == ["Call of the President of Uzbekistan and Russia"]


def test_a_visit_is_called_by_its_guest_where_the_place_tells_who_that_is(leaders):
    tell(parties=leaders.presidents(), kind="visit", place=leaders.astana)
    tell(article_of("2004-02-01"), leaders.presidents(), when="2004-02-01", kind="visit")
    tell(
        article_of("2004-03-01"),
        leaders.presidents()[:1],
        when="2004-03-01",
        kind="visit",
        place=leaders.astana,
    )
    match_all()
    assert titles() == [
        "Visit of Vladimir Putin and Nursultan Nazarbayev",
        "Visit of Vladimir Putin to Nursultan Nazarbayev, Astana",
        "Visit of Vladimir Putin, Astana",
    ]


def test_a_title_of_many_counts_the_others(leaders):
    tell(parties=[make_country(code) for code in ("RU", "KZ", "AM", "AZ", "BY")], kind="multilateral")
    match_all()
    assert titles() == ["Talks of Russia, Kazakhstan, Armenia and 2 others"]


def test_a_session_is_called_by_its_series_and_year(cis):
    series = make_series("CIS Council of Heads of State", organisation=cis)
    tell_of_summit(cis, "2017-10-11", kind="council-session", series=series, place=make_place("Sochi"))
    match_all()
    assert titles() == ["CIS Council of Heads of State, Sochi, 2017"]


def test_an_address_is_never_that_of_a_meeting_or_of_another_proposal(leaders):
    stem = "talks-of-vladimir-putin-and-nursultan-nazarbayev-2004-01-09"
    make_meeting(slug=stem)
    article = article_of()
    for number in range(11):
        tell(article, leaders.presidents(), number=number)

    match_all()

    slugs = set(Proposal.objects.values_list("slug", flat=True))
    assert slugs == {f"{stem}-{number}" for number in range(2, 13)}


def test_nobody_is_named_where_nobody_is(cis):
    tell(parties=[], kind="bilateral")
    match_all()
    assert titles() == ["Talks of participants not stated"]


# --- Cost ---


def test_matching_costs_the_same_for_any_number_of_articles(leaders, cis):
    def fill(number):
        for day in range(1, number + 1):
            when = f"2005-{number:02}-{day:02}"
            article = article_of(when)
            make_talks(leaders, when=when)
            tell(article, leaders.presidents(), when=when)
            whole = tell_of_summit(cis, when, article=article)
            tell(article, leaders.premiers(), when=when, within=whole)
        return CaptureQueriesContext(connection)

    costs = []
    for number in (2, 12):
        with fill(number) as queries:
            match_all()
        costs.append(len(queries))
        Encounter.objects.all().delete()
        Proposal.objects.all().delete()

    assert costs[0] == costs[1] < 25


# --- Planned from a day on ---


def plan(leaders, when="2017-11-30/..", **fields):
    """Told on the day from which on it is, as press services tell of what is ahead."""
    return tell(article_of("2017-11-30"), when=when, **{"status": "scheduled"} | fields)


def make_session(place=None, when="2017-11-30", series=None):
    return make_meeting("Session on record", when=when, kind="council-session", series=series, place=place)


@pytest.fixture
def series():
    return make_series("Collective Security Council", organisation=make_organisation("CSTO"))


@pytest.mark.parametrize("when", ["2017-11-30", "2017-12-01/2017-12-02", "2017-12-30"])
def test_a_session_ahead_is_the_only_one_on_record_within_a_month(leaders, series, when):
    minsk = make_place("Minsk", make_country("BY"))
    session = make_session(minsk, when, series)
    make_session(leaders.moscow, "2017-12-01", make_series(organisation=make_organisation("EAEU")))
    encounter = plan(leaders, kind="council-session", series=series, place=minsk)
    match_all()
    assert told(encounter) == (session, None)


@pytest.mark.parametrize("when", ["2017-11-29", "2017-12-31", "2017-12"])
def test_a_session_before_it_or_after_a_month_or_of_no_day_is_another(leaders, series, when):
    make_session(leaders.moscow, when, series)
    encounter = plan(leaders, kind="council-session", series=series)
    match_all()
    assert told(encounter)[0] is None


def test_of_two_sessions_within_a_month_none_is_chosen(leaders, series):
    for day in ("2017-12-01", "2017-12-20"):
        make_session(leaders.moscow, day, series)
    encounter = plan(leaders, kind="council-session", series=series)
    match_all()
    assert told(encounter)[0] is None


@pytest.mark.parametrize("otherwise", [{"status": "cancelled"}, {"status": "held"}, {"when": "2017-11/.."}])
def test_only_what_is_planned_from_a_day_on_is_looked_for_ahead(leaders, series, otherwise):
    make_session(leaders.moscow, "2017-12-05", series)
    encounter = plan(leaders, **{"kind": "council-session", "series": series} | otherwise)
    match_all()
    assert told(encounter)[0] is None


def test_a_session_ahead_elsewhere_is_another(leaders, series):
    make_session(leaders.moscow, series=series)
    encounter = plan(leaders, kind="council-session", series=series, place=leaders.astana)
    match_all()
    assert told(encounter)[0] is None


def test_talks_ahead_are_those_of_the_same_two_and_of_nobody_else(leaders):
    meeting = make_talks(leaders, "2017-12-10")
    make_meeting(when="2017-12-11", kind="bilateral", countries=[leaders.russia, leaders.uzbekistan])
    parties = [row | {"status": "confirmed"} for row in leaders.presidents()]
    ahead = plan(leaders, parties=parties)
    premiers = plan(leaders, parties=[row | {"status": "confirmed"} for row in leaders.premiers()])
    match_all()
    assert told(ahead)[0] == meeting
    assert told(premiers)[0] is None
