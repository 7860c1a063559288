"""Words in quotation marks are the article's, on every page and in every file; others are said to be an editor's."""

import csv
import io

import pytest

from articles.models import Attestation, Coverage, Statement
from tests.make import (
    make_article,
    make_attestation,
    make_coverage,
    make_meeting,
    make_participation,
    make_person,
    make_statement,
    make_topic,
)
from tests.pages import text_of

pytestmark = pytest.mark.django_db

IN_TEXT, ELSEWHERE = "gas will flow", "oil will dry up"
BODY = "Putin said: gas will flow."
NOT_IN_TEXT = "Noted by an editor, not in the article’s text: oil will dry up"


@pytest.fixture
def meeting():
    return make_meeting("Gas talks", slug="gas-talks", status="cancelled")


@pytest.fixture
def speaker():
    return make_person("Vladimir Putin", slug="vladimir-putin")


def fill(meeting, speaker, words, **fields):
    """An article that quotes `words` in every way."""
    article = make_article("Leaders on gas", **{"body": BODY, "people": [speaker]} | fields)
    line = make_participation(meeting, person=speaker, status="absent")
    make_coverage(article, meeting, status="cancelled", quote=words)
    make_attestation(article, line, "absent", quote=words)
    make_statement(article, words, speaker=speaker).topics.add(make_topic(slug="gas"))
    return article


PAGES = ["/meetings/gas-talks/", "/meetings/not-confirmed/", "article"]
SPEECH = ["/people/vladimir-putin/", "/topics/gas/", "article"]


def shown(client, address, article):
    response = client.get(article.get_absolute_url() if address == "article" else address)
    return response.content.decode(), text_of(response)


@pytest.mark.parametrize("address", PAGES)
def test_words_of_the_text_are_a_quotation(client, meeting, speaker, address):
    article = fill(meeting, speaker, IN_TEXT)
    html, text = shown(client, address, article)
    assert f'<q class="ledger__quote" lang="en">{IN_TEXT}</q>' in html
    assert "Noted by an editor" not in text and "summary" not in text.lower()


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("standing", ["missing", "apart"])
def test_other_words_are_never_a_quotation(client, meeting, speaker, address, standing):
    article = fill(meeting, speaker, ELSEWHERE)
    Coverage.objects.update(standing=standing), Attestation.objects.update(standing=standing)
    html, text = shown(client, address, article)
    assert "<q" not in html and f"“{ELSEWHERE}”" not in text
    assert NOT_IN_TEXT in text


@pytest.mark.parametrize("address", SPEECH)
def test_a_quoted_statement_has_marks_only_while_its_words_stand_there(client, meeting, speaker, address):
    article = fill(meeting, speaker, IN_TEXT)
    assert f"“{IN_TEXT}”" in shown(client, address, article)[1]
    Statement.objects.update(standing="missing", start=None, end=None)
    _html, text = shown(client, address, article)
    assert f"“{IN_TEXT}”" not in text and IN_TEXT in text
    assert "entered as a quotation, not in the article’s text" in text


@pytest.mark.parametrize("address", [PAGES[0], PAGES[1], SPEECH[0], SPEECH[1]])
def test_words_of_a_summary_are_said_to_be_the_archives(client, meeting, speaker, address):
    article = fill(meeting, speaker, IN_TEXT, body="", summary=BODY)
    assert "from the archive’s summary" in shown(client, address, article)[1]


def test_the_headline_of_a_summary_is_the_sources_own(client, meeting, speaker):
    fill(meeting, speaker, "Leaders on gas", body="", summary=BODY)
    assert "from the archive’s summary" not in shown(client, PAGES[0], None)[1]


@pytest.mark.parametrize("address", [PAGES[0], PAGES[1], SPEECH[0]])
def test_words_that_a_summary_leaves_out_are_not_said_to_be_in_it(client, meeting, speaker, address):
    fill(meeting, speaker, ELSEWHERE, body="", summary=BODY)
    assert "not in the archive’s summary" in shown(client, address, None)[1]


# Files

QUOTED = {"quote": IN_TEXT, "in_text": True, "part": "body", "start": 12, "end": 25, "of_summary": False}
NOTED = {"quote": "", "in_text": False, "part": None, "start": None, "end": None, "of_summary": False}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (IN_TEXT, {**QUOTED, "note": ""}),
        (ELSEWHERE, {**NOTED, "note": ELSEWHERE}),
        ("", {**NOTED, "in_text": None, "note": ""}),
    ],
)
def test_json_tells_a_quote_from_a_note(client, meeting, speaker, words, told):
    article = fill(meeting, speaker, words or IN_TEXT)
    if not words:
        for model in (Coverage, Attestation):
            model.objects.update(quote="", standing="", start=None, end=None)
    of_meeting = client.get("/meetings/gas-talks.json").json()
    of_article = client.get(f"/articles/{article.pk}.json").json()
    not_confirmed = client.get("/meetings/not-confirmed.json").json()
    rows = [*of_meeting["coverage"], *of_article["coverage"], *of_article["attestations"]]
    rows += of_meeting["participants"][0]["evidence"] + not_confirmed["results"][0]["articles"]
    assert [{name: row[name] for name in told} for row in rows] == [told] * 5


def test_json_says_where_a_statement_stands(client, meeting, speaker):
    article = fill(meeting, speaker, IN_TEXT)
    make_statement(article, ELSEWHERE, speaker=speaker, position=1)
    place = {name: value for name, value in QUOTED.items() if name != "quote"}
    for address in (f"/articles/{article.pk}.json", "/people/vladimir-putin.json"):
        said = {row["text"]: row for row in client.get(address).json()["statements"]}
        assert {name: said[IN_TEXT][name] for name in place} == place
        assert (said[ELSEWHERE]["in_text"], said[ELSEWHERE]["start"]) == (False, None)


@pytest.mark.parametrize("address", ["/meetings/gas-talks.csv", "/meetings/not-confirmed.csv"])
def test_csv_tells_a_quote_from_a_note(client, meeting, speaker, address):
    fill(meeting, speaker, IN_TEXT)
    make_coverage(make_article(body=BODY), meeting, status="cancelled", quote=ELSEWHERE)
    answer = b"".join(client.get(address)).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(answer)))
    names = ["quote", "in_text", "part", "start", "end", "of_summary", "note"]
    told = {tuple(row[name] for name in names) for row in rows}
    assert told == {
        (IN_TEXT, "yes", "body", "12", "25", "no", ""),
        ("", "no", "", "", "", "no", ELSEWHERE),
    }


# Costs

COSTS = {"/meetings/gas-talks/": 9, "/meetings/not-confirmed/": 9, "/people/vladimir-putin/": 16}


@pytest.mark.parametrize("quotes", [1, 8])
@pytest.mark.parametrize(
    "address", ["/meetings/gas-talks/", "/meetings/not-confirmed/", "/people/vladimir-putin/"]
)
def test_quotes_cost_no_query_each(client, meeting, speaker, address, quotes, django_assert_max_num_queries):
    line = make_participation(meeting, person=speaker, status="absent")
    for number in range(quotes):
        article = make_article(**{"summary" if number % 2 else "body": BODY})
        words = IN_TEXT if number % 3 else ELSEWHERE
        make_coverage(article, meeting, status="cancelled", quote=words)
        make_attestation(article, line, "absent", quote=words)
        make_statement(article, words, speaker=speaker)
    with django_assert_max_num_queries(COSTS[address]):
        client.get(address)


@pytest.mark.parametrize("quotes", [1, 8])
def test_quotes_cost_the_page_of_their_article_no_query_each(
    client, speaker, quotes, django_assert_max_num_queries
):
    article = make_article(body="", summary=BODY)
    for number in range(quotes):
        words = IN_TEXT if number % 2 else ELSEWHERE
        make_coverage(article, quote=words)
        make_attestation(article, quote=words)
        make_statement(article, words, speaker=speaker)
    with django_assert_max_num_queries(7):
        client.get(article.get_absolute_url())
