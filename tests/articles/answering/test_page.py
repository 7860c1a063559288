"""The page of the search: what it says beside its hits."""

import pytest

from tests.make import (
    make_article,
    make_country,
    make_meeting,
    make_name,
    make_participation,
    make_person,
    make_place,
    make_series,
)

pytestmark = pytest.mark.django_db


def page(client, **asked):
    answer = client.get("/search/", asked)
    assert answer.status_code == 200
    return answer.content.decode(), answer.context["search"]


def kinds(search):
    return [hit.kind for hit in search.shown]


def test_names_that_several_have_offer_the_choice(client):
    make_person("Gurbanguly Berdimuhamedow", slug="gurbanguly", family_name="Berdimuhamedow")
    make_person("Serdar Berdimuhamedow", slug="serdar", family_name="Berdimuhamedow")
    text, search = page(client, q="Berdimuhamedow 2022")
    assert "2 people are called “Berdimuhamedow”" in text
    assert "?q=Serdar+Berdimuhamedow+2022" in text
    assert search.answer is None


def test_what_was_understood_can_be_taken_away(client):
    make_place("Tashkent", slug="tashkent")
    make_meeting("Talks", "2024-05-27", place=make_place("Bukhara"))
    _text, search = page(client, q="summit Tashkent 2024 gas")
    chips = {(chip["label"], chip["text"]): chip["url"] for chip in search.chips}
    assert chips["Place", "Tashkent"] == "/search/?q=summit+2024+gas"
    assert chips["Date", "2024"] == "/search/?q=summit+Tashkent+gas"
    assert (
        chips["Kind of meeting", "summit, informal summit, council session"] == "/search/?q=Tashkent+2024+gas"
    )
    assert ("Word", "gas") in chips


def test_words_of_which_no_meeting_has_the_title_are_told(client):
    country = make_country("KZ")
    make_meeting("Talks", "2024-05-27", [country])
    text, search = page(client, q="Kazakhstan asparagus")
    assert "No meeting title has “asparagus”" in text
    assert kinds(search)[0] == "meeting"


def test_a_meeting_that_only_may_have_been_then_is_counted_apart(client):
    country = make_country("KZ")
    make_meeting("Sure", "2024-05-27", [country])
    make_meeting("Of no year", "XXXX-05-27", [country])
    text, search = page(client, q="Kazakhstan 2024")
    assert [hit.name for hit in search.shown if hit.kind == "meeting"] == ["Sure"]
    assert "1 more meeting may belong to this time" in text


def test_words_may_be_left_out(client):
    kazakhstan, russia = make_country("KZ"), make_country("RU")
    make_meeting("Alone", "2024-05-27", [kazakhstan])
    make_meeting("Both", "2024-05-28", [kazakhstan, russia])
    _text, search = page(client, q="Kazakhstan -Russia")
    assert [hit.name for hit in search.shown if hit.kind == "meeting"] == ["Alone"]


def test_articles_are_the_first_ten_of_their_list_with_a_link_to_all(client):
    for number in range(12):
        make_article(f"Gas {number}")
    text, search = page(client, q="gas")
    assert kinds(search).count("article") == 10
    assert "All 12 articles with these words" in text
    assert "/articles/?q=gas" in text


def test_a_kind_narrows_the_list_and_meetings_lead_on(client):
    country = make_country("KZ")
    for day in range(1, 28):
        make_meeting(f"Talks {day}", f"2024-05-{day:02}", [country])
    make_article("Kazakhstan")
    text, search = page(client, q="Kazakhstan", kind="meeting")
    assert kinds(search) == ["meeting"] * 25
    assert "kind=meeting&amp;page=2" in text
    _text, search = page(client, q="Kazakhstan", kind="meeting", page="2")
    assert kinds(search) == ["meeting"] * 2


def test_a_day_without_a_year_leads_to_the_calendar(client):
    assert "/calendar/on/05-27/" in page(client, q="27 May")[0]


def test_numbers_that_may_be_two_days_are_told(client):
    assert "“08/12/1991” may be 8 December 1991 or 12 August 1991" in page(client, q="08/12/1991")[0]


def test_where_nothing_is_found_the_page_says_what_it_covers(client):
    text, _search = page(client, q="asparagus 2023")
    assert "Nothing found" in text
    assert "/calendar/2023/" in text


def test_a_misspelt_name_is_put_right(client):
    make_name("Uzbekistan", country=make_country("UZ"))
    text, search = page(client, q="Uzbekistam asparagus")
    assert search.instead["text"] == "Uzbekistan asparagus"
    assert "Did you mean" in text


def test_a_series_stands_before_its_meetings_where_words_alone_are_typed(client):
    make_meeting("Caspian five, Aktau", "2018-08-12", series=make_series("Caspian five meetings"))
    assert kinds(page(client, q="caspian five")[1]) == ["series", "meeting"]


@pytest.mark.parametrize("q", ["", "  ", "\u200b", "\u200b\u200b \u00ad"])
def test_a_question_of_nothing_seen_is_none(client, q):
    text, search = page(client, q=q)
    assert search is None
    assert "Ask in English or Russian" in text


@pytest.mark.parametrize(
    "asked, told",
    [
        ({"q": "gas", "kind": "fish"}, "Kind: “fish” was ignored; expected one of meeting"),
        ({"q": "gas", "page": "0"}, "Page: “0” was ignored; expected a number from 1 on."),
        ({"q": "gas", "colour": "red"}, "colour=red"),
        ({"q": "a " * 150}, "at most 200 characters"),
    ],
)
def test_what_cannot_be_used_of_an_address_is_told(client, asked, told):
    assert told in page(client, **asked)[0]
    answer = client.get("/search.json", asked)
    assert answer.status_code == 400
    assert told in answer.content.decode()


@pytest.mark.parametrize(
    "q", ["'", '"', "-", "or", "()", "%", "\\", "日" * 160, "а-б-в-г", "-Путин", "2023 2024", "\x00"]
)
def test_whatever_is_typed_is_answered(client, q):
    assert client.get("/search/", {"q": q}).status_code == 200


def test_a_page_in_russian_calls_all_by_their_russian_names(client):
    kazakhstan, uzbekistan = make_country("KZ"), make_country("UZ")
    make_name("Казахстан", "ru", kind="preferred", country=kazakhstan)
    make_name("Узбекистан", "ru", kind="preferred", country=uzbekistan)
    make_meeting("Talks", "2024-05-27", [kazakhstan, uzbekistan])
    answer = client.get("/ru/search/", {"q": "kazakhstan uzbekistan"})
    assert answer.context["search"].pair.names == ("Казахстан", "Узбекистан")
    assert [chip["text"] for chip in answer.context["search"].chips] == ["Казахстан", "Узбекистан"]
    assert {hit.name for hit in answer.context["search"].shown if hit.kind == "country"} == {
        "Казахстан",
        "Узбекистан",
    }
    (country,) = client.get("/suggest.json", {"q": "каз", "lang": "ru"}).json()["results"]
    assert country["name"] == "Казахстан"
    assert country["url"] == "/ru/countries/kz/"


def test_suggestions_in_a_language_that_pages_have_not_are_refused(client):
    answer = client.get("/suggest.json", {"q": "kaz", "lang": "fr"})
    assert answer.status_code == 400
    assert "expected one of en, ru" in answer.json()["detail"] + str(answer.json())


# Numbers, as other pages have them


def test_of_a_country_meetings_in_which_it_took_part_are_counted_and_others_told_apart(client):
    both = [make_country("KZ"), make_country("TM")]
    make_meeting(when="2024-05-01", countries=both)
    make_meeting(when="2024-06-01", countries=both, status="cancelled")
    make_participation(make_meeting(when="2024-07-01", countries=both[:1]), country=both[1], status="invited")
    _text, search = page(client, q="turkmenistan")
    answer = search.answer
    assert (answer.number, answer.others) == (1, 2)
    assert client.get(answer.list_url).context["result"].total == 1
    assert client.get(answer.every_url).context["result"].total == 3 == search.hits.numbers["meeting"]


def test_of_a_series_those_held_are_counted(client):
    series = make_series("Caspian summit", slug="caspian")
    for status in ("held", "announced"):
        make_meeting(when="2024-05-01", series=series, status=status)
    _text, search = page(client, q="caspian summit")
    assert (search.answer.number, search.answer.others) == (1, 1)
    assert client.get(search.answer.list_url).context["result"].total == 1


def test_articles_about_two_are_led_to_beside_those_with_their_words(client):
    both = [make_country("KZ"), make_country("UZ")]
    for number in range(3):
        make_article(f"Leaders {number}", countries=both)
    make_article("Kazakhstan and Uzbekistan agree", countries=both)
    text, search = page(client, q="kazakhstan uzbekistan")
    assert search.pair.articles == 4
    assert client.get(search.pair.articles_url).context["result"].total == 4
    assert "Articles with these words <span>1</span>" in text
    assert '<a href="/articles/?country=kz&amp;country=uz&amp;match=all">4 articles about both</a>' in text
    text, search = page(client, q="kazakhstan")
    assert "4 articles about this country" in text


def test_a_date_with_the_year_first_is_read_and_not_complained_about(client):
    make_meeting("Talks", when="2017-04-13")
    assert "was not read as a date" not in page(client, q="2017-04-13")[0]
    assert "“2017-02-30” was not read as a date" in page(client, q="2017-02-30")[0]


def test_what_is_called_just_so_is_suggested_first(client):
    country = make_country("GE", name="Georgia")
    make_name("Georgia", country=country)
    for number in range(3):
        make_name("Georgia Meloni", person=make_person(f"Georgia Meloni {number}"))
    first, *others = client.get("/suggest.json?q=georgia").json()["results"]
    assert first["name"] == "Georgia" and len(others) == 3


def test_a_day_that_its_month_does_not_have_is_told(client):
    make_meeting("Talks", "2020-02-28", [make_country("KZ")])
    for typed in ("31 February 2020", "31 февраля 2020", "45 May 2020"):
        text, search = page(client, q=typed)
        assert f"There is no day “{typed}”. Searched for: {search.understood.days[0].text}." in text, typed
    for typed in ("29 February 2020", "31 talks February 2020", "Kazakhstan 2020 31"):
        assert "There is no day" not in page(client, q=typed)[0], typed


def test_what_is_said_twice_is_understood_once(client):
    make_meeting("Talks", "2024-05-27", [make_country("KZ"), make_country("UZ")])
    for typed in ("Kazakhstan Kazakhstan", "kazakhstan gas summit gas Kazakhstan 2024 2024"):
        _text, search = page(client, q=typed)
        told = [(chip["label"], chip["text"]) for chip in search.chips]
        assert len(told) == len(set(told)), told
        assert told[0] == ("Country", "Kazakhstan")
    assert [chip["url"] for chip in search.chips][-1] == "/search/?q=kazakhstan+gas+summit+gas+Kazakhstan"
    _text, search = page(client, q="Kazakhstan Kazakhstan")
    assert search.answer.kind == "country"
    assert search.chips[0]["url"] == "/search/?q="
