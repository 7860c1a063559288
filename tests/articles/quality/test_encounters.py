"""The checks of encounters and proposals."""

import pytest

from articles.quality.encounters import (
    encounters_not_at_their_words,
    meetings_left_by_their_reports,
    proposals_told_by_nobody,
)
from tests.make import make_article, make_coverage, make_encounter, make_meeting, make_proposal

pytestmark = pytest.mark.django_db


def said(check):
    return [finding.sentence for finding in check.findings()]


@pytest.mark.parametrize(
    "span",
    [
        ["body", 0, 4, "kind", "Them"],
        ["body", 5, 50, "kind", "met."],
        ["headline", 0, 4, "kind", "They"],
        ["place-line", 0, 4, "place", "They"],
        ["footnote", 0, 4, "kind", "They"],
    ],
)
def test_a_proposed_encounter_whose_words_stand_elsewhere_is_found(span, django_assert_num_queries):
    article = make_article(
        "Talks in Astana", body="They met.", place_line="Akorda", standfirst="Gas.", summary="So"
    )
    right = [["body", 0, 4, "party 0", "They"], ["headline", 0, 5, "kind", "Talks"]]
    right += [
        ["place-line", 0, 6, "place", "Akorda"],
        ["standfirst", 0, 3, "subject", "Gas"],
        ["summary", 0, 2, "kind", "So"],
    ]
    make_encounter(article, spans=right), make_encounter(article)
    make_encounter(article, spans=[*right, span], state="rejected")
    with django_assert_num_queries(1):
        assert said(encounters_not_at_their_words) == []
    make_encounter(article, spans=[*right, span])

    assert said(encounters_not_at_their_words) == [
        "“Talks in Astana” no longer has the words from which “bilateral, 26 December 2017” was read."
    ]


def test_a_proposal_that_nobody_tells_of_is_found(django_assert_num_queries):
    make_encounter(), make_encounter(state="rejected")
    make_proposal(meeting=make_meeting())
    make_proposal("Talks of nobody")
    with django_assert_num_queries(1):
        assert said(proposals_told_by_nobody) == [
            "No article reports the proposed meeting “Talks of nobody” (26 December 2017)."
        ]


def test_a_meeting_made_of_reports_none_of_which_is_accepted_is_found(django_assert_num_queries):
    left, told, covered = (make_meeting(title, status="held") for title in ("Left", "Told", "Covered"))
    for meeting in (left, told, covered):
        make_proposal(meeting=meeting)
    make_meeting("By an editor", status="held")
    (
        make_encounter(meeting=left),
        make_encounter(meeting=told, state="accepted"),
        make_coverage(meeting=covered),
    )
    with django_assert_num_queries(1):
        assert said(meetings_left_by_their_reports) == [
            "“Left” (26 December 2023) was made from reports, none of which is accepted any more."
        ]
