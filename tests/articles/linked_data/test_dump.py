"""The whole archive as RDF: the same triples that others make of each page's JSON-LD."""

import gzip
import io

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from rdflib import Graph, URIRef
from rdflib.compare import to_isomorphic

from articles.linked_data.everything import everything
from articles.linked_data.triples import Triples
from articles.models import Article, Mention
from tests.articles.linked_data.schema import as_nquads, subject
from tests.articles.linked_data.test_pages import NASTY, SITE, every_subject
from tests.make import make_article, make_country

pytestmark = pytest.mark.django_db


def test_the_dump_has_of_each_page_what_others_read_in_it(client):
    subjects = every_subject()
    article, number = subjects["article"]
    Article.objects.filter(pk=number).update(body="Kazakhstan")
    Mention.objects.create(
        article=article, start=0, end=10, text="Kazakhstan", country=make_country("KZ"), state="accepted"
    )
    dumped = {thing["@id"]: thing for thing in everything(SITE)}

    for kind, (row, key) in subjects.items():
        page = client.get(reverse(f"{kind}-jsonld", args=[key])).json()
        of_page = Graph().parse(data=as_nquads(alone(page)), format="nt")
        of_dump = Graph().parse(
            data="".join(Triples().of(dumped[f"{SITE}{row.get_absolute_url()}"])), format="nt"
        )
        assert to_isomorphic(of_dump) == to_isomorphic(of_page), kind


def alone(page):
    """The description without the way to its page."""
    assert subject(page)["@id"]
    return {"@context": page["@context"]} | subject(page)


def dump(path, **options):
    call_command("export_rdf", str(path), stdout=io.StringIO(), **options)


@pytest.mark.django_db(transaction=True)
def test_the_same_archive_gives_the_same_bytes_and_no_draft(tmp_path):
    make_article(NASTY, countries=[make_country("KZ")])
    make_article("A draft", status="draft")
    for name in ("one.nt.gz", "other.nt.gz", "plain.nt"):
        dump(tmp_path / name, site="https://archive.example/")

    packed = (tmp_path / "one.nt.gz").read_bytes()
    text = (tmp_path / "plain.nt").read_bytes()
    assert packed == (tmp_path / "other.nt.gz").read_bytes() and gzip.decompress(packed) == text
    assert b"A draft" not in text and sorted(path.name for path in tmp_path.iterdir())[0] == "one.nt.gz"
    graph = Graph().parse(data=text, format="nt")
    headlines = [str(one) for one in graph.objects(None, URIRef("http://schema.org/headline"))]
    assert headlines == [NASTY]

    with pytest.raises(CommandError, match="expected a file in a folder that is there"):
        dump(tmp_path / "none" / "archive.nt")


def test_numbers_days_and_addresses_are_written_as_by_a_processor_of_json_ld():
    thing = {
        "@type": "Place",
        "@id": "https://a.example/x",
        "latitude": 59.9386,
        "longitude": 0.0,
        "elevation": -12.5,
        "position": 3,
        "isAccessibleForFree": True,
        "startDate": "2019-03",
        "url": "https://a.example/?q=%22",
        "name": 'a"b\\c\nd\te\x0bf\x7f\u2028я',
    }
    ours = Graph().parse(data="".join(Triples().of(thing)), format="nt")
    theirs = Graph().parse(data=as_nquads({"@context": "https://schema.org"} | thing), format="nt")
    assert to_isomorphic(ours) == to_isomorphic(theirs)


def test_an_address_that_is_none_breaks_no_line():
    [_kind, line] = Triples().of({"@type": "Thing", "@id": "http://a.example/", "url": "http://b/ <x>\n"})
    assert line == "<http://a.example/> <http://schema.org/url> <http://b/%20%3Cx%3E%0A> .\n"
