"""What articles say of participants is told article by article: each headline and each quote once."""

import pytest

from tests.make import make_article, make_attestation, make_country, make_meeting, make_participation

pytestmark = pytest.mark.django_db


def test_an_article_that_names_many_is_named_once_with_what_it_says_of_whom(client):
    meeting = make_meeting()
    rows = {
        name: make_participation(meeting, country=make_country(name=name), status=status)
        for name, status in [("Armenia", "attended"), ("Belarus", "attended"), ("Georgia", "attended")]
    }
    article, other = make_article("They met in Minsk"), make_article("Another")
    for name in ("Armenia", "Belarus"):
        make_attestation(article, rows[name], "attended")
    make_attestation(article, rows["Georgia"], "absent")
    make_attestation(other, rows["Georgia"], "attended")

    html = client.get(meeting.get_absolute_url()).content.decode()
    part = html.partition("What articles say of them")[2].partition("</section>")[0]
    assert part.count(">They met in Minsk</a>") == 1
    assert part.index("They met in Minsk") < part.index(">Another</a>")
    assert 'Armenia, Belarus: <span class="mark">attended</span>' in part
    assert 'Georgia: <span class="mark mark--against">against: absent</span>' in part
