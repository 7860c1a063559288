"""What is pasted into a search box, before the gate looks at it."""

from urllib.parse import quote

import pytest

from summit_archive.web.gate import MOST_WHEN_CUT, tidied


@pytest.mark.parametrize(
    ("query", "readable"),
    [
        ("q=a%00b", "q=a%EF%BF%BDb"),
        ("q=a%09b%0D%0Ac", "q=a+b++c"),
        ("country=kz&q=%1B&page=2", "country=kz&q=%EF%BF%BD&page=2"),
        ("q=%C2%9F&q=%07", "q=%EF%BF%BD&q=%EF%BF%BD"),
        ("q=\x00", "q=%EF%BF%BD"),
    ],
)
def test_control_characters_are_shown_as_unreadable_and_blanks_are_blanks(query, readable):
    assert tidied(query, 4096) == readable


@pytest.mark.parametrize(
    "query",
    [
        "",
        "q=",
        "q",
        "&&",
        "q=100%",
        "q=%zz",
        "q=a%26b+c",
        "v=%00",
        "q=%FF%00",
        "xq=%00",
        f"q={quote('Путин')}",
    ],
)
def test_all_else_stays_as_it_is(query):
    assert tidied(query, 4096) == query


def test_a_longer_query_keeps_the_first_characters_of_its_words():
    assert tidied("country=kz&q=" + "a" * 5000, 4096) == "country=kz&q=" + "a" * MOST_WHEN_CUT
    assert tidied("q=" + "a" * 4094, 4096) == "q=" + "a" * 4094
    # However long in bytes its characters are, the gate lets it pass.
    assert len(tidied("q=" + quote("😀" * 5000), 4096)) < 4096
    assert tidied("v=" + "a" * 5000, 4096) == "v=" + "a" * 5000


@pytest.mark.django_db
def test_a_page_tells_what_of_a_pasted_text_it_searched_for(client):
    page = client.get("/articles/", {"q": "word " * 10_000}).text
    assert "was ignored; expected at most 200 characters" in page
    assert "Only the first 40 words were searched for" not in page

    page = client.get("/articles/", {"q": "\0"}).text
    assert "“�” was ignored; expected a word or a number" in page


@pytest.mark.django_db
def test_a_program_is_told_instead(client):
    answer = client.get("/articles.json", {"q": "word " * 10_000})
    assert answer.status_code == 400
    assert "at most 200 characters" in answer.text
