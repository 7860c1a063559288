"""What is accepted by itself where an editor has switched that on; what never is; and that it goes as it came."""

import pytest
from django.contrib.auth import get_user_model

from articles.encounters.deciding import reject
from articles.encounters.matching import match
from articles.encounters.self_accepting import accept_by_themselves, take_back_of
from articles.encounters.undoing import undo
from articles.models import Coverage, Encounter, EncounterDecision, SelfAcceptance
from participants.models import Meeting, Participation
from tests.articles.encounters.told import DAY, Leaders, article_of, tell
from tests.make import make_meeting, make_participation, make_publisher

pytestmark = pytest.mark.django_db


@pytest.fixture
def leaders():
    return Leaders()


@pytest.fixture
def kremlin(leaders):
    return make_publisher("Kremlin press service", kind="press-service", country=leaders.russia)


@pytest.fixture
def setting(kremlin):
    return SelfAcceptance.objects.create(publisher=kremlin, is_on=True)


def report(leaders, kremlin, parties=None, **fields):
    article = fields.pop("article", None) or article_of(publisher=kremlin)
    return tell(article, leaders.presidents() if parties is None else parties, **fields)


def matched_and_accepted():
    articles = list(Encounter.objects.values_list("article", flat=True))
    match(articles)
    return accept_by_themselves(articles)


def test_nothing_is_accepted_by_itself_unless_it_is_switched_on(leaders, kremlin):
    report(leaders, kremlin)
    SelfAcceptance.objects.create(publisher=kremlin)
    assert matched_and_accepted() == []
    assert not Meeting.objects.exists()


def test_switched_on_it_writes_meetings_as_reported_and_not_checked(leaders, kremlin, setting):
    encounter = report(leaders, kremlin)

    [decision] = matched_and_accepted()

    encounter.refresh_from_db()
    assert (encounter.state, encounter.decision) == ("accepted", decision)
    assert (decision.user, decision.by_itself) == (None, True)
    assert Meeting.objects.get().confirmation == "reported"
    assert set(Participation.objects.values_list("confirmation", flat=True)) == {"reported"}


def test_a_press_service_names_its_president_by_the_office(leaders, kremlin, setting):
    office = {"office": leaders.president_of_russia, "status": "attended"}
    report(leaders, kremlin, [office, leaders.presidents()[1]])
    assert len(matched_and_accepted()) == 1


@pytest.mark.parametrize(
    "otherwise",
    [
        {"status": "scheduled"},
        {"status": "possible"},
        {"status": "denied"},
        {"when": "2004-01"},
        {"when": "XXXX-01-09"},
        {"when": "2004-01-08/2004-01-09"},
        {"when": "2004-01-09?"},
        {"certainty": "likely"},
        {"kind": "trilateral"},
        {"kind": "multilateral"},
        {"kind": "summit"},
        {"kind": "council-session"},
    ],
)
def test_never_what_was_not_held_or_has_no_day_or_is_not_sure(leaders, kremlin, setting, otherwise):
    report(leaders, kremlin, **otherwise)
    assert matched_and_accepted() == []
    assert not Meeting.objects.exists()


@pytest.mark.parametrize("kind", ["council-session", "visit", "summit"])
def test_two_meetings_of_the_same_two_on_one_day_in_one_article_wait(leaders, kremlin, setting, kind):
    article = article_of(publisher=kremlin)
    report(leaders, kremlin, article=article)
    beside = leaders.presidents() + ([leaders.uzbekistan] if kind != "visit" else [])
    report(leaders, kremlin, beside, article=article, kind=kind)
    assert matched_and_accepted() == []


def test_another_day_or_a_plan_beside_it_keeps_nothing_back(leaders, kremlin, setting):
    article = article_of(publisher=kremlin)
    held = report(leaders, kremlin, article=article)
    report(leaders, kremlin, article=article, status="scheduled", when="2004-01-12")
    report(leaders, kremlin, article=article, status="announced", when="XXXX")
    [decision] = matched_and_accepted()
    assert list(decision.encounters.all()) == [held]


def test_never_of_one_party_or_three_or_of_countries_without_a_name(leaders, kremlin, setting):
    one, other = leaders.presidents()
    uzbek = {"office": leaders.president_of_uzbekistan, "status": "attended"}
    for parties in (
        [one],
        [one, other, uzbek],
        [one, leaders.kazakhstan],
        [one, other | {"status": "invited"}],
        [one, {"office": leaders.premier_of_russia, "status": "attended"}],
        [one, {"name_as_given": "An envoy", "status": "attended"}],
    ):
        report(leaders, kremlin, parties)
    assert matched_and_accepted() == []


@pytest.mark.parametrize("kind", ["newspaper", "agency", "other"])
def test_never_of_a_source_that_is_not_official(leaders, kremlin, setting, kind):
    report(leaders, kremlin)
    kremlin.kind = kind
    kremlin.save()
    assert matched_and_accepted() == []


def test_never_of_another_publisher(leaders, kremlin, setting):
    report(leaders, make_publisher(kind="press-service"))
    assert matched_and_accepted() == []


def test_never_of_an_article_that_was_withdrawn(leaders, kremlin, setting):
    report(leaders, kremlin, article=article_of(publisher=kremlin, status="withdrawn"))
    assert matched_and_accepted() == []


def test_only_by_the_rules_and_from_the_sureness_that_are_set(leaders, kremlin, setting):
    setting.rules, setting.certainty = ["met-with"], "likely"
    setting.save()
    by_rule = report(leaders, kremlin, rule="met-with", certainty="likely")
    report(leaders, kremlin, rule="met-with", certainty="possible", when="2004-01-08")
    report(leaders, kremlin, rule="another", when="2004-01-07")

    [decision] = matched_and_accepted()

    assert list(decision.encounters.all()) == [by_rule]


def test_what_contradicts_the_record_waits_for_an_editor(leaders, kremlin, setting):
    meeting = make_meeting(when=DAY, kind="bilateral", place=leaders.moscow)
    make_participation(meeting, country=leaders.russia, person=leaders.putin)
    make_participation(meeting, country=leaders.kazakhstan, person=leaders.nazarbayev)
    report(leaders, kremlin, place=leaders.novo_ogaryovo)
    assert matched_and_accepted() == []


def test_what_others_of_the_same_meeting_contradict_waits_for_an_editor(leaders, kremlin, setting):
    report(leaders, kremlin)
    tell(parties=leaders.presidents(), status="denied")
    assert matched_and_accepted() == []


def test_what_may_be_either_of_two_meetings_on_record_waits_for_an_editor(leaders, kremlin, setting):
    for _ in range(2):
        make_meeting(when=DAY, kind="bilateral", countries=[leaders.russia, leaders.kazakhstan])
    report(leaders, kremlin)
    assert matched_and_accepted() == []


def test_what_an_editor_rejected_of_another_article_waits(leaders, kremlin, setting):
    other = tell(parties=leaders.presidents())
    match([other.article_id])
    reject([other], None, "They only exchanged greetings")
    report(leaders, kremlin)
    assert matched_and_accepted() == []


def test_a_meeting_on_record_keeps_its_grade_and_gets_the_coverage(leaders, kremlin, setting):
    meeting = make_meeting(when=DAY, kind="bilateral", confirmation="official")
    make_participation(meeting, country=leaders.russia, person=leaders.putin, status="attended")
    make_participation(meeting, country=leaders.kazakhstan, person=leaders.nazarbayev, status="attended")
    report(leaders, kremlin)

    matched_and_accepted()

    meeting.refresh_from_db()
    assert (meeting.confirmation, meeting.coverage.count()) == ("official", 1)


def test_one_that_cannot_be_recorded_keeps_no_other_back(leaders, kremlin, setting):
    """Held on a day after that of its article."""
    report(leaders, kremlin, when="2004-01-10")
    good = report(leaders, kremlin)
    decisions = matched_and_accepted()
    assert [list(one.encounters.all()) for one in decisions] == [[good]]


def test_many_are_one_decision_and_are_taken_back_together(leaders, kremlin, setting):
    editor = get_user_model().objects.create_user("editor")
    for day in range(1, 6):
        when = f"2004-01-0{day}"
        report(leaders, kremlin, article=article_of(when, publisher=kremlin), when=when)
    [decision] = matched_and_accepted()
    assert Meeting.objects.count() == 5

    undo(decision, editor)

    assert not Meeting.objects.exists()
    assert Encounter.objects.waiting().count() == 5


def test_it_goes_with_its_articles_unless_somebody_uses_it(leaders, kremlin, setting):
    encounter = report(leaders, kremlin)
    matched_and_accepted()

    take_back_of([encounter.article_id])

    assert not Meeting.objects.exists() and not Coverage.objects.exists()
    assert EncounterDecision.objects.get().undone_at


def test_an_article_that_no_editor_touched_stays_as_the_import_left_it(leaders, kremlin, setting):
    encounter = report(leaders, kremlin)
    matched_and_accepted()
    encounter.article.refresh_from_db()
    assert encounter.article.version == 1
