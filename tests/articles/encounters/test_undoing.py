"""Taking decisions back: what they wrote goes, unless somebody has worked on it or rests on it since."""

import pytest
from django.contrib.auth import get_user_model

from articles.encounters.deciding import accept, change, reject
from articles.encounters.matching import match
from articles.encounters.undoing import undo, undo_all
from articles.models import Attestation, Coverage, Encounter, Proposal
from participants.models import Meeting, Participation
from tests.articles.encounters.told import DAY, Leaders, article_of, tell
from tests.make import make_coverage, make_meeting, make_organisation, make_participation

pytestmark = pytest.mark.django_db


@pytest.fixture
def leaders():
    return Leaders()


@pytest.fixture
def editor():
    return get_user_model().objects.create_user("editor")


def nothing_is_left():
    return not any(model.objects.exists() for model in (Meeting, Participation, Coverage, Attestation))


def test_what_is_taken_back_is_proposed_again_as_it_was(leaders, editor):
    encounter = tell(parties=leaders.presidents(), place=leaders.astana)
    match([encounter.article_id])
    before = list(Proposal.objects.values())

    undone = undo(accept([encounter], editor), editor)

    encounter.refresh_from_db()
    assert (encounter.state, encounter.decision, encounter.meeting) == ("proposed", None, None)
    assert list(Proposal.objects.values()) == before
    assert nothing_is_left()
    assert (undone.removed, undone.kept) == (6, [])


def test_it_is_known_who_took_it_back_and_a_second_click_does_nothing(leaders, editor):
    decision = accept([tell(parties=leaders.presidents())], editor)
    undo(decision, editor)
    decision.refresh_from_db()
    first = decision.undone_at

    undone = undo(decision, None)

    decision.refresh_from_db()
    assert (decision.undone_by, decision.undone_at, undone.removed) == (editor, first, 0)


def test_of_a_meeting_on_record_only_what_was_added_goes(leaders, editor):
    meeting = make_meeting(when=DAY, kind="bilateral")
    make_participation(meeting, country=leaders.russia, status="attended")
    row = make_participation(meeting, country=leaders.kazakhstan, status="attended")
    decision = accept([tell(parties=leaders.presidents())], editor)
    assert meeting.participations.count() == 4

    undo(decision, editor)

    assert Meeting.objects.get() == meeting
    assert row in meeting.participations.all() and meeting.participations.count() == 2
    assert not Coverage.objects.exists()


def test_a_meeting_that_an_editor_changed_since_stays_with_a_reason(leaders, editor):
    encounter = tell(parties=leaders.presidents())
    decision = accept([encounter], editor)
    meeting = Meeting.objects.get()
    meeting.summary = "They spoke of the border."
    meeting.save()

    undone = undo(decision, editor)

    assert [(one.what, one.why) for one in undone.kept] == [(meeting.title, "It was changed since.")]
    assert Meeting.objects.exists() and not Participation.objects.exists()
    encounter.refresh_from_db()
    assert encounter.state == "proposed"


def test_what_another_accepted_article_tells_of_stays(leaders, editor):
    first, second = tell(parties=leaders.presidents()), tell(parties=leaders.presidents())
    match([first.article_id, second.article_id])
    decision = accept([first], editor)
    accept([second], editor)

    undone = undo(decision, editor)

    assert {one.why for one in undone.kept} == {"Another article attests it.", "Another article covers it."}
    assert Coverage.objects.get().article == second.article
    first.refresh_from_db()
    assert (first.state, first.meeting) == ("proposed", Meeting.objects.get())


@pytest.mark.parametrize("resting", ["coverage", "part", "participant"])
def test_a_meeting_on_which_something_rests_stays(leaders, editor, resting):
    decision = accept([tell(parties=leaders.presidents())], editor)
    meeting = Meeting.objects.get()
    match resting:
        case "coverage":
            make_coverage(meeting=meeting)
        case "part":
            make_meeting(parent=meeting)
        case "participant":
            make_participation(meeting, country=leaders.uzbekistan)

    undone = undo(decision, editor)

    assert Meeting.objects.filter(pk=meeting.pk).exists()
    assert [one.what for one in undone.kept] == [meeting.title]


def test_what_waited_for_the_meeting_is_proposed_again(leaders, editor):
    first, second = tell(parties=leaders.presidents()), tell(parties=leaders.presidents())
    match([first.article_id, second.article_id])
    decision = accept([first], editor)
    third = tell(parties=leaders.presidents())
    match([third.article_id])

    undo(decision, editor)

    assert Proposal.objects.get().encounters.count() == 3


def test_of_a_changed_encounter_the_read_one_is_proposed_again(leaders, editor):
    encounter = tell(parties=leaders.presidents())
    match([encounter.article_id])
    decision = change(encounter, editor, {"when": "2004-01-08"})

    undo(decision, editor)

    encounter.refresh_from_db()
    assert Encounter.objects.get() == encounter
    assert (encounter.state, encounter.changed_to) == ("proposed", None)
    assert str(Proposal.objects.get().when) == DAY
    assert nothing_is_left()


def test_a_rejection_is_taken_back(leaders, editor):
    encounter = tell(parties=leaders.presidents())
    undo(reject([encounter], editor, "A greeting"), editor)
    assert list(Encounter.objects.waiting()) == [encounter]


def test_several_decisions_are_taken_back_at_once_in_any_order(leaders, editor):
    article = article_of()
    whole = tell(article, [leaders.russia], kind="summit", organisation=make_organisation("CIS"))
    part = tell(article, leaders.presidents(), kind="margins", within=whole)
    match([article.pk])
    decisions = [accept([part], editor), accept([whole], editor)]

    undone = undo_all(decisions, editor)

    assert nothing_is_left()
    assert undone.kept == []


def test_a_part_outlives_the_summit_that_it_was_put_into(leaders, editor):
    article = article_of()
    whole = tell(article, [leaders.russia], kind="summit", organisation=make_organisation("CIS"))
    part = tell(article, leaders.presidents(), kind="margins", within=whole)
    match([article.pk])
    first, second = accept([part], editor), accept([whole], editor)

    undo(second, editor)
    assert Meeting.objects.get().parent is None
    undo(first, editor)

    assert nothing_is_left()


# --- Decisions that rest on each other ----------------------------------------


def three_reports(leaders):
    told = [tell(parties=leaders.presidents()) for _number in range(3)]
    match([one.article_id for one in told])
    return told


@pytest.mark.parametrize("order", [[0, 1], [1, 0]], ids=["the older first", "the newer first"])
def test_a_meeting_that_only_decisions_wrote_goes_with_the_last_of_them(leaders, editor, order):
    first, *others = three_reports(leaders)
    decisions = [accept([first], editor), accept(others, editor)]

    for number in order:
        undone = undo(decisions[number], editor)

    assert nothing_is_left()
    assert undone.kept == []
    assert Proposal.objects.get().encounters.waiting().count() == 3


def test_what_an_editor_changed_stays_also_when_the_last_decision_is_taken_back(leaders, editor):
    first, *others = three_reports(leaders)
    decisions = [accept([first], editor), accept(others, editor)]
    undo(decisions[0], editor)
    Meeting.objects.update(summary="They spoke of the border.")

    undo(decisions[1], editor)

    assert Meeting.objects.get().summary == "They spoke of the border."


def test_what_was_left_stays_while_a_third_decision_rests_on_it(leaders, editor):
    decisions = [accept([one], editor) for one in three_reports(leaders)]

    undo(decisions[0], editor)
    undo(decisions[1], editor)
    assert Participation.objects.count() == 2 and Coverage.objects.count() == 1

    undo(decisions[2], editor)
    assert nothing_is_left()
