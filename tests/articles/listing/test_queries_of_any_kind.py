"""Whatever stands in an address: a page that says what was ignored, and an error that says it in JSON."""

from urllib.parse import quote

import pytest

from tests.make import make_article, make_country, make_meeting

pytestmark = pytest.mark.django_db

LISTS = ["articles", "meetings"]

WRONG = {
    # query: (parameter, a part of what is said)
    "from=2023-02-30": ("from", "2023-02-30"),
    "from=0000": ("from", "0000"),
    "to=2023-13": ("to", "2023-13"),
    "to=yesterday": ("to", "YYYY-MM-DD"),
    "from=%D9%A2%D9%A0%D9%A2%D9%A3": ("from", "YYYY"),
    "from=2023&to=2022": ("from", "not after"),
    "from=2023-05&to=2023-04-30": ("to", "not before"),
    "country=zz": ("country", "zz"),
    "country=kazakhstan": ("country", "two-letter"),
    "country=%F0%9F%98%80": ("country", "two-letter"),
    "person=nobody": ("person", "nobody"),
    "person=%27%3Bdrop": ("person", "address of a person"),
    "organisation=none": ("organisation", "none"),
    "match=all": ("match", "country"),
    "match=some": ("match", "any, all"),
    "sort=random": ("sort", "newest, oldest"),
    "facets=few": ("facets", "all"),
    "page=0": ("page", "whole number"),
    "page=-1": ("page", "whole number"),
    "page=1e9": ("page", "whole number"),
    "page=%D9%A1": ("page", "whole number"),
    "colour=red": ("colour", "knows only"),
    "country[]=kz": ("country[]", "knows only"),
    "from__regex=((": ("from__regex", "knows only"),
    "from=2001&from=2002": ("from", "more than once"),
    "=": ("", "knows only"),
}

WRONG_ARTICLES = {
    "sort=relevance": ("sort", "q"),
    "q=the": ("q", "too common"),
    "q=и+на": ("q", "too common"),
    "q=%26%7C!()": ("q", "expected a word or a number"),
    'q="': ("q", "expected a word or a number"),
    "q=%F0%9F%98%80": ("q", "expected a word or a number"),
    "q=-gas": ("q", "expected a word to look for beside what is left out"),
    f"q={'gas+' * 900}": ("q", "200"),
    "language=english": ("language", "such as en"),
    "topic=nothing": ("topic", "nothing"),
    "publisher=nobody": ("publisher", "nobody"),
    "meeting=never": ("meeting", "never"),
    "match=exactly": ("match", "any, all"),
    "n=3": ("n", "knows only"),
}

WRONG_MEETINGS = {
    "n=0&match=at-least": ("n", "from 1"),
    "n=-1&match=at-least": ("n", "from 1"),
    f"n={'9' * 4000}&match=at-least": ("n", "from 1"),
    "n=3": ("n", "at-least"),
    "match=exactly": ("match", "country"),
    "match=at-least&n=2&country=kz": ("n", "“2” was ignored; expected at most 1"),
    "match=at-least": ("match", "how many"),
    "part=present": ("part", "country"),
    "part=away&country=kz": ("part", "present, invited"),
    "certainty=certain": ("certainty", "from"),
    "certainty=sure&from=2020": ("certainty", "certain, possible"),
    "kind=party": ("kind", "summit"),
    "status=over": ("status", "held"),
    "series=none": ("series", "none"),
    "place=nowhere": ("place", "nowhere"),
    "without=zz": ("without", "zz"),
    "q=gas": ("q", "knows only"),
}

CASES = [
    *((name, query, *said) for name in LISTS for query, said in WRONG.items()),
    *(("articles", query, *said) for query, said in WRONG_ARTICLES.items()),
    *(("meetings", query, *said) for query, said in WRONG_MEETINGS.items()),
]


@pytest.fixture(autouse=True)
def archive():
    kz = make_country("KZ")
    make_article("Talks on gas", countries=[kz])
    make_meeting("Summit on gas", countries=[kz])


@pytest.mark.parametrize(("name", "query", "parameter", "said"), CASES)
def test_what_is_wrong_is_named(client, name, query, parameter, said):
    page = client.get(f"/{name}/?{query}")
    assert page.status_code == 200
    messages = {problem.parameter: problem.message for problem in page.context["problems"]}
    assert said in messages[parameter]
    assert "on gas" in page.content.decode()

    answer = client.get(f"/{name}.json?{query}")
    assert answer.status_code == 400
    errors = {error["parameter"]: error for error in answer.json()["errors"]}
    assert said in errors[parameter]["message"]


@pytest.mark.parametrize("name", LISTS)
def test_reversed_days_are_both_named_and_both_ignored(client, name):
    page = client.get(f"/{name}/?from=2030&to=2020").context
    assert [problem.parameter for problem in page["problems"]] == ["from", "to"]
    assert (page["result"].total, page["links"].chips) == (1, [])


@pytest.mark.parametrize("name", LISTS)
def test_of_ten_countries_nine_are_named_and_one_is_found(client, name):
    nine = "&".join(f"country=z{letter}" for letter in "abcdefghi")
    page = client.get(f"/{name}/?{nine}&country=kz").context
    assert len(page["problems"]) == 9
    assert (page["result"].total, [chip.text for chip in page["links"].chips]) == (1, ["Kazakhstan"])


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("page", ["2", "00000000000000000000002", "1000000000", "9" * 3000])
def test_beyond_the_last_page(client, name, page):
    html = client.get(f"/{name}/?page={page}")
    (problem,) = html.context["problems"]
    assert (html.status_code, html.context["pager"].number) == (200, 1)
    assert "beyond the last page" in problem.message
    answer = client.get(f"/{name}.json?page={page}")
    assert (answer.status_code, "beyond" in answer.json()["detail"]) == (404, True)


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize(
    "query",
    [
        "q=&country=&from=&to=&person=&sort=&match=&page=",
        "country=KZ&match=ANY&sort=newest&page=01&page=",
    ],
)
def test_blanks_and_other_spellings_are_no_problem(client, name, query):
    query = query if name == "articles" else query.removeprefix("q=&")
    assert client.get(f"/{name}/?{query}").context["problems"] == []
    assert client.get(f"/{name}.json?{query}").status_code == 200


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize(
    "query",
    [
        "country=%00",
        "q=gas%00",
        "from=%00",
        "page=%00",
        "country=%FF%FE",
        f"person={'x' * 10_000}",
        f"person={'x' * 3_000}",
        "&".join(["country=kz"] * 500),
        "&".join(["country=kz"] * 59),
        "to=9999-12-31&from=0001-01-01",
        "q=" + quote("a & b | !(c) <-> :* \\ ' \" -- ؛ مرحبا"),
        "q=" + quote(" ".join(f"-w{number}" for number in range(60))),
        "q=" + quote("%_*?(("),
        "%5B%5D=1&a[b][c]=2&&&==&;",
    ],
)
def test_nothing_breaks(client, name, query):
    for path in (f"/{name}/", f"/{name}.json"):
        assert client.get(f"{path}?{query}").status_code in (200, 400, 404, 414)


def test_a_notice_never_carries_markup(client):
    page = client.get("/articles/?colour=<b>&person=<script>alert(1)</script>").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page
