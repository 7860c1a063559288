import pytest

from tests.articles.reference.files import Files
from tests.make import make_country, make_meeting, make_organisation, make_participation, make_person


@pytest.fixture
def files(tmp_path):
    folder = tmp_path / "sources"
    folder.mkdir()
    return Files(folder)


@pytest.fixture
def talks():
    """The meeting that the sources cover: two who came, one who did not."""
    meeting = make_meeting("Talks", when="2016-10-14", slug="talks", organisation=make_organisation("CIS"))
    make_participation(meeting, country=make_country("RU"), person=make_person("Vladimir Putin"))
    make_participation(meeting, country=make_country("AM"), status="attended")
    make_participation(meeting, country=make_country("UA"), status="absent")
    return meeting
