"""What an editor's decision on encounters writes: meetings, participants, coverage, attestations; and what it never does."""

import datetime

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.encounters.deciding import AlreadyDecided, accept, change, reject
from articles.encounters.matching import match
from articles.encounters.recording import CannotRecord
from articles.models import Attestation, Coverage, Encounter, EncounterDecision, Proposal
from participants.models import Meeting, Participation
from tests.articles.encounters.told import DAY, Leaders, article_of, tell
from tests.make import (
    make_country,
    make_coverage,
    make_meeting,
    make_name,
    make_organisation,
    make_participation,
    make_publisher,
)

pytestmark = pytest.mark.django_db

BODY = "President Vladimir Putin met with Nursultan Nazarbayev in Astana on Friday."


@pytest.fixture
def leaders():
    return Leaders()


@pytest.fixture
def editor():
    return get_user_model().objects.create_user("editor")


def span(words, shows, body=BODY):
    start = body.index(words)
    return ["body", start, start + len(words), shows, words]


def press_service(leaders):
    return make_publisher("Kremlin press service", kind="press-service", country=leaders.russia)


def tell_of_talks(leaders, **fields):
    publisher = fields.pop("publisher", None) or press_service(leaders)
    article = article_of(fields.get("when", DAY), body=BODY, publisher=publisher, url=fields.pop("url", ""))
    spans = [
        span("met with", "kind"),
        span("Vladimir Putin", "party 0"),
        span("Nursultan Nazarbayev", "party 1"),
    ]
    encounter = tell(article, leaders.presidents(), place=leaders.astana, spans=spans, **fields)
    match([article.pk])
    return Encounter.objects.get(pk=encounter.pk)


# --- Accepting ---


def test_an_accepted_proposal_becomes_a_meeting_with_all_that_its_article_says(leaders, editor):
    encounter = tell_of_talks(leaders, url="https://kremlin.example/1")
    slug = encounter.proposal.slug

    accept([encounter], editor)

    meeting = Meeting.objects.get()
    assert (meeting.title, meeting.slug) == ("Talks of Vladimir Putin and Nursultan Nazarbayev, Astana", slug)
    assert (meeting.kind, meeting.status, str(meeting.when), meeting.place) == (
        "bilateral",
        "held",
        DAY,
        leaders.astana,
    )
    assert str(meeting.stated_on) == DAY
    assert (meeting.source, meeting.source_url, meeting.confirmation) == (
        "Kremlin press service, 9 January 2004",
        "https://kremlin.example/1",
        "official",
    )
    encounter.refresh_from_db()
    assert (encounter.state, encounter.meeting) == ("accepted", meeting)
    assert encounter.decision.user == editor


def test_who_took_part_is_on_record_with_the_words_that_say_so(leaders, editor):
    accept([tell_of_talks(leaders)], editor)

    rows = Participation.objects.order_by("pk")
    assert [(row.country, row.person, row.status) for row in rows] == [
        (leaders.russia, leaders.putin, "attended"),
        (leaders.kazakhstan, leaders.nazarbayev, "attended"),
    ]
    assert {row.source for row in rows} == {"Kremlin press service, 9 January 2004"}
    assert [one.quote for one in Attestation.objects.order_by("pk")] == [
        "Vladimir Putin",
        "Nursultan Nazarbayev",
    ]
    coverage = Coverage.objects.get()
    assert (coverage.kind, coverage.status, coverage.quote, coverage.standing) == (
        "reports",
        "held",
        "met with",
        "in-text",
    )
    assert coverage.is_in(BODY)


def test_on_record_they_stand_as_they_are_told(leaders, editor):
    russian, kazakh = leaders.presidents()
    accept([tell(parties=[russian, kazakh | {"office": leaders.president_of_kazakhstan}])], editor)
    assert [row.person for row in Participation.objects.order_by("pk")] == [leaders.putin, leaders.nazarbayev]


def test_no_space_is_quoted(leaders, editor):
    spans = [span(" met with ", "kind")]
    accept([tell(article_of(body=BODY), leaders.presidents(), spans=spans)], editor)
    assert Coverage.objects.get().quote == "met with"


def test_an_office_stays_an_office(leaders, editor):
    article = article_of(body=BODY)
    parties = [{"office": leaders.president_of_russia, "status": "attended"}, leaders.presidents()[1]]
    encounter = tell(article, parties)

    accept([encounter], editor)

    row = Participation.objects.get(office=leaders.president_of_russia)
    assert row.person is None


def test_an_encounter_that_nobody_matched_is_matched_first(leaders, editor):
    encounter = tell(parties=leaders.presidents())
    accept([encounter], editor)
    assert Meeting.objects.count() == 1


@pytest.mark.parametrize(
    ("status", "when", "kind"),
    [
        ("held", DAY, "reports"),
        ("held", "2003-11-01", "background"),
        ("scheduled", "2004-02-01", "announces"),
        ("possible", "XXXX", "announces"),
        ("cancelled", DAY, "reports"),
    ],
)
def test_what_was_to_be_is_announced_and_what_is_long_over_is_background(leaders, editor, status, when, kind):
    encounter = tell(parties=leaders.presidents(), status=status, when=when)
    accept([encounter], editor)
    assert (Coverage.objects.get().kind, Meeting.objects.get().status) == (kind, status)


def test_who_is_invited_did_not_attend(leaders, editor):
    invited = [party | {"status": "invited"} for party in leaders.presidents()]
    accept([tell(parties=invited, status="scheduled", when="2004-02-01")], editor)
    assert set(Participation.objects.values_list("status", flat=True)) == {"invited"}


@pytest.mark.parametrize(
    ("kinds", "grade"),
    [
        (["newspaper"], "one-source"),
        (["newspaper", "agency"], "two-sources"),
        (["newspaper", "press-service"], "official"),
        ([], "no-source"),
    ],
)
def test_a_grade_says_what_its_sources_are_worth(leaders, editor, kinds, grade):
    publishers = [make_publisher(kind=kind, country=leaders.russia) for kind in kinds]
    articles = [article_of(publisher=publisher) for publisher in publishers or [None]]
    accept([tell(article, leaders.presidents()) for article in articles], editor)
    assert Meeting.objects.get().confirmation == grade


@pytest.mark.parametrize("status", ["scheduled", "announced", "possible"])
def test_an_announcement_confirms_no_meeting(leaders, editor, status):
    encounter = tell_of_talks(leaders, status=status, when="2004-02-01")
    accept([encounter], editor)
    assert Meeting.objects.get().confirmation == "no-source"


def test_beside_a_report_an_announcement_is_no_second_source(leaders, editor):
    held = tell(article_of(publisher=make_publisher(kind="newspaper")), leaders.presidents())
    planned = tell(
        article_of("2004-01-02", publisher=press_service(leaders)), leaders.presidents(), status="scheduled"
    )
    accept([held, planned], editor)
    assert Meeting.objects.get().confirmation == "one-source"


def test_a_press_service_is_no_official_source_of_others_talks(leaders, editor):
    article = article_of(publisher=press_service(leaders))
    accept([tell(article, [leaders.kazakhstan, leaders.uzbekistan])], editor)
    assert Meeting.objects.get().confirmation == "one-source"


def test_two_articles_of_one_publisher_are_one_source(leaders, editor):
    publisher = make_publisher("Izvestia", kind="newspaper")
    encounters = [tell(article_of(publisher=publisher), leaders.presidents()) for _ in range(2)]
    accept(encounters, editor)
    meeting = Meeting.objects.get()
    assert (meeting.source, meeting.confirmation) == ("Izvestia, 9 January 2004", "one-source")


def test_several_that_tell_of_one_meeting_make_it_once(leaders, editor):
    encounters = [tell_of_talks(leaders, publisher=make_publisher()) for _ in range(3)]
    accept(encounters, editor)
    assert (Meeting.objects.count(), Participation.objects.count(), Coverage.objects.count()) == (1, 2, 3)
    assert Attestation.objects.count() == 6


def test_the_others_of_an_accepted_proposal_tell_of_its_meeting_and_still_wait(leaders, editor):
    first, second = (tell_of_talks(leaders, publisher=make_publisher()) for _ in range(2))
    accept([first], editor)
    second.refresh_from_db()
    assert (second.state, second.meeting) == ("proposed", Meeting.objects.get())

    accept([second], editor)

    assert (Meeting.objects.count(), Participation.objects.count(), Coverage.objects.count()) == (1, 2, 2)


def test_a_meeting_says_only_what_was_accepted(leaders, editor):
    sure = tell_of_talks(leaders)
    tell(article_of("2004-01-10"), leaders.presidents(), kind="visit")
    match(Encounter.objects.values_list("article", flat=True))
    scheduled = tell(article_of("2004-01-02"), leaders.presidents(), status="scheduled")
    match([scheduled.article_id])
    scheduled.refresh_from_db()
    assert scheduled.proposal_id == sure.proposal_id

    accept([scheduled], editor)

    meeting = Meeting.objects.get()
    assert (meeting.status, meeting.place) == ("scheduled", None)


def test_what_lies_within_a_proposed_summit_becomes_a_part_of_it(leaders, editor):
    cis = make_organisation("CIS")
    article = article_of()
    whole = tell(article, [leaders.russia], kind="summit", organisation=cis)
    part = tell(article, leaders.presidents(), kind="margins", within=whole)
    match([article.pk])

    accept([part, whole], editor)

    talks = Meeting.objects.get(kind="margins")
    assert talks.parent == Meeting.objects.get(kind="summit")


def test_a_part_that_was_accepted_first_gets_its_summit_afterwards(leaders, editor):
    article = article_of()
    whole = tell(article, [leaders.russia], kind="summit", organisation=make_organisation("CIS"))
    part = tell(article, leaders.presidents(), kind="margins", within=whole)
    match([article.pk])

    accept([part], editor)
    accept([whole], editor)

    assert Meeting.objects.get(kind="margins").parent == Meeting.objects.get(kind="summit")


def test_a_meeting_on_record_keeps_what_it_says(leaders, editor):
    meeting = make_meeting(
        "Talks on record", when=DAY, kind="bilateral", place=leaders.moscow, source="Archive"
    )
    make_participation(meeting, country=leaders.russia, person=leaders.putin, status="attended")
    row = make_participation(
        meeting, country=leaders.kazakhstan, office=leaders.president_of_kazakhstan, status="invited"
    )
    encounter = tell(parties=leaders.presidents(), place=leaders.novo_ogaryovo)

    accept([encounter], editor)

    meeting.refresh_from_db(), row.refresh_from_db()
    assert (meeting.title, meeting.place, meeting.source) == ("Talks on record", leaders.moscow, "Archive")
    assert row.status == "invited"
    assert meeting.coverage.count() == 1
    assert [one.person for one in meeting.participations.order_by("pk")] == [
        leaders.putin,
        None,
        leaders.nazarbayev,
    ]


def test_who_is_on_record_is_attested_and_not_repeated(leaders, editor):
    meeting = make_meeting(when=DAY, kind="bilateral")
    rows = [
        make_participation(
            meeting, country=leaders.russia, person=leaders.putin, office=leaders.president_of_russia
        ),
        make_participation(meeting, country=leaders.kazakhstan, person=leaders.nazarbayev),
    ]
    office = {"office": leaders.president_of_russia, "status": "attended"}
    encounter = tell(parties=[office, leaders.presidents()[1]])

    accept([encounter], editor)

    assert list(meeting.participations.order_by("pk")) == rows
    assert Attestation.objects.count() == 2


def test_a_country_is_not_put_beside_the_president_who_stands_for_it(leaders, editor):
    named = tell(parties=leaders.presidents())
    bare = tell(parties=[leaders.russia, leaders.kazakhstan])
    accept([bare, named], editor)
    assert {row.person for row in Participation.objects.all()} == {leaders.putin, leaders.nazarbayev}
    assert Attestation.objects.filter(article=bare.article).count() == 0


def test_words_that_only_name_the_country_are_not_kept_as_a_name(leaders, editor):
    make_name("Kazakhstan", country=leaders.kazakhstan)
    parties = [
        {"country": leaders.kazakhstan, "name_as_given": "Kazakhstan", "status": "attended"},
        {"country": leaders.russia, "name_as_given": "Deputy Minister Ivan Petrov", "status": "attended"},
    ]
    accept([tell(parties=parties)], editor)
    names = {row.country: row.name_as_given for row in Participation.objects.all()}
    assert names == {leaders.kazakhstan: "", leaders.russia: "Deputy Minister Ivan Petrov"}


def test_two_articles_that_contradict_each_other_conclude_nothing(leaders, editor):
    absent = leaders.presidents()[1] | {"status": "absent"}
    came = tell(parties=[*leaders.presidents(), leaders.uzbekistan], kind="multilateral")
    stayed = tell(parties=[leaders.presidents()[0], leaders.uzbekistan, absent], kind="multilateral")
    match([came.article_id, stayed.article_id])
    proposal = Encounter.objects.get(pk=came.pk).proposal
    Encounter.objects.filter(pk=stayed.pk).update(proposal=proposal)

    accept([came, stayed], editor)

    row = Participation.objects.get(person=leaders.nazarbayev)
    assert row.status == "not-stated"
    assert set(row.attestations.values_list("status", flat=True)) == {"attended", "absent"}


def test_what_an_editor_said_of_the_article_and_the_meeting_stays(leaders, editor):
    encounter = tell(parties=leaders.presidents())
    meeting = make_meeting(when=DAY, kind="bilateral", countries=[leaders.russia, leaders.kazakhstan])
    coverage = make_coverage(encounter.article, meeting, kind="background", status="possible")

    accept([encounter], editor)

    coverage.refresh_from_db()
    assert (coverage.kind, coverage.status) == ("background", "possible")


def test_words_that_were_moved_since_are_quoted_where_they_stand_now(leaders, editor):
    encounter = tell_of_talks(leaders)
    article = encounter.article
    article.body = f"ASTANA. {BODY}"
    article.save()

    accept([encounter], editor)

    assert Coverage.objects.get().is_in(article.body)


def test_words_that_are_gone_are_not_quoted(leaders, editor):
    encounter = tell_of_talks(leaders)
    encounter.article.body = "The two presidents held talks."
    encounter.article.save()
    accept([encounter], editor)
    assert Coverage.objects.get().quote == ""


def test_who_says_so_is_kept(leaders, editor):
    spokesman = leaders.kasyanov
    parties = [party | {"said_by_person": spokesman} for party in leaders.presidents()]
    accept([tell(parties=parties)], editor)
    assert {one.said_by_person for one in Attestation.objects.all()} == {spokesman}


def test_a_plan_of_an_undated_article_may_be_over(leaders, editor):
    encounter = tell(article_of(None), leaders.presidents(), status="possible", when="XXXX")
    accept([encounter], editor)
    meeting = Meeting.objects.get()
    assert meeting.possible[0][0] == datetime.date(1991, 12, 1)
    assert meeting.window_reason


def test_what_cannot_be_recorded_is_told_and_nothing_is_written(leaders, editor):
    """Held on a day after that of the article."""
    encounter = tell(article_of("2004-01-05"), leaders.presidents(), when=DAY)

    with pytest.raises(CannotRecord, match="later than the day of the source"):
        accept([encounter], editor)

    encounter.refresh_from_db()
    assert encounter.state == "proposed"
    assert not Meeting.objects.exists() and not EncounterDecision.objects.exists()


def test_a_state_that_was_no_more_takes_part_in_nothing(leaders, editor):
    gone = make_country(
        name="Yugoslavia", existed_until=datetime.date(2003, 2, 4), existence_note="Dissolved by its charter."
    )
    encounter = tell(parties=[leaders.russia, gone])
    with pytest.raises(CannotRecord, match="existed until"):
        accept([encounter], editor)


# --- Twice, and otherwise ---


def test_a_double_click_accepts_once(leaders, editor):
    encounter = tell_of_talks(leaders)
    first = accept([encounter], editor)
    assert accept([encounter], editor) == first
    assert (Meeting.objects.count(), EncounterDecision.objects.count()) == (1, 1)


def test_a_double_click_rejects_once(leaders, editor):
    encounter = tell_of_talks(leaders)
    first = reject([encounter], editor, "A greeting")
    assert reject([encounter], editor, "Again") == first
    assert first.reason == "A greeting"


def test_what_is_rejected_writes_nothing_and_waits_no_more(leaders, editor):
    encounter = tell_of_talks(leaders)
    reject([encounter], editor, "A greeting")
    assert not Meeting.objects.exists()
    assert not Encounter.objects.waiting().exists()


def test_what_is_rejected_cannot_be_accepted_without_taking_that_back(leaders, editor):
    encounter = tell_of_talks(leaders)
    reject([encounter], editor)
    with pytest.raises(AlreadyDecided, match="rejected already"):
        accept([encounter], editor)


def test_what_an_editor_accepted_no_imports_undo_takes_away(leaders, editor):
    encounter = tell_of_talks(leaders)
    before = encounter.article.version
    accept([encounter], editor)
    encounter.article.refresh_from_db()
    assert encounter.article.version > before


# --- Changing ---


def test_an_editor_says_it_otherwise_than_it_was_read(leaders, editor):
    encounter = tell_of_talks(leaders)

    decision = change(encounter, editor, {"kind": "margins", "place": None, "when": "2004-01-08"})

    encounter.refresh_from_db()
    assert (encounter.state, encounter.kind, encounter.decision) == ("superseded", "bilateral", decision)
    changed = encounter.changed_to
    assert (changed.state, changed.kind, str(changed.when)) == ("accepted", "margins", "2004-01-08")
    meeting = Meeting.objects.get()
    assert (meeting.kind, str(meeting.when), meeting.place) == ("margins", "2004-01-08", None)
    assert {row.person for row in meeting.participations.all()} == {leaders.putin, leaders.nazarbayev}
    assert Coverage.objects.get().quote == "met with"


def test_an_editor_names_the_parties_and_where_their_words_stand(leaders, editor):
    encounter = tell_of_talks(leaders)
    parties = [
        {"person": leaders.putin, "status": "attended", "span": ["body", 10, 24, "Vladimir Putin"]},
        {"country": leaders.uzbekistan, "status": "attended"},
    ]
    change(encounter, editor, parties=parties)
    quotes = {str(one.participation): one.quote for one in Attestation.objects.all()}
    assert quotes == {"Vladimir Putin": "Vladimir Putin", "Uzbekistan": ""}


def test_an_editor_says_of_which_meeting_it_tells(leaders, editor):
    meetings = [
        make_meeting(when=DAY, kind="bilateral", countries=[leaders.russia, leaders.kazakhstan])
        for _ in range(2)
    ]
    encounter = tell_of_talks(leaders)
    assert encounter.meeting is None

    change(encounter, editor, meeting=meetings[1])

    assert meetings[1].coverage.count() == 1
    assert Meeting.objects.count() == 2
    assert not Proposal.objects.exists()


def test_a_double_click_changes_once(leaders, editor):
    encounter = tell_of_talks(leaders)
    first = change(encounter, editor, {"kind": "margins"})
    assert change(encounter, editor, {"kind": "margins"}) == first
    assert Encounter.objects.count() == 2


def test_only_what_is_read_can_be_changed(leaders, editor):
    with pytest.raises(ValueError, match="state"):
        change(tell_of_talks(leaders), editor, {"state": "accepted"})


# --- Cost ---


def test_accepting_all_that_tell_of_one_meeting_costs_the_same_for_any_number(leaders, editor):
    def cost(number, day):
        encounters = [
            tell(article_of(day, publisher=make_publisher(kind="newspaper")), leaders.presidents(), when=day)
            for _ in range(number)
        ]
        match([one.article_id for one in encounters])
        with CaptureQueriesContext(connection) as queries:
            accept(encounters, editor)
        return len(queries)

    assert cost(2, "2004-01-09") == cost(20, "2004-02-09") < 50


# --- What stands on record comes from who reports it --------------------------


def test_the_source_of_what_was_held_is_who_reports_it_and_no_announcement(leaders, editor):
    service = press_service(leaders)
    ahead = tell(
        article_of("2004-01-08", publisher=service, url="http://news.example/ahead"),
        [row | {"status": "confirmed"} for row in leaders.presidents()],
        status="scheduled",
    )
    late = tell(
        article_of("2004-01-11", publisher=service, url="http://news.example/late"), leaders.presidents()
    )
    first = tell(article_of(publisher=service, url="http://news.example/first"), leaders.presidents())
    match([one.article_id for one in (ahead, late, first)])

    accept([ahead, late, first], editor)

    meeting = Meeting.objects.get()
    assert (meeting.status, meeting.source, meeting.source_url) == (
        "held",
        "Kremlin press service, 9 January 2004",
        "http://news.example/first",
    )
    for row in meeting.participations.all():
        assert (row.status, row.source) == ("attended", "Kremlin press service, 9 January 2004")


def test_a_place_that_the_archive_does_not_have_is_kept_in_words(leaders, editor):
    told = tell(parties=leaders.presidents(), place_as_given="Chelyabinsk")
    accept([told], editor)
    assert Meeting.objects.get().summary == "The report gives Chelyabinsk as the place."


def test_a_country_without_a_town_is_kept_in_words(leaders, editor):
    accept([tell(parties=leaders.presidents(), country=leaders.russia)], editor)
    assert Meeting.objects.get().summary == "The report gives Russia as the place."


def test_presidents_told_by_their_offices_attest_whoever_is_on_record_by_name(leaders, editor):
    meeting = make_meeting(when=DAY, kind="bilateral")
    make_participation(meeting, country=leaders.russia, person=leaders.putin, status="attended")
    make_participation(meeting, office=leaders.president_of_kazakhstan, status="attended")
    offices = [leaders.president_of_russia, leaders.president_of_kazakhstan]
    told = tell(parties=[{"office": office, "status": "attended"} for office in offices])
    match([told.article_id])

    accept([told], editor)

    assert meeting.participations.count() == 2
    assert all(row.attestations.count() == 1 for row in meeting.participations.all())
