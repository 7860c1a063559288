"""What a language model is told by each tool: with doubt and source; and what it is told where it asks wrongly."""

import io
import json

import pytest

from articles.mcp.bounded import MOST
from articles.mcp.lines import serve
from articles.mcp.protocol import VERSIONS, answer
from tests.make import (
    make_article,
    make_country,
    make_coverage,
    make_meeting,
    make_name,
    make_office,
    make_participation,
    make_person,
    make_term,
)

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


@pytest.fixture
def archive():
    russia, kazakhstan = make_country("RU"), make_country("KZ")
    make_name("Казахстан", country=kazakhstan, language="ru", kind="preferred")
    putin = make_person("Vladimir Putin", slug="vladimir-putin", family_name="Putin")
    make_name("Владимир Путин", person=putin, language="ru", kind="preferred")
    make_term(
        putin,
        make_office("President of Russia", slug="president-of-russia", country=russia),
        start="2012-05-07",
    )
    meeting = make_meeting(
        "Summit “on gas”",
        slug="summit",
        status="held",
        when="2023-12-26",
        source="Kremlin",
        source_url="https://kremlin.example/1",
    )
    for country in (russia, kazakhstan):
        make_participation(meeting, country=country, status="attended")
    make_participation(
        make_meeting("Talks", slug="talks", status="possible", when="XXXX-12-26"), country=kazakhstan
    )
    article = make_article(
        "Gas {talks}, «газ»", body="=cmd()\n" * 10_000, url="https://news.example/1", countries=[russia]
    )
    make_coverage(article, meeting)
    return article


def call(tool, **arguments):
    """(whether it is an error, the texts)"""
    told = answer("tools/call", {"name": tool, "arguments": arguments})
    return told["isError"], [part["text"] for part in told["content"]]


def told(tool, **arguments):
    is_error, (text,) = call(tool, **arguments)
    assert not is_error, text
    content = json.loads(text)
    assert content["archive"]["licence"] == "CC0-1.0" and content["archive"]["archive_version"]
    return content


def refused(tool, **arguments):
    is_error, (text,) = call(tool, **arguments)
    assert is_error
    return text


def test_a_name_in_any_script_leads_to_who_is_meant_and_says_how_sure(archive):
    (found,) = told("search", words="Владимир Путин")["named"]
    assert (found["id"], found["score"], found["match"]) == ("person:vladimir-putin", 100, True)


def test_articles_are_found_with_their_source(archive):
    content = told("search", words="газ", of="articles", country=["Russia"])
    (row,) = content["results"]
    assert (content["total"], row["source_url"]) == (1, "https://news.example/1")
    assert "facets" not in content and "days of publication" in content["how"]


def test_meetings_are_found_by_who_took_part_with_doubt_and_source(archive):
    (row,) = told("search", words="Казахстан, Russia", of="meetings")["results"]
    assert (row["slug"], row["when"], row["status"]) == ("summit", "2023-12-26", "held")
    assert (row["source"], row["source_url"]) == ("Kremlin", "https://kremlin.example/1")
    content = told("search", of="meetings", country=["kz"], limit=1)
    assert content["total"] == 2 and "not thereby come" in content["how"]
    following = told("search", next=content["next"])
    slugs = [row["slug"] for each in (content, following) for row in each["results"]]
    assert sorted(slugs) == ["summit", "talks"] and following["next"] is None


def test_where_several_may_be_meant_the_choice_is_given_back(archive):
    make_person("Vladimir Putin", slug="vladimir-putin-2", family_name="Putin")
    text = json.loads(refused("search", of="meetings", person=["Vladimir Putin"]))
    assert [one["id"] for one in text["choices"]] == ["person:vladimir-putin", "person:vladimir-putin-2"]
    assert told("search", of="meetings", person=["person:vladimir-putin-2"])["total"] == 0


@pytest.mark.parametrize(
    "address",
    [
        "meeting:summit",
        "/meetings/summit/",
        "/meetings/summit.json",
        "http://localhost:8000/meetings/summit/",
    ],
)
def test_a_record_is_told_whole(archive, address, settings):
    settings.SITE_URL = "http://localhost:8000"
    record = told("get", address=address)["record"]
    assert (record["title"], record["source_url"]) == ("Summit “on gas”", "https://kremlin.example/1")


def test_records_without_a_page_are_told_too(archive):
    assert told("get", address="office:president-of-russia")["record"]["holder"] == [
        {"id": "person:vladimir-putin", "name": "Vladimir Putin"}
    ]


def test_a_long_answer_comes_in_parts(archive):
    is_error, (note, part) = call("get", address=f"/articles/{archive.pk}/")
    parts, note = [part], json.loads(note)
    while note["next"]:
        _is_error, (text, part) = call("get", address=f"/articles/{archive.pk}/", **note["next"])
        parts, note = [*parts, part], json.loads(text)
        assert len(part) <= MOST
    assert json.loads("".join(parts))["record"]["body"].count("=cmd()") == 10_000
    assert call("get", address="meeting:summit", after=10**9)[0] is False


def test_a_claim_comes_with_its_verdict_and_evidence(archive):
    content = told("claim", who="Russia", met="Казахстан", on="2023-12-26")["claim"]
    assert content["verdict"] == "attested"
    assert content["evidence"]["for"]["meetings"][0]["meeting"] == "summit"
    content = told("claim", office="president-of-russia", on="2016-05-01")["claim"]
    assert "Vladimir Putin" in content["sentence"]


def test_a_page_is_cited(archive):
    content = told("cite", address="meeting:summit")
    assert "Summit “on gas”" in content["citations"]["APA 7"] and "/meetings/summit/" in content["bibtex"]


@pytest.mark.parametrize(
    ("tool", "arguments", "said"),
    [
        ("search", {"of": "names"}, "a name is needed"),
        ("search", {"of": "leaders", "words": "a"}, "one of names, articles, meetings"),
        ("search", {"words": 7}, "string is expected"),
        ("search", {"words": "a" * 501}, "at most 500"),
        ("search", {"colour": "red"}, "not known; there are words"),
        ("search", {"of": "meetings", "country": ["Atlantis"]}, "names nobody on record"),
        ("search", {"of": "articles", "from": "soon"}, "a day that exists"),
        ("search", {"next": "https://elsewhere.example/articles.json"}, "as “next” is expected"),
        ("get", {}, "nothing is given"),
        ("get", {"address": "person:nobody"}, "Nothing is on record"),
        ("get", {"address": "/admin/"}, "a page of this archive"),
        ("get", {"address": "//elsewhere.example/x/"}, "a page of this archive"),
        ("get", {"address": "/nothing/"}, "no page at this address"),
        ("get", {"address": "/a\nb{%ff/"}, "not-"),
        ("claim", {}, "Who met whom"),
        ("claim", {"who": "Atlantis", "met": "Russia"}, "Atlantis"),
        ("cite", {"address": "/admin/"}, "cannot be cited"),
        ("cite", {"address": "https://elsewhere.example/"}, "cannot be cited"),
    ],
)
def test_what_cannot_be_used_is_told_as_an_error_of_the_tool(archive, tool, arguments, said):
    assert said in refused(tool, **arguments)


@pytest.mark.parametrize("of", ["names", "articles", "meetings"])
@pytest.mark.parametrize("words", ["\x00", "\ud800", "a\x00\ud800", "%", "=cmd()", "«»", "{}'\""])
def test_no_words_are_a_fault_of_ours(archive, words, of):
    _is_error, texts = call("search", words=words, of=of, limit=0)
    assert "something went wrong on our side" not in texts[0]


def test_nothing_of_drafts_is_told(archive):
    draft = make_article("Hidden headline", status="draft")
    refused("get", address=f"/articles/{draft.pk}/")
    assert told("search", words="Hidden", of="articles")["total"] == 0


# --- The protocol ---------------------------------------------------------------------------------------


def exchanged(*lines):
    out = io.BytesIO()
    serve(io.BytesIO(b"\n".join(lines) + b"\n"), out, answer)
    return [json.loads(line) for line in out.getvalue().splitlines()]


@pytest.mark.parametrize(
    ("asked", "agreed"), [*((one, one) for one in VERSIONS), ("1999-01-01", VERSIONS[0]), (7, VERSIONS[0])]
)
def test_the_version_is_the_client_s_where_it_is_known_here(asked, agreed):
    line = json.dumps(
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion": asked}}
    )
    (told,) = exchanged(line.encode())
    assert told["result"]["protocolVersion"] == agreed and told["result"]["capabilities"] == {"tools": {}}


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"{", -32700),
        (b"\xff\xfe", -32700),
        (b"[" * 100_000, -32700),
        (b'"' + b"a" * (3 * 2**20) + b'"', -32700),
        (b"[]", -32600),
        (b"7", -32600),
        (b'{"jsonrpc": "1.0", "id": 1, "method": "ping"}', -32600),
        (b'{"jsonrpc": "2.0", "id": 1, "method": "ping", "params": [1]}', -32600),
        (b'{"jsonrpc": "2.0", "id": 1, "method": 7}', -32600),
        (b'{"jsonrpc": "2.0", "id": 1, "method": "resources/list"}', -32601),
        (b'{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "delete"}}', -32602),
        (b'{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": ["get"]}}', -32602),
    ],
)
def test_what_is_no_request_is_answered_with_an_error_and_the_next_is_heard(line, code):
    told = exchanged(line, b'{"jsonrpc": "2.0", "id": 2, "method": "ping"}')
    assert [told[0]["error"]["code"], told[-1].get("result")] == [code, {}]


def test_what_wants_no_answer_gets_none():
    assert (
        exchanged(
            b'{"jsonrpc": "2.0", "method": "notifications/initialized"}',
            b"",
            b'{"jsonrpc":"2.0","id":1,"result":{}}',
        )
        == []
    )


def test_several_at_once_are_answered_at_once():
    ping = {"jsonrpc": "2.0", "id": 1, "method": "ping"}
    (told,) = exchanged(json.dumps([ping, ping | {"id": 2}, {"jsonrpc": "2.0", "method": "x"}]).encode())
    assert [one["id"] for one in told] == [1, 2]


def test_a_fault_of_ours_is_an_error_of_the_tool_and_no_end(archive, monkeypatch):
    monkeypatch.setattr("articles.mcp.tools.json_at", lambda *asked: 1 / 0)
    assert "something went wrong on our side" in refused("get", address="meeting:summit")
