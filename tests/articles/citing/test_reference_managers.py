"""What reference managers get of an article and a meeting, by their pages and by their files."""

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
import rispy
import yaml
from pybtex.database import parse_string

from articles.models import FormerNumber
from summit_archive import __version__
from tests.make import make_article, make_meeting, make_publisher

pytestmark = pytest.mark.django_db
NASTY = '"Газ" <b> & {100 %}'
ENDINGS = ["bib", "ris", "csl.json"]


class Meta(HTMLParser):
    """What a page's head says, as [(name or property, content)]."""

    def __init__(self, html):
        super().__init__()
        self.said = []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        told = dict(attributes)
        if tag == "meta" and (name := told.get("name") or told.get("property")):
            self.said.append((name.lower(), told.get("content", "")))


def as_zotero_reads(html):
    """The item that Zotero makes of a page's head, by the rules of its translator for embedded metadata: a type in Dublin
    Core decides, then Open Graph's, then what Highwire's tags let it guess; else it is a page of the web."""
    said = dict(Meta(html).said)
    if kind := said.get("dc.type"):
        item = {"type": kind}
    elif said.get("og:type") == "article" or "citation_title" in said:
        item = {"type": "journalArticle"}
    else:
        item = {"type": "webpage"}
    names = {"title": "dc.title", "publication": "dc.source", "date": "dc.date", "language": "dc.language"}
    names |= {"creator": "dc.creator", "url": "citation_public_url"}
    return item | {name: said[tag] for name, tag in names.items() if tag in said}


def test_zotero_reads_an_article_of_a_newspaper(client):
    article = make_article(
        NASTY, language="ru", byline="Анна Иванова", publisher=make_publisher("Газета «Да» & Ко"),
        url="https://kommersant.example/doc/1?a=1&b=2", published_on="2023-12-26",
    )  # fmt: skip

    assert as_zotero_reads(client.get(article.get_absolute_url()).content.decode()) == {
        "type": "newspaperArticle",
        "title": NASTY,
        "publication": "Газета «Да» & Ко",
        "date": "2023-12-26",
        "language": "ru",
        "creator": "Анна Иванова",
        "url": "https://kommersant.example/doc/1?a=1&b=2",
    }


def test_what_zotero_would_take_for_something_else_stands_on_no_article(client):
    said = Meta(client.get(make_article().get_absolute_url()).content.decode()).said
    names = [name for name, _content in said]

    assert not {"citation_title", "citation_journal_title", "citation_series_title", "citation_isbn"} & set(
        names
    )
    assert not {content for name, content in said if name == "og:type"} & {"article", "website"}
    assert len(names) == len(set(names))


def test_what_an_article_does_not_state_is_not_said_to_zotero(client):
    article = make_article("Bare", language="und", published_on=None, publisher=None, byline="", url="")
    read = as_zotero_reads(client.get(article.get_absolute_url()).content.decode())

    assert read == {"type": "newspaperArticle", "title": "Bare"}


# --- Files --------------------------------------------------------------------


def test_an_article_has_each_file_at_its_own_address(client):
    article = make_article(NASTY, publisher=make_publisher("Коммерсантъ"))
    bib, ris, csl = (client.get(f"/articles/{article.pk}.{ending}") for ending in ENDINGS)

    [entry] = parse_string(bib.content.decode(), "bibtex").entries.values()
    assert entry.type == "article"
    [read] = rispy.loads(ris.content.decode())
    assert (read["title"], read["secondary_title"]) == (NASTY, "Коммерсантъ")
    assert json.loads(csl.content)[0]["title"] == NASTY
    assert csl["Content-Type"] == "application/vnd.citationstyles.csl+json"


def test_a_meeting_has_each_file_at_its_own_address(client):
    make_meeting("Саммит: «Газ»", slug="gas")
    bib, ris, csl = (client.get(f"/meetings/gas.{ending}") for ending in ENDINGS)

    [entry] = parse_string(bib.content.decode(), "bibtex").entries.values()
    assert (entry.type, entry.fields["url"]) == ("online", "http://testserver/meetings/gas/")
    assert rispy.loads(ris.content.decode())[0]["title"] == "Саммит: «Газ»"
    assert json.loads(csl.content)[0]["type"] == "webpage"


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_file_follows_its_page(client, ending):
    whole = make_article()
    FormerNumber.objects.create(number=whole.pk + 1000, article=whole)
    meeting = make_meeting(slug="former")
    meeting.slug = "now"
    meeting.save()

    assert client.get(f"/articles/{whole.pk + 1000}.{ending}")["Location"] == f"/articles/{whole.pk}.{ending}"
    assert client.get(f"/meetings/former.{ending}")["Location"] == f"/meetings/now.{ending}"


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_readers_do_not_see_has_no_file(client, ending):
    statuses = {status: make_article(status=status).pk for status in ("draft", "in-review", "withdrawn")}
    answers = {status: client.get(f"/articles/{pk}.{ending}").status_code for status, pk in statuses.items()}

    assert answers == {"draft": 404, "in-review": 404, "withdrawn": 410}
    assert client.get(f"/articles/99999999999999999999.{ending}").status_code == 404
    assert client.get(f"/meetings/nothing.{ending}").status_code == 404


def test_pages_offer_their_files(client):
    article = make_article()
    make_meeting(slug="gas")
    of_article = client.get(article.get_absolute_url()).content.decode()
    of_meeting = client.get("/meetings/gas/").content.decode()

    for ending in ENDINGS:
        assert f'href="/articles/{article.pk}.{ending}"' in of_article
        assert f'href="/meetings/gas.{ending}"' in of_meeting


def test_the_program_says_how_it_is_cited():
    told = yaml.safe_load((Path(__file__).parents[3] / "CITATION.cff").read_text())

    assert told["cff-version"] == "1.2.0"
    assert told["version"] == __version__
    assert told["license"] == ["MIT", "CC0-1.0"]
    assert told["authors"] and told["title"] and told["message"]
