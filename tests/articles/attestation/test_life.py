"""The life of a meeting, and what each source says of it side by side."""

import csv
import datetime
import io
import re

import pytest

from articles.attestation import life_of, side_by_side
from tests.make import (
    make_article,
    make_attestation,
    make_country,
    make_coverage,
    make_meeting,
    make_participation,
    make_publisher,
)
from tests.pages import page

pytestmark = pytest.mark.django_db


def said(meeting, status, day=None, **article):
    day = datetime.date.fromisoformat(day) if day else None
    return make_coverage(make_article(published_on=day, **article), meeting, status=status)


def life(meeting):
    return life_of(meeting, list(meeting.coverage.for_meeting()))


def test_a_life_runs_from_rumour_to_outcome_by_the_days_of_its_articles():
    meeting = make_meeting(when="2023-12-26")
    for status, day in {"held": "2023-12-27", "rumoured": "2023-10-01", "scheduled": "2023-11-15"}.items():
        said(meeting, status, day)
    said(meeting, "announced")
    picture = life(meeting).picture
    assert [(str(point.day), point.label) for point in picture.points] == [
        ("2023-10-01", "rumoured"),
        ("2023-11-15", "scheduled"),
        ("2023-12-27", "held"),
    ]
    assert [lane.label for lane in picture.lanes] == ["rumoured", "scheduled", "held"]
    assert [point.x for point in picture.points] == sorted(point.x for point in picture.points)
    assert (picture.points[0].x, picture.points[-1].x) == (picture.left, picture.right)
    assert picture.points[1].x < picture.meeting[0] < picture.points[2].x


def test_articles_of_one_day_that_say_the_same_are_one_point():
    meeting = make_meeting()
    for _ in range(3):
        said(meeting, "announced", "2023-12-01")
    said(meeting, "", "2023-12-02")
    assert life(meeting).picture is None
    said(meeting, "held", "2023-12-01")
    assert [len(point.sayings) for point in life(meeting).picture.points] == [3, 1]


def test_a_meeting_of_an_uncertain_day_is_not_drawn_in_its_life():
    for when in ("XXXX-12-26", "2023-12-26?", "2023"):
        meeting = make_meeting(when=when)
        said(meeting, "announced", "2023-12-01")
        said(meeting, "held", "2023-12-27")
        assert life(meeting).picture.meeting is None


def test_undated_coverage_stands_apart_and_withdrawn_coverage_nowhere(client):
    meeting = make_meeting()
    said(meeting, "held", "2023-12-27", headline="They met")
    said(meeting, "announced", headline="They will meet")
    make_coverage(make_article("A lie", status="withdrawn"), meeting, status="denied")
    text = page(client, meeting.get_absolute_url())
    assert re.search(r"They met .* Of no stated day, and so in no order They will meet", text)
    assert "A lie" not in text


def test_the_page_draws_the_life_and_marks_what_speaks_against_the_conclusion(client):
    meeting = make_meeting(status="held")
    said(meeting, "announced", "2023-12-01")
    off = said(meeting, "cancelled", "2023-12-20")
    said(meeting, "held", "2023-12-27")
    html = client.get(meeting.get_absolute_url()).content.decode()
    assert len(re.findall(r'<path class="life__point"', html)) == 2
    assert len(re.findall(r'<path class="life__point life__point--against"', html)) == 1
    assert f'href="#said-{off.pk}" aria-label="20 December 2023: cancelled"' in html
    assert f'<tr id="said-{off.pk}">' in html
    assert "sources contradict each other" in html
    assert "style=" not in html


def test_sources_stand_side_by_side_and_their_contradictions_are_marked(client):
    meeting = make_meeting(status="held")
    armenia = make_participation(meeting, country=make_country("AM"), status="attended")
    tass, ria = make_publisher("TASS"), make_publisher("RIA")
    make_coverage(make_article(publisher=tass), meeting, status="announced")
    one, other = make_article(publisher=tass), make_article(publisher=ria)
    make_attestation(one, armenia, "attended")
    make_attestation(other, armenia, "absent")
    make_attestation(make_article("A blog", publisher=None), armenia, "invited")
    text = page(client, meeting.get_absolute_url())
    table = text[text.index("side by side") :]
    assert "Of whom The archive concludes TASS A blog RIA" in table
    assert "The meeting itself held announced says nothing says nothing" in table
    assert "Armenia sources contradict each other attended" in table
    assert table.count("differs") == 1


def test_one_source_alone_is_compared_with_nothing():
    meeting = make_meeting()
    tass = make_publisher("TASS")
    for status in ("announced", "held"):
        make_coverage(make_article(publisher=tass), meeting, status=status)
    assert side_by_side(meeting, list(meeting.coverage.for_meeting()), [], {}) is None
    make_coverage(make_article(publisher=None), meeting, status="held")
    assert len(side_by_side(meeting, list(meeting.coverage.for_meeting()), [], {}).sources) == 2


def test_more_sources_than_fit_are_told():
    meeting = make_meeting()
    for _ in range(15):
        make_coverage(make_article(publisher=make_publisher()), meeting, status="held")
    comparison = side_by_side(meeting, list(meeting.coverage.for_meeting()), [], {})
    assert (len(comparison.sources), comparison.left_out) == (12, 3)


def test_the_file_has_a_line_for_each_thing_that_an_article_says(client):
    meeting = make_meeting(slug="summit", status="held")
    armenia = make_participation(meeting, country=make_country("AM"), status="attended")
    said(meeting, "cancelled", "2023-12-20", headline="-off-")
    make_attestation(make_article(), armenia, "attended", said_by_name="the press service")
    text = b"".join(client.get("/meetings/summit.csv").streaming_content).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(row["participant"], row["status"], row["differs"]) for row in rows] == [
        ("", "cancelled", "yes"),
        ("Armenia", "attended", "no"),
    ]
    assert (rows[0]["headline"], rows[1]["said_by"]) == ("'-off-", "the press service")
