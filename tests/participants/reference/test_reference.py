"""What the shipped facts say."""

import datetime

import pytest
from django.db import connection
from django.db.models import Max

from participants.models import Country, Meeting, Membership, Name, Organisation, Participation, Term
from participants.reference.tables import TABLES

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_facts")]


def members_on(organisation, day, standing="member"):
    memberships = Membership.objects.filter(organisation__slug=organisation.lower(), standing=standing)
    return " ".join(sorted(memberships.on(day).values_list("country__code", flat=True)))


def test_memberships_change_with_time():
    assert members_on("CIS", datetime.date(1993, 9, 23)) == "AM BY KG KZ MD RU TJ TM UA UZ"
    assert "AZ" in members_on("CIS", datetime.date(1993, 9, 24))
    assert "GE" in members_on("CIS", datetime.date(2009, 8, 17))
    assert members_on("CIS", datetime.date(2023, 12, 26)) == "AM AZ BY KG KZ MD RU TJ UZ"
    assert members_on("CIS", datetime.date(2023, 12, 26), "associate") == "TM"
    assert members_on("EAEU", datetime.date(2023, 12, 26)) == "AM BY KG KZ RU"
    assert members_on("EurAsEC", datetime.date(2007, 1, 1)) == "BY KG KZ RU TJ UZ"
    assert members_on("EurAsEC", datetime.date(2015, 1, 2)) == ""
    assert members_on("EAEU", datetime.date(2023, 12, 26), "observer") == "CU MD UZ"


def test_the_treaty_of_1992_had_other_members_than_the_organisation_of_2002():
    treaty, founding = "collective-security-treaty", datetime.date(2002, 10, 7)
    assert members_on(treaty, datetime.date(1999, 3, 31)) == "AM AZ BY GE KG KZ RU TJ UZ"
    assert members_on(treaty, datetime.date(1999, 4, 21)) == "AM BY KG KZ RU TJ"
    assert members_on(treaty, datetime.date(2002, 10, 8)) == ""
    assert members_on("CSTO", datetime.date(2002, 10, 6)) == ""
    assert members_on("CSTO", founding) == "AM BY KG KZ RU TJ"
    assert not Membership.objects.filter(organisation__slug="csto", country__code__in=["AZ", "GE"]).exists()
    assert Organisation.objects.get(slug="csto").founded_on == founding
    of_csto = Meeting.objects.filter(organisation__slug="csto")
    assert not of_csto.filter(when__lt="2002-10-07").exists()
    of_treaty = Meeting.objects.filter(series__slug="cst-collective-security-council")
    assert of_treaty.filter(slug="cst-collective-security-council-2000-05-24").exists()
    assert not of_treaty.exclude(when__lt="2002-10-07").exists()


def test_uzbekistan_was_suspended_for_a_time_that_ended():
    assert members_on("CSTO", datetime.date(2012, 1, 1)) == "AM BY KG KZ RU TJ UZ"
    uzbek = Membership.objects.filter(organisation__slug="csto", country__code="UZ")
    assert {row.standing for row in uzbek.on(datetime.date(2012, 9, 1))} == {"member", "suspended"}
    assert not uzbek.filter(surely_in_force__contains=datetime.date(2012, 9, 1)).exists()
    assert [row.standing for row in uzbek.on(datetime.date(2023, 1, 1))] == ["withdrawn"]


def test_days_that_no_source_confirms_are_doubted():
    term = Term.objects.get(person__slug="uzakbay-karamanov")

    assert (str(term.start), str(term.end)) == ("1989-07-27?", "1991-10-16?")
    assert term.confirmation == "no-source"
    doubted = Term.objects.filter(confirmation="no-source")
    assert doubted.exists()
    assert all(term.start.is_doubted for term in doubted)


def test_on_every_day_since_1991_each_of_the_twelve_may_have_had_a_head_of_state():
    of_region = Country.objects.filter(is_of_region=True)

    assert of_region.count() == 12
    for country in of_region:
        known_until = datetime.date(1991, 12, 26)
        for term in Term.objects.filter(office__country=country, office__kind="head-of-state").in_order():
            assert term.possibly_in_force.lower <= known_until, (country, known_until)
            known_until = max(known_until, term.possibly_in_force.upper or datetime.date.max)
        assert known_until == datetime.date.max, country


ACTED_FIRST = [
    ("alikhan-smailov", "prime-minister-of-kazakhstan", "2022-01-08", "2022-01-12"),
    ("iurie-leanca", "prime-minister-of-moldova", "2013-05-01", "2013-06-01"),
    ("nikolai-tanayev", "prime-minister-of-kyrgyzstan", "2002-05-25", "2002-06-01"),
    ("roza-otunbayeva", "president-of-kyrgyzstan", "2010-06-13", "2010-07-04"),
    ("sergei-sidorsky", "prime-minister-of-belarus", "2003-09-01", "2004-01-01"),
    ("sergey-ling", "prime-minister-of-belarus", "1997-01-01", "1997-03-01"),
    ("vladimir-yermoshin", "prime-minister-of-belarus", "2000-03-01", "2000-04-01"),
    ("yulia-tymoshenko", "prime-minister-of-ukraine", "2005-02-01", "2005-02-05"),
    ("yuriy-yekhanurov", "prime-minister-of-ukraine", "2005-09-20", "2005-09-23"),
]


def test_who_acted_first_is_told_apart():
    for person, office, acting, confirmed in ACTED_FIRST:
        terms = Term.objects.filter(person__slug=person, office__slug=office)
        for day, acts in ((acting, True), (confirmed, False)):
            held = terms.on(datetime.date.fromisoformat(day))
            assert [term.is_acting for term in held] == [acts], (person, day)


STOOD_IN = [
    ("andrei-belousov", "prime-minister-of-russia", "2020-05-05"),
    ("andrian-candu", "president-of-moldova", "2017-10-24"),
    ("mykola-azarov", "prime-minister-of-ukraine", "2004-12-15"),
    ("omurbek-babanov", "prime-minister-of-kyrgyzstan", "2011-10-15"),
    ("pavel-filip", "president-of-moldova", "2019-06-10"),
    ("viktor-chernomyrdin", "president-of-russia", "1996-11-05"),
    ("volodymyr-groysman", "prime-minister-of-ukraine", "2014-07-25"),
]


def test_who_stood_in_for_a_holder_is_there_beside_them():
    for person, office, day in STOOD_IN:
        terms = Term.objects.filter(office__slug=office).on(datetime.date.fromisoformat(day))
        acting = [term.person.slug for term in terms if term.is_acting]
        assert acting == [person], (office, day)
        assert [term.is_acting for term in terms].count(False) == 1, (office, day)


def test_a_president_who_fled_is_not_surely_in_office_until_his_resignation_is_accepted():
    akayev = Term.objects.get(person__slug="askar-akayev")
    for day in ("2005-03-25", "2005-04-10"):
        assert datetime.date.fromisoformat(day) not in akayev.surely_in_force
        assert datetime.date.fromisoformat(day) in akayev.possibly_in_force


def test_moldova_was_a_guest_of_the_union_before_it_was_an_observer():
    standings = Membership.objects.filter(organisation__slug="eaeu", country__code="MD")
    assert not standings.on(datetime.date(2017, 10, 11))
    assert [row.standing for row in standings.on(datetime.date(2018, 6, 1))] == ["observer"]


def test_a_month_that_a_source_has_leaves_the_years_after_it_sure():
    sure = Term.objects.filter(surely_in_force__contains=datetime.date(1993, 6, 1))
    assert sure.get(person__slug="vyacheslav-kebich")
    assert sure.get(person__slug="saparmurat-niyazov", office__slug="head-of-government-of-turkmenistan")


def test_no_meeting_is_held_in_the_future_of_its_sources():
    latest = max(table.objects.aggregate(day=Max("known_until"))["day"] for table in (Term, Membership))
    ahead = [meeting for meeting in Meeting.objects.all() if meeting.first_possible_day > latest]
    assert "2026-10-09" in {str(meeting.when) for meeting in ahead}
    assert {meeting.status for meeting in ahead} == {"scheduled"}


def test_what_a_report_attests_is_held_whatever_its_announcement_said():
    for slug in ("informal-cis-summit-2000-08-18", "eurasec-interstate-council-2011-12-19"):
        meeting = Meeting.objects.get(slug=slug)
        assert (meeting.status, meeting.participations.exists()) == ("held", True), slug


def test_to_what_is_not_held_nobody_came_and_a_source_of_a_day_says_what_became_of_it():
    unsettled = Meeting.objects.exclude(status="held")
    assert set(unsettled.values_list("status", flat=True)) > {"announced", "scheduled", "postponed"}
    assert not Participation.objects.filter(meeting__in=unsettled, status__in=["attended", "online"]).exists()
    assert not unsettled.exclude(status="scheduled").filter(stated_on=None).exists()


def test_burabay_2008_was_the_meeting_of_another_body_than_its_address_says():
    burabay = Meeting.objects.get(slug="informal-cis-summit-2008-12-20")
    assert (burabay.organisation.slug, burabay.series, str(burabay.when)) == (
        "csto",
        None,
        "2008-12-19/2008-12-21?",
    )


def test_whoever_spells_tokayev_finds_him():
    for spelling in ("Tokayev", "Tokaev", "Токаев"):
        found = {
            name.person.slug for name in Name.objects.filter(text__endswith=spelling, person__isnull=False)
        }
        assert found == {"kassym-jomart-tokayev"}, spelling


def test_every_fact_names_its_source():
    for table in TABLES:
        assert not table.model.objects.filter(source="").exists(), table.name
        assert not table.model.objects.filter(confirmation="not-stated").exists(), table.name


def test_who_is_at_home_is_a_host_only_where_a_source_says_so():
    came = Participation.objects.filter(office__slug="president-of-kazakhstan", status="attended")
    roles = dict(came.filter(meeting__place__country__code="KZ").values_list("meeting__slug", "role"))
    assert roles["cis-council-of-heads-of-state-1991-12-21"] == "participant"
    assert roles["cis-council-of-heads-of-state-2004-09-16"] == "host"
    assert not Participation.objects.filter(role="host", confirmation="no-source").exists()


def test_what_is_known_until_a_day_has_a_source_of_that_day():
    day = datetime.date(2026, 1, 1)
    rows = [*Term.objects.filter(known_until=day), *Membership.objects.filter(known_until=day)]
    assert len(rows) > 40
    assert [row for row in rows if "CIA World Factbook, January 2026" not in row.source] == []


@pytest.mark.parametrize(("day", "is_sure"), [("2026-01-01", True), ("2026-11-20", False)])
def test_the_prime_minister_of_armenia_is_sure_as_long_as_a_source_knows(client, day, is_sure):
    answer = client.get("/countries/am.json", {"on": day}).json()
    assert ("nikol-pashinyan", is_sure) in [(row["person"], row["is_sure"]) for row in answer["in_office"]]


def test_the_planner_knows_how_full_the_tables_are_as_soon_as_they_are_filled():
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT tablename FROM pg_stats")
        looked_at = {table for (table,) in cursor.fetchall()}

    assert {"participants_meeting", "participants_participation", "participants_name"} <= looked_at
