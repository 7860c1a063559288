"""Each quote leads to the very words: on the article's page here, and where it was published."""

import csv
import io
import re
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.detail.paragraphs import Span, paragraphs
from articles.models import Attestation, Coverage, Statement
from summit_archive.citing.fragments import standing_before
from tests.make import (
    make_article,
    make_attestation,
    make_coverage,
    make_meeting,
    make_participation,
    make_person,
    make_publisher,
    make_statement,
)

SOURCE = "https://kremlin.example/events/7"
BODY = (
    "Путин встретил гостей.\n\nВ Петербург прибыл Токаев. «Газ» {пойдёт}, & скоро — сказал он.\nТокаев уехал."
)
WORDS = "Токаев. «Газ» {пойдёт}, & скоро"


class Quoted(HTMLParser):
    """{id: the words inside of the element}, and all words in order."""

    def __init__(self, html):
        super().__init__()
        self.open, self.words, self.text, self.wrong = [], {}, "", []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        if tag in ("span", "a", "p", "div", "h1", "q"):
            self.open.append((tag, dict(attributes).get("id")))
            self.words.setdefault(dict(attributes).get("id"), "")

    def handle_endtag(self, tag):
        if tag in ("span", "a", "p", "div", "h1", "q") and self.open.pop()[0] != tag:
            self.wrong.append(tag)

    def handle_data(self, words):
        self.text += words
        for _tag, name in self.open:
            self.words[name] += words


@pytest.fixture
def meeting(db):
    return make_meeting("Gas talks", slug="gas-talks", status="cancelled")


def links(html):
    """[(the address of the words here, their address at the source)]"""
    found = re.findall(
        r'<span class="quote-links"><a href="([^"]+)">[^<]*</a>(?: · <a href="([^"]+)")?', html
    )
    return [(here, unquote(there)) for here, there in found]


# --- Here ---------------------------------------------------------------------


def test_the_words_of_each_quote_stand_in_an_element_of_their_own(client, meeting):
    article = make_article("Талк", body=BODY, language="ru", url=SOURCE)
    rows = [
        make_coverage(article, meeting, quote=WORDS),
        make_attestation(article, quote="Токаев"),
        make_attestation(article, quote="прибыл Токаев. «Газ»"),
        make_statement(article, "{пойдёт}, & скоро — сказал он."),
    ]
    shown = Quoted(client.get(article.get_absolute_url()).content.decode())

    assert not shown.wrong
    assert {row.anchor for row in rows} <= set(shown.words)
    assert shown.words[rows[2].anchor] == "прибыл Токаев. «Газ»"
    assert shown.words[rows[1].anchor] == "Токаев"
    assert shown.words[rows[0].anchor] == ""  # It crosses another, and begins where the element stands.
    assert "".join(shown.text.split()).count("".join(BODY.split("\n")[2].split())) == 1


def test_a_quote_on_a_page_of_a_meeting_leads_to_its_place(client, meeting):
    article = make_article(body=BODY, language="ru", url=SOURCE, publisher=make_publisher("A"))
    line = make_participation(meeting, person=make_person("Токаев"), status="absent")
    coverage = make_coverage(article, meeting, status="cancelled", quote="Токаев уехал.")
    attestation = make_attestation(article, line, "absent", quote="Токаев уехал.")
    make_coverage(make_article(publisher=make_publisher("B")), meeting, status="held")
    page = client.get("/meetings/gas-talks/").content.decode()
    here = article.get_absolute_url()

    assert {address for address, _there in links(page)} == {
        f"{here}#{coverage.anchor}",
        f"{here}#{attestation.anchor}",
    }
    beside = page.partition('class="side-by-side"')[2]
    assert f'href="{here}#{coverage.anchor}"' in beside
    shown = Quoted(client.get(here).content.decode())
    assert shown.words[coverage.anchor] == shown.words[attestation.anchor] == "Токаев уехал."


@pytest.mark.parametrize("part", ["headline", "standfirst"])
def test_a_quote_of_what_stands_above_the_text_leads_above_it(client, meeting, part):
    article = make_article(**{"headline": "Лидеры", part: "Газ пойдёт", "body": "Иное."})
    coverage = make_coverage(article, meeting, quote="Газ пойдёт")
    page = client.get(article.get_absolute_url()).content.decode()

    assert coverage.part == part
    assert page.index(f'id="{coverage.anchor}"') < page.index("<h1")


def test_a_quote_of_the_archives_summary_leads_there_and_to_no_source(client, meeting):
    article = make_article(body="", summary="They met.", url=SOURCE)
    coverage = make_coverage(article, meeting, quote="They met.")
    shown = Quoted(client.get(article.get_absolute_url()).content.decode())

    assert shown.words[coverage.anchor] == "They met."
    assert coverage.quote_at_source == ""


@settings(deadline=None)
@given(
    st.text(alphabet="ab \n", max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)), max_size=6),
)
def test_however_quotes_cross_no_word_is_lost_and_each_has_one_place(body, places):
    spans = [Span(start, start + length, f"q{number}") for number, (start, length) in enumerate(places)]
    spans.sort(key=lambda span: (span.start, -span.end, span.anchor))
    lines = paragraphs(body, [], spans)
    plain = ["".join(words.text for words in line) for line in paragraphs(body, [])]
    anchors = [one for line in lines for words in line for one in (*words.anchors, *words.opens)]

    assert ["".join(words.text for words in line) for line in lines] == plain
    assert len(anchors) == len(set(anchors))
    assert {span.anchor for span in spans if body[span.start : span.end].strip()} == set(anchors)
    for line in lines:
        is_open = []
        for words in line:
            is_open += words.opens
            for anchor in words.closes:
                assert is_open.pop() == anchor
        assert not is_open


# --- At the source ------------------------------------------------------------


def test_a_quote_leads_to_the_words_at_the_source(client, meeting):
    article = make_article(body=BODY, language="ru", url=SOURCE)
    make_coverage(article, meeting, quote=WORDS)
    [(_here, there)] = links(client.get("/meetings/gas-talks/").content.decode())

    assert there == f"{SOURCE}#:~:text={WORDS}"


@pytest.mark.parametrize("address", ["/meetings/gas-talks/", "article"])
def test_words_that_stand_there_earlier_are_told_by_what_comes_before_them(client, meeting, address):
    article = make_article(body=BODY, language="ru", url=SOURCE)
    coverage = Coverage.objects.create(
        article=article, meeting=meeting, kind="reports", quote="Токаев", standing="in-text", part="body",
        start=BODY.rindex("Токаев"), end=BODY.rindex("Токаев") + 6,
    )  # fmt: skip
    page = client.get(article.get_absolute_url() if address == "article" else address).content.decode()

    assert links(page) == [
        (
            f"{article.get_absolute_url()}#{coverage.anchor}",
            f"{SOURCE}#:~:text=& скоро — сказал он.-,Токаев",
        )
    ]


@pytest.mark.parametrize(
    "words", ["Токаев", "прибыл", "В Петербург прибыл Токаев. «Газ» {пойдёт}", "он.\nТокаев уехал."]
)
@pytest.mark.parametrize("which", ["first", "last"])
def test_the_database_tells_what_comes_before_as_the_program_does(db, words, which):
    start = BODY.index(words) if which == "first" else BODY.rindex(words)
    statement = make_statement(make_article(body=BODY), words, manner="quoted")
    Statement.objects.update(start=start, end=start + len(words))
    [row] = Statement.objects.for_list()

    assert row.pk == statement.pk
    assert row.before == standing_before(BODY, start, words)


@pytest.mark.parametrize("url", ["", "urn:x"])
def test_without_a_page_of_the_web_there_is_no_link_to_the_source(meeting, url):
    assert make_coverage(make_article(body=BODY, url=url), meeting, quote="Токаев").quote_at_source == ""


@pytest.mark.parametrize("standing", ["missing", "apart"])
def test_words_that_do_not_stand_in_the_text_lead_nowhere(client, meeting, standing):
    make_coverage(make_article(body=BODY, url=SOURCE), meeting, quote="Нефть кончится")
    Coverage.objects.update(standing=standing)
    [row] = client.get("/meetings/gas-talks.json").json()["coverage"]

    assert links(client.get("/meetings/gas-talks/").content.decode()) == []
    assert (row["quote_url"], row["quote_at_source"]) == (None, None)


def test_a_paraphrase_leads_to_its_place_here_and_to_no_words_at_the_source(db):
    statement = make_statement(make_article(body=BODY, url=SOURCE), BODY[:22], manner="paraphrased")
    Statement.objects.update(standing="in-text", start=0, end=22, text="He met guests")
    statement.refresh_from_db()

    assert statement.quote_url.endswith(f"#statement-{statement.pk}")
    assert statement.quote_at_source == ""


# --- In files -----------------------------------------------------------------


def test_files_have_both_addresses(client, meeting):
    article = make_article(body=BODY, language="ru", url=SOURCE)
    coverage = make_coverage(article, meeting, status="cancelled", quote="Токаев уехал.")
    line = make_participation(meeting, person=make_person("Токаев"), status="absent")
    make_attestation(article, line, "absent", quote="Токаев уехал.")
    there = f"{SOURCE}#:~:text=Токаев уехал."
    here = f"http://testserver{article.get_absolute_url()}#{coverage.anchor}"
    [of_meeting] = client.get("/meetings/gas-talks.json").json()["coverage"]
    of_article = client.get(f"/articles/{article.pk}.json").json()
    told = b"".join(client.get("/meetings/gas-talks.csv")).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(told)))

    assert of_meeting["quote_url"] == here
    assert unquote(of_meeting["quote_at_source"]) == there
    assert of_article["coverage"][0]["quote_url"] == here
    assert [unquote(row["quote_at_source"]) for row in rows] == [there] * 2
    assert rows[0]["quote_url"] == here


@pytest.mark.parametrize("number", [1, 6])
def test_links_to_words_cost_no_query_each(client, meeting, number, django_assert_max_num_queries):
    line = make_participation(meeting, person=make_person("Токаев"), status="absent")
    for _ in range(number):
        article = make_article(body=BODY, url=SOURCE)
        make_coverage(article, meeting, status="cancelled", quote="Токаев уехал.")
        make_attestation(article, line, "absent", quote="Токаев уехал.")
    assert Attestation.objects.count() == number
    with django_assert_max_num_queries(9):
        page = client.get("/meetings/gas-talks/").content.decode()
    assert len(links(page)) == 2 * number
