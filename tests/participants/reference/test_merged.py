"""Records that an editor merged are not brought back by the next load of the shipped files."""

import pytest

from participants.models import Meeting, Name, Participation, Person, Term
from participants.reference.loader import load
from tests.merging import merge
from tests.participants.reference.files import Files

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


@pytest.fixture
def files(tmp_path):
    return Files(tmp_path)


def rows():
    models = [Meeting, Name, Participation, Person, Term]
    return {model: sorted(map(str, model.objects.values_list("pk"))) for model in models}


def test_people_of_the_files_that_were_merged_stay_one(admin_client, files):
    load(files.folder)
    kept, gone = Person.objects.order_by("pk")[:2]
    merge(admin_client, kept, gone)
    merged = rows()
    for _ in range(2):
        outcomes = load(files.folder).outcomes
        assert rows() == merged
    assert {name: outcome.added for name, outcome in outcomes.items() if outcome.added} == {}
    assert any(difference.key == gone.slug for difference in outcomes["people"].differences)


def test_meetings_of_the_files_that_were_merged_stay_one(admin_client, files):
    load(files.folder)
    kept, gone = Meeting.objects.order_by("pk")[:2]
    choices = {"field-parent": "one"}
    answer = merge(admin_client, kept, gone, **choices)
    assert answer.status_code == 302
    merged = rows()
    load(files.folder)
    assert rows() == merged
