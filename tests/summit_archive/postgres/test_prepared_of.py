"""A queryset that asks for one number is put into words once."""

import pytest

from participants.models import Meeting, Participation
from summit_archive.postgres.prepared import Prepared
from tests.make import make_country, make_meeting, make_participation

pytestmark = pytest.mark.django_db

MARK = 918273645


def test_it_finds_the_rows_of_each_number_in_one_query(django_assert_num_queries):
    meetings = [make_meeting() for _number in range(2)]
    for meeting, code in zip(meetings, ("KZ", "UZ"), strict=True):
        make_participation(meeting, country=make_country(code))
    rows = Participation.objects.filter(meeting=MARK).values_list("country__code")
    prepared = Prepared.of(rows, "meeting", MARK)
    for meeting, code in zip(meetings, ("KZ", "UZ"), strict=True):
        with django_assert_num_queries(1):
            assert prepared.rows({"meeting": meeting.pk}) == [(code,)]


def test_what_asks_for_more_is_refused():
    rows = Meeting.objects.filter(pk=MARK, slug="talks").values_list("title")
    with pytest.raises(ValueError, match="more than one number"):
        Prepared.of(rows, "meeting", MARK)
