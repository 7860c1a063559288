"""When two statuses cannot both be true."""

import pytest

from articles.attestation.contradictions import OF_MEETINGS, OF_PARTICIPANTS


@pytest.mark.parametrize(
    ("said", "concluded", "is_against"),
    [
        ("held", "held", False),
        ("announced", "held", False),
        ("announced", "cancelled", False),
        ("postponed", "held", False),
        ("postponed", "possible", True),
        ("cancelled", "held", True),
        ("held", "cancelled", True),
        ("held", "possible", True),
        ("scheduled", "possible", True),
        ("possible", "scheduled", False),
    ],
)
def test_what_is_said_before_a_meeting_does_not_speak_against_its_outcome(said, concluded, is_against):
    assert OF_MEETINGS.is_against(said, concluded) == is_against


@pytest.mark.parametrize(
    ("said", "concluded", "is_against"),
    [
        ("invited", "attended", False),
        ("invited", "absent", False),
        ("attended", "invited", True),
        ("confirmed", "invited", True),
        ("absent", "attended", True),
        ("attended", "represented", True),
        ("not-stated", "attended", False),
    ],
)
def test_an_invitation_does_not_speak_against_an_absence(said, concluded, is_against):
    assert OF_PARTICIPANTS.is_against(said, concluded) == is_against


def test_only_outcomes_exclude_each_other():
    assert OF_MEETINGS.disagree(["announced", "held", "postponed", "", "held"]) is False
    assert OF_MEETINGS.disagree(["announced", "held", "cancelled"]) is True
    assert OF_PARTICIPANTS.disagree(["invited", "absent"]) is False
    assert OF_PARTICIPANTS.disagree(["attended", "absent"]) is True
