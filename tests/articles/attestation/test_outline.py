"""Of very many articles a meeting's page tells of the first, the last, and some of each status."""

import datetime

import pytest

from articles.attestation.outline import ALIKE, ENDS, MOST, UNDATED
from tests.make import make_article, make_coverage, make_meeting

pytestmark = pytest.mark.django_db
FIRST = datetime.date(2020, 1, 1)


def covered(number, **options):
    """A meeting that so many articles say was held, one a day."""
    meeting = make_meeting(title="Covered")
    rows = [
        make_coverage(
            make_article(published_on=FIRST + datetime.timedelta(day), **options), meeting, status="held"
        )
        for day in range(number)
    ]
    return meeting, rows


def shown(client, meeting):
    """The keys of the coverage on its page, and the page."""
    page = client.get(meeting.get_absolute_url()).content.decode()
    return {row.pk for row in meeting.coverage.all() if f'id="said-{row.pk}"' in page}, page


def test_where_they_are_few_all_are_shown(client):
    meeting, rows = covered(MOST)
    found, page = shown(client, meeting)
    assert found == {row.pk for row in rows}
    assert "articles cover this meeting" not in page


def test_of_many_the_first_and_the_last_are_shown_and_the_page_says_so(client):
    meeting, rows = covered(MOST + 10)
    found, page = shown(client, meeting)
    assert found == {row.pk for row in [*rows[:ENDS], *rows[-ENDS:]]}
    assert f"{MOST + 10} articles cover this meeting" in page
    assert f'href="/articles/?meeting={meeting.slug}"' in page


def test_a_status_that_few_give_is_shown_wherever_it_stands(client):
    meeting, rows = covered(MOST + 10)
    for row in rows[ENDS + 3 : ENDS + 3 + ALIKE + 1]:
        row.status = "cancelled"
        row.save()
    found, page = shown(client, meeting)
    assert len(found) == 2 * ENDS + ALIKE
    assert "sources contradict each other" in page


def test_some_of_no_stated_day_are_shown(client):
    meeting, _rows = covered(MOST)
    undated = [make_coverage(make_article(published_on=None), meeting) for _ in range(UNDATED + 2)]
    found, _page = shown(client, meeting)
    assert len(found & {row.pk for row in undated}) == UNDATED


def test_what_is_not_published_is_neither_counted_nor_shown(client):
    meeting, rows = covered(MOST)
    drafts = [
        make_coverage(make_article(published_on=FIRST, status="draft"), meeting, status="denied")
        for _ in range(3)
    ]
    found, page = shown(client, meeting)
    assert found == {row.pk for row in rows}
    assert not found & {row.pk for row in drafts}
    more, _rows = covered(MOST + 1)
    make_coverage(make_article(status="withdrawn"), more, status="denied")
    assert "denied" not in shown(client, more)[1]


@pytest.mark.parametrize("number", [MOST + 1, 2 * MOST])
def test_a_page_costs_the_same_however_many_they_are(client, django_assert_num_queries, number):
    meeting, _rows = covered(number)
    with django_assert_num_queries(4):
        client.get(meeting.get_absolute_url())


def test_a_kind_that_is_none_of_the_choices_is_no_error(client):
    """The database keeps any word; the choices may be others some day."""
    meeting = make_meeting()
    make_coverage(meeting=meeting, kind="hints")
    assert "hints" in client.get(meeting.get_absolute_url()).content.decode()
