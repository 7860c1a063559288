"""Pages say one number of the bilateral meetings of two, one of their calls, one of the rest; these add up."""

import random
from html import unescape
from itertools import combinations

import pytest

from participants.models import Meeting
from participants.models.meeting import KINDS_FROM_AFAR
from participants.pair_page import table
from participants.pair_page.page import PairPage
from participants.pictures.partners import partners_of
from participants.together.figures import Figures
from participants.together.matrix import Matrix
from participants.together.matrix_filter import MatrixFilter
from participants.together.matrix_links import MatrixLinks
from participants.together.matrix_question import MatrixQuestion
from participants.together.pair import Pair
from participants.together.sides import meetings_url
from participants.together.ways import CIRCLE_OF
from tests.make import make_country, make_meeting

pytestmark = pytest.mark.django_db

KINDS = ["bilateral", "bilateral", "trilateral", "margins", "visit", "call", "video-conference", "summit"]
DATES = ["2019-05-01", "2020-05", "2020-05-01?", "[2019-12-26,2020-12-26]", "XXXX-12-26", "2021"]


@pytest.fixture
def archive():
    """Meetings at random of four countries: of two, three or all, in doubt or not."""
    chance = random.Random(21)
    countries = [make_country(code) for code in ("KZ", "RU", "UZ", "AM")]
    for _ in range(60):
        make_meeting(
            when=chance.choice(DATES),
            kind=chance.choice(KINDS),
            countries=chance.sample(countries, chance.choice([2, 2, 3, 4])),
            confirmation=chance.choice(["one-source", "one-source", "no-source", "reported"]),
            source="Kun.uz",
        )
    for both in combinations(countries, 2):
        make_meeting(kind="call", countries=both)
    make_meeting(kind="bilateral", countries=countries[:2], status="cancelled")
    return countries


@pytest.fixture
def matrix(archive):
    question = MatrixQuestion(MatrixFilter.read({}))
    return Matrix(question, MatrixLinks(question))


def by_hand(one, other):
    """(bilateral, calls, with others), a meeting after the other."""
    numbers = [0, 0, 0]
    for meeting in Meeting.objects.held().prefetch_related("participations"):
        there = {row.country_id for row in meeting.participations.all()}
        if not {one.pk, other.pk} <= there:
            continue
        small = meeting.kind not in ("summit", "trilateral", "bilateral")
        is_of_two = meeting.kind == "bilateral" or small and len(there) == 2
        numbers[2 if not is_of_two else 1 if meeting.kind in KINDS_FROM_AFAR else 0] += 1
    return tuple(numbers)


def test_every_page_says_the_same_of_every_pair(client, archive, matrix):
    for one, other in combinations(archive, 2):
        pair = Pair(one, other)
        told = PairPage(pair)
        expected = by_hand(*pair.rows)
        assert all(expected)
        assert tuple(told.numbers[way] for way in ("bilateral", "calls", "others")) == expected
        assert sum(expected) == told.numbers[""] == pair.number
        counts = told.marks.counts
        assert (counts.bilateral, counts.calls, counts.with_others) == expected
        bilateral, calls, *others = [count.number for count in table.totals(pair)]
        assert (bilateral, calls, sum(others)) == expected
        assert matrix.bilateral[one.pk, other.pk] == expected[0]
        [partner] = [partner for partner in partners_of(one) if partner.row == other]
        assert (partner.number, partner.bilateral) == (pair.number, expected[0])
        figures = Figures(Meeting.objects.all()).by_pair
        assert figures[min(one.code, other.code), max(one.code, other.code)] == (pair.number, expected[0])


def test_every_number_is_that_of_its_list(client, archive):
    pair = Pair(*archive[:2])
    for way, number in zip(("bilateral", "calls", "others"), by_hand(*pair.rows), strict=True):
        url = meetings_url(pair.sides, circle=CIRCLE_OF[way])
        assert client.get(url).context["result"].total == number
        in_words = Meeting.objects.held().with_all(pair.rows, "present").in_circle(CIRCLE_OF[way])
        assert in_words.count() == number
    for count in [*table.totals(pair), *(count for _year, row, _of in table.lines(pair) for count in row)]:
        if count.number:
            assert client.get(count.url).context["result"].total == count.number


def test_the_search_says_the_same_of_a_pair(client, archive):
    kazakhstan, russia = archive[:2]
    found = client.get("/search/?q=kazakhstan+russia").context["search"].pair
    bilateral, calls, others = by_hand(kazakhstan, russia)
    assert {mark.name: mark.number for mark in found.marks} == {
        "point": bilateral,
        "call": calls,
        "other": others,
    }
    assert client.get(found.alone_url).context["result"].total == bilateral


def test_a_video_conference_of_many_is_no_call_of_two(client):
    both, third = [make_country("KZ"), make_country("UZ")], make_country("RU")
    make_meeting(kind="video-conference", countries=[*both, third])
    make_meeting(kind="video-conference", countries=both)
    assert PairPage(Pair(*both)).numbers == {"": 2, "bilateral": 0, "calls": 1, "others": 1}


def test_the_chart_and_the_list_of_a_pair_name_the_same_numbers(client, archive):
    html = unescape(client.get("/countries/kz/ru/").content.decode())
    bilateral, calls, others = by_hand(*archive[:2])
    key = html.partition('<ul class="key">')[2].partition("</ul>")[0]
    for number, words in ((bilateral, "bilateral"), (others, "with others"), (calls, "call")):
        assert f"<b>{number}</b> {words}" in key
    ways = html.partition('<nav class="narrow"')[2].partition("</nav>")[0]
    for number, words in ((bilateral, "Bilateral"), (others, "With others"), (calls, "Calls")):
        assert f"{words} <span>{number}</span>" in ways
